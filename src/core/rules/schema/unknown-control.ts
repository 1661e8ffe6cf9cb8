import { type ControlJudgement, controlLabel, frameworkInfo, judgeControl } from '../../catalogue/controls';
import type { CatalogueEntry } from '../../catalogue/entry';
import { isScalar, textOf } from '../../documents/tree';
import type { FindingDraft } from '../finding';
import type { RegisterRule } from '../rule';
import { always, listed, placeIn, short, walkParts } from './parts';

/** An id as records write it: bare for ISO/IEC 42001. */
const idOf = (entry: CatalogueEntry): string => (entry.framework === 'iso-42001' ? entry.local : entry.id);

function told(written: string, judged: Exclude<ControlJudgement, { state: 'ok' }>) {
  const id = short(written);
  if (judged.state === 'group')
    return {
      message: 'group',
      args: { id, label: judged.entry.title, controls: listed(judged.controls.map(idOf)) },
      meant: judged.controls.length === 1 ? judged.controls[0] : undefined,
    };
  if (judged.state === 'other-standard')
    return {
      message: 'other-standard',
      args: { id, standard: frameworkInfo(judged.other.framework)?.title ?? '', other: judged.other.id },
      meant: judged.other,
    };
  const meant = judged.nearest;
  return {
    message: meant ? 'nearest' : judged.state,
    args: {
      id,
      nearest: meant ? idOf(meant) : '',
      label: meant?.title || (meant ? controlLabel(meant) : ''),
    },
    meant,
  };
}

export const rule: RegisterRule = {
  on: 'register',
  slug: 'unknown-control',
  title: 'Id of a control, clause or article that does not exist',
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
    'other-standard': 'ISO/IEC 42001 has no "{id}", but {standard} has. If that is meant, write "{other}".',
  },
  check(register) {
    const found: FindingDraft[] = [];
    walkParts(register, ({ node, schema, route }, part) => {
      if (!schema?.['x-aims-control'] || !isScalar(node)) return;
      const written = textOf(node);
      const judged = written === undefined ? undefined : judgeControl(written);
      if (written === undefined || !judged || judged.state === 'ok') return;
      const { message, args, meant } = told(written, judged);
      found.push({
        message,
        args,
        subject: part.subject,
        place: placeIn(part, route, 'value'),
        ...(meant
          ? {
              fixes: [
                {
                  title: `Change to ${idOf(meant)}`,
                  safe: false,
                  steps: [
                    {
                      op: 'replace-value',
                      path: part.path,
                      route: [...part.route, ...route],
                      value: idOf(meant),
                    },
                  ],
                },
              ],
            }
          : {}),
      });
    });
    for (const record of register.records) {
      if (record.kind !== 'applicability') continue;
      const judged = judgeControl(record.id);
      // Controls of one's own, beyond Annex A, have names of their own.
      if (judged.state === 'ok' || judged.state === 'not-an-id') continue;
      const { message, args, meant } = told(record.id, judged);
      const { path, route } = record;
      const markdown = route.length === 0;
      const at = markdown ? ['id'] : route;
      found.push({
        message,
        args,
        subject: { kind: record.kind, id: record.id },
        place: { path, at: 'route', route: at, part: markdown ? 'value' : 'key' },
        ...(meant && !markdown && !register.index.get(record.kind)?.has(idOf(meant))
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
