// Counts of what an agent did over a span of ticks. Additive: the tally of a scope or window is the sum of its parts.

import type { NanoUsd } from '#base/money';
import type { TicksTimes } from '#base/tick-histogram';
import { TickHistogram } from '#base/tick-histogram';
import type { WakeTrigger } from '#org/names';
import type { Reason } from './reason.js';

export interface Tally {
  /** Ticks of the span, times agents in a sum. */
  agentTicks: number;
  invocations: number;
  wakes: Record<Reason, number>;
  /** Polls of an agent while it polls; `idlePolls` of them found nothing. */
  idlePolls: number;
  /** Wakes whose turn failed, counted as wakes too; `failedPolls` of them were polls, and not idle. */
  failedWakes: number;
  failedPolls: number;
  /** Wakes while event-driven; `actedWakes` of them had something to act on. */
  eventWakes: number;
  actedWakes: number;
  /** Wakes with the reason message whose turn did not fail; how many showed two messages or more; messages they showed. */
  messageWakes: number;
  batchedWakes: number;
  messagesInMessageWakes: number;
  /** Gaps between one wake and the next. */
  sleeps: number;
  sleptTicks: number;
  received: number;
  processed: number;
  /** Of priced invocations; `unpriced` counts the others. */
  costNano: NanoUsd;
  unpriced: number;
  tokens: number;
  /** Tokens by what the wake was for; a wake with several triggers is split evenly, in order. */
  tokensByTrigger: Partial<Record<WakeTrigger | Exclude<Reason, 'message'>, number>>;
  /** Index 0 to 23: the local hour of day. */
  tokensByHour: number[];
  /** What polling every tick would have used: tokens of one invocation a tick. */
  pollingTokens: number;
  actions: number;
  tasksAssigned: number;
  completions: number;
  escalations: number;
  openTasks: number;
  blockedTasks: number;
  /** Pending messages at the end of each tick: last, summed, most. */
  queueDepth: number;
  queueDepthSum: number;
  queueDepthMax: number;
  /** The most since the run was last sampled. */
  queueDepthRecentMax: number;
  ackLatency: TickHistogram;
  timeToCompletion: TickHistogram;
  timeToUnblock: TickHistogram;
  triggerLatency: TickHistogram;
}

const HISTOGRAMS = ['ackLatency', 'timeToCompletion', 'timeToUnblock', 'triggerLatency'] as const;
type Histogram = (typeof HISTOGRAMS)[number];

export function emptyTally(): Tally {
  return {
    agentTicks: 0,
    invocations: 0,
    wakes: { poll: 0, message: 0, timer: 0, threshold: 0, safety: 0, continue: 0 },
    idlePolls: 0,
    failedWakes: 0,
    failedPolls: 0,
    eventWakes: 0,
    actedWakes: 0,
    messageWakes: 0,
    batchedWakes: 0,
    messagesInMessageWakes: 0,
    sleeps: 0,
    sleptTicks: 0,
    received: 0,
    processed: 0,
    costNano: 0,
    unpriced: 0,
    tokens: 0,
    tokensByTrigger: {},
    tokensByHour: new Array<number>(24).fill(0),
    pollingTokens: 0,
    actions: 0,
    tasksAssigned: 0,
    completions: 0,
    escalations: 0,
    openTasks: 0,
    blockedTasks: 0,
    queueDepth: 0,
    queueDepthSum: 0,
    queueDepthMax: 0,
    queueDepthRecentMax: 0,
    ackLatency: new TickHistogram(),
    timeToCompletion: new TickHistogram(),
    timeToUnblock: new TickHistogram(),
    triggerLatency: new TickHistogram(),
  };
}

/** Adds `times` wakes for that reason. By name: a field that is found by a variable costs several times as much. */
export function addWakes(wakes: Tally['wakes'], reason: Reason, times: number): void {
  switch (reason) {
    case 'poll':
      wakes.poll += times;
      return;
    case 'message':
      wakes.message += times;
      return;
    case 'continue':
      wakes.continue += times;
      return;
    case 'timer':
      wakes.timer += times;
      return;
    case 'threshold':
      wakes.threshold += times;
      return;
    case 'safety':
      wakes.safety += times;
      return;
  }
}

