// Sums over all agents of a run, beside what the same org would cost if everybody polled. A pure fold.

import { DAY_HOURS, MONTH_HOURS } from '#base/hours';
import { nanoUsd, sumNanoUsd, toUsd } from '#base/money';
import type { EngineResults } from '#engine/results';

/** Dollars; with `unpriced` agents each cost is a lower bound. */
export interface RunTotals {
  readonly invocations: number;
  readonly cost: number;
  readonly costPerHour: number;
  readonly costPerDay: number;
  /** Of 30 days. */
  readonly costPerMonth: number;
  readonly tokens: number;
  readonly idlePolls: number;
  readonly received: number;
  readonly processed: number;
  readonly pending: number;
  /** The same org with every agent polling around the clock. */
  readonly allPolling: {
    readonly costPerHour: number;
    readonly savingPerHour: number;
    /** 0 to 1; negative when polling would be cheaper; null when polling would be free. */
    readonly savingShare: number | null;
  };
  /** Ids of agents whose invocations have no price. */
  readonly unpriced: readonly string[];
}

/** `allPollingNano` is the cost of one hour; `hours` the length of the run. */
export function sumRun(
  results: Pick<EngineResults, 'agents'>,
  allPollingNano: bigint,
  hours: number,
): RunTotals {
  const tallies = results.agents.map(({ tally }) => tally);
  const sum = (counts: readonly number[]): number =>
    counts.reduce((total, count) => total + count, 0);
  const costNano = Number(sumNanoUsd(tallies.map((tally) => tally.costNano)));
  // Rates are rounded to whole nano-dollars once, each from the sum: no digits of arithmetic alone.
  const costOver = (span: number): number => toUsd(Math.round((costNano * span) / hours));
  const costPerHour = costOver(1);
  const polling = toUsd(allPollingNano);
  // Whole nano-dollars: an org that polls already saves nothing, not a millionth of a millionth.
  const saving = toUsd(nanoUsd(polling - costPerHour));
  return {
    invocations: sum(tallies.map(({ invocations }) => invocations)),
    cost: toUsd(costNano),
    costPerHour,
    costPerDay: costOver(DAY_HOURS),
    costPerMonth: costOver(MONTH_HOURS),
    tokens: sum(tallies.map(({ tokens }) => tokens)),
    idlePolls: sum(tallies.map(({ idlePolls }) => idlePolls)),
    received: sum(tallies.map(({ received }) => received)),
    processed: sum(tallies.map(({ processed }) => processed)),
    pending: sum(results.agents.map(({ pending }) => pending)),
    allPolling: {
      costPerHour: polling,
      savingPerHour: saving,
      savingShare: polling === 0 ? null : saving / polling,
    },
    unpriced: results.agents.filter(({ tally }) => tally.unpriced > 0).map(({ id }) => id),
  };
}
