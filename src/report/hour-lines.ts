// Tokens by hour of the day under a title, with the peak and the idle hours in words.

import { isNarrow } from './boxed-agent-table.js';
import { drawHours, spanHours } from './hour-bars.js';
import { formatCount } from './quantities.js';
import type { TableOptions } from './text-table.js';
import { wrapText } from './wrap-text.js';

/** No lines where there are no tokens. `peakHours` are those above the mean. */
export function hourLines(
  title: string,
  {
    byHour,
    peakHours,
  }: { readonly byHour: readonly number[]; readonly peakHours: readonly number[] },
  options: TableOptions,
): string[] {
  const { style, columns } = options;
  const total = byHour.reduce((sum, tokens) => sum + tokens, 0);
  if (total === 0) return [];
  const atPeak = peakHours.reduce((sum, hour) => sum + (byHour[hour] ?? 0), 0);
  const idleHours = byHour.flatMap((_, hour) => (peakHours.includes(hour) ? [] : [hour]));
  const perHour = isNarrow(options) ? 1 : 2;
  const line = (name: string, hours: readonly number[], tokens: number): string =>
    `${name}: ${spanHours(hours)} with ${formatCount(tokens)} tokens (${Math.round((100 * tokens) / total)}%)`;
  return [
    style.strong(title),
    ...drawHours(byHour, peakHours, perHour, style),
    ...[
      line('^ Peak hours, above the mean', peakHours, atPeak),
      line('Idle hours', idleHours, total - atPeak),
    ].flatMap((text) => wrapText(text, columns)),
  ];
}
