// The engine's port: what goes in (org, events, answers) and what comes out (waves, records, results).
// Knows nothing of models, behaviours, terminals, files or the clock on the wall.

import type { NanoUsd } from '#base/money';
import type {
  ExternalTrigger,
  MessageTrigger,
  Priority,
  TriggerMode,
  WakeTrigger,
} from '#org/names';
import type { BatchKey, BudgetPeriod, Threshold, Timer, WakeEvent } from '#org/types';
import type { Reason } from './reason.js';

export const ESCALATION_REASONS = [
  'BLOCKED',
  'OUT_OF_DOMAIN',
  'OVER_BUDGET',
  'LOW_CONFIDENCE',
  'TIMEOUT',
  'DEPENDENCY',
] as const;
type EscalationReason = (typeof ESCALATION_REASONS)[number];

/** Messages between people and agents; each wakes as its trigger. */
export const TRIGGER_OF_KIND = {
  order: 'order_received',
  delegation: 'task_assigned',
  completion: 'completion_received',
  escalation: 'escalation_received',
  answer: 'message_received',
  message: 'message_received',
  config_request: 'message_received',
  config_reply: 'message_received',
} as const satisfies Record<string, MessageTrigger>;
type AcpKind = keyof typeof TRIGGER_OF_KIND;
/** An external event's kind is its trigger. */
export type MessageKind = AcpKind | ExternalTrigger;

export interface Message {
  /** Order of sending, from 1. */
  readonly id: number;
  readonly kind: MessageKind;
  readonly trigger: WakeTrigger;
  /** An agent's id, `HUMAN_PRINCIPAL`, or any name from outside. */
  readonly from: string;
  readonly to: string;
  readonly priority: Priority;
  /** Tick of arrival. */
  readonly arrival: number;
  /** The task it is about: a delegation's own. */
  readonly task: string | null;
  readonly body: string;
  readonly attributes: Readonly<Record<string, string>> | null;
  /** Of an escalation, else null. */
  readonly escalationReason: EscalationReason | null;
  /** Due whatever the recipient's `Wake on` and windows: answers to who waits, config requests and their replies. */
  readonly dueAtOnce: boolean;
  /** As its sender gave it: the engine carries it and asks nothing of it. */
  readonly chain: MessageChain | null;
}

/** What a message goes back to. */
export interface MessageChain {
  /** A name for the first cause: an order, a timer, an event from outside. */
  readonly root: string;
  /** Messages from the first cause to this one. */
  readonly depth: number;
}

/** That nothing more is done for a first cause. */
export interface ChainStop {
  readonly root: string;
  /** A clause for people: `it is 32 messages deep`. */
  readonly why: string;
}

/** What a config request may change; what it leaves out stays. */
export interface TriggerChange {
  readonly mode?: TriggerMode;
  readonly tickInterval?: number;
  readonly triggerOn?: 'all' | readonly WakeEvent[];
  readonly batchWindow?: number;
  readonly batchOverrides?: Readonly<Partial<Record<BatchKey, number>>>;
  readonly maxSleepTicks?: number | null;
  readonly cooldownTicks?: number;
}

/** A message to send. Orders and escalations are `high` unless said, all else `normal`. */
export interface SendAction {
  readonly type: Exclude<AcpKind, 'config_request' | 'config_reply'> | ExternalTrigger;
  /** An agent's id or `HUMAN_PRINCIPAL`. */
  readonly to: string;
  readonly body: string;
  readonly priority?: Priority;
  /** A delegation without one gets a new one; a completion without one is of the sender's oldest from that recipient. */
  readonly task?: string;
  /** Of a delegation: the sender's own task that it belongs to. Carried for the books of whoever runs it. */
  readonly partOf?: string;
  readonly escalationReason?: EscalationReason;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly chain?: MessageChain;
  /** Sent at the start of this later tick instead of now (an escalation that the culture batches or delays). */
  readonly sendAtTick?: number;
}

/** One turn of work on a task; `note` goes into the task's log and wakes nobody. */
export interface WorkAction {
  readonly type: 'work';
  readonly task: string;
  readonly note?: string;
}

/** Asks that `agent` (below the sender) be triggered otherwise. Goes to the sender's manager. */
export interface ConfigRequestAction {
  readonly type: 'config_request';
  readonly agent: string;
  readonly trigger: TriggerChange;
  readonly reason: string;
  readonly chain?: MessageChain;
}

/** Decides the oldest open request that waits on the sender; the human principal decides any. */
export interface DecisionAction {
  readonly type: 'approve' | 'reject';
  /** Told to whoever asked. */
  readonly reason?: string;
  readonly chain?: MessageChain;
}

export type Action = SendAction | WorkAction | ConfigRequestAction | DecisionAction;

/** What an invoked agent gave back. */
export interface Answer {
  readonly actions: readonly Action[];
  /** It has work left that needs another turn: an event-driven agent continues, a poll is not idle. */
  readonly workInProgress: boolean;
  /**
   * What the agent is going to answer to its next turns as long as they bring nothing new. An engine may book those turns
   * without asking, and says so in the next invocation's `turnsTaken`; it may also ask all the same. Work in progress or
   * not, that stays as it is in this answer.
   */
  readonly ahead?: TurnsAhead;
  /** What it used, where that is known only now: instead of the agent's price. */
  readonly use?: ActualUse;
  /** Chains that ended with this turn: what would have gone on with them was not sent. The engine asks nothing of it. */
  readonly stopped?: readonly ChainStop[];
  /** It came to nothing: `actions` is empty, `workInProgress` and `ahead` count for nothing. */
  readonly failure?: Failure;
}

