import {
  basisLabel,
  basisNotice,
  controlLabel,
  crosswalk,
  entriesBeneath,
  frameworkInfo,
  judgeControl,
} from '../catalogue/controls';
import { sources } from '../catalogue/crosswalk';
import type { CatalogueEntry } from '../catalogue/entry';
import { applicationDateOf, applicationDatesAsOf, applicationDatesSource } from '../catalogue/eu-ai-act';
import { listed } from '../text/phrases';
import type { RuleFacts } from './context';

const TYPE_WORDS: Record<CatalogueEntry['type'], string> = {
  clause: 'clause',
  control: 'control',
  group: 'group of controls',
  objective: 'objective of a group of controls',
  article: 'article',
  paragraph: 'paragraph',
  annex: 'annex',
  'annex-point': 'point of an annex',
  function: 'function',
  category: 'category',
  subcategory: 'subcategory',
};

/**
 * Explains a clause, control or article: what it is, what stands beside it elsewhere and on what basis, and which
 * rules serve it. Undefined for a text that is no id and resembles none; the caller may then try it as a rule.
 */
export function explainControl(
  text: string,
  rules: readonly RuleFacts[],
): { found: boolean; text: string } | undefined {
  const judged = judgeControl(text);
  if (judged.state === 'ok' || judged.state === 'group')
    return { found: true, text: entryText(judged.entry, rules) };
  const meant = judged.nearest ? ` Did you mean ${judged.nearest.id} (${controlLabel(judged.nearest)})?` : '';
  if (judged.state === 'other-standard')
    return {
      found: false,
      text: `ISO/IEC 42001 has no ${judged.id.replace('iso-42001:', '')}; ISO/IEC 27001 has one, written ${judged.other.id}.${meant}`,
    };
  if (judged.state === 'unknown') return { found: false, text: `The catalogue has no ${judged.id}.${meant}` };
  return undefined;
}

function entryText(entry: CatalogueEntry, rules: readonly RuleFacts[]): string {
  const framework = frameworkInfo(entry.framework);
  const parts = [
    [
      controlLabel(entry),
      `${framework?.title ?? entry.framework}, ${TYPE_WORDS[entry.type]}. Id: ${entry.id}`,
      ...(entry.who
        ? [`Whose duty: ${entry.who === 'both' ? 'providers and deployers' : `${entry.who}s`}.`]
        : []),
      ...dateLines(entry),
      ...(entry.note ? [sentence(entry.note)] : []),
      ...beneathLines(entry),
    ],
    crosswalkLines(entry),
    ruleLines(entry, rules),
    [basisNotice(entry.framework)],
  ];
  return `${parts
    .filter((part) => part.length > 0)
    .map((part) => part.join('\n'))
    .join('\n\n')}\n`;
}

function dateLines(entry: CatalogueEntry): string[] {
  const date = applicationDateOf(entry.id);
  if (!date) return [];
  const was = date.was ? ` (was ${date.was})` : '';
  return [
    `${date.what}: from ${date.from}${was}, as of ${applicationDatesAsOf}.`,
    ...(date.status === 'amended' ? [applicationDatesSource] : []),
  ];
}

function beneathLines(entry: CatalogueEntry): string[] {
  const beneath = entriesBeneath(entry.id);
  if (beneath.length === 0) return [];
  const head =
    entry.type === 'group' || entry.type === 'objective'
      ? 'This is no control itself. It holds:'
      : 'Beneath it:';
  return [head, ...beneath.map((other) => `  ${controlLabel(other)}`)];
}

/** Rows that a public source states carry its number; the others are marked as suggested. */
function crosswalkLines(entry: CatalogueEntry): string[] {
  const links = crosswalk(entry.id);
  if (links.length === 0) return [];
  const stated = links.filter((link) => link.basis !== 'suggested').map((link) => link.source);
  const used = [...new Set(stated)];
  const lines = ['In other frameworks (no source makes these equivalent):'];
  for (const link of links) {
    const title = frameworkInfo(link.entry.framework)?.title ?? link.entry.framework;
    const number = used.indexOf(link.source) + 1;
    const basis = number > 0 ? `source ${number}` : basisLabel(link.basis);
    const via = link.via ? `, through ${link.via.split(':')[1]}` : '';
    lines.push(`  ${title}: ${controlLabel(link.entry)} [${basis}${via}]`);
    if (link.note) lines.push(`    ${sentence(link.note)}`);
  }
  const named = used.map((source, i) => `  ${i + 1}. ${sentence(sources[source] ?? source)}`);
  if (links.some((link) => link.basis === 'suggested'))
    named.push(`  suggested: ${sentence(sources.own ?? '')}`);
  return [...lines, 'Sources:', ...named];
}

function ruleLines(entry: CatalogueEntry, rules: readonly RuleFacts[]): string[] {
  const ids = new Set([entry.id, ...entriesBeneath(entry.id).map((other) => other.id)]);
  const serving = rules.filter((rule) => rule.controls.some((control) => ids.has(namespaced(control))));
  if (serving.length === 0) return [];
  return ['Rules that serve it:', ...serving.map((rule) => `  ${rule.slug}: ${rule.summary}`)];
}

/** A bare id means ISO/IEC 42001. */
function namespaced(id: string): string {
  return id.includes(':') ? id : `iso-42001:${id}`;
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** Explains a rule: what it says, where its page stands, its severity by situation, its controls. */
export function explainRule(rule: ExplainedRule): string {
  const situations = rule.severities.map(([situation, severity]) => [
    situation,
    severity === 'off' ? 'silent' : severity,
  ]);
  const width = Math.max(...situations.map(([situation]) => situation?.length ?? 0));
  const parts = [
    [rule.slug, rule.summary],
    ...(rule.why ? [[rule.why]] : []),
    [
      'Severity:',
      ...situations.map(([situation = '', severity]) => `  ${situation.padEnd(width)}  ${severity}`),
    ],
    [`Confidence: ${rule.confidence}.`, ...rule.notes],
    rule.controls.length === 0 ? [] : ['Serves:', ...rule.controls.map((id) => `  ${controlLine(id)}`)],
    [`Page: ${rule.url}`],
  ];
  return `${parts
    .filter((part) => part.length > 0)
    .map((part) => part.join('\n'))
    .join('\n\n')}\n`;
}

function controlLine(id: string): string {
  const judged = judgeControl(id);
  if (judged.state !== 'ok' && judged.state !== 'group') return id;
  const framework = frameworkInfo(judged.entry.framework)?.title ?? judged.entry.framework;
  return `${framework}: ${controlLabel(judged.entry)}`;
}

export interface ExplainedRule extends RuleFacts {
  why?: string;
  /** Situations in words, with the severity in each. */
  severities: readonly (readonly [situation: string, severity: string])[];
  /** Whole sentences, for instance on fixes. */
  notes: readonly string[];
}

/** What to say when nothing is found. */
export function nothingFound(text: string, nearest: readonly string[]): string {
  const meant = nearest.length > 0 ? ` Did you mean ${listed(nearest)}?` : '';
  return `There is no rule or control ${JSON.stringify(text)}.${meant}`;
}
