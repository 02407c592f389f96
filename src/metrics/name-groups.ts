// One name for several agents: members of a Count as `Backend Worker 1-3,5`. Knows no figures.

import type { Agent } from '#org/types';

type Named = Pick<Agent, 'id' | 'name' | 'member' | 'heading'>;

/** Equal for members of one Count, different for all others. */
export function groupKeyOf(agent: Named): string {
  return agent.member === null ? agent.id : `count at ${agent.heading.start.offset}`;
}

/** Agents of one key together, in the order in which each key comes first. */
export function groupAgents<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups.values()];
}

/** More names than these are counted, not listed. */
const NAMES_MAX = 5;
/** Members that are scattered over more spans than these are counted too. */
const SPANS_MAX = 3;

/**
 * `COO, Backend Worker 1-3,5`: each agent by its name, members of a Count by their numbers; `and 7 more` beyond `most`
 * names.
 */
export function nameAgents(agents: readonly Named[], most = NAMES_MAX): string {
  const groups = groupAgents(agents, groupKeyOf);
  const shown = groups.length > most + 1 ? groups.slice(0, most) : groups;
  const rest = groups.slice(shown.length).flat().length;
  return shown.map(nameMembers).join(', ') + (rest === 0 ? '' : ` and ${rest} more`);
}

/** The members of one Count: `Backend Worker 1-3,5`. */
export function nameMembers(members: readonly Pick<Named, 'name' | 'member'>[]): string {
  const [first] = members;
  if (first === undefined) return '';
  if (first.member === null || members.length === 1) return first.name;
  const base = first.name.replace(/\s*\d+$/u, '');
  const numbers = members.flatMap(({ member }) => (member === null ? [] : [member]));
  return `${base} ${joinNumbers(numbers.sort((a, b) => a - b))}`;
}

/** `1-3,5`, or `2-40 (18 of them)` for numbers that are scattered. */
function joinNumbers(numbers: readonly number[]): string {
  const spans: { from: number; to: number }[] = [];
  for (const number of numbers) {
    const last = spans.at(-1);
    if (last !== undefined && number === last.to + 1) last.to = number;
    else spans.push({ from: number, to: number });
  }
  if (spans.length > SPANS_MAX) {
    return `${numbers[0] ?? ''}-${numbers.at(-1) ?? ''} (${numbers.length} of them)`;
  }
  return spans.map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`)).join(',');
}
