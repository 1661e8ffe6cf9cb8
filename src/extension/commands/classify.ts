import * as vscode from 'vscode';
import type { ClassChoice, ClassificationAnswers, Question } from '../../core/authoring';
import type { Register, RegisterRecord } from '../../core/register/register';
import type { FixStep } from '../../core/rules/finding';
import { today } from '../convert';
import type { Folder } from '../folder';
import type { Folders } from '../folders';
import { lazy } from '../lazy';
import { applyFix, checkAnew, isWritable, showAt } from './apply';
import { ask, type Choice, choose, chooseMany, type Position, type Step, taken, write } from './steps';
import { chooseSystem, type SystemArgument } from './systems';

/** What was answered so far; it is kept when the questions are left, and offered again. */
interface State {
  answers: ClassificationAnswers;
  choice?: ClassChoice;
  reason: string;
  rationale?: string;
  decidedBy?: string;
  /** A name that was typed, for a new role. */
  typed: string;
  reviewBy?: string;
}

type Core = Awaited<ReturnType<typeof lazy.authoring>>;

const kept = new Map<string, State>();
const TYPED = '';

/**
 * *AIMS: Classify this system…*: explains the classes and the questions, shows what the answers point to, and records
 * what the person decides. Leaving it writes nothing and forgets nothing.
 */
export async function classifySystem(folders: Folders, asked?: SystemArgument): Promise<void> {
  const found = await chooseSystem(folders, 'Classify a system', asked);
  if (!found || !(await isWritable(found.folder))) return;
  const { folder, register, system } = found;
  const core = await lazy.authoring();
  const name = typeof system.value.name === 'string' ? system.value.name : system.id;
  const key = `${folder.root} ${register.path} ${system.id}`;
  const state = kept.get(key) ?? { answers: {}, reason: '', typed: '' };
  kept.set(key, state);
  if (!(await ask(`Classify ${name}`, stepsFor(core, state, register, system)))) return;
  await record(core, state, folder, register.path, system);
  kept.delete(key);
}

function stepsFor(core: Core, state: State, register: Register, system: RegisterRecord): Step[] {
  const recorded = (system.value.riskClass ?? {}) as { class?: unknown; rationale?: unknown };
  const stopped = () => (state.answers.prohibited?.length ?? 0) > 0;
  const question = (id: Question['id']): Step => ({
    arises: () =>
      (id === 'prohibited' || !stopped()) && core.questionsFor(state.answers).some((one) => one.id === id),
    ask: async (at) => {
      const asked = core.questionsFor(state.answers).find((one) => one.id === id);
      return asked ? askQuestion(at, asked, state.answers) : 'next';
    },
  });
  const ids = [
    'prohibited',
    'annexIII',
    'profiling',
    'derogation',
    'safetyComponent',
    'transparency',
    'affectsPeople',
  ] as const;
  return [
    ...ids.map(question),
    { ask: (at) => askClass(at, core, state, register) },
    {
      arises: () => typeof recorded.class === 'string' && recorded.class !== state.choice?.name,
      ask: async (at) =>
        taken(
          await write(at, {
            prompt: `It was ${String(recorded.class)} until now. Why does the class change?`,
            value: state.reason,
            problem: (text) =>
              text === '' ? 'Say why, so that the change can be followed later.' : undefined,
          }),
          (text) => {
            state.reason = text;
          },
        ),
    },
    {
      ask: async (at) =>
        taken(
          await write(at, {
            prompt:
              'Why this class and not the next one? The draft repeats your answers; add facts about the system.',
            value:
              state.rationale ??
              (recorded.class === state.choice?.name && typeof recorded.rationale === 'string'
                ? recorded.rationale
                : core.rationaleFrom(state.answers)),
            problem: (text) => (text === '' ? 'A class without a reason cannot be followed.' : undefined),
          }),
          (text) => {
            state.rationale = text;
          },
        ),
    },
    { ask: (at) => askDecider(at, core, state, register) },
    {
      arises: () => state.decidedBy === TYPED,
      ask: async (at) =>
        taken(
          await write(at, {
            prompt: 'Who decided? A role, such as “Compliance officer”; it is added to the register.',
            value: state.typed,
            problem: (text) => (text === '' ? 'A decision needs a name.' : undefined),
          }),
          (text) => {
            state.typed = text;
          },
        ),
    },
    {
      ask: async (at) =>
        taken(
          await write(at, {
            prompt: 'By which day is it looked at again? YYYY-MM-DD, or blank.',
            value: state.reviewBy ?? (state.choice && core.reviewDay(state.choice.tier, today())) ?? '',
            problem: core.dayProblem,
          }),
          (text) => {
            state.reviewBy = text;
          },
        ),
    },
  ];
}

