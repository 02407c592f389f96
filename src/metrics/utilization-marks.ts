// Which polling agents deserve a mark in the table: busy too seldom, or idle more than is healthy.

import type { AgentFigures } from './agent-figures.js';

/** Below this share of polls with work, polling is worth a warning. */
export const UTILIZATION_LEAST = 0.5;
/** Above this share of idle polls, a note. */
export const IDLE_HEALTHY = 0.2;

export type Mark = 'warning' | 'note';

/** The mark of an agent, or null: event-driven agents and those that never polled have none. */
export function markUtilization(
  figures: Pick<AgentFigures, 'mode' | 'utilization' | 'idleWaste'>,
): Mark | null {
  if (figures.mode !== 'polling' || figures.utilization === null) return null;
  if (figures.utilization < UTILIZATION_LEAST) return 'warning';
  // In whole percent, as it is shown: 20.3 % is no more than 20 %.
  return Math.round(100 * (figures.idleWaste ?? 0)) > 100 * IDLE_HEALTHY ? 'note' : null;
}
