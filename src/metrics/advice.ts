// What a piece of advice holds: as it is weighed, as it is printed for one agent, and told once for several.

import type { Agent } from '#org/types';
import type { AgentFigures } from './agent-figures.js';
import type { Factor } from './mode-factors.js';

export const ADVICE_KINDS = ['switch', 'keep', 'tune'] as const;
export type AdviceKind = (typeof ADVICE_KINDS)[number];

export interface Recommendation {
  readonly agent: string;
  readonly kind: AdviceKind;
  /** A mode, or for `tune` a setting with its value. */
  readonly from: string;
  /** The same as `from` for `keep`. */
  readonly to: string;
  /** One sentence. */
  readonly reason: string;
  /** Dollars an hour that following it saves: 0 for `keep`, null when the model has no price. */
  readonly savingPerHour: number | null;
  /** Wakes with something to act on, an hour, as `Activity` says. */
  readonly expectedRate: number;
  readonly measuredRate: number;
  /** The rate from which, or below which, the other mode is right; null where no rate changes it. */
  readonly flipAtRate: number | null;
}

/** Advice before it is worded: all that the reason can speak of. */
export interface Advice extends Omit<Recommendation, 'reason' | 'agent'> {
  readonly agent: Agent;
  readonly figures: AgentFigures;
  readonly decidedBy: readonly Factor[];
  readonly against: readonly Factor[];
  /** What the other mode would save an hour; negative where it would cost more. */
  readonly otherModeSaves: number | null;
  readonly hours: number;
}

/** The same advice to several agents. */
export interface AdviceGroup {
  /** Ids. */
  readonly agents: readonly string[];
  /** `Backend Worker 1-3`. */
  readonly name: string;
  readonly kind: AdviceKind;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  /** Of all together; null when a model has no price. */
  readonly savingPerHour: number | null;
}
