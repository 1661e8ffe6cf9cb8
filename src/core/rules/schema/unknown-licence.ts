import { judgeLicence } from '../../catalogue/licences';
import { isScalar, textOf } from '../../documents/tree';
import type { FindingDraft } from '../finding';
import type { RecordRule } from '../rule';
import { always, changedTo, everyPart, fieldName, placeIn, short, walkPart } from './parts';

export const rule: RecordRule = {
  on: 'record',
  kinds: everyPart,
  looks: 'record',
  slug: 'unknown-licence',
  title: 'Licence in a record that is on no list',
  why: 'What may be done with data or a model follows from its licence; one that nobody can look up settles nothing.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:A.4.3'],
  fixable: true,
  messages: {
    spelling:
      '"{field}" says "{value}", which is usually written "{nearest}". Write that, so that it can be compared.',
    nearest:
      '"{field}" says "{value}", which is no identifier of SPDX or of the Hugging Face hub. Did you mean "{nearest}"?',
    unknown:
      '"{field}" says "{value}", which is no identifier of SPDX or of the Hugging Face hub. Give one such as apache-2.0, or "other" for a licence of its own.',
  },
  check(record) {
    const found: FindingDraft[] = [];
    walkPart(record, ({ node, schema, route }, part) => {
      if (!schema?.['x-aims-licence'] || !isScalar(node)) return;
      const written = textOf(node);
      const judged = written === undefined ? undefined : judgeLicence(written);
      if (written === undefined || !judged || judged.state === 'known') return;
      const meant = judged.state === 'unknown' ? judged.nearest : judged.canonical;
      const safe = judged.state !== 'unknown';
      found.push({
        message: safe ? 'spelling' : meant ? 'nearest' : 'unknown',
        args: { field: fieldName(route), value: short(written), nearest: meant ?? '' },
        subject: part.subject,
        place: placeIn(part, route, 'value'),
        ...(safe ? { severity: 'information' } : {}),
        ...changedTo(part, route, meant, safe),
      });
    });
    return found;
  },
};
