import {
  type ControlJudgement,
  controlLabel,
  crosswalk,
  frameworkInfo,
  isOldAnnexA,
  judgeControl,
  subcategoriesOf,
} from '../../catalogue/controls';
import type { CatalogueEntry } from '../../catalogue/entry';
import { draftArticles } from '../../catalogue/eu-ai-act';
import { isScalar, type Route, textOf } from '../../documents/tree';
import type { FindingDraft, Fix, Severity } from '../finding';
import type { RecordRule } from '../rule';
import { always, everyPart, listed, placeIn, short, walkPart } from './parts';

/** An id as records write it: bare for ISO/IEC 42001. */
const idOf = (entry: CatalogueEntry): string => (entry.framework === 'iso-42001' ? entry.local : entry.id);

/** What is to be said of an id, and the ids that may have been meant, most likely first. */
interface Told {
  message: string;
  args: Record<string, string>;
  meant: readonly CatalogueEntry[];
  /** All that a heading holds, to stand in its place in a list. */
  beneath?: readonly CatalogueEntry[];
  severity?: Severity;
}

/** What an id says; undefined where it can be used as it is. */
function judge(written: string): Told | undefined {
  const judged = judgeControl(written);
  if (judged.state !== 'ok') return told(written, judged);
  const { entry } = judged;
  const id = short(written);
  const subcategories = subcategoriesOf(entry);
  if (subcategories.length > 0)
    return {
      message: 'family',
      args: { id, type: entry.type, label: entry.title, controls: listed(subcategories.map(idOf), 8) },
      meant: [],
      ...(subcategories.length <= 8 ? { beneath: subcategories } : {}),
      severity: 'warning',
    };
  const draft = Object.hasOwn(draftArticles, entry.id) ? draftArticles[entry.id] : undefined;
  const now = draft && judgeControl(draft.now);
  if (now?.state !== 'ok' || !draft) return undefined;
  return {
    message: 'draft',
    args: { id, matter: draft.matter, nearest: now.entry.id, label: controlLabel(now.entry) },
    meant: [now.entry],
    severity: 'information',
  };
}

function told(written: string, judged: Exclude<ControlJudgement, { state: 'ok' }>): Told {
  const id = short(written);
  if (judged.state === 'group')
    return {
      message: 'group',
      args: { id, label: judged.entry.title, controls: listed(judged.controls.map(idOf)) },
      meant: judged.controls.length === 1 ? judged.controls : [],
      ...(judged.controls.length > 1 ? { beneath: judged.controls } : {}),
    };
  if (judged.state === 'other-standard') {
    const standard = frameworkInfo(judged.other.framework)?.title ?? '';
    const beside = crosswalk(judged.other.id).find(
      ({ entry, via }) => entry.framework === 'iso-42001' && entry.type === 'control' && !via,
    )?.entry;
    return {
      message: beside ? 'other-standard-nearest' : 'other-standard',
      args: {
        id,
        standard,
        other: judged.other.id,
        nearest: beside ? idOf(beside) : '',
        label: beside?.title ?? '',
      },
      meant: beside ? [judged.other, beside] : [judged.other],
    };
  }
  if (judged.state === 'unknown' && isOldAnnexA(judged.id))
    return { message: 'old-27001', args: { id }, meant: [] };
  const meant = judged.nearest;
  return {
    message: meant ? 'nearest' : judged.state,
    args: {
      id,
      nearest: meant ? idOf(meant) : '',
      label: meant?.title || (meant ? controlLabel(meant) : ''),
    },
    meant: meant ? [meant] : [],
  };
}

/** The fixes for an id that stands as a value at a route. */
function fixesOf({ meant, beneath }: Told, path: string, route: Route): Fix[] {
  const fixes: Fix[] = meant.map((entry) => ({
    title: `Change to ${idOf(entry)}`,
    safe: false,
    steps: [{ op: 'replace-value', path, route, value: idOf(entry) }],
  }));
  const [first, ...rest] = beneath ?? [];
  if (!first || typeof route.at(-1) !== 'number') return fixes;
  const list = route.slice(0, -1);
  return [
    ...fixes,
    {
      title: `Name the ${rest.length + 1} beneath it`,
      safe: false,
      steps: [
        { op: 'replace-value', path, route, value: idOf(first) },
        ...rest.map((entry) => ({ op: 'append-item', path, route: list, value: idOf(entry) }) as const),
      ],
    },
  ];
}

