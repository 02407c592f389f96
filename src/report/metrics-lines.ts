// Metrics over time as lines of a file: CSV for spreadsheets, JSON lines for programs. The same columns in both.

import type { MetricsSample } from '#main/sample-run';
import { toJsonText } from './json-text.js';
import { visibleText } from './visible-text.js';

export const METRICS_FORMATS = ['csv', 'jsonl'] as const;
export type MetricsFormat = (typeof METRICS_FORMATS)[number];

type Value = string | number | null;

const HEAD_COLUMNS = ['tick', 'time', 'covers', 'ticks', 'scope', 'name'];

/** The lines of one sample, without line feeds; CSV has a header on top of the first one. */
export function formatMetricsLines(
  sample: MetricsSample,
  format: MetricsFormat,
  isFirst: boolean,
): string[] {
  const columns = [...HEAD_COLUMNS, ...sample.columns];
  const records = recordsOf(sample);
  if (format === 'jsonl') return records.map((record) => jsonLine(columns, record));
  return [...(isFirst ? [csvLine(columns)] : []), ...records.map(csvLine)];
}

function recordsOf({ tick, time, covers, ticks, rows }: MetricsSample): (readonly Value[])[] {
  return rows.map(({ scope, name, values }) => [tick, time, covers, ticks, scope, name, ...values]);
}

function jsonLine(columns: readonly string[], record: readonly Value[]): string {
  return toJsonText(Object.fromEntries(columns.map((name, at) => [name, record[at] ?? null])));
}

/** RFC 4180, but for the line feed alone at the end; what is not known is an empty cell. A record is one line. */
function csvLine(cells: readonly Value[]): string {
  // Names are a file's own, and a CSV is looked at on terminals, too.
  return cells.map((cell) => quoteCell(cell === null ? '' : visibleText(String(cell)))).join(',');
}

function quoteCell(text: string): string {
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
