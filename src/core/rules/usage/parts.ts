import { detectorById } from '../../catalogue/detectors';
import { governing } from '../../register/read';
import type { Register } from '../../register/register';
import type { LinkedFile } from '../../usage/linked';
import type { Usage } from '../../usage/types';
import type { Place } from '../finding';
import type { CheckContext } from '../rule';

/** The place of a use: its token, told apart from the same text elsewhere in the file by its number. */
export function placeOf(file: LinkedFile, usage: Pick<Usage, 'text' | 'span' | 'cell'>): Place {
  const same = file.usages.filter(({ text }) => text === usage.text);
  const ordinal = Math.max(
    0,
    same.findIndex(({ span, cell }) => span.start === usage.span.start && cell === usage.cell),
  );
  const { text: token, span, cell } = usage;
  return { path: file.path, at: 'token', token, ordinal, span, ...(cell === undefined ? {} : { cell }) };
}

/** The name of a component as people know it. */
export function componentName(usage: Usage): string {
  return detectorById(usage.detector)?.name ?? usage.detector;
}

/**
 * The register that governs a file, where everything that its absence could hide in was read: the listing, the
 * register and the scan. Otherwise the rule is noted as unknown.
 */
export function certainRegister(file: LinkedFile, context: CheckContext, rule: string): Register | undefined {
  const register = governing(context.registers, file.path);
  if (!register) return undefined;
  if (register.complete && context.listed && context.usage?.complete) return register;
  context.unknown(rule);
  return undefined;
}

/** A name in a message, cut where it is long. */
export function brief(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
