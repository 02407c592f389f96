// One agent of a run as advice looks at it: its figures, what they are weighed against, and the advice that is made of
// them. Decides nothing.

import { toUsd } from '#base/money';
import type { InvocationPrice } from '#engine/types';
import type { TriggerMode } from '#org/names';
import type { SettingChange } from '#org/setting-change';
import { nameChange } from '#org/setting-change';
import type { Activity, Agent, Org } from '#org/types';
import type { Advice, AdviceKind } from './advice.js';
import type { AgentFigures } from './agent-figures.js';
import { hasReports } from './has-reports.js';
import type { Factor } from './mode-factors.js';
import { weighFactors } from './mode-factors.js';

/** The model that an agent's level would have, where that is cheaper than the one that the file gives it. */
export interface CheaperModel {
  readonly model: string;
  /** Of one invocation. */
  readonly costNano: number;
}

export interface RunFacts {
  readonly org: Org;
  /** In the order of the org's agents, as are the figures and models. */
  readonly prices: readonly InvocationPrice[];
  readonly figures: readonly AgentFigures[];
  readonly cheaperModels: readonly (CheaperModel | null)[];
  /** Length of the run. */
  readonly hours: number;
  /** Of the whole org. */
  readonly costPerHour: number;
}

/** One agent of a run. */
export interface Case {
  readonly run: RunFacts;
  readonly agent: Agent;
  readonly figures: AgentFigures;
  readonly price: InvocationPrice;
  readonly cheaperModel: CheaperModel | null;
}

export type Decision = Pick<
  Advice,
  'decidedBy' | 'against' | 'otherModeSaves' | 'savingPerHour' | 'flipAtRate'
>;

/** To have the mode `to`, which it may have already. */
export function adviseMode(given: Case, to: TriggerMode, decision: Decision): Advice {
  const from = given.figures.mode;
  const kind = from === to ? 'keep' : 'switch';
  const change: SettingChange | null = kind === 'keep' ? null : { setting: 'mode', value: to };
  return { ...adviceOf(given, kind, change), from, to, ...decision };
}

/** To have the setting of `from` as `to` says. */
export function adviseTuning<Change extends SettingChange>(
  given: Case,
  from: Change,
  to: Change,
  savingPerHour: number | null,
): Advice {
  return {
    ...adviceOf(given, 'tune', to),
    from: nameChange(from),
    to: nameChange(to),
    decidedBy: [],
    against: [],
    otherModeSaves: null,
    savingPerHour,
    flipAtRate: null,
  };
}

function adviceOf(given: Case, kind: AdviceKind, change: SettingChange | null) {
  const { low, high } = expectedRates(given);
  return {
    agent: given.agent,
    kind,
    change,
    otherwise: null,
    tried: null,
    proof: null,
    leftOut: null,
    expectedRate: (low + high) / 2,
    measuredRate: given.figures.eventsPerHour,
    figures: given.figures,
    hours: given.run.hours,
  };
}

export function factorsOf({ run, agent, figures, price }: Case): readonly Factor[] {
  const { budget } = run.org.policies;
  return weighFactors({
    costNano: price.costNano,
    busyShare: figures.busyShare,
    hasReports: hasReports(run.org.agents, agent.id),
    tickInterval: agent.trigger.tickInterval,
    hasBudget: agent.budgets.length > 0 || budget.perAgent !== null || budget.org !== null,
  });
}

/** Also the break-even: with fewer events an hour than polls, event-driven is cheaper. */
export function pollsPerHour({ run, agent }: Pick<Case, 'run' | 'agent'>): number {
  return 3600 / run.org.tickSeconds / agent.trigger.tickInterval;
}

/** Events an hour that the agent's activity leads to expect. */
export function expectedRates({ run, agent, price }: Case): { low: number; high: number } {
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

export function inDollars(costNano: number | null, perHour: number): number | null {
  return costNano === null ? null : toUsd(costNano * perHour);
}