type TokenCause = keyof Tally['tokensByTrigger'];

/** Adds the tokens of wakes that were for `cause`: by name, where it is one of those that are met most. */
export function addTokens(sums: Tally['tokensByTrigger'], cause: TokenCause, tokens: number): void {
  switch (cause) {
    case 'poll':
      sums.poll = (sums.poll ?? 0) + tokens;
      return;
    case 'continue':
      sums.continue = (sums.continue ?? 0) + tokens;
      return;
    case 'task_assigned':
      sums.task_assigned = (sums.task_assigned ?? 0) + tokens;
      return;
    case 'completion_received':
      sums.completion_received = (sums.completion_received ?? 0) + tokens;
      return;
    default:
      sums[cause] = (sums[cause] ?? 0) + tokens;
  }
}

/** What one occurrence adds to a tally: only the counts that it touches. */
export type TallyPart = Partial<
  Omit<Tally, 'wakes' | 'tokensByHour' | Histogram> & Record<Histogram, Iterable<TicksTimes>>
> & {
  readonly wakes?: Partial<Record<Reason, number>>;
  /** The local hour, 0 to 23, in which its tokens were used. */
  readonly tokensAtHour?: number;
};

/** Adds one occurrence into `sum`, or with `sign` -1 takes it out again: all are whole numbers, so nothing is left. */
export function addPart(sum: Tally, part: TallyPart, sign: 1 | -1 = 1): void {
  addNumbers(sum, part, sign);
  if (part.wakes !== undefined) addNumbers(sum.wakes, part.wakes, sign);
  if (part.tokensByTrigger !== undefined)
    addNumbers(sum.tokensByTrigger, part.tokensByTrigger, sign);
  if (part.tokensAtHour !== undefined) {
    const { tokensAtHour: hour, tokens = 0 } = part;
    sum.tokensByHour[hour] = (sum.tokensByHour[hour] ?? 0) + sign * tokens;
  }
  for (const name of HISTOGRAMS) {
    const histogram = part[name];
    for (const [ticks, times] of histogram ?? []) sum[name].add(ticks, sign * times);
  }
}

/** Books that `depth` messages were pending at the end of each of `ticks` ticks. */
export function noteDepth(tally: Tally, depth: number, ticks = 1): void {
  tally.queueDepth = depth;
  tally.queueDepthSum += depth * ticks;
  tally.queueDepthMax = Math.max(tally.queueDepthMax, depth);
  tally.queueDepthRecentMax = Math.max(tally.queueDepthRecentMax, depth);
}

/**
 * Adds `part` into `sum`, or with `sign` -1 takes it out. The most pending of a scope is the sum of its agents' most: an
 * upper bound.
 */
function addTally(sum: Tally, part: Tally, sign: 1 | -1 = 1): void {
  addPart(sum, part, sign);
  part.tokensByHour.forEach((tokens, hour) => {
    sum.tokensByHour[hour] = (sum.tokensByHour[hour] ?? 0) + sign * tokens;
  });
}

/** The tally of a scope. */
export function sumTallies(parts: Iterable<Tally>): Tally {
  const sum = emptyTally();
  for (const part of parts) addTally(sum, part);
  return sum;
}

/**
 * What `later` counts beyond `earlier`, an older state of the same tally. What stands at a moment (open and blocked tasks,
 * pending messages) is that of `later`; the most pending is `depthMax`, which no difference tells.
 */
export function subtractTally(later: Tally, earlier: Tally, depthMax: number): Tally {
  const span = sumTallies([later]);
  addTally(span, earlier, -1);
  const { openTasks, blockedTasks, queueDepth } = later;
  const depths = { queueDepth, queueDepthMax: depthMax, queueDepthRecentMax: depthMax };
  return Object.assign(span, { openTasks, blockedTasks, ...depths });
}

// Tallies hold plain numbers by name: one loop instead of a line for each.
function addNumbers(sum: object, part: object, sign: 1 | -1): void {
  const target = sum as Record<string, number | undefined>;
  const source = part as Record<string, unknown>;
  for (const name in source) {
    const count = source[name];
    // The hour is a place, no count.
    if (typeof count !== 'number' || name === 'tokensAtHour') continue;
    target[name] = (target[name] ?? 0) + sign * count;
  }
}
