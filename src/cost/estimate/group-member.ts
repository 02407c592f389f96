// Agents that share a prompt cache with others, as configured or changed.

import type { Trigger } from '#org/types';
import type { AgentClass } from './agent-class.js';
import type { Spread } from './types.js';

/** Agents alike within a group. */
export interface GroupMember {
  readonly agents: AgentClass;
  readonly count: number;
  /** As configured, or changed. */
  readonly trigger: Trigger;
  readonly arrivals: Spread | null;
}
