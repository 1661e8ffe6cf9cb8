import { type Ground, type Obligation, systemOf } from '../register/obligation';
import type { Register } from '../register/register';
import { whoIs } from '../reports/register/cite';
import type { ViewNode } from './node';
import { byState, isOpen } from './source';
import { tooltip } from './tooltip';
import { oneLine, stateWord } from './words';

/** The obligations of one system as a node with its count: `3 open of 25`. */
export function obligationsNode(
  obligations: readonly Obligation[],
  register: Register,
): ViewNode | undefined {
  if (obligations.length === 0) return undefined;
  const open = obligations.filter(isOpen).length;
  const asked = obligations.filter(({ state }) => state !== 'not-applicable').length;
  const description = `${open === 0 ? 'none' : open} open of ${asked}`;
  return {
    id: 'obligations',
    label: 'Obligations',
    description,
    accessible: `Obligations, ${description}`,
    icon: 'list',
    type: 'group',
    children: () => {
      const waiting = obligations.filter(waitsForClass);
      const nodes = obligations
        .filter((one) => !waiting.includes(one))
        .map((one) => obligationNode(one, register));
      return waiting.length > 0 ? [...nodes, waitingNode(waiting, register)] : nodes;
    },
  };
}

/** Whether nothing can be said of it before the risk class is decided: then no need was looked at. */
function waitsForClass({ state, grounds }: Obligation): boolean {
  return state === 'unknown' && grounds.length > 0 && grounds.every(({ need }) => need === undefined);
}

function waitingNode(waiting: readonly Obligation[], register: Register): ViewNode {
  const reason = waiting[0]!.grounds[0]!.text;
  const label = `${waiting.length} cannot be judged yet`;
  return {
    id: 'waiting',
    label,
    description: oneLine(reason),
    accessible: `${label}: ${reason}`,
    icon: 'unknown',
    type: 'group',
    children: () => waiting.map((one) => obligationNode(one, register)),
  };
}

/** One obligation with its grounds beneath. */
export function obligationNode(obligation: Obligation, register: Register): ViewNode {
  const { requirement, state, grounds } = obligation;
  const system = systemOf(obligation);
  const { definition, demand, binding } = requirement;
  const [first] = [...grounds].sort(byState);
  // A single ground that concerns the whole is told in the description.
  const told = grounds.length > 1 || first?.need !== undefined;
  const advice = demand.strength === 'required' && binding ? undefined : 'advice';
  const description = [stateWord(state), advice, state === 'evidenced' ? undefined : first?.text]
    .filter((part) => part !== undefined)
    .join(' · ');
  return {
    id: requirement.id,
    label: requirement.title,
    description: oneLine(description),
    accessible: `${requirement.title}: ${stateWord(state)}${advice ? ', advice only' : ''}${first ? `, ${first.text}` : ''}`,
    tooltip: () =>
      tooltip(
        requirement.title,
        [definition.what, whyNotBinding(obligation)],
        [
          ['State', stateWord(state)],
          ['Holds until', obligation.due],
          ['Answered for by', obligation.owner && whoIs(register, obligation.owner)],
          ['Valid for', demand.months === undefined ? undefined : `${demand.months} months`],
          ['Serves (suggested)', obligation.controls.join(', ')],
          [
            'Changed by the manifest',
            requirement.override?.reason ?? (requirement.override ? 'yes' : undefined),
          ],
        ],
      ),
    icon: advice && byState({ state }, { state: 'unknown' }) < 0 ? 'advice' : state,
    type: 'obligation',
    ...(first ? { target: { place: first.place } } : {}),
    ...(system ? { record: { kind: 'system', id: system.id, register: register.path } } : {}),
    copy: requirement.id,
    ...(told ? { children: () => grounds.map(groundNode) } : {}),
  };
}

function whyNotBinding({ requirement }: Obligation): string | undefined {
  const { demand, binding, definition, awaits } = requirement;
  if (demand.strength !== 'required') return 'Recommended, so it is not counted as open.';
  if (awaits?.from !== undefined) {
    const phase = awaits.name === undefined ? '' : `, with the phase “${awaits.name}”`;
    return `It binds from ${awaits.from}${phase}; before, it is advice.`;
  }
  return binding ? undefined : `It binds from the stage ${definition.bindsFrom}; before, it is advice.`;
}

function groundNode({ need, state, text, place, date, reason }: Ground, index: number): ViewNode {
  return {
    id: `${need?.id ?? 'whole'}-${index}`,
    label: oneLine(text),
    ...(date ? { description: date } : {}),
    accessible: `${stateWord(state)}: ${text}`,
    tooltip: () =>
      tooltip(
        need?.title ?? 'The whole',
        [text, reason],
        [
          ['State', stateWord(state)],
          ['Date', date],
        ],
      ),
    icon: state,
    type: 'ground',
    target: { place },
  };
}
