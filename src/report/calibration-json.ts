// What recorded calls taught, for programs.

import { toJsonText } from '#base/json-text';
import type { CalibrationReport } from '#main/calibrate-org';

/** One object and a line feed. */
export function formatCalibrationJson(report: CalibrationReport): string {
  const { files, calls, repeated, unreadable, sidechains, from, to, pricing, rows } = report;
  return `${toJsonText({
    files,
    calls,
    repeated,
    unreadable,
    sidechains,
    from,
    to,
    pricing,
    rows: rows.map(({ name, kind, resolvedModel, summary, estimated, costUsd }) => ({
      kind,
      name,
      resolvedModel,
      ...summary,
      estimated,
      inputError: errorOf(estimated?.input, summary.input?.mean),
      outputError: errorOf(estimated?.output, summary.output?.mean),
      cost: costUsd,
    })),
  })}\n`;
}

/** 0.25 where a quarter more was measured than estimated; null where one of them is missing. */
function errorOf(estimated: number | undefined, measured: number | undefined): number | null {
  if (estimated === undefined || measured === undefined || estimated === 0) return null;
  return measured / estimated - 1;
}
