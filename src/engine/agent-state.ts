// What the engine remembers of one agent between ticks. Plain data; the rules stand elsewhere.

import type { Agent, Trigger } from '#org/types';
import type { HoldKind } from './hold-kind.js';
import { Inbox } from './inbox.js';
import type { PricedUses } from './priced-uses.js';
import { usesOf } from './priced-uses.js';
import type { HoldSummary } from './results.js';
import type { Tally } from './tally.js';
import { emptyTally } from './tally.js';
import type { TrailingWindow } from './trailing-window.js';
import type { Calendar, Failure, InvocationPrice, TimerTicks } from './types.js';

export interface AgentState {
  readonly index: number;
  readonly agent: Agent;
  readonly price: InvocationPrice;
  readonly uses: PricedUses;
  readonly inbox: Inbox;
  readonly tally: Tally;
  /** As the ORG.md says it, until a config change. */
  trigger: Trigger;
  /** 0 at the start: the first safety wake counts from there. */
  lastWake: number;
  hasWoken: boolean;
  workInProgress: boolean;
  /** The tick at which it last became event-driven: what was pending then is due, wanted or not. */
  becameEventDriven: number;
  /** Indices of timers and thresholds that fell due and no wake has shown yet, each once: mostly none. */
  readonly dueTimers: number[];
  readonly dueThresholds: number[];
  /** When each timer falls due next as far as it was looked up, null for never again. */
  readonly timers: { readonly ticks: TimerTicks; next: number | null }[];
  /** What each threshold looks back on. */
  readonly windows: TrailingWindow[];
  /** Tick of each threshold's last firing, or -Infinity. */
  readonly lastFirings: number[];
  /** The hold that was noted last, so that each is noted once. */
  hold: { readonly kind: HoldKind; readonly until: number | null } | null;
  /** The last turn of it that failed: holds it until then. */
  failure: Failure | null;
  /** A budget that is spent holds it until then. */
  budgetHoldUntil: number;
  readonly holds: HoldSummary[];
}

export function createAgentState(
  agent: Agent,
  index: number,
  price: InvocationPrice,
  calendar: Calendar,
): AgentState {
  return {
    index,
    agent,
    price,
    uses: usesOf(price),
    inbox: new Inbox(),
    tally: emptyTally(),
    trigger: agent.trigger,
    lastWake: 0,
    hasWoken: false,
    workInProgress: false,
    becameEventDriven: Number.NEGATIVE_INFINITY,
    dueTimers: [],
    dueThresholds: [],
    timers: agent.trigger.timers.map(({ cron }) => {
      const ticks = calendar.timerTicks(cron);
      return { ticks, next: ticks.nextDueTick(0) };
    }),
    windows: [],
    lastFirings: agent.trigger.thresholds.map(() => Number.NEGATIVE_INFINITY),
    hold: null,
    failure: null,
    budgetHoldUntil: 0,
    holds: [],
  };
}
