// Random actions, as drafts that name people by their place: what is sent, to whom, about what.

import fc from 'fast-check';
import type { Action, Invocation, SendAction, TriggerChange } from '#engine/types';
import { ESCALATION_REASONS } from '#engine/types';
import { HUMAN_PRINCIPAL, PRIORITIES } from '#org/names';
import type { Org } from '#org/types';

/** `manager`, `report` and `sender` are the actor's own; a number is a place among the agents and the principal. */
type Recipient = number | 'manager' | 'report' | 'sender' | 'principal';

export interface Draft {
  readonly type: SendAction['type'] | 'work' | 'config_request' | 'approve' | 'reject';
  readonly to: Recipient;
  readonly priority: SendAction['priority'];
  /** `shown`: that of the first message shown. */
  readonly task: string | undefined;
  readonly escalationReason: SendAction['escalationReason'];
  readonly attributes: SendAction['attributes'];
  /** Ticks from now to `sendAtTick`; null for none. */
  readonly delay: number | null;
  readonly change: TriggerChange;
  readonly note: string | undefined;
}

/** Says nothing of what may be left out. */
export const PLAIN_DRAFT = {
  priority: undefined,
  task: undefined,
  escalationReason: undefined,
  attributes: undefined,
  delay: null,
  change: {},
  note: undefined,
} as const;

const wakeEvents = fc.constantFrom<NonNullable<TriggerChange['triggerOn']>>(
  'all',
  [{ trigger: 'task_assigned', filter: null }],
  [
    { trigger: 'escalation_received', filter: null },
    { trigger: 'code_changed', filter: { repo: 'a/b' } },
  ],
  [{ trigger: 'message_received', filter: null }],
);
const change: fc.Arbitrary<TriggerChange> = fc.record(
  {
    mode: fc.constantFrom('polling', 'event-driven'),
    tickInterval: fc.integer({ min: 1, max: 9 }),
    triggerOn: wakeEvents,
    batchWindow: fc.constantFrom(0, 1, 8),
    batchOverrides: fc.constantFrom({}, { completion_received: 3 }, { 'priority:normal': 5 }),
    maxSleepTicks: fc.constantFrom(null, 1, 15),
    cooldownTicks: fc.constantFrom(0, 1, 10),
  },
  { requiredKeys: [] },
);

const type = fc.oneof(
  fc.constantFrom('order', 'delegation', 'delegation', 'completion', 'completion', 'escalation'),
  fc.constantFrom('answer', 'answer', 'message', 'message', 'work'),
  fc.constantFrom('build_failed', 'code_changed', 'alert_fired'),
  fc.constantFrom('config_request', 'config_request', 'approve', 'approve', 'reject'),
) satisfies fc.Arbitrary<Draft['type']>;

export const draft: fc.Arbitrary<Draft> = fc.record({
  type,
  to: fc.oneof(
    fc.constantFrom('manager', 'report', 'sender', 'manager', 'report', 'principal'),
    fc.nat(15),
  ),
  priority: fc.constantFrom(undefined, undefined, ...PRIORITIES),
  task: fc.constantFrom(undefined, undefined, 'shown', 'a', 'b', 'c'),
  escalationReason: fc.constantFrom(undefined, ...ESCALATION_REASONS),
  attributes: fc.constantFrom(
    undefined,
    { repo: 'a/b', branch: 'main' },
    { repo: 'a/b' },
    { level: 'red' },
  ),
  delay: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, fc.integer({ min: -2, max: 30 })),
  change,
  note: fc.constantFrom(undefined, 'half done'),
});

/** Who acts, in what org; `shown` are the messages that it answers. */
export interface Actor {
  readonly id: string;
  readonly tick: number;
  readonly shown: Invocation['messages'];
}

/** The action that a draft means when this actor does it. Nobody is named who is not there. */
export function actionOf(org: Org, drafted: Draft, actor: Actor): Action {
  const { type: kind, priority, note, change: trigger, delay } = drafted;
  const task = drafted.task === 'shown' ? (actor.shown[0]?.task ?? undefined) : drafted.task;
  const to = recipientOf(org, drafted.to, actor);
  if (kind === 'work')
    return { type: 'work', task: task ?? 'a', ...(note !== undefined && { note }) };
  if (kind === 'approve' || kind === 'reject') return { type: kind };
  if (kind === 'config_request') return { type: kind, agent: to, trigger, reason: 'a whim' };
  const { escalationReason, attributes } = drafted;
  const isFromOutside = kind.includes('_');
  return {
    type: kind,
    to,
    body: `from ${actor.id}`,
    ...(priority !== undefined && { priority }),
    ...(task !== undefined && { task }),
    ...(kind === 'escalation' && escalationReason !== undefined && { escalationReason }),
    ...(isFromOutside && attributes !== undefined && { attributes }),
    ...(delay !== null && { sendAtTick: actor.tick + delay }),
  };
}

function recipientOf({ agents }: Org, to: Recipient, { id, tick, shown }: Actor): string {
  if (to === 'principal') return HUMAN_PRINCIPAL;
  if (typeof to === 'number')
    return (
      [...agents.map((agent) => agent.id), HUMAN_PRINCIPAL][to % (agents.length + 1)] ??
      HUMAN_PRINCIPAL
    );
  if (to === 'manager')
    return agents.find((agent) => agent.id === id)?.reportsTo ?? HUMAN_PRINCIPAL;
  const sender = shown[0]?.from;
  const isThere = agents.some((agent) => agent.id === sender);
  if (to === 'sender') return isThere && sender !== undefined ? sender : HUMAN_PRINCIPAL;
  const reports = agents.filter((agent) => agent.reportsTo === id);
  return reports[tick % Math.max(1, reports.length)]?.id ?? agents.at(-1)?.id ?? HUMAN_PRINCIPAL;
}

/** Something that happens outside at a tick, `times` times over: a storm when they are many. */
export interface OutsideDraft {
  readonly tick: number;
  /** A place among the agents; null for the principal. */
  readonly from: number | null;
  readonly times: number;
  readonly draft: Draft;
}

/** Another mode, now and then with other settings. */
const modeSwitch: fc.Arbitrary<Omit<OutsideDraft, 'tick'>> = fc
  .tuple(fc.nat(15), fc.constantFrom('polling', 'event-driven'), change)
  .map(([to, mode, more]) => {
    const asked = { ...(to % 3 === 0 && more), mode } as const;
    const drafted = { ...PLAIN_DRAFT, type: 'config_request', to, change: asked } as const;
    return { from: null, times: 1, draft: drafted };
  });

const happening: fc.Arbitrary<Omit<OutsideDraft, 'tick'>> = fc.record({
  from: fc.oneof(fc.constant(null), fc.nat(15)),
  times: fc.oneof(
    { weight: 20, arbitrary: fc.constant(1) },
    { weight: 2, arbitrary: fc.constantFrom(2, 5) },
    { weight: 1, arbitrary: fc.constant(50) },
  ),
  draft,
});

export const outsideDrafts = (ticks: number, maxLength: number): fc.Arbitrary<OutsideDraft[]> =>
  fc.array(
    fc
      .tuple(
        fc.nat(ticks - 1),
        fc.oneof({ weight: 5, arbitrary: happening }, { weight: 1, arbitrary: modeSwitch }),
      )
      .map(([tick, what]) => ({ tick, ...what })),
    { maxLength, size: 'max' },
  );
