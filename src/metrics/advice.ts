// What a piece of advice holds: as it is weighed, as it is printed for one agent, and told once for several.

import type { SettingChange } from '#org/setting-change';
import type { Agent } from '#org/types';
import type { AgentFigures } from './agent-figures.js';
import type { Factor } from './mode-factors.js';

export type AdviceKind = 'switch' | 'keep' | 'tune';

/** What a run of the changed org on the same orders measured, against the run that the advice is drawn from. */
export interface Proof {
  /** How many agents were changed: all under the heading. */
  readonly agents: number;
  /** Dollars that the whole org saves, negative where it costs more; null when a changed agent's model has no price. */
  readonly savingPerHour: number | null;
  readonly savingPerDay: number | null;
  /** Of 30 days. */
  readonly savingPerMonth: number | null;
  /** Ticks from a message's arrival at the changed agents to the wake that shows it; null where none was shown. */
  readonly latencyMedianBefore: number | null;
  readonly latencyMedianAfter: number | null;
  readonly latencyP95Before: number | null;
  readonly latencyP95After: number | null;
  /** Of the whole org: completions over tasks assigned; null where no task was assigned. */
  readonly completionRateBefore: number | null;
  readonly completionRateAfter: number | null;
  readonly completionsBefore: number;
  readonly completionsAfter: number;
}

export interface Recommendation {
  readonly agent: string;
  readonly kind: AdviceKind;
  /** A mode, or for `tune` a setting with its value. */
  readonly from: string;
  /** The same as `from` for `keep`. */
  readonly to: string;
  /** One sentence. */
  readonly reason: string;
  /** Dollars an hour that following it saves by this run's figures: 0 for `keep`, null when the model has no price. */
  readonly savingPerHour: number | null;
  /** Wakes with something to act on, an hour, as `Activity` says. */
  readonly expectedRate: number;
  readonly measuredRate: number;
  /** The rate from which, or below which, the other mode is right; null where no rate changes it. */
  readonly flipAtRate: number | null;
  /** Of all under its heading together; null for `keep`, and where it was not tried. */
  readonly proof: Proof | null;
  /** A clause: why it is not written into the file with the rest; null where it is. */
  readonly leftOut: string | null;
}

/** Advice before it is worded: all that the reason can speak of. */
export interface Advice extends Omit<Recommendation, 'reason' | 'agent'> {
  readonly agent: Agent;
  /** What following it changes; null for `keep`. */
  readonly change: SettingChange | null;
  /** What to advise instead where a trial refutes it. */
  readonly otherwise: Advice | null;
  /** What a trial of the opposite showed, a sentence without a full stop: it is the reason then. */
  readonly tried: string | null;
  readonly figures: AgentFigures;
  readonly decidedBy: readonly Factor[];
  readonly against: readonly Factor[];
  /** What the other mode would save an hour; negative where it would cost more. */
  readonly otherModeSaves: number | null;
  readonly hours: number;
}

/** The same advice to several agents. */
export interface AdviceGroup
  extends Pick<
    Recommendation,
    'kind' | 'from' | 'to' | 'reason' | 'savingPerHour' | 'proof' | 'leftOut'
  > {
  /** Ids. */
  readonly agents: readonly string[];
  /** `Backend Worker 1-3`. */
  readonly name: string;
}
