import { dayAt, onRecord, placeOn } from '../register/record-finding';
import type { RecordRule } from '../rule';
import { always } from '../schema/parts';

/** Of these nobody says that the certificate is valid. */
const notHeld: readonly unknown[] = ['considered', 'planned', 'expired', 'withdrawn'];

export const rule: RecordRule = {
  slug: 'certificate-expired',
  on: 'record',
  kinds: ['certification'],
  looks: 'record',
  title: 'A certificate has expired',
  why: 'Customers and authorities are told of a certificate that no longer holds.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:9.2.2', 'iso-42001:10.1'],
  fixable: true,
  messages: {
    expired:
      'The certificate "{name}" expired on {day}. Record the new `expires` after recertification, or set `status` to expired and correct where the certificate is named.',
  },
  check(record, _register, { asOf }) {
    const day = dayAt(record, 'expires');
    if (day === undefined || day >= asOf || notHeld.includes(record.value.status)) return [];
    const { path, route, value } = record;
    return [
      {
        ...onRecord(record, 'expired', ['expires'], { day }),
        place: placeOn(record, ['expires'], 'value'),
        fixes:
          typeof value.status === 'string'
            ? [
                {
                  title: 'Set the status to expired',
                  safe: false,
                  steps: [{ op: 'replace-value', path, route: [...route, 'status'], value: 'expired' }],
                },
              ]
            : [],
      },
    ];
  },
};
