// When a run is sampled next.

import type { EngineSetup } from './engine-setup.js';
import { NEVER } from './timing-wheel.js';

/** NEVER rather than Infinity: where a field of the world is no small integer any more, all that reads it is compiled again. */
export function nextSampleAfter(ticks: number, { sampling }: EngineSetup): number {
  return Math.min(NEVER, sampling?.nextAfter(ticks) ?? NEVER);
}
