// Whether a figure in closed form and the same figure simulated agree. Pure; formats nothing.

import type { Estimate } from './estimate.js';

export interface Agreement {
  /** `unknown` where a single run does not say how much runs differ. */
  readonly verdict: 'agrees' | 'differs' | 'unknown';
  /** Simulated over estimated, less one; null where the estimate is 0. */
  readonly difference: number | null;
}

/** What whole nano-dollars and sums of fractions leave. */
const ROUNDING = 1e-5;

/**
 * They agree where the estimate lies in the interval of the mean, widened by `slack` on either side: what the end of a run
 * cuts off, however many runs there are.
 */
export function agreementOf(
  simulated: Estimate,
  estimated: number,
  { slack }: { readonly slack: number },
): Agreement {
  const { mean, low, high } = simulated;
  if (mean === null) return { verdict: 'unknown', difference: null };
  const difference = estimated === 0 ? null : mean / estimated - 1;
  const margin = slack + ROUNDING * Math.abs(estimated);
  if (low === null || high === null)
    return { verdict: Math.abs(mean - estimated) <= margin ? 'agrees' : 'unknown', difference };
  const isInside = low - margin <= estimated && estimated <= high + margin;
  return { verdict: isInside ? 'agrees' : 'differs', difference };
}
