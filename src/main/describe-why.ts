// An agent's explanation with local times and dollars, and with what was seen of it in the run.

import { invariant } from '#base/assert';
import { toUsd } from '#base/money';
import type {
  CertainWake,
  PendingGroup,
  PresentHold,
  ThresholdState,
} from '#engine/agent-explanation';
import { useOf, usesOf } from '#engine/priced-uses';
import type { InvocationPrice, Message } from '#engine/types';
import type { Agent } from '#org/types';
import type { Moment } from './parse-moment.js';
import { momentOf, timeLineOf } from './parse-moment.js';
import type { RunPlan } from './plan-run.js';
import type { PlayedRun } from './play-run.js';
import type { AgentWatch } from './watch-agent.js';
import type {
  HoldReport,
  LastWake,
  MessageReport,
  PendingReport,
  ThresholdReport,
  WhyReport,
} from './why-report.js';

/** A tick as a moment of the run. */
type Clock = (tick: number) => Moment;

interface Looked {
  readonly agent: Agent;
  readonly plan: RunPlan;
  readonly played: PlayedRun;
  readonly watched: AgentWatch;
}

/** How many messages of a group are told one by one. */
const MESSAGES_MAX = 3;

export function describeWhy({ agent, plan, played, watched }: Looked): WhyReport {
  const { org, startMs, wiring } = plan;
  const { timezone, tickSeconds } = org;
  const line = timeLineOf(org, startMs);
  const clock: Clock = (tick) => momentOf(tick, line);
  const { id, name, title, level, model } = agent;
  const explained = played.explain(id);
  const index = org.agents.indexOf(agent);
  const held = played.results.agents[index]?.holds ?? [];
  return {
    org: org.name,
    seed: wiring.seed,
    tickSeconds,
    timezone,
    agent: { id, name, title, level, model },
    mode: explained.trigger.mode,
    trigger: explained.trigger,
    at: clock(explained.tick - 1),
    lastWake: describeLastWake(watched, played.prices[index], clock),
    workInProgress: explained.workInProgress,
    pending: explained.pending.map((group) => describePending(group, clock)),
    holds: explained.holds.map((hold) => describeHold(hold, clock)),
    sources: explained.sources.map((source) => ({
      reason: source.reason,
      name: source.name,
      ...clock(source.tick),
    })),
    nextWake: describeNextWake(explained.nextWake, clock),
    thresholds: explained.thresholds.map((threshold) => describeThreshold(threshold, clock)),
    switches: watched.switches.map(({ tick, change, requestedBy, approvedBy, reason }) => ({
      ...clock(tick),
      change,
      requestedBy,
      approvedBy,
      reason,
    })),
    refusals: watched.refusals.map((refusal) => ({
      ...clock(refusal.tick),
      agent: refusal.agent,
      what: refusal.what,
      why: refusal.why,
    })),
    held: held.map(({ kind, times, first, last, until }) => ({
      kind,
      times,
      first: clock(first),
      last: clock(last),
      until: until === null ? null : clock(until),
    })),
  };
}

function describeNextWake(wake: CertainWake | null, clock: Clock): WhyReport['nextWake'] {
  if (wake === null) return null;
  const { tick, costNano, ...rest } = wake;
  return { ...clock(tick), ...rest, costUsd: costNano === null ? null : toUsd(costNano) };
}

function describeLastWake(
  { lastWake, lastFired, lastInvocation, lastActions }: AgentWatch,
  price: InvocationPrice | undefined,
  clock: Clock,
): LastWake | null {
  if (lastWake === null || price === undefined) return null;
  const { tick, wave, reasons, timers, slept, pending, triggers, idle } = lastWake;
  const used = useOf(usesOf(price), { actions: lastActions }, idle);
  return {
    ...clock(tick),
    wave,
    reasons,
    timers,
    thresholds: lastFired.map(
      ({ threshold: { scope, metric, operator, value: limit }, value }) => ({
        scope,
        metric,
        operator,
        limit,
        value,
      }),
    ),
    sleptTicks: slept,
    shown: {
      count: pending,
      triggers,
      messages: (lastInvocation?.messages ?? []).slice(0, MESSAGES_MAX).map(describeMessage(clock)),
    },
    actions: lastActions,
    isIdlePoll: idle,
    costUsd: used.costNano === null ? null : toUsd(used.costNano),
    tokens: used.tokens,
  };
}

function describePending(group: PendingGroup, clock: Clock): PendingReport {
  const { rule, trigger, priority, messages, dueFrom, dueTo, filters } = group;
  const [first] = messages;
  const last = messages.at(-1);
  invariant(first !== undefined && last !== undefined, 'a group of pending messages has one');
  return {
    rule,
    trigger,
    priority,
    count: messages.length,
    firstArrival: clock(first.arrival),
    lastArrival: clock(last.arrival),
    dueFrom: dueFrom === null ? null : clock(dueFrom),
    dueTo: dueTo === null ? null : clock(dueTo),
    filters,
    messages: messages.slice(0, MESSAGES_MAX).map(describeMessage(clock)),
  };
}

function describeMessage(clock: Clock) {
  return ({ kind, from, priority, arrival, body, attributes }: Message): MessageReport => ({
    kind,
    from,
    priority,
    arrival: clock(arrival),
    body,
    attributes,
  });
}

function describeHold({ kind, until, reason, accounts }: PresentHold, clock: Clock): HoldReport {
  return {
    kind,
    until: until === null ? null : clock(until),
    ...(reason !== undefined && { reason }),
    budgets: accounts.map(({ owner, period, unit, limit, spent, price }) => {
      const amount = (value: number): number => (unit === 'tokens' ? value : toUsd(value));
      return {
        owner,
        period,
        unit: unit === 'tokens' ? 'tokens' : 'usd',
        limit: amount(limit),
        spent: amount(spent),
        price: amount(price),
      };
    }),
  };
}

function describeThreshold(
  { threshold, value, isDue, restsUntil }: ThresholdState,
  clock: Clock,
): ThresholdReport {
  const { scope, metric, operator, value: limit } = threshold;
  return {
    scope,
    metric,
    operator,
    limit,
    value,
    isDue,
    restsUntil: restsUntil === null ? null : clock(restsUntil),
  };
}