export const rule: RecordRule = {
  on: 'record',
  kinds: everyPart,
  looks: 'links',
  slug: 'unknown-control',
  title: 'Id of a control, clause or article that does not exist or cannot be claimed',
  why: 'A claim to serve a control counts only when the control exists; otherwise the Statement of Applicability and its evidence do not meet.',
  severity: always('error'),
  confidence: 'high',
  controls: ['iso-42001:6.1.3'],
  fixable: true,
  messages: {
    nearest: 'There is no control, clause or article "{id}". The nearest is "{nearest}" ({label}).',
    unknown:
      'There is no control, clause or article "{id}", so nothing is served by it. Give an id such as A.6.2.4, 6.1.2 or eu-ai-act:art-14.',
    'not-an-id':
      '"{id}" is no id of a control, clause or article, so nothing is served by it. Give one such as A.6.2.4, 6.1.2 or eu-ai-act:art-14.',
    group:
      '"{id}" ("{label}") is a heading, not a control, so it cannot be shown to be fulfilled. Name the controls beneath it: {controls}.',
    family:
      '"{id}" ("{label}") is a whole {type} of the NIST AI RMF, so it cannot be shown to be fulfilled. Name the subcategories that are meant: {controls}.',
    draft:
      'Article {id} of the EU AI Act had {matter} in the drafts; in the final text that is "{nearest}" ({label}). If that is meant, change the id.',
    'other-standard': 'ISO/IEC 42001 has no "{id}", but {standard} has. If that is meant, write "{other}".',
    'other-standard-nearest':
      'ISO/IEC 42001 has no "{id}", but {standard} has. If that is meant, write "{other}"; the control of ISO/IEC 42001 beside it is "{nearest}" ({label}).',
    'old-27001':
      '"{id}" is numbered as Annex A of ISO/IEC 27001 was until 2022, so it names no control today. Give the id of the edition of 2022 with its namespace, such as iso-27001:A.8.15, or a control of ISO/IEC 42001.',
  },
  check(record, register) {
    const found: FindingDraft[] = [];
    walkPart(record, ({ node, schema, route }, part) => {
      if (!schema?.['x-aims-control'] || !isScalar(node)) return;
      const written = textOf(node);
      const judged = written === undefined ? undefined : judge(written);
      if (!judged) return;
      // An audit covers chapters and groups; only a claim has to name a control.
      const covers = part.schema === 'audit' && route[0] === 'coverage';
      if (covers && (judged.message === 'group' || judged.message === 'family')) return;
      const fixes = fixesOf(judged, part.path, [...part.route, ...route]);
      found.push({
        message: judged.message,
        args: shown(judged),
        subject: part.subject,
        place: placeIn(part, route, 'value'),
        ...(judged.severity ? { severity: judged.severity } : {}),
        ...(judged.message === 'draft' ? { confidence: 'medium' } : {}),
        ...(fixes.length > 0 ? { fixes } : {}),
      });
    });
    if (record.kind === 'applicability') {
      const judged = judge(record.id);
      // Controls of one's own, beyond Annex A, have names of their own.
      if (!judged || judged.message === 'not-an-id' || (judged.message === 'nearest' && !named(record.id)))
        return found;
      const { path, route } = record;
      const markdown = route.length === 0;
      const at = markdown ? ['id'] : route;
      const meant = judged.meant.find((entry) => !register.index.get(record.kind)?.has(idOf(entry)));
      found.push({
        message: judged.message,
        args: shown(judged),
        subject: { kind: record.kind, id: record.id },
        place: { path, at: 'route', route: at, part: markdown ? 'value' : 'key' },
        ...(judged.severity ? { severity: judged.severity } : {}),
        ...(meant && !markdown
          ? {
              fixes: [
                {
                  title: `Change to ${idOf(meant)}`,
                  safe: false,
                  steps: [{ op: 'rename-key', path, route: at, key: idOf(meant) }],
                },
              ],
            }
          : {}),
      });
    }
    return found;
  },
};

/** Whether a text is written as an id of one of the frameworks. */
function named(text: string): boolean {
  return judgeControl(text).state !== 'not-an-id';
}

/** Only the number of an article goes into its message. */
function shown({ message, args }: Told): Record<string, string> {
  return message === 'draft' ? { ...args, id: /\d+/.exec(args.id ?? '')?.[0] ?? '' } : args;
}
