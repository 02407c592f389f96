// What a run came to: its agents, budgets and requests, and what can be measured of it. Data types alone.

import type { MetricName, MetricScope, TriggerMode } from '#org/names';
import type { Budget } from '#org/types';
import type { HoldKind } from './hold-kind.js';
import type { Tally } from './tally.js';
import type { TriggerChange } from './types.js';

export interface AgentResult {
  readonly id: string;
  /** At the end of the run. */
  readonly mode: TriggerMode;
  readonly tally: Tally;
  readonly pending: number;
  /** Its last answer left work that needs another turn. */
  readonly workInProgress: boolean;
  /** What kept it from waking though it had a reason, by kind, in the order in which they first did. */
  readonly holds: readonly HoldSummary[];
  /** Its own, in the order in which it has them. */
  readonly budgets: readonly BudgetResult[];
  /** Delegations that nobody has seen yet, where the culture wants them acknowledged. */
  readonly unacknowledged: number;
}

/** The holds of one kind over a run. */
export interface HoldSummary {
  readonly kind: HoldKind;
  /** How often one began. */
  readonly times: number;
  /** Ticks at which the first and the last began. */
  readonly first: number;
  readonly last: number;
  /** The first tick without the last one, as a release may have made it; null when none is known. */
  readonly until: number | null;
  /** Of the last one, where it came of a failed turn. */
  readonly reason?: string;
}

/** How a budget stands at the end of a run. */
export interface BudgetResult extends Budget {
  /** In the unit of the limit, in the period that the last tick is in; null where the model has no price. */
  readonly spent: number | null;
  /** Periods in which the share of the alert threshold was reached. */
  readonly periodsAlerted: number;
  /** Periods in which it forbade an invocation, or more was spent than the limit. */
  readonly periodsExceeded: number;
}

export interface ConfigRequest {
  readonly id: number;
  readonly tick: number;
  readonly requestedBy: string;
  /** Who decides: an agent's id or `HUMAN_PRINCIPAL`. */
  readonly decidedBy: string;
  readonly agent: string;
  readonly trigger: TriggerChange;
  readonly reason: string;
  readonly state: 'open' | 'approved' | 'rejected';
  /** Null as long as it has not come into effect: one that is approved in the last tick never does. */
  readonly effect: ConfigEffect | null;
}

export interface ConfigEffect {
  /** The first tick under the new trigger. */
  readonly tick: number;
  /** The agent's mode until then. */
  readonly modeBefore: TriggerMode;
}

/** What can be measured of a run, or of a part of it. */
export interface Measured {
  /** Ticks that have passed, in the run or in the part. */
  readonly ticks: number;
  /** A metric over these ticks, for the scope around an agent (`org` ignores it); undefined where it has no value. */
  readonly measure: (metric: MetricName, scope: MetricScope, agent: string) => number | undefined;
  /** The counts behind the metrics. Not for changing. */
  readonly tallyOf: (scope: MetricScope, agent: string) => Tally;
}

export interface EngineResults extends Measured {
  /** In the org's order. */
  readonly agents: readonly AgentResult[];
  /** The org's own. */
  readonly budgets: readonly BudgetResult[];
  /** Messages that reached the human principal. */
  readonly principalReceived: number;
  /** Escalations among them whose sender has a manager in the org: past the hierarchy's depth, or as a script says. */
  readonly escalationsPastManagers: number;
  readonly configRequests: readonly ConfigRequest[];
}
