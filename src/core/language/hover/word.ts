import { riskTiers } from '../../catalogue/eu-ai-act';
import { commonLanguages, judgeLanguage } from '../../catalogue/languages';
import { judgeLicence } from '../../catalogue/licences';
import { type Metric, metricOf } from '../../catalogue/metrics';
import { tierOf } from '../../catalogue/requirements';
import { ownClasses } from '../../register/profile';
import type { Register } from '../../register/register';
import { controlLine, safe, wordMeaning } from '../describe';
import type { FieldSubject } from '../subject';

/** What one value means; undefined where only its field can be explained. */
export function wordHover(
  text: string,
  field: FieldSubject,
  register: Register | undefined,
): string | undefined {
  const { schema } = field;
  if (schema['x-aims-licence']) return licence(text);
  if (schema['x-aims-language']) return language(text);
  if (schema['x-aims-risk-class']) return riskClass(text, register);
  if (field.key === 'metric' || field.path.includes('metrics')) return metric(text);
  const meaning = schema.enum?.includes(text) ? wordMeaning(schema, text) : undefined;
  return meaning === undefined ? undefined : `**${safe(text)}**: ${safe(meaning)}`;
}

function licence(text: string): string | undefined {
  const judged = judgeLicence(text);
  if (judged.state === 'unknown')
    return judged.nearest ? `No known licence. The nearest is **${safe(judged.nearest)}**.` : undefined;
  if (judged.state !== 'known')
    return `Another way to write **${safe(judged.canonical)}**, by which tools know the licence.`;
  const list = {
    hub: 'an identifier of the Hugging Face hub',
    spdx: 'an SPDX identifier',
    expression: 'an SPDX expression',
    reference: 'a reference to a licence text of your own',
  }[judged.list];
  return `**${safe(judged.canonical)}** is ${list}.`;
}

function language(text: string): string | undefined {
  const judged = judgeLanguage(text);
  if (!('tag' in judged)) return undefined;
  const primary = judged.tag.split('-')[0];
  const name = commonLanguages().find(({ tag }) => tag === primary)?.name;
  const tag = `**${safe(judged.tag)}**`;
  if (judged.state === 'ok') return name ? `${tag} ${safe(name)}` : tag;
  return `Best written as ${tag}${name ? ` (${safe(name)})` : ''}.`;
}

function riskClass(text: string, register: Register | undefined): string | undefined {
  const own = register ? ownClasses(register) : {};
  const tier = riskTiers.find(({ id }) => id === tierOf(text, own));
  if (!tier) return undefined;
  const mapped = Object.hasOwn(own, text) ? `**${safe(text)}** counts as ${tier.id}: ` : '';
  return `${mapped}**${tier.title}**${tier.ref ? ` · ${safe(controlLine(tier.ref))}` : ''}`;
}

const BETTER: Record<Metric['better'], string> = {
  lower: 'lower is better',
  higher: 'higher is better',
  zero: '0 is best',
  one: '1 is best',
  none: 'neither high nor low is good by itself',
};

/** A known metric: which values are good, which are possible, and what it says. */
export function metricText(found: Metric): string {
  const [min, max] = found.range;
  const range =
    min !== null && max !== null
      ? `from ${min} to ${max}`
      : min !== null
        ? `at least ${min}`
        : max !== null
          ? `at most ${max}`
          : undefined;
  return [
    [`**${safe(found.title)}**`, found.kind, BETTER[found.better], range].filter(Boolean).join(' · '),
    safe(found.explanation),
  ].join('\n\n');
}

function metric(text: string): string | undefined {
  const found = metricOf(text);
  return found && metricText(found);
}
