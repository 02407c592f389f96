// What a change of an agent's trigger does from its first tick on, and what it leaves as it was.
import { describe, expect, it } from 'vitest';
import type { Action, Invocation, TriggerChange } from '#engine/types';
import { simulate, wakesOf } from './simulate.js';

interface Case {
  readonly title: string;
  /** Lines of the agent. */
  readonly fields: string;
  readonly policies?: string;
  /** Changes by the tick in which the human principal asks for and approves them: in effect one tick later. */
  readonly changes: Readonly<Record<number, TriggerChange>>;
  /** Ticks at which it gets an order, and a message that it does not want. */
  readonly orders?: readonly number[];
  readonly unwanted?: readonly number[];
  /** Until which tick its answers leave work in progress. */
  readonly worksUntil?: number;
  readonly ticks: number;
  readonly wakes: readonly string[];
  readonly holds?: readonly string[];
}

const POLLING = '- **Trigger:** polling\n- **Wake on:** orders\n- **Max sleep:** never\n';
const SLEEPING = '- **Trigger:** event-driven\n- **Wake on:** orders\n- **Max sleep:** never\n';
const WAKE: TriggerChange = { mode: 'event-driven' };
const POLL: TriggerChange = { mode: 'polling' };

const TO_EVENT_DRIVEN: readonly Case[] = [
  {
    title: 'what is pending, wanted or not, is due at the first tick, once',
    fields: `${POLLING}- **Tick interval:** 4`,
    unwanted: [5, 6, 8],
    changes: { 6: WAKE },
    ticks: 20,
    wakes: ['0 poll', '4 poll', '7 message of 2'],
  },
  {
    title: 'a batch window holds back what arrives later, not what is pending',
    fields: `${POLLING}- **Tick interval:** 4\n- **Batch window:** 5`,
    orders: [5, 8],
    changes: { 6: WAKE },
    ticks: 20,
    wakes: ['0 poll', '4 poll', '7 message of 1', '13 message of 1'],
  },
  {
    title: 'nothing pending, nothing to wake for',
    fields: POLLING,
    orders: [9],
    changes: { 3: WAKE },
    ticks: 12,
    wakes: ['0 poll', '1 poll', '2 poll', '3 poll', '9 message of 1'],
  },
  {
    title: 'a cooldown goes on',
    fields: `${POLLING}- **Cooldown:** 10`,
    unwanted: [1],
    changes: { 2: WAKE },
    ticks: 15,
    wakes: ['0 poll', '10 message of 1'],
    holds: ['1 cooldown until 10'],
  },
  {
    title: 'sleep counts from the last poll',
    fields: `${POLLING}- **Tick interval:** 100`.replace('never', '20'),
    changes: { 4: WAKE },
    ticks: 45,
    wakes: ['0 poll', '20 safety', '40 safety'],
  },
  {
    title: 'a timer that fell due under a hold is remembered',
    fields: `${POLLING}- **Cooldown:** 10\n- **Timer:** look at 00:02`,
    changes: { 5: WAKE },
    ticks: 15,
    wakes: ['0 poll', '10 timer'],
    holds: ['1 cooldown until 10'],
  },
  {
    title: 'work in progress goes on without polls',
    fields: `${POLLING}- **Tick interval:** 5`,
    worksUntil: 5,
    changes: { 2: WAKE },
    ticks: 12,
    wakes: ['0 poll', '3 continue', '4 continue', '5 continue'],
  },
  {
    title: 'closed hours hold what became due',
    fields: POLLING,
    policies: '### Working Hours\n- **Active hours:** 00:05-23:00',
    unwanted: [1],
    changes: { 2: WAKE },
    ticks: 15,
    wakes: ['10 message of 1'],
    holds: ['0 working-hours until 10'],
  },
];

const TO_POLLING: readonly Case[] = [
  {
    title: 'what is pending is processed on the first poll, and the schedule is that of the clock',
    fields: `${SLEEPING}- **Tick interval:** 4`,
    unwanted: [1, 2],
    changes: { 5: POLL },
    ticks: 17,
    wakes: ['8 poll of 2', '12 poll', '16 poll'],
  },
  {
    title: 'a batch that was filling is shown on the first poll',
    fields: `${SLEEPING}- **Tick interval:** 4\n- **Batch window:** 50`,
    orders: [1, 3],
    changes: { 5: POLL },
    ticks: 12,
    wakes: ['8 poll of 2'],
  },
  {
    title: 'there are no safety wakes any more',
    fields: `${SLEEPING}- **Tick interval:** 30`.replace('never', '10'),
    changes: { 12: POLL },
    ticks: 60,
    wakes: ['10 safety', '30 poll'],
  },
  {
    title: 'work in progress waits for the polls',
    fields: `${SLEEPING}- **Tick interval:** 5`,
    orders: [1],
    worksUntil: 10,
    changes: { 2: POLL },
    ticks: 16,
    wakes: ['1 message of 1', '2 continue', '5 poll', '10 poll', '15 poll'],
  },
  {
    title: 'a cooldown goes on, and the poll that falls into it is not made up for',
    fields: `${SLEEPING}- **Tick interval:** 4\n- **Cooldown:** 6`,
    orders: [3],
    changes: { 5: POLL },
    ticks: 17,
    wakes: ['3 message of 1', '12 poll'],
    holds: ['8 cooldown until 9', '16 cooldown until 18'],
  },
];

