// A look at the run while it goes on: between two ticks, for whoever asked for it.

import { invariant } from '#base/assert';
import { nextSampleAfter } from './next-sample.js';
import { summarizeRun } from './summarize-run.js';
import type { World } from './world.js';

/** To be called whenever `ticks` ticks have passed and all of them are booked; not before `world.nextSample` at the latest. */
export function takeSample(world: World, ticks: number): void {
  const { sampling } = world.setup;
  if (sampling === undefined || ticks < world.nextSample) return;
  sampling.take(summarizeRun(world, ticks));
  for (const { tally } of world.states) tally.queueDepthRecentMax = 0;
  world.nextSample = nextSampleAfter(ticks, world.setup);
  invariant(world.nextSample > ticks, 'a run is sampled again later, not at the same time');
}
