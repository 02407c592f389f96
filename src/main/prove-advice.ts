// Proves advice: for each piece the org with that one change is run on the same orders, read from the very text that
// would be written. What the run refutes is dropped or turned around; what stands is tried all together too.

import type { Advice } from '#metrics/advice';
import { estimateOf, groupAdvice } from '#metrics/recommend';
import type { Proving, Together } from './advice-trials.js';
import { AdviceTrials } from './advice-trials.js';

export interface ProvedAdvice extends Together {
  readonly advice: readonly Advice[];
  /** Runs of changed orgs. */
  readonly trials: number;
  /** Pieces of advice that a run refuted. */
  readonly refuted: number;
}

/** More are not tried: the largest are what matters, and each costs a run. */
const PROVED_MOST = 8;

export function proveAdvice(advice: readonly Advice[], proving: Proving): ProvedAdvice {
  const trials = new AdviceTrials(proving);
  const isKept = (group: readonly Advice[]): boolean => group[0]?.change === null;
  const groups = groupAdvice(advice);
  const doubtful = groups
    .filter((group) => !isKept(group))
    .toSorted((a, b) => (estimateOf(b) ?? 0) - (estimateOf(a) ?? 0));
  const isLeftOut = ([first]: readonly Advice[]): boolean =>
    first?.change?.setting === 'model' && !proving.withModels;
  const sorted = doubtful.filter((group) => !isLeftOut(group));
  const chosen = sorted.slice(0, PROVED_MOST);
  for (const [index, group] of chosen.entries()) {
    proving.progress(index / (chosen.length + 1));
    trials.hear(group);
  }
  for (const group of doubtful.filter(isLeftOut)) {
    trials.leaveOut(
      group,
      'whether its answers are good enough is a question; --with-models writes it too',
    );
  }
  for (const group of sorted.slice(PROVED_MOST)) {
    trials.leaveOut(group, `not tried, only the ${PROVED_MOST} largest are`);
  }
  const { together, changed } = trials.hearTogether();
  return {
    advice: [
      ...trials.settled(),
      ...groups.filter(isKept).flatMap((group) => trials.stillKept(group)),
    ],
    trials: trials.count,
    refuted: trials.refuted,
    together,
    changed,
  };
}
