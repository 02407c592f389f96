// Amounts by hour of the day as a line of small bars, with the peak hours underlined and the hours named below.

import type { Style } from './style.js';

const LEVELS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;
const PEAK_SIGN = '^';
const HOURS_PER_LABEL = 6;

/**
 * Three lines of 24 x `perHour` columns: bars (an hour without anything is blank), marks under the peak hours, hours.
 * `amounts` are those of hours 0 to 23.
 */
export function drawHours(
  amounts: readonly number[],
  peakHours: readonly number[],
  perHour: number,
  style: Style,
): string[] {
  const most = Math.max(...amounts, 0);
  const isPeak = new Set(peakHours);
  const bars = amounts.map((amount, hour) => {
    const bar = barOf(amount, most).repeat(perHour);
    if (amount <= 0) return bar;
    return isPeak.has(hour) ? style.warning(bar) : style.dim(bar);
  });
  const marks = amounts.map((_, hour) => (isPeak.has(hour) ? PEAK_SIGN : ' ').repeat(perHour));
  const labels = amounts.flatMap((_, hour) =>
    hour % HOURS_PER_LABEL === 0
      ? [
          String(hour)
            .padStart(2, '0')
            .padEnd(HOURS_PER_LABEL * perHour),
        ]
      : [],
  );
  return [
    bars.join('').trimEnd(),
    style.warning(marks.join('').trimEnd()),
    style.dim(labels.join('').trimEnd()),
  ];
}

/** Hours as spans, ends excluded: `09-12, 13-17`; `none` without any. */
export function spanHours(hours: readonly number[]): string {
  const spans: { from: number; to: number }[] = [];
  for (const hour of hours) {
    const last = spans.at(-1);
    if (last?.to === hour) last.to = hour + 1;
    else spans.push({ from: hour, to: hour + 1 });
  }
  const texts = spans.map(({ from, to }) =>
    [from, to].map((h) => String(h).padStart(2, '0')).join('-'),
  );
  return texts.length === 0 ? 'none' : texts.join(', ');
}

function barOf(amount: number, most: number): string {
  if (amount <= 0) return ' ';
  const level = Math.ceil((amount / most) * LEVELS.length) - 1;
  return LEVELS[level] ?? LEVELS[0];
}
