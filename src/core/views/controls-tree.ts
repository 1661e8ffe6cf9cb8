import { basisNotice, catalogue } from '../catalogue/controls';
import type { ControlState } from '../register/controls';
import { textAt } from '../register/fields';
import { type Obligation, type ObligationState, statesByGravity, systemOf } from '../register/obligation';
import { nameOf, whoIs } from '../reports/register/cite';
import { byRegister } from './by-register';
import type { ViewNode } from './node';
import { obligationNode } from './obligation-nodes';
import { placeOf } from './record-nodes';
import { byState, type RegisterView, type Source } from './source';
import { tooltip } from './tooltip';
import { oneLine, stateWord } from './words';

/** What the view says above its nodes. */
export const CONTROLS_MESSAGE = 'Short titles and suggested links, not the text of ISO/IEC 42001.';

/** The Controls view: clauses 4 to 10 and Annex A, each control with its state, its decision and its grounds. */
export function controlsTree(sources: readonly Source[]): ViewNode[] {
  return byRegister(sources, controlNodes);
}

function controlNodes(view: RegisterView): ViewNode[] {
  const states = view.model.controls(view.register);
  const clauses = states.filter(({ entry }) => entry.type === 'clause');
  const own = states.filter((state) => state.own);
  const annex = states.filter((state) => state.entry.type !== 'clause' && !state.own);
  return [
    heading('clauses', 'Clauses 4 to 10', clauses, () => underHeadings(view, clauses)),
    heading('annex-a', 'Annex A', annex, () => underHeadings(view, annex)),
    heading('own', 'Own controls', own, () => own.map((state) => controlNode(view, state))),
  ].filter((node) => node !== undefined);
}

function heading(
  id: string,
  label: string,
  states: readonly ControlState[],
  children: () => ViewNode[],
  more: Partial<ViewNode> = {},
): ViewNode | undefined {
  if (states.length === 0) return undefined;
  const description = countsOf(states.map(({ state }) => state));
  return {
    id,
    label: oneLine(label),
    description,
    accessible: `${label}, ${description}`,
    tooltip: () => tooltip(label, [basisNotice('iso-42001')]),
    icon: 'list',
    type: 'group',
    children,
    ...more,
  };
}

/** `2 failed, 1 missing, 5 evidenced`, the gravest first. */
function countsOf(states: readonly ObligationState[]): string {
  return statesByGravity
    .flatMap((state) => {
      const count = states.filter((one) => one === state).length;
      return count === 0 ? [] : [`${count} ${stateWord(state)}`];
    })
    .join(', ');
}

/** The clause or group that an entry stands beneath in the view: the first level (`6`, `A.6`). */
function topOf(local: string): string {
  return local.startsWith('A.') ? local.split('.').slice(0, 2).join('.') : (local.split('.')[0] ?? local);
}

const titles = new Map(
  catalogue.filter(({ framework }) => framework === 'iso-42001').map(({ local, title }) => [local, title]),
);

function underHeadings(view: RegisterView, states: readonly ControlState[]): ViewNode[] {
  const tops = [...new Set(states.map(({ entry }) => topOf(entry.local)))];
  return tops.flatMap((top) => {
    const own = states.filter(({ entry }) => topOf(entry.local) === top);
    const label = `${top} ${titles.get(top) ?? ''}`.trim();
    const node = heading(top, label, own, () => own.map((state) => controlNode(view, state)), {
      copy: top,
    });
    return node ? [node] : [];
  });
}

function controlNode(view: RegisterView, control: ControlState): ViewNode {
  const { entry, state, reason, deciding, advisory, applicability } = control;
  const label = `${entry.local} ${entry.title}`.trim();
  const counts = deciding.length > 1 ? countsOf(deciding.map((one) => one.state)) : undefined;
  const decision = applicability && decisionOf(applicability.value);
  const description = [
    stateWord(state),
    counts === undefined ? undefined : `of ${deciding.length}: ${counts}`,
    decision,
  ]
    .filter(Boolean)
    .join(' · ');
  const worst = worstOf(deciding);
  const place = applicability ? placeOf(applicability) : worst?.grounds[0]?.place;
  const children = () => [
    ...(applicability ? [statementNode(view, control)] : []),
    ...sorted(deciding).map((one) => namedObligation(view, one)),
    ...(advisory.length > 0 ? [adviceNode(view, advisory)] : []),
  ];
  return {
    id: entry.id,
    label: oneLine(label),
    description: oneLine(description),
    accessible: `${label}: ${stateWord(state)}${reason ? `, ${reason}` : ''}${decision ? `, ${decision}` : ''}`,
    tooltip: () =>
      tooltip(
        label,
        [reason, entry.note],
        [
          ['State', stateWord(state)],
          ['Obligations that decide', counts ?? String(deciding.length)],
          ['Statement of Applicability', decision ?? 'no entry'],
          ['Note', basisNotice('iso-42001')],
        ],
      ),
    icon: state,
    type: 'control',
    ...(place ? { target: { place } } : {}),
    copy: entry.local,
    ...(deciding.length + advisory.length > 0 || applicability ? { children } : {}),
  };
}

/** The first of the gravest. */
function worstOf(obligations: readonly Obligation[]): Obligation | undefined {
  let worst: Obligation | undefined;
  for (const one of obligations) if (!worst || byState(one, worst) < 0) worst = one;
  return worst;
}

/** What the Statement of Applicability decides: `applicable, planned` or `excluded`. */
function decisionOf(value: Record<string, unknown>): string {
  if (value.applicable === false) return 'excluded';
  const status = textAt(value, 'status')?.replaceAll('-', ' ');
  return [value.applicable === true ? 'applicable' : 'not decided', status].filter(Boolean).join(', ');
}

function statementNode({ register }: RegisterView, { applicability }: ControlState): ViewNode {
  const record = applicability!;
  const owner = textAt(record.value, 'owner');
  const why = textAt(record.value, 'justification');
  const decision = decisionOf(record.value);
  return {
    id: 'statement',
    label: 'Statement of Applicability',
    description: oneLine([decision, why].filter(Boolean).join(' · ')),
    accessible: `Statement of Applicability: ${decision}${why ? `, ${why}` : ''}`,
    tooltip: () =>
      tooltip(
        'Statement of Applicability',
        [why],
        [
          ['Decision', decision],
          ['Owner', owner && whoIs(register, owner)],
        ],
      ),
    icon: 'record',
    type: 'record',
    target: { place: placeOf(record) },
    record: { kind: 'applicability', id: record.id, register: register.path },
    copy: record.id,
  };
}

function adviceNode(view: RegisterView, advisory: readonly Obligation[]): ViewNode {
  return {
    id: 'advice',
    label: 'Advice, not counted',
    description: String(advisory.length),
    accessible: `Advice, not counted, ${advisory.length}`,
    icon: 'advice',
    type: 'group',
    children: () => sorted(advisory).map((one) => namedObligation(view, one)),
  };
}

function sorted(obligations: readonly Obligation[]): Obligation[] {
  return [...obligations].sort(byState);
}

/** An obligation beneath a control, where the system has to be told. */
function namedObligation({ register }: RegisterView, obligation: Obligation): ViewNode {
  const node = obligationNode(obligation, register);
  const { subject } = obligation;
  const system = systemOf(obligation);
  const whose = system ? nameOf(system) : subject.type === 'organization' ? subject.name : '';
  return {
    ...node,
    id: `${node.id}@${system?.id ?? ''}`,
    description: oneLine([whose, node.description].filter(Boolean).join(' · ')),
    accessible: `${whose}, ${node.accessible}`,
  };
}
