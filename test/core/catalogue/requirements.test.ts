import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { annexAControls, judgeControl, leafClauses } from '../../../src/core/catalogue/controls';
import { kinds } from '../../../src/core/catalogue/kinds';
import {
  type Demand,
  demandFor,
  organizationRequirements,
  requirementIds,
  requirementsFor,
  requirementsServing,
  systemRequirements,
  tierOf,
} from '../../../src/core/catalogue/requirements';
import { stopDecision } from '../../../src/core/catalogue/requirements/index';
import { schemaAt, schemaOf } from '../../../src/core/catalogue/schemas';

/** `R12`: required for 12 months; `r`: recommended; `S`: a supplier's document suffices; `v3`: value not older than 3. */
function short(demand: Demand): string {
  const { strength, months, valueMonths, atRelease, supplierSuffices, form, scope, byOrganization } = demand;
  return [
    { required: 'R', recommended: 'r', none: '-' }[strength] + (months ?? ''),
    valueMonths && `v${valueMonths}`,
    atRelease && 'release',
    supplierSuffices && 'S',
    form,
    scope,
    byOrganization && 'organization',
  ]
    .filter(Boolean)
    .join(' ');
}

describe('requirements', () => {
  it('ask by risk class and origin what the starting table says', () => {
    const expected: Record<string, string[]> = {
      ownership: ['R6', 'R6', 'R12', 'R12', 'R24', 'R24'],
      riskClass: ['R12', 'R12', 'R24', 'R24', 'R36', 'R36'],
      riskAssessment: ['R12', 'R12', 'R12', 'R12', 'R36 group', 'R36 group'],
      impactAssessment: ['R12', 'R12', 'R24 short', 'R24 short', 'R36 screening', 'R36 screening'],
      modelCard: ['R', 'R S', 'R', 'R S', 'r', '-'],
      datasetCards: ['R', 'R S own-inputs', 'R', 'R own-inputs', 'r', '-'],
      biasTest: ['R12', 'R12 S own-use', 'r12', 'r12', '-', '-'],
      acceptance: ['R release', 'R12', 'R release', 'r24', '-', '-'],
      robustnessSecurity: ['R12', 'R12 security', 'r24', 'R S', '-', '-'],
      oversight: ['R', 'R', 'r', 'r', '-', '-'],
      monitoring: ['R v3', 'R v3', 'r v6', 'r v6', '-', '-'],
      logging: ['R', 'R', 'r', 'r', '-', '-'],
      incidentPath: ['R12', 'R12', 'R organization', 'R organization', 'R organization', 'R organization'],
      notice: ['R', 'R', 'R', 'R', 'R', 'R'],
      appeal: ['R', 'R', 'R', 'R', 'R', 'R'],
      approval: ['R release', 'R', 'R', 'R', '-', '-'],
      supplier: ['R12 components', 'R12', 'r24', 'R24', '-', 'r36'],
      training: ['R12', 'R12', 'R24', 'R24', 'R24 awareness', 'R24 awareness'],
      retirement: ['R', 'R', 'R', 'R', 'r', 'r'],
      personalData: ['R', 'R', 'R', 'R', 'R', 'R'],
    };
    assert.deepEqual(
      systemRequirements.map(({ id }) => id),
      Object.keys(expected),
    );
    for (const definition of systemRequirements) {
      const cells = (['high', 'limited', 'minimal'] as const).flatMap((tier) =>
        (['internal', 'embedded'] as const).map((origin) => short(demandFor(definition, tier, origin))),
      );
      assert.deepEqual(cells, expected[definition.id], definition.id);
    }
  });

  it('give the organization months of validity', () => {
    const months = Object.fromEntries(
      organizationRequirements.flatMap(({ id, months }) => (months ? [[id, months]] : [])),
    );
    assert.deepEqual(months, {
      policy: 12,
      governanceBody: 3,
      statementOfApplicability: 12,
      objectiveValues: 3,
      inventorySurvey: 6,
      regulatoryWatch: 3,
      internalAudit: 12,
      managementReview: 12,
    });
  });

  it('serve every control of Annex A and every clause, by ids that exist', () => {
    for (const entry of [...annexAControls, ...leafClauses])
      assert.ok(requirementsServing(entry.id).length > 0, `${entry.local} is served`);
    for (const { id, serves } of [...systemRequirements, ...organizationRequirements])
      for (const control of serves) assert.equal(judgeControl(control).state, 'ok', `${id}: ${control}`);
    assert.equal(new Set(requirementIds).size, requirementIds.length);
  });

  it('need fields and kinds that the schemas have', () => {
    const known = new Set<string>(kinds.map(({ kind }) => kind));
    const through = (kind: string, path: string): boolean => {
      let node = schemaOf(kind as 'system');
      for (const step of path.split('.')) {
        const next = schemaAt(node, [step]) ?? (node.items && schemaAt(node, [0, step]));
        if (!next) return false;
        node = next;
      }
      return true;
    };
    for (const { id, needs } of systemRequirements)
      for (const need of needs) {
        if (need.need === 'field')
          for (const path of need.fields) assert.ok(through('system', path), `${id}: ${path}`);
        if (need.need === 'linked-fields')
          for (const path of need.fields) assert.ok(through(need.kind, path), `${id}: ${path}`);
      }
    for (const { id, needs } of [...systemRequirements, ...organizationRequirements, stopDecision])
      for (const need of needs) {
        if (need.need !== 'record') continue;
        assert.ok(known.has(need.kind), `${id}: ${need.kind}`);
        if (!need.where) continue;
        const field = schemaAt(schemaOf(need.kind as 'system'), [need.where.field]);
        const values = field?.enum ?? field?.items?.enum;
        assert.ok(values?.includes(need.where.includes), `${id}: ${need.where.field} ${need.where.includes}`);
      }
    for (const { id, needs } of organizationRequirements)
      for (const need of needs)
        if (need.need === 'head')
          for (const path of need.fields) assert.ok(through('manifest', path), `${id}: ${path}`);
  });

  it('leave out what is not asked, and say of the rest whether it applies', () => {
    const ids = (list: ReturnType<typeof requirementsFor>): string[] => list.map(({ id }) => id);
    const minimal = requirementsFor({ riskClass: 'minimal', origin: 'internal' });
    assert.ok(!ids(minimal).includes('biasTest'));
    const high = requirementsFor({ riskClass: 'high', origin: 'internal' });
    assert.equal(high.find(({ id }) => id === 'biasTest')?.applies, 'yes');
    assert.equal(high.find(({ id }) => id === 'notice')?.applies, 'unknown');
    const nobody = requirementsFor({
      riskClass: 'high',
      origin: 'internal',
      attributes: { affectsPeople: false },
    });
    for (const id of ['biasTest', 'notice', 'appeal']) {
      const found = nobody.find((requirement) => requirement.id === id);
      assert.deepEqual([found?.applies, found?.because], ['no', 'affectsPeople'], id);
    }
    assert.deepEqual(ids(requirementsFor({ riskClass: 'prohibited', origin: 'internal' })), ['stopDecision']);
  });

  it('bind from a stage on; a record that does not tell its stage is in operation', () => {
    const binding = (stage?: 'inception' | 'validation' | 'retirement'): string[] =>
      requirementsFor({ riskClass: 'high', origin: 'internal', ...(stage ? { stage } : {}) })
        .filter((requirement) => requirement.binding)
        .map(({ id }) => id);
    assert.deepEqual(binding('inception'), ['ownership', 'riskClass']);
    assert.ok(binding('validation').includes('modelCard') && !binding('validation').includes('biasTest'));
    assert.ok(binding().includes('monitoring') && !binding().includes('retirement'));
    assert.ok(binding('retirement').includes('retirement'));
  });

  it('can be tightened and loosened by a manifest, and what is looser stays visible', () => {
    const overrides = {
      biasTest: { months: 6 },
      logging: { strength: 'none' as const, reason: 'Pilot with employees only' },
      modelCard: { supplierSuffices: true, until: '2026-01-01' },
      genderTest: { title: 'Test by gender', basedOn: 'biasTest', months: 3, systems: ['credit-scoring'] },
    };
    const profile = { riskClass: 'high', origin: 'internal', overrides, asOf: '2026-06-01' } as const;
    const found = new Map(requirementsFor({ ...profile, system: 'credit-scoring' }).map((r) => [r.id, r]));
    assert.deepEqual([found.get('biasTest')?.demand.months, found.get('biasTest')?.looser], [6, []]);
    assert.deepEqual(
      [found.get('logging')?.demand.strength, found.get('logging')?.looser],
      ['none', ['strength']],
    );
    assert.deepEqual([found.get('modelCard')?.override, found.get('modelCard')?.looser], [undefined, []]);
    assert.equal(found.get('genderTest')?.title, 'Test by gender');
    assert.ok(!requirementsFor({ ...profile, system: 'other' }).some(({ id }) => id === 'genderTest'));
  });

  it('map own classes and other names to the four tiers', () => {
    assert.equal(tierOf('high'), 'high');
    assert.equal(tierOf('High-risk'), 'high');
    assert.equal(tierOf('unacceptable'), 'prohibited');
    assert.equal(tierOf('tier-1', { 'tier-1': 'high' }), 'high');
    assert.equal(tierOf('constructor'), undefined);
    assert.equal(tierOf('medium'), undefined);
  });
});
