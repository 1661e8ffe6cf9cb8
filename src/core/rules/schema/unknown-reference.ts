import { inheritedKinds, kindInfo, kinds, splitReference } from '../../catalogue/kinds';
import { nearestOf, vocabularyOfList } from '../../catalogue/nearest';
import { isScalar, textOf } from '../../documents/tree';
import { findRecord, type Register } from '../../register/register';
import type { FindingDraft } from '../finding';
import type { RecordRule } from '../rule';
import { always, everyPart, fieldName, listed, placeIn, short, walkPart } from './parts';

const title = (kind: string): string => kind.replace(/-/g, ' ');

/** The id that was probably meant, written as the field wants it. */
function meantId(register: Register, written: string, allowed: string[], any: boolean): string | undefined {
  const qualified = any || written.includes('/');
  return nearestOf(
    written,
    allowed.flatMap((kind) =>
      [register.ids(kind), [...(register.inherited.get(kind)?.keys() ?? [])]].map((ids) =>
        vocabularyOfList(ids, qualified ? `${kind}/` : ''),
      ),
    ),
  );
}

export const rule: RecordRule = {
  on: 'record',
  kinds: everyPart,
  looks: 'links',
  slug: 'unknown-reference',
  title: 'Reference to a record that does not exist',
  why: 'A reference that leads nowhere leaves a duty without the person, system or evidence that it names.',
  severity: always('error'),
  confidence: 'high',
  controls: ['iso-42001:7.5.3'],
  fixable: true,
  messages: {
    nearest:
      '"{field}" refers to "{id}", but the register has no {kinds} of that id. Did you mean "{nearest}"?',
    unknown:
      '"{field}" refers to "{id}", but the register has no {kinds} of that id. Add a record under {key}, or correct the id.',
    'wrong-kind':
      '"{field}" refers to "{id}", which is of a kind that cannot stand here. Give the id of a {kinds}.',
    unqualified:
      '"{field}" can refer to records of any kind, and "{id}" does not name one. Write kind and id, such as "{nearest}".',
  },
  check(record, register, context) {
    const found: FindingDraft[] = [];
    let silent = false;
    // What could not be inherited may hold the record.
    const unread = register.extension.state === 'unknown' || register.extension.state === 'broken';
    walkPart(record, ({ node, schema, route }, part) => {
      const ref = schema?.['x-aims-ref'];
      const written = ref && !schema['x-aims-ref-open'] && isScalar(node) ? textOf(node) : undefined;
      if (!ref || written === undefined) return;
      const wanted = typeof ref === 'string' ? [ref] : ref;
      const any = wanted.includes('*');
      const allowed: string[] = any ? kinds.map(({ kind }) => kind) : wanted;
      const { kind, id } = splitReference(written, wanted);
      const wrongKind = kind !== undefined && !allowed.includes(kind);
      const holders = (kind === undefined ? allowed : [kind]).filter((one) => findRecord(register, one, id));
      if (holders.length && !wrongKind && !(any && kind === undefined)) return;
      // An unread file may hold the record.
      if (!wrongKind && !holders.length) {
        const candidates = kind === undefined ? allowed : [kind];
        if (!register.complete || (unread && candidates.some((one) => inheritedKinds.includes(one)))) {
          silent = true;
          return;
        }
      }
      const bare = any && kind === undefined && holders.length > 0;
      const meant = bare
        ? `${holders[0]}/${id}`
        : wrongKind
          ? undefined
          : meantId(register, written, kind === undefined ? allowed : [kind], any);
      const shown = kind !== undefined && !wrongKind ? [kind] : any ? ['record'] : wanted;
      found.push({
        message: wrongKind ? 'wrong-kind' : bare ? 'unqualified' : meant ? 'nearest' : 'unknown',
        args: {
          field: fieldName(route),
          id: short(written),
          nearest: meant ?? '',
          kinds: listed(shown.map(title)),
          key: listed(shown.map((one) => kindInfo(one)?.key ?? 'its kind')),
        },
        subject: part.subject,
        place: placeIn(part, route, 'value'),
        ...(meant
          ? {
              fixes: [
                {
                  title: `Change to ${meant}`,
                  safe: false,
                  steps: [
                    {
                      op: 'replace-value',
                      path: part.path,
                      route: [...part.route, ...route],
                      value: meant,
                    },
                  ],
                },
              ],
            }
          : {}),
      });
    });
    if (silent) context.unknown('unknown-reference');
    return found;
  },
};
