// Random behaviours: scripts by key, and agents that promise their next turns and keep their word. What they do depends on
// what they are shown alone, never on how often they are asked.

import fc from 'fast-check';
import type { RandomStream } from '#base/random-streams';
import { drawInteger, randomStream } from '#base/random-streams';
import type { Reason } from '#engine/reason';
import { REASONS } from '#engine/reason';
import type { Answer, Behavior, Invocation, TurnsAhead } from '#engine/types';
import type { WakeTrigger } from '#org/names';
import { MESSAGE_TRIGGERS } from '#org/names';
import type { Org } from '#org/types';
import type { Draft } from './random-traffic.js';
import { actionOf, draft, PLAIN_DRAFT } from './random-traffic.js';

type Key = Reason | WakeTrigger;

export interface Script {
  readonly kind: 'script';
  readonly seed: number;
  /** Sent whenever the wake has the key. */
  readonly rules: readonly Rule[];
  /** One wake in so many does what its keys say. */
  readonly oneIn: number;
  /** One wake in so many leaves work in progress; 0 for none. */
  readonly busyOneIn: number;
  /** Whether wakes that do nothing promise turns ahead. */
  readonly promises: boolean;
}

export type Driver =
  | Script
  | { readonly kind: 'passive' }
  | {
      readonly kind: 'flow';
      readonly seed: number;
      readonly adapt: boolean;
      readonly hasEvents: boolean;
    };

interface Rule {
  readonly key: Key;
  readonly drafts: readonly Draft[];
}

const rule: fc.Arbitrary<Rule> = fc.record({
  key: fc.constantFrom<Key[]>(...REASONS, ...MESSAGE_TRIGGERS, 'build_failed', 'code_changed'),
  drafts: fc.array(draft, { minLength: 1, maxLength: 3 }),
});

/** Cascades down and up the chart, and two who answer each other for ever. */
const CHAINS: readonly (readonly [Key, Draft['type'], Draft['to']])[] = [
  ['order_received', 'delegation', 'report'],
  ['task_assigned', 'delegation', 'report'],
  ['timer', 'delegation', 'report'],
  ['escalation_received', 'escalation', 'manager'],
  ['task_assigned', 'escalation', 'manager'],
  ['completion_received', 'completion', 'manager'],
  ['task_assigned', 'completion', 'sender'],
  ['escalation_received', 'answer', 'sender'],
  ['message_received', 'message', 'sender'],
];
const chainRule: fc.Arbitrary<Rule> = fc
  .tuple(fc.constantFrom(...CHAINS), fc.constantFrom(undefined, 'shown'))
  .map(([[key, type, to], task]) => ({ key, drafts: [{ ...PLAIN_DRAFT, type, to, task }] }));

const script: fc.Arbitrary<Script> = fc.record({
  kind: fc.constant('script'),
  seed: fc.nat(10_000),
  rules: fc.oneof(
    {
      weight: 4,
      arbitrary: fc.array(
        fc.oneof({ weight: 4, arbitrary: rule }, { weight: 1, arbitrary: chainRule }),
        { maxLength: 6 },
      ),
    },
    { weight: 1, arbitrary: fc.array(chainRule, { minLength: 3, maxLength: 8 }) },
  ),
  oneIn: fc.constantFrom(1, 2, 5, 20),
  busyOneIn: fc.constantFrom(0, 2, 3, 10),
  promises: fc.boolean(),
});

export const driver: fc.Arbitrary<Driver> = fc.oneof(
  { weight: 6, arbitrary: script },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('flow'),
      seed: fc.nat(10_000),
      adapt: fc.boolean(),
      hasEvents: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('passive') }) },
);

/** A promise that its agent is bound by: `left` turns of the first of its parts, then the others. */
interface Promised {
  left: number;
  parts: readonly TurnsAhead[];
  readonly workInProgress: boolean;
}

