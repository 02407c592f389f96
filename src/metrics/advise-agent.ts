// Whether an agent's mode is right by what a run measured: switch, keep or tune, with the saving and the rate at which it
// would change. A pure fold; the words are made in word-advice.

import { toUsd } from '#base/money';
import type { InvocationPrice } from '#engine/types';
import type { TriggerMode } from '#org/names';
import type { Activity, Agent, Org } from '#org/types';
import type { Advice, AdviceKind } from './advice.js';
import type { AgentFigures } from './agent-figures.js';
import { hasReports } from './has-reports.js';
import type { Factor } from './mode-factors.js';
import { weighFactors } from './mode-factors.js';
import { IDLE_HEALTHY, UTILIZATION_LEAST } from './utilization-marks.js';

export interface RunFacts {
  readonly org: Org;
  /** In the order of the org's agents, as are the figures. */
  readonly prices: readonly InvocationPrice[];
  readonly figures: readonly AgentFigures[];
  /** Length of the run. */
  readonly hours: number;
  /** Of the whole org. */
  readonly costPerHour: number;
}

/** So much above what was expected is more than chance. */
const HIGHER_THAN_EXPECTED = 1.25;
const SAFETY_HEALTHY = 0.05;
/** Advice on safety wakes that saves less than this share of the org's cost is noise. */
const TUNE_LEAST_SHARE = 0.01;

/** One agent of a run. */
interface Case {
  readonly run: RunFacts;
  readonly agent: Agent;
  readonly figures: AgentFigures;
  readonly price: InvocationPrice;
}

/** Advice on the mode of one agent, or null when there is nothing to say. */
export function adviseAgent(given: Case): Advice | null {
  // Nothing is gained by waking a free model less often, and polling is the simpler of the two.
  if (given.price.costNano === 0) return null;
  return given.figures.mode === 'polling' ? advisePolling(given) : adviseEventDriven(given);
}

function advisePolling({ run, agent, figures, price }: Case): Advice | null {
  const idleShare = figures.idleWaste ?? 0;
  if (idleShare <= IDLE_HEALTHY) return null;
  const factors = factorsOf({ run, agent, figures, price });
  const [forIt, against] = [leaningTo('event-driven', factors), leaningTo('polling', factors)];
  // Idle more than half of the time decides alone; between that and healthy the factors do, and a tie goes to money.
  const isSwitch = idleShare > 1 - UTILIZATION_LEAST || forIt.length >= against.length;
  const saving = inDollars(price.idleCostNano, figures.idlePolls / run.hours);
  const breakEven = pollsPerHour(agent, run.org.tickSeconds);
  return adviceOf({ run, agent, figures, price }, isSwitch ? 'switch' : 'keep', {
    to: isSwitch ? 'event-driven' : 'polling',
    decidedBy: isSwitch ? forIt : against,
    against: isSwitch ? against : forIt,
    otherModeSaves: saving,
    savingPerHour: isSwitch ? saving : 0,
    flipAtRate: isSwitch ? breakEven : breakEven * UTILIZATION_LEAST,
  });
}

function adviseEventDriven(given: Case): Advice | null {
  const { run, agent, figures, price } = given;
  const factors = factorsOf(given);
  const breakEven = pollsPerHour(agent, run.org.tickSeconds);
  const rate = figures.eventsPerHour;
  const pollingSaves = inDollars(price.costNano, rate - breakEven);
  const common = { otherModeSaves: pollingSaves, flipAtRate: breakEven };
  const [forPolling, against] = [leaningTo('polling', factors), leaningTo('event-driven', factors)];
  if (rate >= breakEven && forPolling.length >= against.length) {
    const savingPerHour = pollingSaves;
    const decision = { to: 'polling', decidedBy: forPolling, against, savingPerHour } as const;
    return adviceOf(given, 'switch', { ...common, ...decision });
  }
  if (rate > expectedRates(given).high * HIGHER_THAN_EXPECTED && rate < breakEven) {
    const decision = { to: 'event-driven', decidedBy: against, against: forPolling } as const;
    return adviceOf(given, 'keep', { ...common, ...decision, savingPerHour: 0 });
  }
  return adviseMaxSleep(given);
}

/** Safety wakes that find nothing: half of them go when it sleeps twice as long. */
function adviseMaxSleep(given: Case): Advice | null {
  const { run, agent, figures, price } = given;
  const { maxSleepTicks } = agent.trigger;
  if (maxSleepTicks === null || (figures.safetyWakeRate ?? 0) <= SAFETY_HEALTHY) return null;
  const emptyPerHour = Math.max(0, figures.wakesPerHour - figures.eventsPerHour);
  const savingPerHour = inDollars(price.costNano, emptyPerHour / 2);
  if ((savingPerHour ?? 0) < run.costPerHour * TUNE_LEAST_SHARE) return null;
  const advice = adviceOf(given, 'tune', {
    to: 'event-driven',
    decidedBy: [],
    against: [],
    otherModeSaves: null,
    savingPerHour,
    flipAtRate: null,
  });
  return { ...advice, from: `max sleep ${maxSleepTicks}`, to: `max sleep ${maxSleepTicks * 2}` };
}

type Decision = Pick<
  Advice,
  'decidedBy' | 'against' | 'otherModeSaves' | 'savingPerHour' | 'flipAtRate'
> & { readonly to: TriggerMode };

function adviceOf(given: Case, kind: AdviceKind, decision: Decision): Advice {
  const { low, high } = expectedRates(given);
  return {
    agent: given.agent,
    kind,
    from: given.figures.mode,
    expectedRate: (low + high) / 2,
    measuredRate: given.figures.eventsPerHour,
    figures: given.figures,
    hours: given.run.hours,
    ...decision,
  };
}

function factorsOf({ run, agent, figures, price }: Case): readonly Factor[] {
  const { budget } = run.org.policies;
  return weighFactors({
    costNano: price.costNano,
    busyShare: figures.busyShare,
    hasReports: hasReports(run.org.agents, agent.id),
    tickInterval: agent.trigger.tickInterval,
    hasBudget: agent.budgets.length > 0 || budget.perAgent !== null || budget.org !== null,
  });
}

function leaningTo(mode: TriggerMode, factors: readonly Factor[]): readonly Factor[] {
  return factors.filter(({ leans }) => leans === mode);
}

/** Also the break-even: with fewer events an hour than polls, event-driven is cheaper. */
function pollsPerHour(agent: Agent, tickSeconds: number): number {
  return 3600 / tickSeconds / agent.trigger.tickInterval;
}

/** Events an hour that the agent's activity leads to expect. */
function expectedRates({ run, agent, price }: Case): { low: number; high: number } {
  const activity: Activity = agent.activity;
  switch (activity.kind) {
    case 'events':
      return activity.perHour;
    case 'busy': {
      const rate = (activity.share * 3600) / run.org.tickSeconds;
      return { low: rate, high: rate };
    }
    case 'tokens': {
      const perDay = 24 * price.tokens;
      return { low: activity.perDay.low / perDay, high: activity.perDay.high / perDay };
    }
  }
}

function inDollars(costNano: number | null, perHour: number): number | null {
  return costNano === null ? null : toUsd(costNano * perHour);
}
