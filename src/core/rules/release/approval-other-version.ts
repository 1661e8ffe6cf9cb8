import type { Route } from '../../documents/tree';
import { APPROVED_PARTS, approvedDigest, changedSinceApproval } from '../../register/approved';
import { valuesAt } from '../../register/fields';
import { findRecord, type Register, type RegisterRecord } from '../../register/register';
import type { FindingDraft } from '../finding';
import { entriesAt, nameOf, onRecord, placeOn, textIn, wordOf } from '../register/record-finding';
import { systemsOf } from '../register/relations';
import type { CheckContext, RecordRule } from '../rule';
import { always } from '../schema/parts';
import { latestRelease } from './releases';

/** What a check looks at, and the systems that its findings concern. */
interface Looking {
  register: Register;
  context: CheckContext;
  systems: string[];
}

const isMapping = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const rule: RecordRule = {
  slug: 'approval-other-version',
  on: 'record',
  kinds: ['manifest', 'system', 'model', 'dataset', 'policy', 'procedure', 'impact-assessment'],
  looks: 'links',
  title: 'An approval was given for something else than what is at hand',
  why: 'An approval speaks for what was looked at; a later version has been seen by nobody.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:A.6.2.5', 'iso-42001:7.5.2', 'iso-42001:6.3'],
  fixable: true,
  messages: {
    version:
      '{name} is at version {version}, but {approved} was approved. Have the version at hand approved, or go back to the approved one.',
    digest:
      '{name} has the digest {version}, but {approved} was approved. Have what is at hand approved, or go back to what was.',
    document:
      '{file} changed since it was approved: its digest is {version}, and {approved} was approved. Have the text at hand approved and record its digest, or go back to the approved one.',
    artefact:
      'Release {release} of {name} was made with {artefact} at {version}, but {approved} stands in the register. Record a release with what is in operation, and have it approved.',
    model:
      'Release {release} of {name} runs {model} at {version}, but the register has the model at {approved}. Record a release with the model that is in operation, and have it approved.',
  },
  check(record, register, context) {
    const systems = systemsOf(register, record).map(({ id }) => id);
    const looking = { register, context, systems };
    if (record.kind === 'manifest')
      return APPROVED_PARTS.flatMap((part) => {
        const entry = record.value[part];
        return isMapping(entry) ? approvedAs(looking, record, entry, [part]) : [];
      });
    if (record.kind !== 'system') return approvedAs(looking, record, record.value, []);
    const latest = latestRelease(record);
    if (!latest) return [];
    const found = approvedAs(looking, record, latest.entry, latest.route);
    if (found.length > 0) return found;
    const changed = artefacts(record, latest, systems);
    const models = latest.entry.models;
    if (changed.length > 0 || typeof models !== 'object' || models === null) return changed;
    return Object.entries(models).flatMap(([id, at]): FindingDraft[] => {
      const model = findRecord(register, 'model', id);
      const version = model && textIn(model.value, 'version');
      if (!model || version === undefined || typeof at !== 'string' || at.trim() === version) return [];
      const field = [...latest.route, 'models', id];
      return [
        {
          ...onRecord(
            record,
            'model',
            field,
            {
              release: textIn(latest.entry, 'version') ?? '',
              model: id,
              version: at.trim(),
              approved: version,
            },
            { systems },
          ),
          place: placeOn(record, field, 'value'),
          related: [{ place: placeOn(model, ['version'], 'value'), message: 'The model in the register' }],
        },
      ];
    });
  },
};

/** What differs between an approval and what it was given for, in a record, a release or a part of the head. */
function approvedAs(
  { register, context, systems }: Looking,
  record: RegisterRecord,
  entry: Record<string, unknown>,
  route: Route,
): FindingDraft[] {
  const changed = changedSinceApproval(entry, (written) =>
    approvedDigest(register, record, written, (path) => context.document(path)),
  );
  if (!changed) return [];
  const { by, approved, now, at } = changed;
  const field = [...route, 'approval', by === 'version' ? 'version' : 'digest'];
  const place = placeOn(record, field, 'value');
  const name = WHOLE[String(route[0])] ?? nameOf(record);
  const short = (text: string): string => (text.length > 20 ? `${text.slice(0, 19)}…` : text);
  const args = {
    name,
    version: short(now),
    approved: short(approved),
    file: String(valuesAt(entry, 'document.path')[0] ?? entry.document ?? record.path),
  };
  const draft = {
    ...onRecord(record, by, field, args, { systems }),
    place,
    ...(record.kind === 'manifest' ? { subject: { path: record.path } } : {}),
  };
  if (by !== 'document')
    return [
      {
        ...draft,
        related: [{ place: placeOn(record, [...route, ...at], 'value'), message: 'What is at hand' }],
      },
    ];
  return [
    {
      ...draft,
      fixes: [
        {
          title: 'Record the digest of the document as it is, once it is approved',
          safe: false,
          steps: [{ op: 'replace-value', path: record.path, route: [...record.route, ...field], value: now }],
        },
      ],
    },
  ];
}

/** What the approved parts of a manifest's head are called. */
const WHOLE: Readonly<Record<string, string>> = {
  scope: 'The scope',
  riskMethod: 'The risk method',
  statement: 'The Statement of Applicability',
};

/** Prompts, thresholds and other artefacts of a release that stand in the register as something else. */
function artefacts(
  record: RegisterRecord,
  { entry, route }: { entry: Record<string, unknown>; route: Route },
  systems: string[],
): FindingDraft[] {
  const released = entry.artefacts;
  if (typeof released !== 'object' || released === null) return [];
  return entriesAt(record, 'artefacts').flatMap(({ entry: artefact, route: where }): FindingDraft[] => {
    const name = textIn(artefact, 'name');
    if (name === undefined || !Object.hasOwn(released, name)) return [];
    const version = wordOf((released as Record<string, unknown>)[name]);
    const now = ['version', 'digest', 'value'].flatMap((key) =>
      artefact[key] === undefined ? [] : [{ key, text: wordOf(artefact[key]) }],
    );
    if (now.length === 0 || now.some(({ text }) => text === version)) return [];
    const field = [...route, 'artefacts', name];
    return [
      {
        ...onRecord(
          record,
          'artefact',
          field,
          { release: textIn(entry, 'version') ?? '', artefact: name, version, approved: now[0]!.text },
          { systems },
        ),
        place: placeOn(record, field, 'value'),
        related: [{ place: placeOn(record, [...where, now[0]!.key], 'value'), message: 'What is at hand' }],
      },
    ];
  });
}
