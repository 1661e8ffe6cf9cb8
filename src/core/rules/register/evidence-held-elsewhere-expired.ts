import { schemaOf, walkTyped } from '../../catalogue/schemas';
import { type DataNode, get, isMap, textOf } from '../../documents/tree';
import type { FindingDraft } from '../finding';
import type { RecordRule } from '../rule';
import { always } from '../schema/parts';
import { dayOf, onRecord, placeOn, wordOf } from './record-finding';

export const rule: RecordRule = {
  slug: 'evidence-held-elsewhere-expired',
  on: 'record',
  kinds: 'all',
  looks: 'record',
  title: 'Evidence that is held elsewhere is past its validity',
  why: 'Nobody in the repository sees when a document in another system runs out; its recorded day is all there is.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:7.5.3'],
  fixable: false,
  messages: {
    expired:
      '{reference}, held in {heldIn}, was valid until {day}. Look at it again there, and record `seenOn` and the new `validUntil`, or what stands in its place.',
  },
  check(record, _register, { asOf }) {
    const found: FindingDraft[] = [];
    if (!namesElsewhere(record.node)) return found;
    walkTyped(record.node, schemaOf(record.kind), ({ node, route }) => {
      if (route.at(-1) !== 'heldElsewhere' || !isMap(node)) return;
      // Bias, robustness and security tests are judged by the rules for tests.
      if (route[0] === 'evidence') {
        const item = record.value.evidence as Record<string, unknown>[] | undefined;
        const kind = item?.[Number(route[1])]?.kind;
        if (['bias', 'robustness', 'security'].includes(wordOf(kind))) return;
      }
      const day = dayOf(textOf(get(node, 'validUntil')));
      if (day === undefined || day >= asOf) return;
      const field = [...route, 'validUntil'];
      found.push({
        ...onRecord(record, 'expired', field, {
          reference: textOf(get(node, 'reference')) ?? 'The evidence',
          heldIn: textOf(get(node, 'heldIn')) ?? 'another system',
          day,
        }),
        place: placeOn(record, field, 'value'),
        ...(record.kind === 'system' ? { systems: [record.id] } : {}),
      });
    });
    return found;
  },
};

/** Whether anything in a record is held elsewhere; in most nothing is. */
function namesElsewhere(node: DataNode | null): boolean {
  if (node?.type === 'list') return node.items.some(namesElsewhere);
  if (node?.type !== 'map') return false;
  return node.entries.some(({ key, value }) => key === 'heldElsewhere' || namesElsewhere(value));
}
