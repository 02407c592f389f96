// The estimate of an org beside what a run really did, for programs.

import { toJsonText } from '#base/json-text';
import type { CostFigures, MeasuredReport } from '#main/measure-cost';

/** One object and a line feed. */
export function formatMeasuredJson(report: MeasuredReport): string {
  const { org, pricing, source, calls, unreadable, hours, hoursFrom, rows, total, unpriced } =
    report;
  return `${toJsonText({
    org,
    pricing: { name: pricing.name, asOf: pricing.asOf },
    source,
    calls,
    unreadable,
    hours,
    hoursFrom,
    agents: rows.map(({ name, ids, estimated, measured }) => ({
      name,
      ids,
      estimated,
      measured,
      delta: deltaOf(estimated, measured),
    })),
    total: { ...total, delta: deltaOf(total.estimated, total.measured) },
    unpriced,
  })}\n`;
}

/** 0.25 where a quarter more was measured than estimated; null where one of them is missing. */
function deltaOf(estimated: CostFigures | null, measured: CostFigures) {
  const shareOf = (name: keyof CostFigures): number | null => {
    const [before, after] = [estimated?.[name] ?? null, measured[name]];
    return before === null || after === null || before === 0 ? null : after / before - 1;
  };
  return {
    wakesPerHour: shareOf('wakesPerHour'),
    tokensPerWake: shareOf('tokensPerWake'),
    costPerWake: shareOf('costPerWake'),
    costPerHour: shareOf('costPerHour'),
  };
}
