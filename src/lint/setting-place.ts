// Where a setting of an agent is put right: at the value where the role states it, else at the agent, with the default
// that it inherits beside it.

import type { SourceRange } from '#base/source-range';
import type { Agent, Origin } from '#org/types';

export interface SettingPlace {
  readonly range: SourceRange;
  readonly related: readonly { readonly message: string; readonly range: SourceRange }[];
}

export function settingPlace({ heading }: Pick<Agent, 'heading'>, origin: Origin): SettingPlace {
  switch (origin.kind) {
    case 'role-field':
      return { range: origin.range, related: [] };
    case 'department-field':
      return inherited(heading, 'its department says so here', origin.range);
    case 'culture-default':
      return inherited(heading, 'the default is stated here', origin.range);
    case 'org-field':
      return inherited(heading, 'it is stated here for all', origin.range);
    case 'preset':
      return inherited(heading, `the preset ${origin.preset} says so`, origin.range);
    default:
      return { range: heading, related: [] };
  }
}

function inherited(range: SourceRange, message: string, stated: SourceRange): SettingPlace {
  return { range, related: [{ message, range: stated }] };
}

/**
 * Agents that share a fault, first the one to tell of: those of one Count, and those that inherit a default from one place
 * and of whom `figures` says the same.
 */
export function groupByPlace(
  agents: readonly Agent[],
  originOf: (agent: Agent) => Origin,
  figures: (agent: Agent) => string,
): readonly (readonly [Agent, ...Agent[]])[] {
  const groups = new Map<string, [Agent, ...Agent[]]>();
  for (const agent of agents) {
    const origin = originOf(agent);
    const isInherited = 'range' in origin && origin.kind !== 'role-field';
    const { offset } = isInherited ? origin.range.start : agent.heading.start;
    const key = `${offset} ${figures(agent)}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [agent]);
    else group.push(agent);
  }
  return [...groups.values()];
}

/** `Coder 1`, `Coder 1 and 4 others`. */
export function nameGroup([first, ...others]: readonly [Agent, ...Agent[]]): string {
  if (others.length === 0) return first.name;
  return `${first.name} and ${others.length} other${others.length === 1 ? '' : 's'}`;
}
