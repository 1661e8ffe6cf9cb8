import { judgeLanguage } from '../../catalogue/languages';
import { isScalar, textOf } from '../../documents/tree';
import type { FindingDraft } from '../finding';
import type { RecordRule } from '../rule';
import { always, changedTo, everyPart, fieldName, placeIn, short, walkPart } from './parts';

export const rule: RecordRule = {
  on: 'record',
  kinds: everyPart,
  looks: 'record',
  slug: 'unknown-language',
  title: 'Language in a record that is no language tag',
  why: 'Whether a system was tested in the languages that its users speak can be seen only when languages are named alike.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:A.4.3'],
  fixable: true,
  messages: {
    nearest: '"{field}" says "{value}", which is not a BCP 47 language tag. Did you mean "{nearest}"?',
    several:
      '"{field}" says "{value}", which names several languages at once. Give each its own entry: {nearest}.',
    unknown:
      '"{field}" says "{value}", which is not a BCP 47 language tag. Write one such as en, de or pt-BR.',
  },
  check(record) {
    const found: FindingDraft[] = [];
    walkPart(record, ({ node, schema, route }, part) => {
      if (!schema?.['x-aims-language'] || !isScalar(node)) return;
      const written = textOf(node);
      const judged = written === undefined ? undefined : judgeLanguage(written);
      if (written === undefined || !judged || judged.state === 'ok') return;
      const several = judged.state === 'several' ? judged.tags.join(', ') : undefined;
      const meant = judged.state === 'unknown' ? judged.nearest : 'tag' in judged ? judged.tag : undefined;
      const safe = judged.state === 'form' || judged.state === 'long' || judged.state === 'name';
      found.push({
        message: several ? 'several' : meant ? 'nearest' : 'unknown',
        args: { field: fieldName(route), value: short(written), nearest: several ?? meant ?? '' },
        subject: part.subject,
        place: placeIn(part, route, 'value'),
        ...changedTo(part, route, meant, safe),
      });
    });
    return found;
  },
};
