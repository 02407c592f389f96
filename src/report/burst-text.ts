// What arrivals by chance change: a sentence for the foot of a report.

import type { Bursts } from '#main/burst-rates';
import { formatPercent } from './quantities.js';

/** `Poisson arrivals: ... 4.1% fewer wakes`. */
export function burstText({ wakesPerHour, wakesOneATick }: Bursts): string {
  const what = 'Arrivals by chance (poisson): several may fall into one tick, and wake once';
  if (wakesOneATick === 0) return `${what}; nobody here wakes for them.`;
  const lower = 1 - wakesPerHour / wakesOneATick;
  const share = lower < 0.1 ? `${(lower * 100).toFixed(1)}%` : formatPercent(lower);
  return `${what}: ${share} fewer wakes of event-driven agents than with at most one a tick.`;
}
