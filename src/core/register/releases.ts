import { type Asked, groundAt, type NeedOf, spotOf } from './asked';
import { idsAt, isFilled, textAt, valuesAt, wordOf } from './fields';
import type { Ground } from './obligation';
import { findRecord, type Register, type RegisterRecord } from './register';
import { answers, judgeTest, latestResult, type PlainResult, testResults } from './tests';
import { dayOf, type ValidityTerms, validityOf } from './validity';

type Release = Record<string, unknown>;

/**
 * The release that is in operation on a day: of those that went into operation by then and were not withdrawn, the
 * latest; where no release tells its day, the last one that is written down.
 */
export function releaseInOperation(
  system: RegisterRecord,
  asOf: string,
): { release: Release; index: number } | undefined {
  const { releases } = system.value;
  const listed = Array.isArray(releases) ? releases : [];
  let found: { release: Release; index: number; on: string } | undefined;
  listed.forEach((entry: unknown, index) => {
    if (typeof entry !== 'object' || entry === null) return;
    const release = entry as Release;
    const withdrawn = dayOf(release.withdrawn);
    const on = dayOf(release.on) ?? '';
    if (on > asOf || (withdrawn !== undefined && withdrawn <= asOf)) return;
    if (!found || on >= found.on) found = { release, index, on };
  });
  return found && { release: found.release, index: found.index };
}

/** The id of somebody, and of the person who holds the role where it is one. */
function identities(register: Register, who: unknown): Set<string> {
  const found = new Set<string>();
  if (typeof who !== 'string') return found;
  const id = who.slice(who.indexOf('/') + 1);
  found.add(id);
  const holder = textAt(findRecord(register, 'role', id)?.value, 'holder');
  if (holder) found.add(holder.slice(holder.indexOf('/') + 1));
  return found;
}

/** Whether two ids stand for one and the same, a role and its holder included. */
export function isSameWho(register: Register, one: unknown, other: unknown): boolean {
  const left = identities(register, one);
  return [...identities(register, other)].some((id) => left.has(id));
}

/** The approval of the release in operation by somebody other than the owner, for what stands there today. */
export function approvalGrounds(
  asked: Asked & { system: RegisterRecord },
  need: NeedOf<'approval'>,
): Ground[] {
  const { register, system, facts } = asked;
  const spot = spotOf(system);
  const current = releaseInOperation(system, facts.asOf);
  if (!current)
    return [groundAt(spot, 'missing', 'no release in operation is recorded', { need, at: 'releases' })];
  const { release, index } = current;
  const name = textAt(release, 'version') ?? String(index + 1);
  const at = ['releases', index, 'approval'];
  const by = textAt(release, 'approval.by');
  if (!by)
    return [groundAt(spot, 'missing', `release ${name} has no approval`, { need, at: ['releases', index] })];
  if (isSameWho(register, by, system.value.owner))
    return [
      groundAt(spot, 'missing', `release ${name} was approved by the owner alone`, {
        need,
        at: [...at, 'by'],
      }),
    ];
  const age = validityOf(release, terms(asked, ['approval.on']));
  if (age.state === 'stale') {
    const text = `the approval of release ${name} ${age.text}`;
    return [groundAt(spot, 'stale', text, { need, at: [...at, 'on'], date: age.date, due: age.due })];
  }
  if (age.state === 'planned' || age.state === 'unreadable' || age.state === 'undated') {
    const state = age.state === 'unreadable' ? 'unknown' : 'partial';
    return [
      groundAt(spot, state, `the approval of release ${name} ${age.text}`, { need, at: [...at, 'on'] }),
    ];
  }
  const changed = changedSince(register, system, release);
  if (changed)
    return [groundAt(spot, 'stale', changed.text, { need, at: ['releases', index, ...changed.at] })];
  return [
    groundAt(spot, 'evidenced', `release ${name} was approved by ${by}`, {
      need,
      at,
      ...(age.date ? { date: age.date } : {}),
      ...(age.due ? { due: age.due } : {}),
    }),
  ];
}

function terms({ requirement, facts, changedOn }: Asked, datedBy: string[]): ValidityTerms {
  return { asOf: facts.asOf, datedBy, months: requirement.demand.months, changedOn };
}

