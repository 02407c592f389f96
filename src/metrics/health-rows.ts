// The rows of the metrics view: the figures that have a healthy range (and two that depend on the role), of an agent or of
// several. Pure; formats nothing.

import type { AgentFigures } from './agent-figures.js';
import type { RowGroup, RowHead } from './row-groups.js';

/** In the order of the columns. */
const SHOWN = {
  wake_rate: ({ wakeRate }) => wakeRate,
  sleep_duration_avg: ({ sleepDurationAvg }) => sleepDurationAvg,
  event_queue_depth: ({ eventQueueDepth }) => eventQueueDepth,
  batch_efficiency: ({ batchEfficiency }) => batchEfficiency,
  safety_wake_rate: ({ safetyWakeRate }) => safetyWakeRate,
  cost_per_decision: ({ costPerDecision }) => costPerDecision,
  idle_waste: ({ idleWaste }) => idleWaste,
} as const satisfies Record<string, (figures: AgentFigures) => number | null>;
export type ShownMetric = keyof typeof SHOWN;

export interface HealthCell {
  /** Of several agents the mean over those that have one; null when none has. */
  readonly value: number | null;
  /** Agents of the row whose value is outside of the healthy range. */
  readonly unhealthy: number;
}

export interface HealthRow extends RowHead {
  readonly cells: Readonly<Record<ShownMetric, HealthCell>>;
}

export function healthRows(groups: readonly RowGroup[]): readonly HealthRow[] {
  return groups.map(({ head, members }) => {
    const figures = members.map((member) => member.figures);
    const cells = Object.entries(SHOWN).map(
      ([metric, figureOf]) => [metric, cellOf(metric, figures.map(figureOf), figures)] as const,
    );
    // The keys are those of SHOWN: fromEntries forgets them.
    return { ...head, cells: Object.fromEntries(cells) as HealthRow['cells'] };
  });
}

function cellOf(
  metric: string,
  values: readonly (number | null)[],
  figures: readonly AgentFigures[],
): HealthCell {
  const known = values.filter((value) => value !== null);
  return {
    value: known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length,
    unhealthy: figures.filter(({ unhealthy }) => unhealthy.some((name) => name === metric)).length,
  };
}