/** An agent of a script: decides anew, or keeps the promise that it gave. */
export class ScriptedAgents implements Behavior {
  readonly #org: Org;
  readonly #script: Script;
  readonly #promised = new Map<string, Promised>();
  /** Turns of each agent, asked or not. */
  readonly #turns = new Map<string, number>();

  constructor(org: Org, given: Script) {
    this.#org = org;
    this.#script = given;
  }

  answer(invocation: Invocation): Answer {
    const { agent, turnsTaken } = invocation;
    this.#turns.set(agent, (this.#turns.get(agent) ?? 0) + turnsTaken + 1);
    const promised = this.#promised.get(agent);
    if (turnsTaken > 0 && (promised === undefined || !keep(promised, turnsTaken)))
      throw new Error(`${agent} never promised the ${turnsTaken} turns before ${invocation.tick}`);
    const part = promised?.parts[0];
    if (promised !== undefined && part !== undefined && isPlainTurn(invocation)) {
      keep(promised, 1);
      return answerOf(part.actions, promised);
    }
    this.#promised.delete(agent);
    return this.#decide(invocation);
  }

  #decide(invocation: Invocation): Answer {
    const { agent, tick, messages } = invocation;
    const { seed, rules, oneIn, busyOneIn, promises } = this.#script;
    // The turns so far are in the key: an engine that miscounts them gets other answers.
    const stream = randomStream(seed, `${agent} ${tick} ${this.#turns.get(agent)}`);
    const acts = drawInteger(stream, 1, oneIn) === 1;
    const workInProgress = busyOneIn > 0 && drawInteger(stream, 1, busyOneIn) === 1;
    const actions = rules
      .filter(({ key }) => acts && hasKey(invocation, key))
      .flatMap(({ drafts }) => drafts)
      .map((drafted) => actionOf(this.#org, drafted, { id: agent, tick, shown: messages }));
    if (!promises || drawInteger(stream, 0, 3) === 0) return { actions, workInProgress };
    const parts = Array.from({ length: drawInteger(stream, 1, 3) }, () => partOf(stream));
    const promised = { left: parts[0]?.turns ?? 0, parts, workInProgress };
    this.#promised.set(agent, promised);
    return answerOf(actions, promised);
  }
}

function partOf(stream: RandomStream): TurnsAhead {
  const turns = drawInteger(stream, 0, 4) === 0 ? Infinity : drawInteger(stream, 1, 20);
  const work = { type: 'work', task: 'a' } as const;
  const noted = { ...work, note: 'on it' };
  const actions =
    [[], [work], [noted], [work, noted], [noted, noted, noted]][drawInteger(stream, 0, 4)] ?? [];
  return { turns, actions };
}

/** Takes so many turns of what was promised. Gives whether they were. */
function keep(promised: Promised, turns: number): boolean {
  promised.left -= turns;
  while (promised.left <= 0 && promised.parts.length > 0) {
    promised.parts = promised.parts.slice(1);
    promised.left += promised.parts[0]?.turns ?? 0;
  }
  return promised.left >= 0;
}

// Nothing new: polls and turns of work, of which safety may be a second reason.
function isPlainTurn({ reasons, messages, timers, thresholds }: Invocation): boolean {
  const isTurn = reasons.includes('poll') || reasons.includes('continue');
  return isTurn && messages.length + timers.length + thresholds.length === 0;
}

function answerOf(actions: Answer['actions'], { left, parts, workInProgress }: Promised): Answer {
  const [first, ...others] = parts;
  if (first === undefined) return { actions, workInProgress };
  const next = others.reduceRight<TurnsAhead | undefined>(
    (later, part) => (later === undefined ? part : { ...part, next: later }),
    undefined,
  );
  const ahead = { ...first, turns: left };
  return { actions, workInProgress, ahead: next === undefined ? ahead : { ...ahead, next } };
}

function hasKey({ reasons, messages }: Invocation, key: Key): boolean {
  return (
    reasons.some((reason) => reason === key) || messages.some((message) => message.trigger === key)
  );
}
