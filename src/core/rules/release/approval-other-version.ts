import type { Route } from '../../documents/tree';
import { findRecord, type RegisterRecord } from '../../register/register';
import type { FindingDraft } from '../finding';
import { entriesAt, onRecord, placeOn, textIn, wordOf } from '../register/record-finding';
import { systemsOf } from '../register/relations';
import type { RecordRule } from '../rule';
import { always } from '../schema/parts';
import { latestRelease } from './releases';

export const rule: RecordRule = {
  slug: 'approval-other-version',
  on: 'record',
  kinds: ['system', 'model', 'policy', 'procedure'],
  looks: 'links',
  title: 'An approval was given for another version than the one at hand',
  why: 'An approval speaks for what was looked at; a later version has been seen by nobody.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:A.6.2.5', 'iso-42001:7.5.2', 'iso-42001:6.3'],
  fixable: false,
  messages: {
    version:
      '{name} is at version {version}, but {approved} was approved. Have the version at hand approved, or go back to the approved one.',
    digest:
      '{name} has the digest {version}, but {approved} was approved. Have what is at hand approved, or go back to what was.',
    artefact:
      'Release {release} of {name} was made with {artefact} at {version}, but {approved} stands in the register. Record a release with what is in operation, and have it approved.',
    model:
      'Release {release} of {name} runs {model} at {version}, but the register has the model at {approved}. Record a release with the model that is in operation, and have it approved.',
  },
  check(record, register) {
    const systems = systemsOf(register, record).map(({ id }) => id);
    if (record.kind !== 'system') return approvedAs(record, record.value, [], systems);
    const latest = latestRelease(record);
    if (!latest) return [];
    const found = approvedAs(record, latest.entry, latest.route, systems);
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

function approvedAs(
  record: RegisterRecord,
  entry: Record<string, unknown>,
  route: Route,
  systems: string[],
): FindingDraft[] {
  const approval = entry.approval;
  if (typeof approval !== 'object' || approval === null) return [];
  for (const key of ['version', 'digest'] as const) {
    const approved = textIn(approval as Record<string, unknown>, key);
    const version = textIn(entry, key);
    if (approved === undefined || version === undefined || approved === version) continue;
    const field = [...route, 'approval', key];
    return [
      {
        ...onRecord(record, key, field, { version, approved }, { systems }),
        place: placeOn(record, field, 'value'),
        related: [{ place: placeOn(record, [...route, key], 'value'), message: 'What is at hand' }],
      },
    ];
  }
  return [];
}

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
