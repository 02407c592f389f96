// How far advice on a run goes: none, by the figures of the run, or proved by runs of the changed org.

import type { Advice } from '#metrics/advice';
import { presentAdvice } from '#metrics/recommend';
import type { RunSummary } from '#metrics/summarize-run';
import type { Proving } from './advice-trials.js';
import { hasWork } from './advice-trials.js';
import type { ChangedOrg } from './change-org.js';
import { proveAdvice } from './prove-advice.js';
import type { AdviceBasis, Advising } from './run-report.js';

/** Agents times ticks: a day of about 30. Ten runs of that take well under a second. */
const PROVED_UP_TO = 100_000;

/** What advice rests on when nobody says: by the size of the run, never by the time that it takes. */
export function adviceBasis(agents: number, ticks: number): AdviceBasis {
  return agents * ticks <= PROVED_UP_TO ? 'proved' : 'quick';
}

export interface AdvisedRun {
  readonly summary: RunSummary;
  readonly advising: Omit<Advising, 'isBySize'>;
  readonly advised: ChangedOrg | null;
}

/** `summary` holds what the figures of the run advise. */
export function adviseOnRun(summary: RunSummary, basis: AdviceBasis, proving: Proving): AdvisedRun {
  const { before } = proving;
  const ids = before.agents.map(({ id }) => id);
  const isWithoutWork = basis !== 'off' && !hasWork(before, ids);
  if (basis !== 'proved' || isWithoutWork) {
    const advising = { basis, isWithoutWork, trials: 0, refuted: 0, together: null };
    return {
      summary: withAdvice(summary, basis === 'off' || isWithoutWork ? [] : summary.advice),
      advising,
      advised: null,
    };
  }
  const { advice, trials, refuted, together, changed } = proveAdvice(summary.advice, proving);
  const advising = { basis, isWithoutWork, trials, refuted, together };
  return { summary: withAdvice(summary, advice), advising, advised: changed };
}

function withAdvice(summary: RunSummary, advice: readonly Advice[]): RunSummary {
  const { each, groups } = presentAdvice(advice);
  return { ...summary, advice, recommendations: each, adviceGroups: groups };
}
