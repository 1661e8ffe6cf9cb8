import { findControl } from '../../catalogue/controls';
import { annexIIIPoints, article5Points } from '../../catalogue/eu-ai-act';
import { nearest } from '../../catalogue/nearest';
import { isScalar, textOf } from '../../documents/tree';
import type { FindingDraft } from '../finding';
import type { RecordRule } from '../rule';
import { always, changedTo, placeIn, short, walkPart } from './parts';

const none = /^(?:none|no|nothing|not applicable|n\/?a|false|-)$/i;

export const rule: RecordRule = {
  on: 'record',
  kinds: ['system'],
  looks: 'record',
  slug: 'unknown-point',
  title: 'Point of Annex III or Article 5 that does not exist',
  why: 'Whether a use is high-risk or prohibited follows from these points; one that does not exist leads to no answer.',
  severity: always('error'),
  confidence: 'high',
  controls: ['eu-ai-act:art-5', 'eu-ai-act:art-6', 'eu-ai-act:annex-iii'],
  fixable: true,
  messages: {
    nearest:
      '"{value}" is no point of {whole}, so nothing follows from it. Did you mean "{nearest}" ({title})?',
    unknown:
      '"{value}" is no point of {whole}, so nothing follows from it. Give one such as {example}, or none where no point applies.',
  },
  check(record) {
    const found: FindingDraft[] = [];
    walkPart(record, ({ node, schema, route }, part) => {
      const points = schema?.['x-aims-annex-iii']
        ? ANNEX
        : schema?.['x-aims-article-5']
          ? ARTICLE
          : undefined;
      const written = points && isScalar(node) ? textOf(node)?.trim() : undefined;
      if (!points || !written || none.test(written) || points.has(written)) return;
      const meant = closest(written, points.all);
      found.push({
        message: meant ? 'nearest' : 'unknown',
        args: {
          value: short(written),
          whole: points.whole,
          example: points.example,
          nearest: meant?.id ?? '',
          title: meant?.title ?? '',
        },
        subject: part.subject,
        place: placeIn(part, route, 'value'),
        ...changedTo(part, route, meant?.id, false),
      });
    });
    return found;
  },
};

interface Point {
  id: string;
  title: string;
}

interface Points {
  whole: string;
  example: string;
  all: readonly Point[];
  has(written: string): boolean;
}

const ANNEX: Points = {
  whole: 'Annex III of the EU AI Act',
  example: '5b',
  all: annexIIIPoints,
  has: (written) =>
    findControl(`annex-iii-${written.toLowerCase().replace(/annex iii|point|[\s().,]/g, '')}`) !== undefined,
};

const ARTICLE: Points = {
  whole: 'Article 5 of the EU AI Act',
  example: '5(1)(f)',
  all: article5Points,
  has(written) {
    const plain = written.replace(/^(?:article|art)\b\.?\s*/i, '');
    return (
      findControl(/^[a-h]$/i.test(plain) ? `Art 5(1)(${plain.toLowerCase()})` : `Art ${plain}`) !== undefined
    );
  },
};

/** The point whose number, or whose title, is nearest to a text. */
function closest(written: string, points: readonly Point[]): Point | undefined {
  const meant = nearest(
    written,
    points.flatMap(({ id, title }) => [id, title]),
  );
  return points.find(({ id, title }) => id === meant || title === meant);
}
