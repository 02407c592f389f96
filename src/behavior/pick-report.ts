// Who gets an order or a task: the domain decides, then who has least to do, then the order of the document.

import type { Chart } from '#org/chart';
import type { Agent } from '#org/types';
import { domainFit } from './domain-fit.js';

/**
 * Those among whom an order is passed on: whose own domain fits best, else in whose team a domain fits best, else the
 * managers, else all. All of them are among `candidates`, in their order.
 */
export function fittingReports(
  chart: Chart,
  candidates: readonly Agent[],
  text: string,
): readonly Agent[] {
  const ownFit = (agent: Agent): number => domainFit(agent.domain, text);
  const teamFit = (agent: Agent): number =>
    Math.max(...chart.subtreeOf(agent.id).map((member) => ownFit(member)));
  for (const fitOf of [ownFit, teamFit]) {
    const fitting = bestFitting(candidates, fitOf);
    if (fitting.length > 0) return fitting;
  }
  const managers = candidates.filter((agent) => isManager(chart, agent));
  return managers.length > 0 ? managers : candidates;
}

/** Those whose domain fits better than `least`, and best; all when there is none such. */
export function fittingWorkers(
  workers: readonly Agent[],
  text: string,
  least: number,
): readonly Agent[] {
  const fitting = bestFitting(workers, ({ domain }) => {
    const fit = domainFit(domain, text);
    return fit > least ? fit : 0;
  });
  return fitting.length > 0 ? fitting : workers;
}

/** The first of those for whom the counts are least, the first count first. */
export function pickFewest(
  candidates: readonly Agent[],
  ...counts: readonly ((id: string) => number)[]
): Agent | null {
  let left = candidates;
  for (const count of counts) {
    const least = left.reduce((low, { id }) => Math.min(low, count(id)), Number.POSITIVE_INFINITY);
    left = left.filter(({ id }) => count(id) === least);
  }
  return left[0] ?? null;
}

export function isManager(chart: Chart, agent: Agent): boolean {
  return chart.childrenOf(agent.id).length > 0;
}

function bestFitting(
  candidates: readonly Agent[],
  fitOf: (agent: Agent) => number,
): readonly Agent[] {
  const fits = candidates.map(fitOf);
  const best = Math.max(0, ...fits);
  return best === 0 ? [] : candidates.filter((_, index) => fits[index] === best);
}
