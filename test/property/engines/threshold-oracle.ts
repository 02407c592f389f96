// What every threshold should have seen, from the tallies after each tick alone: the counts at the end of its window less
// those at its start. Knows no running sum, no listener and no order of events.

import { TickHistogram } from '#base/tick-histogram';
import { measure } from '#engine/measure';
import { createReferenceEngine } from '#engine/reference-engine';
import type { EngineResults } from '#engine/results';
import type { Tally } from '#engine/tally';
import { emptyTally, sumTallies } from '#engine/tally';
import type { MetricScope } from '#org/names';
import type { Org } from '#org/types';
import type { EngineCase } from './engine-case.js';
import { runCase } from './run-case.js';

/** After some tick: the tallies, and each threshold's budgets by `agent index`. */
interface Snapshot {
  readonly tallies: readonly Tally[];
  readonly budgets: ReadonlyMap<string, number | undefined>;
}

/** The first evaluation of a threshold that saw something else than the tallies say, in words, or null. */
export function findWrongThreshold(given: EngineCase, org: Org): string | null {
  const start: Snapshot = { tallies: org.agents.map(() => emptyTally()), budgets: new Map() };
  const snapshots: Snapshot[] = [start];
  const everyTick = { ...given, sampleEveryTicks: 1 };
  const run = runCase(createReferenceEngine, everyTick, org, {
    isObserved: true,
    onSample: (results) => snapshots.push(snapshotOf(results, org)),
  });
  for (const { tick, agent, index, value } of run.thresholds) {
    const wanted = valueAt(org, snapshots, { tick, agent, index });
    if (Object.is(wanted, value)) continue;
    const threshold = org.agents.find(({ id }) => id === agent)?.trigger.thresholds[index];
    return `${agent} sees ${value}, and not ${wanted}, at tick ${tick} in ${JSON.stringify(threshold)}`;
  }
  return null;
}

function snapshotOf({ agents, measure: metric }: EngineResults, org: Org): Snapshot {
  const budgets = new Map<string, number | undefined>();
  for (const { id, trigger } of org.agents) {
    trigger.thresholds.forEach(({ scope }, index) => {
      budgets.set(`${id} ${index}`, metric('budget_used', scope, id));
    });
  }
  return { tallies: agents.map(({ tally }) => sumTallies([tally])), budgets };
}

function valueAt(
  org: Org,
  snapshots: readonly Snapshot[],
  { tick, agent, index }: { tick: number; agent: string; index: number },
): number | undefined {
  const threshold = org.agents.find(({ id }) => id === agent)?.trigger.thresholds[index];
  const ticks = Math.min(tick, threshold?.windowTicks ?? 0);
  const [before, after] = [snapshots[tick - ticks], snapshots[tick]];
  if (threshold === undefined || before === undefined || after === undefined) return undefined;
  const sum = sumTallies(
    membersOf(org, threshold.scope, agent).map((member): Tally => {
      const [old, now] = [before.tallies[member], after.tallies[member]];
      if (old === undefined || now === undefined) throw new Error('every agent has a tally');
      const { queueDepth, openTasks, blockedTasks } = now;
      return { ...subtract(now, old), queueDepth, openTasks, blockedTasks };
    }),
  );
  // Budgets before the first tick are whole.
  const key = `${agent} ${index}`;
  const untouched = snapshots[1]?.budgets.get(key) === undefined ? undefined : 0;
  const budgetUsed = tick === 0 ? untouched : after.budgets.get(key);
  return measure(threshold.metric, sum, { ticks, tickSeconds: org.tickSeconds, budgetUsed });
}

function subtract(now: Tally, old: Tally): Tally {
  const difference = sumTallies([now]);
  const minus = (target: object, source: object): void => {
    for (const [name, value] of Object.entries(source)) {
      const counts = target as Record<string, unknown>;
      if (typeof value === 'number') counts[name] = Number(counts[name] ?? 0) - value;
      else if (value instanceof TickHistogram) minusTicks(counts[name] as TickHistogram, value);
      else minus(counts[name] as object, value as object);
    }
  };
  const minusTicks = (target: TickHistogram, source: TickHistogram): void => {
    for (const [ticks, times] of source) target.add(ticks, -times);
  };
  minus(difference, old);
  return difference;
}

function membersOf({ agents }: Org, scope: MetricScope, agent: string): number[] {
  const own = agents.find(({ id }) => id === agent);
  const isBelow = (id: string | null): boolean => {
    if (id === agent) return true;
    const above = agents.find((other) => other.id === id)?.reportsTo ?? null;
    return above !== null && isBelow(above);
  };
  return agents.flatMap(({ id, department }, index) => {
    const isIn = {
      org: true,
      agent: id === agent,
      team: isBelow(id),
      department: (own?.department ?? null) === null ? isBelow(id) : department === own?.department,
    }[scope];
    return isIn ? [index] : [];
  });
}