/**
 * What an invocation used, whole numbers from 0. Budgets are charged the agent's price when the wake is granted and the truth
 * once it is known, which may pass the limit: what is spent then counts from the next look on. An idle poll is no exception.
 */
export interface ActualUse {
  /** Null when the model has no price: the invocation counts as unpriced, and no budget in money is charged for it. */
  readonly costNano: NanoUsd | null;
  /** Input and output. */
  readonly tokens: number;
}

/**
 * A turn that failed. The wake counts: as an invocation with its reasons and its use, as the last wake, from which cooldown
 * and safety count, as an idle poll where it was one. Nothing else happens: what it was shown goes back to the inbox before
 * what arrived since, timers and thresholds stay due, work in progress stays as it was. No latency is booked and no batch
 * counted before a wake that processes the messages, and for the utilization the wake had nothing to act on.
 *
 * Then the agent is held, which nothing passes, not even a critical message. The hold begins with the failure and is noted
 * there, whether or not there is a reason to wake. What is due when it ends wakes the agent as after any other hold.
 */
export interface Failure {
  /** A clause for people: `two answers were not valid`. */
  readonly reason: string;
  /** Why it is held now. `budget` sends no OVER_BUDGET escalation, and no release ends it. */
  readonly hold: 'failing' | 'parked' | 'budget';
  /** The first tick on which it may wake again, after that of the wake; null: not before somebody releases it. */
  readonly until: number | null;
}

/**
 * Turns (polls, or continued work) that bring nothing new: no message, no timer, no threshold. Each is answered alike, so
 * what it does may be nothing or work, but nothing that reaches anybody else.
 */
export interface TurnsAhead {
  /** At least 1; Infinity for as long as nothing comes. */
  readonly turns: number;
  /** `work` actions only. */
  readonly actions: readonly WorkAction[];
  /** What comes after them, as long as nothing new does; nothing is known without it. */
  readonly next?: TurnsAhead;
}

/** One agent woken once, with all its reasons and all its pending messages. */
export interface Invocation {
  readonly tick: number;
  readonly wave: number;
  readonly agent: string;
  readonly mode: TriggerMode;
  readonly reasons: readonly Reason[];
  /** Oldest first, wanted or not. */
  readonly messages: readonly Message[];
  readonly timers: readonly Timer[];
  readonly thresholds: readonly Threshold[];
  /** Ticks since its last wake, or since the start. */
  readonly slept: number;
  /** Turns that its last answer had `ahead` and that were booked since without asking it. */
  readonly turnsTaken: number;
}

/** All agents that think at the same moment, in document order. */
export interface Wave {
  readonly tick: number;
  readonly wave: number;
  readonly invocations: readonly Invocation[];
}

/** Who answers is not the engine's business; a dry run answers at once. */
export interface Behavior {
  answer(invocation: Invocation): Answer;
}

/** Something done outside the org: `from` is `HUMAN_PRINCIPAL` or any name. Decisions count for the principal only. */
export interface OutsideEvent {
  readonly from: string;
  readonly action: Action;
}

/** The world outside: orders, scripted events, the workload, the human principal's answers. */
export interface Outside {
  /** What happens at `tick`, in order. Asked once a tick, ticks rising; ticks that `nextTick` skips may be left out. */
  eventsAt(tick: number): readonly OutsideEvent[];
  /** The first tick from `tick` on at which something happens as far as is known now, or null. */
  nextTick(tick: number): number | null;
  /** Whether `nextTick` can only change by `eventsAt` and `receive`, so that it need not be asked anew in every tick. */
  readonly isSteady?: boolean;
  /** A message reached the human principal at `tick`; what follows from it may happen from `tick + 1` on. */
  receive(message: Message, tick: number): void;
}

/** Ticks as the org's calendar sees them. Pure: the same tick gives the same answer. */
export interface Calendar {
  /** 0 to 23: the local hour at the tick's first instant. */
  hourOfDay(tick: number): number;
  isOpen(tick: number): boolean;
  /** The first open tick from `tick` on, or null when there is none in 400 days. */
  nextOpenTick(tick: number): number | null;
  /** The first tick of the period after the one that `tick` is in. */
  nextPeriodTick(period: BudgetPeriod, tick: number): number;
  timerTicks(cron: string): TimerTicks;
  /** A tick after `tick` before which all are in the same hour of the day as `tick`. */
  nextHourTick(tick: number): number;
  /** The first tick from `tick` on that is not open, or null when there is none in 400 days. */
  nextClosedTick(tick: number): number | null;
}

/** The due ticks of one cron schedule. */
export interface TimerTicks {
  /** The first tick from `tick` on that contains one of its instants, or null when there is none. */
  nextDueTick(tick: number): number | null;
}

/** What one invocation of an agent costs. */
export interface InvocationPrice {
  /** Null when the model has no price: unknown is never zero. */
  readonly costNano: NanoUsd | null;
  readonly tokens: number;
  /** Of a poll that finds nothing. */
  readonly idleCostNano: NanoUsd | null;
  readonly idleTokens: number;
  /** Output tokens of a note in a task's log, beside those of the invocation. */
  readonly noteTokens: number;
}
