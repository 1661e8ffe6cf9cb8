import type { Register } from '../register/register';
import { internalError } from '../rules';
import type { FindingDraft } from '../rules/finding';
import type { CheckContext, RecordRule, Rule } from '../rules/rule';
import { type Memo, remember } from './cells';
import type { Spoken } from './judge';
import type { Memory, Said, World } from './memory';
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
  spoken: Spoken[];
  unknown: number;
}

/** Lets rules speak, or repeats what they said where nothing changed that they had looked at. */
export function ask(
  asking: Asking,
  known: Memo<Said> | undefined,
  speak: (voice: Voice) => void,
): Memo<Said> {
  const { world, memory, check, spoken } = asking;
  const memo = remember(known, check, (see) => {
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
  for (const one of memo.value.spoken) spoken.push(one);
  asking.unknown += memo.value.unknown;
  return memo;
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