async function askQuestion(at: Position, question: Question, answers: ClassificationAnswers) {
  const known = answers as Record<string, unknown>;
  const keep = (value: unknown) => {
    known[question.id] = value;
  };
  if (question.kind === 'many') {
    const items = question.options.map(({ id, label, detail, group }) => ({
      label,
      ...(group ? { group } : {}),
      ...(detail ? { description: detail } : {}),
      value: id,
    }));
    const before = known[question.id] as string[] | undefined;
    const asked = { placeholder: question.ask, items, none: question.none, chosen: before ?? [] };
    return taken(await chooseMany(at, asked, before !== undefined), keep);
  }
  const items: Choice<boolean>[] = [
    { label: 'Yes', detail: question.yes, value: true },
    { label: 'No', detail: question.no, value: false },
  ];
  const active = (value: boolean) => value === known[question.id];
  return taken(await choose(at, { placeholder: question.ask, items, active }), keep);
}

async function askClass(at: Position, core: Core, state: State, register: Register) {
  const suggestion = core.suggestionFrom(state.answers);
  const items = core.classChoices(core.ownClasses(register)).map((choice): Choice<ClassChoice> => {
    const points = choice.tier === suggestion?.tier;
    return {
      label: choice.title,
      description: points ? `your answers point here – ${suggestion.reasons.join('; ')}` : choice.name,
      detail: choice.detail,
      value: choice,
    };
  });
  const placeholder = 'Which class do you decide? The answers only suggest; the decision is yours.';
  const active = ({ name }: ClassChoice) => name === state.choice?.name;
  return taken(await choose(at, { placeholder, items, active }), (choice) => {
    if (choice.name !== state.choice?.name) delete state.reviewBy;
    state.choice = choice;
  });
}

async function askDecider(at: Position, core: Core, state: State, register: Register) {
  const items = core
    .decidersOf(register)
    .map(({ id, name, kind }): Choice<string> => ({ label: name, description: `${kind} ${id}`, value: id }));
  items.push({ label: 'Someone else…', detail: 'Type a role; it is added to the register.', value: TYPED });
  const active = (value: string) => value === state.decidedBy;
  return taken(await choose(at, { placeholder: 'Who decided?', items, active }), (id) => {
    state.decidedBy = id;
  });
}

async function record(core: Core, state: State, folder: Folder, manifest: string, system: RegisterRecord) {
  // The register may have changed while the questions were open.
  await checkAnew(folder);
  const register = folder.model()?.registers.find(({ path }) => path === manifest);
  const now = register?.index.get('system')?.get(system.id);
  if (!register || !now?.node || !state.choice) {
    void vscode.window.showWarningMessage(
      `The system ${system.id} is no longer in ${manifest}, so nothing was recorded.`,
    );
    return;
  }
  const who = core.whoFor(register, state.decidedBy === TYPED ? state.typed : '', state.decidedBy ?? '');
  const { reviewBy, reason } = state;
  const fix = core.classifyFix(now, {
    answers: state.answers,
    className: state.choice.name,
    rationale: state.rationale ?? '',
    decidedBy: who.id,
    decidedOn: today(),
    ...(reviewBy ? { reviewBy } : {}),
    ...(reason === '' ? {} : { reason }),
  });
  const steps: FixStep[] = [...fix.steps, ...who.steps];
  if (await applyFix({ ...fix, steps }, folder))
    await showAt(folder, { path: now.path, route: [...now.route, 'riskClass'] });
}
