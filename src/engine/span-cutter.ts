// Cuts a run into spans: what happened since the last cut, measured like a whole run. Keeps one copy of the counts, however
// long the run.

import type { Agent } from '#org/types';
import type { EngineResults, Measured } from './results.js';
import { measureTotals, ScopeTotals } from './scope-totals.js';
import { Scopes } from './scopes.js';
import type { Tally } from './tally.js';
import { emptyTally, subtractTally } from './tally.js';

export class SpanCutter {
  readonly #agents: readonly Agent[];
  readonly #tickSeconds: number;
  readonly #scopes: Scopes;
  /** Of each agent at the last cut. */
  #before: readonly Tally[];
  /** Most pending of each agent since the last cut, as far as it was sampled. */
  readonly #depthMax: number[];
  #ticksBefore = 0;

  constructor({ agents, tickSeconds }: { agents: readonly Agent[]; tickSeconds: number }) {
    this.#agents = agents;
    this.#tickSeconds = tickSeconds;
    this.#scopes = new Scopes(agents);
    this.#before = agents.map(emptyTally);
    this.#depthMax = agents.map(() => 0);
  }

  /** To be called at each sample of the run, before a cut or without one: each sample begins to look for the most anew. */
  note({ agents }: EngineResults): void {
    agents.forEach(({ tally }, index) => {
      this.#depthMax[index] = Math.max(this.#depthMax[index] ?? 0, tally.queueDepthRecentMax);
    });
  }

  /** What happened since the last cut, or since the start. */
  cut(results: EngineResults): Measured {
    const spans = results.agents.map(({ tally }, index) =>
      subtractTally(tally, this.#before[index] ?? emptyTally(), this.#depthMax[index] ?? 0),
    );
    const agents = spans.map((tally, index) => {
      const id = this.#agents[index]?.id ?? '';
      return { tally, budgetUsed: results.measure('budget_used', 'agent', id) };
    });
    const totals = new ScopeTotals(this.#scopes, agents, results.measure('budget_used', 'org', ''));
    const ticks = results.ticks - this.#ticksBefore;
    this.#before = results.agents.map(({ tally }) => copyTally(tally));
    this.#depthMax.fill(0);
    this.#ticksBefore = results.ticks;
    return measureTotals(totals, this.#scopes, ticks, this.#tickSeconds);
  }
}

function copyTally(tally: Tally): Tally {
  return subtractTally(tally, emptyTally(), tally.queueDepthMax);
}
