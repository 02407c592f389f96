// The agents to look at for the next wave, each once, in document order.

import type { AgentPlan } from './agent-plan.js';

/** Above this many, the platform's sort is the faster one. */
const SORTED_BY_HAND = 32;

const NOBODY: readonly AgentPlan[] = [];

export class DueList {
  readonly #plans: readonly AgentPlan[];
  readonly #agents: Int32Array;
  #count = 0;

  constructor(plans: readonly AgentPlan[]) {
    this.#plans = plans;
    this.#agents = new Int32Array(plans.length);
  }

  /** Adds the agent with that index, unless it is in the list. */
  add(agent: number): void {
    const plan = this.#plans[agent];
    if (plan === undefined || plan.isListed) return;
    plan.isListed = true;
    this.#agents[this.#count++] = agent;
  }

  /** Empties the list; of those that were in it, gives the ones that wake, in document order. */
  take(wakes: (plan: AgentPlan) => boolean): readonly AgentPlan[] {
    const count = this.#count;
    if (count === 0) return NOBODY;
    this.#count = 0;
    let woken: AgentPlan[] | null = null;
    if (count > 1) sortAgents(this.#agents, count);
    for (let place = 0; place < count; place++) {
      const plan = this.#plans[this.#agents[place] ?? 0];
      if (plan === undefined) continue;
      plan.isListed = false;
      if (!wakes(plan)) continue;
      // Mostly one: a list that grows from nothing takes room for many.
      if (woken === null) woken = [plan];
      else woken.push(plan);
    }
    return woken ?? NOBODY;
  }
}

// Mostly few, and nearly in order.
function sortAgents(agents: Int32Array, count: number): void {
  if (count > SORTED_BY_HAND) {
    agents.subarray(0, count).sort();
    return;
  }
  for (let place = 1; place < count; place++) {
    const agent = agents[place] ?? 0;
    let to = place;
    for (; to > 0 && (agents[to - 1] ?? 0) > agent; to--) agents[to] = agents[to - 1] ?? 0;
    agents[to] = agent;
  }
}
