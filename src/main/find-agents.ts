// Who is meant by the name that somebody typed: a name, title or id in any case, or the name of a Count.

import { didYouMean } from '#base/did-you-mean';
import { OrgsimError } from '#base/errors';
import { nameAgents } from '#metrics/name-groups';
import { referenceKey } from '#org/agent-id';
import type { Agent, Org } from '#org/types';

/** All whom the name may mean, those of the closest kind of name; none when nobody bears it. */
export function findAgents({ agents }: Org, wanted: string): readonly Agent[] {
  const key = referenceKey(wanted);
  const named = agents.filter(({ id, name }) => id === wanted || referenceKey(name) === key);
  if (named.length > 0) return named;
  const byId = agents.filter(({ id }) => referenceKey(id) === key);
  if (byId.length > 0) return byId;
  const titled = agents.filter(({ title }) => title !== null && referenceKey(title) === key);
  if (titled.length > 0) return titled;
  return agents.filter(({ name, member }) => {
    const base = member === null ? null : referenceKey(countName(name));
    return base === key || `${base}s` === key;
  });
}

/** The one agent that is meant. Throws an OrgsimError of code `agent-unknown` for none and for several. */
export function findOneAgent(org: Org, wanted: string): Agent {
  const found = findAgents(org, wanted);
  const [first, second] = found;
  if (first === undefined) {
    const suggestion = suggestAgent(wanted, [org]);
    const everybody = `The agents are: ${nameAgents(org.agents)}. orgsim config shows everybody.`;
    const hint = suggestion === null ? everybody : `Did you mean "${suggestion}"?`;
    throw new OrgsimError('agent-unknown', `There is no agent "${wanted}".`, hint);
  }
  if (second === undefined) return first;
  throw new OrgsimError(
    'agent-unknown',
    `"${wanted}" means ${found.length} agents: ${nameAgents(found)}.`,
    `Name one of them, for instance ${first.id}.`,
  );
}

/** The error for an agent that is in none of these orgs, with the name most likely meant. */
export function unknownAgent(wanted: string, orgs: readonly Org[]): OrgsimError {
  const suggestion = suggestAgent(wanted, orgs);
  const hint =
    suggestion === null
      ? 'Without --agent, orgsim config shows everybody.'
      : `Did you mean --agent "${suggestion}"?`;
  return new OrgsimError('agent-unknown', `There is no agent "${wanted}".`, hint);
}

function suggestAgent(wanted: string, orgs: readonly Org[]): string | null {
  const agents = orgs.flatMap((org) => org.agents);
  const names = agents.flatMap(({ name, title, id }) => [name, title ?? id, id, countName(name)]);
  return didYouMean(wanted, [...new Set(names)]);
}

/** `Backend Worker 2` without its number. */
function countName(name: string): string {
  return name.replace(/\s*\d+$/u, '');
}
