// To whom results and escalations of an agent go: along the tasks that were given away, else up the chart. Changes nothing.

import type { Chart } from '#org/chart';
import { HUMAN_PRINCIPAL } from '#org/names';
import type { Agent, Culture } from '#org/types';
import type { Wait } from './live-task.js';

export class WaysUp {
  readonly #chart: Chart;
  readonly #culture: Culture;
  readonly #agent: Agent;

  constructor(
    { chart, culture }: { readonly chart: Chart; readonly culture: Culture },
    agent: Agent,
  ) {
    this.#chart = chart;
    this.#culture = culture;
    this.#agent = agent;
  }

  /** Who hears of it next: whoever gave away the task that it belongs to, and past the depth the human principal. */
  above({ owner, levels }: Wait): string {
    const { hierarchyDepth } = this.#culture;
    if (hierarchyDepth !== null && levels >= hierarchyDepth) return HUMAN_PRINCIPAL;
    let parent = owner?.parent ?? null;
    while (parent !== null && parent.holder !== this.#agent.id) parent = parent.parent;
    return this.delegator(parent?.from ?? null);
  }

  /** Whoever gave the task, where that is somebody in or above the org, else the manager. */
  delegator(from: string | null): string {
    if (from !== null && this.#isKnown(from)) return from;
    return this.#agent.reportsTo ?? HUMAN_PRINCIPAL;
  }

  /** A result is never lost: what came from nobody that can be reached goes to the human principal. */
  reachable(from: string): string {
    return this.#isKnown(from) ? from : HUMAN_PRINCIPAL;
  }

  #isKnown(name: string): boolean {
    return name === HUMAN_PRINCIPAL || this.#chart.agent(name) !== null;
  }
}
