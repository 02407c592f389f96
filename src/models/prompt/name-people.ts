// Agents as a prompt names them: by name, with the id by which they are addressed. Members of a Count are one entry.

import type { Agent } from '#org/types';
import { nameOf } from './quote-data.js';

/** More entries than these are counted, not listed. */
const ENTRIES_MAX = 100;

/** `- Rosa Marín, Head Cook (rosa-marin): sauces`, `- Worker 1 to 3 (worker-1 to worker-3)`. */
export function listPeople(agents: readonly Agent[], withDomains: boolean): string[] {
  const spans = spansOf(agents);
  const shown = spans.slice(0, ENTRIES_MAX).map((span) => entryOf(span, withDomains));
  const rest = spans.slice(ENTRIES_MAX).flat().length;
  return rest === 0 ? shown : [...shown, `- and ${rest} more`];
}

export function namePerson({ name, title, id }: Agent): string {
  return `${nameOf(title === null ? name : `${name}, ${title}`)} (${id})`;
}

/** Members of one Count that follow each other, together. */
function spansOf(agents: readonly Agent[]): Agent[][] {
  const spans: Agent[][] = [];
  for (const agent of agents) {
    const last = spans.at(-1);
    const before = last?.at(-1);
    const follows =
      before !== undefined &&
      before.member !== null &&
      before.heading.start.offset === agent.heading.start.offset &&
      agent.member === before.member + 1;
    if (last !== undefined && follows) last.push(agent);
    else spans.push([agent]);
  }
  return spans;
}

function entryOf(span: readonly Agent[], withDomains: boolean): string {
  const [first] = span;
  const last = span.at(-1);
  if (first === undefined || last === undefined) return '';
  const who =
    first === last
      ? namePerson(first)
      : `${nameOf(first.name)} to ${last.member ?? ''} (${first.id} to ${last.id})`;
  return `- ${who}${withDomains && first.domain !== null ? `: ${nameOf(first.domain, 300)}` : ''}`;
}
