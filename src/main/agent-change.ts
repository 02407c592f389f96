// What the command line changes of some agents before they are priced: a rate, a trigger, a model. Reads no text.

import type { Agent, Org } from '#org/types';
import { selectAgents, selectsNobody } from './select-agents.js';

/** Agents that an option is for. */
export interface Selection {
  /** The option with its value, for messages: `--rate coo=6/h`. */
  readonly typed: string;
  readonly selector: string;
}

export interface AgentChange extends Selection {
  readonly change: (agent: Agent, org: Org) => Agent;
}

/** The changes in their order: of two for the same agent, the later one is made on what the earlier one made. */
export function changeAgents(org: Org, changes: readonly AgentChange[]): Org {
  let changed = org;
  for (const { selector, change } of changes) {
    const selected = new Set(selectAgents(changed, selector).map(({ id }) => id));
    if (selected.size === 0) continue;
    const before = changed;
    const agents = before.agents.map((agent) =>
      selected.has(agent.id) ? change(agent, before) : agent,
    );
    changed = { ...before, agents: followLeads(agents, selected) };
  }
  return changed;
}

/** Throws an OrgsimError of code `agent-unknown` for a selector that means nobody in any of the orgs. */
export function checkSelectors(orgs: readonly Org[], selections: readonly Selection[]): void {
  for (const { typed, selector } of selections) {
    if (orgs.every((org) => selectAgents(org, selector).length === 0))
      throw selectsNobody(typed, selector, orgs);
  }
}

/** Whose model is `same-as-lead` has the model that their lead has now. */
function followLeads(agents: readonly Agent[], changed: ReadonlySet<string>): readonly Agent[] {
  const byId = new Map(agents.map((agent) => [agent.id, agent]));
  const modelOf = ({ id, model, relativeModel, reportsTo }: Agent, depth: number): string => {
    const lead = reportsTo === null ? undefined : byId.get(reportsTo);
    const follows = relativeModel === 'same-as-lead' && !changed.has(id) && lead !== undefined;
    return follows && depth > 0 ? modelOf(lead, depth - 1) : model;
  };
  if (!agents.some(({ relativeModel }) => relativeModel === 'same-as-lead')) return agents;
  return agents.map((agent) => {
    const model = modelOf(agent, agents.length);
    return model === agent.model ? agent : { ...agent, model };
  });
}