/** What differs, by recorded versions and digests, between what was approved with a release and what stands here. */
function changedSince(
  register: Register,
  system: RegisterRecord,
  release: Release,
): { text: string; at: (string | number)[] } | undefined {
  const version = textAt(release, 'version');
  const approved = textAt(release, 'approval.version');
  if (version && approved && version !== approved)
    return {
      text: `version ${approved} was approved, and ${version} was released`,
      at: ['approval', 'version'],
    };
  for (const [id, released] of entries(release.models)) {
    const model = findRecord(register, 'model', id.replace(/^model\//, ''));
    const now = [textAt(model?.value, 'version'), textAt(model?.value, 'digest')].filter(isFilled);
    if (now.length > 0 && !now.includes(released))
      return { text: `${id} was approved as ${released}, and ${now[0]} stands here`, at: ['models', id] };
  }
  const artefacts = Array.isArray(system.value.artefacts) ? (system.value.artefacts as unknown[]) : [];
  for (const [name, released] of entries(release.artefacts)) {
    const artefact = artefacts.find((one) => textAt(one, 'name') === name);
    const now = ['version', 'digest', 'value'].flatMap((field) => valuesAt(artefact, field).map(String));
    if (now.length > 0 && !now.includes(released))
      return {
        text: `${name} was approved as ${released}, and ${now[0]} stands here`,
        at: ['artefacts', name],
      };
  }
  return undefined;
}

function entries(value: unknown): [string, string][] {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value).map(([key, each]) => [key, wordOf(each)])
    : [];
}

/**
 * Whether each acceptance criterion has a result that meets it: in the release in operation, which alone counts where
 * the result is asked for at each release, else among the test results.
 */
export function criteriaGrounds(
  asked: Asked & { system: RegisterRecord },
  need: NeedOf<'criteria'>,
): Ground[] {
  const { register, system, facts } = asked;
  const spot = spotOf(system);
  const { acceptanceCriteria } = system.value;
  const criteria = Array.isArray(acceptanceCriteria) ? (acceptanceCriteria as unknown[]) : [];
  const current = releaseInOperation(system, facts.asOf);
  const checked = valuesAt(current?.release, 'criteria').flat();
  const models = idsAt(system.value, 'models').flatMap((id) => findRecord(register, 'model', id) ?? []);
  const tests = [system, ...models].flatMap((record) =>
    testResults(record, facts).map((each) => ({ ...each, record })),
  );
  return criteria.map((criterion, i) => {
    const name = textAt(criterion, 'name') ?? String(i + 1);
    const at = ['acceptanceCriteria', i];
    const result = checked.find((one) => textAt(one, 'name') === name);
    const [met] = valuesAt(result, 'met');
    if (met === false) return groundAt(spot, 'failed', `the criterion "${name}" was not met`, { need, at });
    if (met === true) {
      const age = validityOf(current!.release, terms(asked, ['on']));
      if (age.state === 'stale')
        return groundAt(spot, 'stale', `the result for "${name}" ${age.text}`, { need, at, date: age.date });
      const date = age.state === 'holds' ? age.date : undefined;
      return groundAt(spot, 'evidenced', `the criterion "${name}" was met`, {
        need,
        at,
        ...(date ? { date } : {}),
      });
    }
    const test = latestResult(tests.filter(({ result: each }) => answers(each, criterion)));
    if (!test)
      return groundAt(spot, 'missing', `no result is recorded for the criterion "${name}"`, { need, at });
    const model = testedBy(register, test.record, textAt(test.result, 'model'));
    const judged = judgeTest(withLimit(test.result, criterion), {
      asOf: facts.asOf,
      months: asked.requirement.demand.months,
      version: model && textAt(model.value, 'version'),
      changedOn: asked.changedOn,
      facts,
    });
    const said = judged.reasons.length > 0 ? `: ${judged.reasons.join(', ')}` : ' passed';
    return groundAt(spotOf(test.record), judged.state, `the test for "${name}"${said}`, {
      need,
      at: ['evidence', test.index],
      ...(judged.date ? { date: judged.date } : {}),
    });
  });
}

/** The model that a result tested, where it can be told: the record itself, the one named, or the system's only one. */
export function testedBy(
  register: Register,
  record: RegisterRecord,
  named: string | undefined,
): RegisterRecord | undefined {
  const found =
    named === undefined ? undefined : findRecord(register, 'model', named.replace(/^model\//, ''));
  if (found || record.kind === 'model') return found ?? record;
  const models = idsAt(record.value, 'models');
  return models.length === 1 ? findRecord(register, 'model', models[0]!) : undefined;
}

/** A result with the limit of the criterion that it answers, which alone decides whether it is met. */
function withLimit(result: PlainResult, criterion: unknown): PlainResult {
  const [threshold] = valuesAt(criterion, 'threshold');
  if (threshold === undefined) return result;
  const [direction] = valuesAt(criterion, 'direction');
  return { ...result, threshold, ...(direction === undefined ? {} : { direction }) };
}
