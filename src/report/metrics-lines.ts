// Metrics over time as lines of a file: CSV for spreadsheets, JSON lines for programs. The same columns in both.

import { toJsonText } from '#base/json-text';
import type { MetricsSample } from '#main/sample-run';
import type { CsvValue } from './csv-line.js';
import { csvLine } from './csv-line.js';

export const METRICS_FORMATS = ['csv', 'jsonl'] as const;
export type MetricsFormat = (typeof METRICS_FORMATS)[number];

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

function recordsOf({ tick, time, covers, ticks, rows }: MetricsSample): (readonly CsvValue[])[] {
  return rows.map(({ scope, name, values }) => [tick, time, covers, ticks, scope, name, ...values]);
}

function jsonLine(columns: readonly string[], record: readonly CsvValue[]): string {
  return toJsonText(Object.fromEntries(columns.map((name, at) => [name, record[at] ?? null])));
}
