// Among whom an order or a task is shared out, as far as domains decide.

import type { Candidate } from './candidate.js';
import { termsFit } from './domain-fit.js';
import { GroupsByText } from './groups-by-text.js';

/** Who may be given an order, by what it says. */
export function groupsForOrders<C extends Candidate>(candidates: readonly C[]): GroupsByText<C> {
  // Their own domains are among those of their teams. Where there is one candidate, no domain matters.
  const termsOf = (): string[] =>
    candidates.length === 1 ? [] : candidates.flatMap(({ teamTerms }) => teamTerms.flat());
  return new GroupsByText(termsOf, (text) => fittingReports(candidates, text));
}

/** Who may be given the tasks of an order, by what the order says. */
export function groupsForTasks<C extends Candidate>(
  workers: readonly C[],
  managerTerms: readonly string[],
): GroupsByText<C> {
  const termsOf = (): readonly string[] => {
    const terms = workers.flatMap((worker) => worker.terms);
    return terms.length === 0 ? [] : [...terms, ...managerTerms];
  };
  return new GroupsByText(termsOf, (text) => fittingWorkers(workers, text, managerTerms));
}

/**
 * Those among whom an order is passed on: whose own domain fits best, else in whose team a domain fits best, else the
 * managers, else all. All of them are among `candidates`, in their order.
 */
function fittingReports<C extends Candidate>(candidates: readonly C[], text: string): readonly C[] {
  const lowered = text.toLowerCase();
  const ownFit = ({ terms }: C): number => termsFit(terms, lowered);
  const teamFit = ({ teamTerms }: C): number =>
    teamTerms.reduce((best, terms) => Math.max(best, termsFit(terms, lowered)), 0);
  for (const fitOf of [ownFit, teamFit]) {
    const fitting = bestFitting(candidates, fitOf);
    if (fitting.length > 0) return fitting;
  }
  const managers = candidates.filter((candidate) => candidate.isManager);
  return managers.length > 0 ? managers : candidates;
}

/** Those whose domain fits better than their manager's `terms` do, and best; all when there is none such. */
function fittingWorkers<C extends Candidate>(
  workers: readonly C[],
  text: string,
  managerTerms: readonly string[],
): readonly C[] {
  const lowered = text.toLowerCase();
  const least = termsFit(managerTerms, lowered);
  const fitting = bestFitting(workers, ({ terms }) => {
    const fit = termsFit(terms, lowered);
    return fit > least ? fit : 0;
  });
  return fitting.length > 0 ? fitting : workers;
}

function bestFitting<C extends Candidate>(
  candidates: readonly C[],
  fitOf: (candidate: C) => number,
): readonly C[] {
  const fits = candidates.map(fitOf);
  const best = fits.reduce((most, fit) => Math.max(most, fit), 0);
  return best === 0 ? [] : candidates.filter((_, index) => fits[index] === best);
}
