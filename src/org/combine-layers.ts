// How the layers of the settings that are more than one value combine: wake filters, batch windows, thresholds, budgets.

import type { Duration } from '#base/duration';
import type { Facts, Layers, Resolved } from './resolve-settings.js';
import { inTicks, unstated } from './resolve-settings.js';
import type { BatchKey, Budget, BudgetPeriod, Origin, Threshold, WakeEvent } from './types.js';
import type { BatchWindow } from './values/read-batch-window.js';
import type { BudgetValue } from './values/read-budget.js';
import type { ThresholdValue } from './values/read-threshold.js';
import { uniteWakeEvents } from './values/unite-wake-events.js';

const THRESHOLD_COOLDOWN_TICKS = 100;
const THRESHOLD_WINDOW: Duration = { kind: 'time', seconds: 3600 };

/** The strongest layer's filter; a nested list names its events item by item. */
export function layWakeEvents(
  layers: Layers<'all' | WakeEvent[]>,
): Resolved<'all' | readonly WakeEvent[]> {
  const layer = layers.find((stated) => stated.length > 0);
  const first = layer?.[0];
  if (layer === undefined || first === undefined) return unstated('all');
  return { value: uniteWakeEvents(layer.map(({ value }) => value)), origin: first.origin };
}

/** Batch windows in ticks: of the agent, and of single triggers and priorities. */
export interface Windows {
  readonly window: number;
  readonly overrides: Readonly<Partial<Record<BatchKey, number>>>;
}

/** A plain window shuts out the weaker layers, their overrides too; an override alone is laid over them. */
export function layWindows(layers: Layers<BatchWindow>, facts: Facts): Resolved<Windows> {
  const overrides: Partial<Record<BatchKey, number>> = {};
  let window: number | null = null;
  let origin: Origin | null = null;
  for (const layer of layers) {
    for (const { value, origin: stated } of layer) {
      origin ??= stated;
      if (value.window !== null) window ??= inTicks(value.window, facts);
      for (const override of value.overrides) {
        overrides[override.key] ??= inTicks(override.window, facts);
      }
    }
    if (window !== null) break;
  }
  return { value: { window: window ?? 0, overrides }, origin: origin ?? unstated(null).origin };
}

export function thresholdOf(
  { scope, metric, operator, value, cooldown, window }: ThresholdValue,
  context: string | null,
  facts: Facts,
): Threshold {
  return {
    scope,
    metric,
    operator,
    value,
    cooldownTicks: cooldown === null ? THRESHOLD_COOLDOWN_TICKS : inTicks(cooldown, facts),
    // A window shorter than a tick would watch nothing.
    windowTicks: Math.max(1, inTicks(window ?? THRESHOLD_WINDOW, facts)),
    context,
  };
}

/** All budgets of the strongest layer, else the limit that the policies set for each agent. */
export function chooseBudgets(
  layers: Layers<BudgetValue>,
  { budgetPeriod, agentBudget }: Facts,
): Resolved<readonly Budget[]> {
  const layer = layers.find((stated) => stated.length > 0);
  const first = layer?.[0];
  if (layer !== undefined && first !== undefined) {
    const value = layer.map((placed) => budgetOf(placed.value, budgetPeriod));
    return { value, origin: first.origin };
  }
  return agentBudget === null
    ? unstated([])
    : { value: [agentBudget.value], origin: agentBudget.origin };
}

/** A budget that states no period has that of the policies. */
export function budgetOf(value: BudgetValue, period: BudgetPeriod): Budget {
  return { ...value, period: value.period ?? period };
}
