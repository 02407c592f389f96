// One of those among whom orders or tasks are shared out: what it is about, and what it was given and has not completed.

import type { Chart } from '#org/chart';
import type { Agent } from '#org/types';
import { domainTerms } from './domain-fit.js';
import { isManager } from './work-chart.js';

/** `Work` is what is kept of each task that it was given. */
export class Candidate<Work = unknown> {
  readonly agent: Agent;
  readonly isManager: boolean;
  /** Its place among all candidates, in document order. */
  readonly place: number;
  readonly terms: readonly string[];
  /** Tasks given and not complete, as far as whoever gave them knows. */
  open = 0;
  /** All that it was ever given for each of its workers. */
  share = 0;
  readonly #chart: Chart;
  readonly #workers: number;
  readonly #work = new Map<string, Work>();
  readonly #watchers: (() => void)[] = [];
  #teamTerms: readonly (readonly string[])[] | null = null;
  #given = 0;

  /** Of `workers`, who do the work in its team, it is given a like share; `Infinity` where no shares are kept. */
  constructor(chart: Chart, agent: Agent, place: number, workers: number) {
    this.agent = agent;
    this.isManager = isManager(chart, agent);
    this.place = place;
    this.terms = domainTerms(agent.domain);
    this.#chart = chart;
    this.#workers = workers;
  }

  /** The terms of each domain in its team. */
  get teamTerms(): readonly (readonly string[])[] {
    this.#teamTerms ??= this.#findTeamTerms();
    return this.#teamTerms;
  }

  give(task: string, work: Work): void {
    this.#work.set(task, work);
    this.#given += 1;
    this.open = this.#work.size;
    this.share = this.#given / this.#workers;
    if (this.#watchers.length > 0) this.#tellWatchers();
  }

  /** The task is complete. Gives what was kept of it; null when it is not open. */
  takeBack(task: string): Work | null {
    const work = this.#work.get(task);
    if (work === undefined) return null;
    this.#work.delete(task);
    this.open = this.#work.size;
    if (this.#watchers.length > 0) this.#tellWatchers();
    return work;
  }

  /** Calls `watcher` whenever `open` or `share` changed. */
  watch(watcher: () => void): void {
    this.#watchers.push(watcher);
  }

  #tellWatchers(): void {
    for (const watcher of this.#watchers) watcher();
  }

  #findTeamTerms(): string[][] {
    const domains = new Set(this.#chart.subtreeOf(this.agent.id).map(({ domain }) => domain));
    return [...domains].map((domain) => [...domainTerms(domain)]);
  }
}
