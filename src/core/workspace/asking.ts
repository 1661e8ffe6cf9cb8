import type { Register } from '../register/register';
import { internalError } from '../rules';
import type { FindingDraft } from '../rules/finding';
import type { CheckContext, RecordRule, Rule } from '../rules/rule';
import { isGood, type Memo } from './cells';
import type { Spoken } from './judge';
import type { Memory, World } from './memory';
import { asItWas, type Going, goThrough, type Part, type Said, type Whole } from './part';
import { watchedRegister } from './watched';
import { watchedContext } from './watched-context';

/** What a rule is asked with; everything that it looks at is noted. */
export interface Voice {
  context: CheckContext;
  attempt(rule: Rule, path: string, drafts: () => FindingDraft[]): void;
  watch(register: Register): Register;
}

/** One check while it goes on: what is judged, what is remembered, and what was said so far. */
export interface Asking {
  world: World;
  memory: Memory;
  /** Number of the check. */
  check: number;
  by: RulesByTarget;
  said: Whole[];
}

/**
 * Lets rules speak of a part of the workspace, unless nothing of it changed since they did.
 * @param of the state of the part that is asked about
 * @param more what the whole holds beyond what is said, empty as yet
 * @param go lets them speak piece by piece, and adds it to the whole
 */
export async function askPart<Key, Result, W extends Whole = Whole>(
  { check, said }: Asking,
  part: Part<Key, Result, W>,
  of: unknown,
  more: Omit<W, keyof Whole>,
  go: (whole: W, going: Going<Key, Result>) => Promise<void>,
): Promise<W> {
  let whole = asItWas(part, of);
  if (!whole) {
    const going = goThrough(part, of, check);
    whole = { by: part, spoken: [], unknown: 0, ...more } as unknown as W;
    await go(whole, going);
    going.end(whole);
  }
  said.push(whole);
  return whole;
}

/** Lets rules speak, or repeats what they said where nothing changed that they had looked at. */
export function ask(
  { world, memory }: Asking,
  going: Pick<Going<unknown, unknown>, 'remember'>,
  known: Memo<Said> | undefined,
  speak: (voice: Voice) => void,
): Memo<Said> {
  if (known && isGood(known)) return known;
  return going.remember(known, (see) => {
    const said: Said = { spoken: [], unknown: 0 };
    const context = watchedContext(world, memory, see, () => said.unknown++);
    const attempt: Voice['attempt'] = (rule, path, drafts) => {
      try {
        for (const draft of drafts()) said.spoken.push({ rule, draft });
      } catch (error) {
        said.spoken.push(failure(rule.slug, path, error));
      }
    };
    let watched: Register | undefined;
    const watch = (register: Register) =>
      (watched ??= watchedRegister(register, memory.cellsOf(register), see));
    speak({ context, attempt, watch });
    return said;
  });
}

export type RulesByTarget = ReturnType<typeof byTarget>;

type On<K extends Rule['on']> = Extract<Rule, { on: K }>[];

/** The rules by what they look at. */
export function byTarget(rules: readonly Rule[]) {
  const of = <K extends Rule['on']>(on: K) => rules.filter((rule) => rule.on === on) as On<K>;
  const ofLooks = (wanted: RecordRule['looks']): RecordRules => ({
    rules: of('record').filter(({ looks }) => looks === wanted),
    ofKind: new Map(),
  });
  return {
    document: of('document'),
    card: of('card'),
    evidence: of('evidence'),
    usage: of('usage'),
    register: of('register'),
    record: ofLooks('record'),
    links: ofLooks('links'),
    obligation: of('obligation'),
  };
}

/** The rules about records of a kind; the head of a register is meant only where it is named. */
export function asked({ rules, ofKind }: RecordRules, kind: string): readonly RecordRule[] {
  let found = ofKind.get(kind);
  if (!found) {
    found = rules.filter(({ kinds }) =>
      kinds === 'all' ? kind !== 'manifest' : kinds.some((one) => one === kind),
    );
    ofKind.set(kind, found);
  }
  return found;
}

interface RecordRules {
  rules: readonly RecordRule[];
  ofKind: Map<string, readonly RecordRule[]>;
}

/** What is said in place of what threw. */
export function failure(rule: string, path: string, error: unknown): Spoken {
  const detail = error instanceof Error ? error.message : String(error);
  const draft: FindingDraft = {
    message: 'failed',
    args: { rule, detail, topic: rule },
    subject: { path },
    place: { path, at: 'card' },
  };
  return { rule: internalError, draft };
}
