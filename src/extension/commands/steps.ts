/** Questions in several steps, with a way back. Escape ends them; what was answered stays in the state. */
import * as vscode from 'vscode';

export interface Position {
  title: string;
  step: number;
  total: number;
  /** Whether there is a step to go back to. */
  back: boolean;
}

export type Answer<T> = { value: T } | 'back' | 'cancelled';

/** One question, which writes its answer into a state of the caller's. */
export interface Step {
  /** Whether the question arises, given the answers before it; it always does by default. */
  arises?: () => boolean;
  ask: (at: Position) => Promise<'next' | 'back' | 'cancelled'>;
}

/** Asks one after another, with a way back. True when the last one was answered. */
export async function ask(title: string, steps: readonly Step[]): Promise<boolean> {
  const arises = (step: Step): boolean => step.arises?.() ?? true;
  const asked: Step[] = [];
  for (let step = steps.find(arises); step; ) {
    const open = steps.filter(arises);
    const number = open.indexOf(step) + 1;
    const outcome = await step.ask({ title, step: number, total: open.length, back: asked.length > 0 });
    if (outcome === 'cancelled') return false;
    if (outcome === 'back') step = asked.pop() ?? step;
    else {
      asked.push(step);
      step = steps.slice(steps.indexOf(step) + 1).find(arises);
    }
  }
  return true;
}

/** Takes an answer over, and says how to go on. */
export function taken<T>(answer: Answer<T>, take: (value: T) => void): 'next' | 'back' | 'cancelled' {
  if (typeof answer === 'string') return answer;
  take(answer.value);
  return 'next';
}

export interface Choice<T> extends vscode.QuickPickItem {
  value: T;
}

interface ChoiceQuestion<T> {
  placeholder: string;
  items: readonly Choice<T>[];
  /** What the cursor stands on at first; of none, the first item. */
  active?: (value: T) => boolean;
}

/** One of several. */
export function choose<T>(at: Position, question: ChoiceQuestion<T>): Promise<Answer<T>> {
  return new Promise((resolve) => {
    const pick = prepare<Choice<T>>(at, question.placeholder);
    pick.items = question.items;
    const active = question.items.filter(({ value }) => question.active?.(value));
    if (active.length > 0) pick.activeItems = active;
    finish(pick, resolve, () => {
      const [item] = pick.selectedItems;
      return item ? { value: item.value } : undefined;
    });
  });
}

interface ManyQuestion<T> {
  placeholder: string;
  /** Those with the same `group` follow one another, under it as a heading. */
  items: readonly (Choice<T> & { group?: string })[];
  chosen: readonly T[];
  /** What is answered by "none of these", so that nothing chosen is never taken for an answer. */
  none: string;
}

/** Any number of several; that none holds must be said. */
export function chooseMany<T>(
  at: Position,
  question: ManyQuestion<T>,
  answered: boolean,
): Promise<Answer<T[]>> {
  type Item = vscode.QuickPickItem & { value?: T };
  return new Promise((resolve) => {
    const pick = prepare<Item>(at, question.placeholder);
    const none: Item = { label: question.none };
    pick.canSelectMany = true;
    pick.items = [none, ...underHeadings(question.items)];
    pick.selectedItems = answered
      ? question.chosen.length === 0
        ? [none]
        : question.items.filter(({ value }) => question.chosen.includes(value))
      : [];
    let before: readonly Item[] = pick.selectedItems;
    pick.onDidChangeSelection((now) => {
      // "None" and anything else exclude one another: what was ticked last holds.
      if (now.includes(none) && now.length > 1)
        pick.selectedItems = before.includes(none) ? now.filter((item) => item !== none) : [none];
      before = pick.selectedItems;
    });
    finish(pick, resolve, () => {
      if (pick.selectedItems.length === 0) {
        pick.title = `${at.title} – tick what applies, or “${question.none}”`;
        return undefined;
      }
      return { value: pick.selectedItems.flatMap((item) => ('value' in item ? [item.value as T] : [])) };
    });
  });
}

function underHeadings<T extends vscode.QuickPickItem & { group?: string }>(
  items: readonly T[],
): (T | vscode.QuickPickItem)[] {
  return items.flatMap((item, i) =>
    item.group !== undefined && item.group !== items[i - 1]?.group
      ? [{ label: item.group, kind: vscode.QuickPickItemKind.Separator }, item]
      : [item],
  );
}

interface TextQuestion {
  prompt: string;
  value: string;
  placeholder?: string;
  /** A message for what cannot be taken. */
  problem?: (text: string) => string | undefined;
}

/** A line of text; blank where it may be left out. */
export function write(at: Position, question: TextQuestion): Promise<Answer<string>> {
  return new Promise((resolve) => {
    const box = vscode.window.createInputBox();
    box.title = at.title;
    box.step = at.step;
    box.totalSteps = at.total;
    box.prompt = question.prompt;
    box.value = question.value;
    // Typing goes on with what is proposed instead of replacing it.
    box.valueSelection = [question.value.length, question.value.length];
    box.placeholder = question.placeholder;
    box.ignoreFocusOut = true;
    box.buttons = at.back ? [vscode.QuickInputButtons.Back] : [];
    box.onDidChangeValue(() => {
      box.validationMessage = undefined;
    });
    finish(box, resolve, () => {
      box.validationMessage = question.problem?.(box.value.trim());
      return box.validationMessage ? undefined : { value: box.value.trim() };
    });
  });
}

function prepare<T extends vscode.QuickPickItem>(at: Position, placeholder: string): vscode.QuickPick<T> {
  const pick = vscode.window.createQuickPick<T>();
  pick.title = at.title;
  pick.step = at.step;
  pick.totalSteps = at.total;
  pick.placeholder = placeholder;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  // Whoever looks something up in a file finds the question where it was.
  pick.ignoreFocusOut = true;
  pick.buttons = at.back ? [vscode.QuickInputButtons.Back] : [];
  return pick;
}

interface Input extends vscode.QuickInput {
  onDidAccept: vscode.Event<void>;
  onDidTriggerButton: vscode.Event<vscode.QuickInputButton>;
}

function finish<T>(
  input: Input,
  resolve: (answer: Answer<T>) => void,
  accepted: () => { value: T } | undefined,
): void {
  let done = false;
  const end = (answer: Answer<T>): void => {
    if (done) return;
    done = true;
    resolve(answer);
    input.dispose();
  };
  input.onDidTriggerButton((button) => {
    if (button === vscode.QuickInputButtons.Back) end('back');
  });
  input.onDidAccept(() => {
    const answer = accepted();
    if (answer) end(answer);
  });
  input.onDidHide(() => end('cancelled'));
  input.show();
}