const SETTINGS: readonly Case[] = [
  {
    title: 'tickInterval',
    fields: `${POLLING}- **Tick interval:** 4`,
    changes: { 4: { tickInterval: 3 } },
    ticks: 13,
    wakes: ['0 poll', '4 poll', '6 poll', '9 poll', '12 poll'],
  },
  {
    title: 'tickInterval of an agent that sleeps has no effect until it polls',
    fields: SLEEPING,
    changes: { 2: { tickInterval: 5 }, 7: POLL },
    ticks: 16,
    wakes: ['10 poll', '15 poll'],
  },
  {
    title: 'triggerOn: what is pending wakes it where it is wanted now',
    fields: SLEEPING,
    unwanted: [1, 9],
    changes: { 4: { triggerOn: [{ trigger: 'message_received', filter: null }] } },
    orders: [7],
    ticks: 12,
    wakes: ['5 message of 1', '9 message of 2'],
  },
  {
    title: 'batchWindow: a window that is shorter now ends at once',
    fields: `${SLEEPING}- **Batch window:** 50`,
    orders: [1, 10],
    changes: { 6: { batchWindow: 3 } },
    ticks: 20,
    wakes: ['7 message of 1', '13 message of 1'],
  },
  {
    title: 'batchOverrides take the place of those before',
    fields: `${SLEEPING}- **Batch window:** 9 ticks for orders`,
    orders: [1],
    changes: { 3: { batchOverrides: { 'priority:high': 5 } } },
    ticks: 12,
    wakes: ['6 message of 1'],
  },
  {
    title: 'maxSleepTicks counts from the last wake',
    fields: SLEEPING,
    orders: [2],
    changes: { 4: { maxSleepTicks: 10 } },
    ticks: 24,
    wakes: ['2 message of 1', '12 safety', '22 safety'],
  },
  {
    title: 'maxSleepTicks null is never again',
    fields: SLEEPING.replace('never', '5'),
    changes: { 7: { maxSleepTicks: null } },
    ticks: 20,
    wakes: ['5 safety'],
  },
  {
    title: 'cooldownTicks counts from the last wake, and 0 ends a hold',
    fields: `${SLEEPING}- **Cooldown:** 50`,
    orders: [1, 3, 20, 21],
    changes: { 5: { cooldownTicks: 0 }, 18: { cooldownTicks: 8 } },
    ticks: 32,
    wakes: ['1 message of 1', '6 message of 1', '20 message of 1', '28 message of 1'],
    holds: ['3 cooldown until 51', '21 cooldown until 28'],
  },
  {
    title: 'the mode that it has: nothing becomes due',
    fields: SLEEPING,
    unwanted: [1],
    changes: { 3: WAKE },
    ticks: 12,
    wakes: [],
  },
  {
    title: 'there and back again: what came in between is due',
    fields: `${SLEEPING}- **Tick interval:** 50`,
    unwanted: [1, 5, 9],
    changes: { 3: POLL, 6: WAKE },
    ticks: 12,
    wakes: ['7 message of 2'],
  },
];

describe.each([
  ['from polling to event-driven', TO_EVENT_DRIVEN],
  ['from event-driven to polling', TO_POLLING],
  ['a change of', SETTINGS],
])('%s', (_title, cases) => {
  it.each(cases)('$title', (given) => {
    const run = simulate(
      `# Org\n## Policies\n${given.policies ?? ''}\n## Structure\n### Boss\n${given.fields}\n`,
      {
        ticks: given.ticks,
        events: eventsOf(given),
        answer: ({ tick }) => ({ workInProgress: tick < (given.worksUntil ?? 0) }),
      },
    );
    expect(run.invocations.map(describeWake)).toEqual(given.wakes);
    const holds = run.log.flatMap((record) =>
      record.type === 'hold' ? [`${record.tick} ${record.hold} until ${record.until}`] : [],
    );
    expect(holds).toEqual(given.holds ?? []);
    // Each change is in the log at the tick from which it counts.
    expect(run.log.filter(({ type }) => type === 'switch')).toEqual(
      Object.entries(given.changes).map(([tick, change]) => ({
        type: 'switch',
        tick: Number(tick) + 1,
        agent: 'boss',
        change,
        requestedBy: 'human-principal',
        approvedBy: 'human-principal',
        reason: 'as the principal says',
      })),
    );
  });
});

it('a change that is approved in the last tick never comes into effect', () => {
  const text = `# Org\n## Structure\n### Boss\n${POLLING}`;
  const run = simulate(text, { ticks: 3, events: { 2: changeAt(WAKE) } });
  expect(wakesOf(run, 'boss')).toEqual(['0 poll', '1 poll', '2 poll']);
  expect(run.log.filter(({ type }) => type === 'switch')).toEqual([]);
  expect(run.results.configRequests.map(({ state }) => state)).toEqual(['approved']);
});

type Event = Action & { from?: string };

function changeAt(trigger: TriggerChange): Event[] {
  const reason = 'as the principal says';
  return [{ type: 'config_request', agent: 'boss', trigger, reason }, { type: 'approve' }];
}

function eventsOf({ changes, orders = [], unwanted = [] }: Case): Record<number, Event[]> {
  const events: Record<number, Event[]> = {};
  const add = (tick: number, ...some: Event[]) => {
    events[tick] = [...(events[tick] ?? []), ...some];
  };
  for (const tick of orders) add(tick, { type: 'order', to: 'boss', body: '' });
  for (const tick of unwanted)
    add(tick, { type: 'message', from: 'somebody', to: 'boss', body: '' });
  for (const [tick, change] of Object.entries(changes)) add(Number(tick), ...changeAt(change));
  return events;
}

/** `7 message of 2` shows two messages. */
function describeWake({ tick, reasons, messages }: Invocation): string {
  const shown = messages.length === 0 ? '' : ` of ${messages.length}`;
  return `${tick} ${reasons.join('+')}${shown}`;
}
