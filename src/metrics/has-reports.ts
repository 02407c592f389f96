// Who has reports. Asked for each agent of an org: remembered by org, so that nobody looks through everybody each time.

import type { Org } from '#org/types';

type Agents = Org['agents'];

const managersOf = new WeakMap<Agents, ReadonlySet<string | null>>();

/** Whether somebody reports to the agent with that id. */
export function hasReports(agents: Agents, id: string): boolean {
  let managers = managersOf.get(agents);
  if (managers === undefined) {
    managers = new Set(agents.map(({ reportsTo }) => reportsTo));
    managersOf.set(agents, managers);
  }
  return managers.has(id);
}
