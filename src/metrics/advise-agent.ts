// Whether an agent's mode and settings are right by what a run measured: switch, keep or tune, with the saving and the
// rate at which the mode would change. A pure fold; tunings are in advise-tuning, the words are made in word-advice.

import type { TriggerMode } from '#org/names';
import type { Advice } from './advice.js';
import type { Case } from './advice-case.js';
import { adviseMode, expectedRates, factorsOf, inDollars, pollsPerHour } from './advice-case.js';
import {
  adviseBatchWindow,
  adviseMaxSleep,
  adviseModel,
  adviseTickInterval,
} from './advise-tuning.js';
import type { Factor } from './mode-factors.js';
import { IDLE_HEALTHY, UTILIZATION_LEAST } from './utilization-marks.js';

/** So much above what was expected is more than chance. */
const HIGHER_THAN_EXPECTED = 1.25;

/** All advice to one agent: on what wakes it, on how it batches, on its model. None when there is nothing to say. */
export function adviseAgent(given: Case): readonly Advice[] {
  // Nothing is gained by waking a free model less often, and polling is the simpler of the two.
  if (given.price.costNano === 0) return [];
  const isPolling = given.figures.mode === 'polling';
  const waking = isPolling ? advisePolling(given) : adviseEventDriven(given);
  const batching = isPolling || waking?.kind === 'switch' ? null : adviseBatchWindow(given);
  return [waking, batching, adviseModel(given)].filter((advice) => advice !== null);
}

function advisePolling(given: Case): Advice | null {
  const { run, figures, price } = given;
  const idleShare = figures.idleWaste ?? 0;
  if (idleShare <= IDLE_HEALTHY) return null;
  const factors = factorsOf(given);
  const [forIt, against] = [leaningTo('event-driven', factors), leaningTo('polling', factors)];
  // Idle more than half of the time decides alone; between that and healthy the factors do, and a tie goes to money.
  const isSwitch = idleShare > 1 - UTILIZATION_LEAST || forIt.length >= against.length;
  const saving = inDollars(price.idleCostNano, figures.idlePolls / run.hours);
  const breakEven = pollsPerHour(given);
  const tuned = adviseTickInterval(given);
  if (isSwitch) {
    const advice = adviseMode(given, 'event-driven', {
      decidedBy: forIt,
      against,
      otherModeSaves: saving,
      savingPerHour: saving,
      flipAtRate: breakEven,
    });
    return { ...advice, otherwise: tuned };
  }
  const kept = adviseMode(given, 'polling', {
    decidedBy: against,
    against: forIt,
    otherModeSaves: saving,
    savingPerHour: 0,
    flipAtRate: breakEven * UTILIZATION_LEAST,
  });
  return tuned === null ? kept : { ...tuned, otherwise: kept };
}

function adviseEventDriven(given: Case): Advice | null {
  const { figures, price } = given;
  const factors = factorsOf(given);
  const breakEven = pollsPerHour(given);
  const rate = figures.eventsPerHour;
  const pollingSaves = inDollars(price.costNano, rate - breakEven);
  const common = { otherModeSaves: pollingSaves, flipAtRate: breakEven };
  const [forPolling, against] = [leaningTo('polling', factors), leaningTo('event-driven', factors)];
  if (rate >= breakEven && forPolling.length >= against.length) {
    const decision = { decidedBy: forPolling, against, savingPerHour: pollingSaves };
    return adviseMode(given, 'polling', { ...common, ...decision });
  }
  if (rate > expectedRates(given).high * HIGHER_THAN_EXPECTED && rate < breakEven) {
    const decision = { decidedBy: against, against: forPolling, savingPerHour: 0 };
    return adviseMode(given, 'event-driven', { ...common, ...decision });
  }
  return adviseMaxSleep(given);
}

function leaningTo(mode: TriggerMode, factors: readonly Factor[]): readonly Factor[] {
  return factors.filter(({ leans }) => leans === mode);
}
