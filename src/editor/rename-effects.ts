// What a rename changes besides names: it is refused when the chart moves, and says when an id or a level does.

import type { Agent } from '#org/types';
import type { OpenOrg } from './open-org.js';

export interface RenameEffects {
  /** A sentence, or null. */
  readonly refusal: string | null;
  readonly notes: readonly string[];
}

/** Compares the org before and after; agents keep their order, so the nth is the nth. `renamed` are of `before`. */
export function whatElseChanges(
  before: OpenOrg,
  after: OpenOrg,
  renamed: readonly Agent[],
  name: string,
): RenameEffects {
  const [old, fresh] = [before.org.agents, after.org.agents];
  const isOwn = new Set(renamed);
  const refusal = refusalOf(old, fresh, isOwn, name);
  if (refusal !== null) return { refusal, notes: [] };
  const index = old.findIndex((agent) => isOwn.has(agent));
  const [was, is] = [old[index], fresh[index]];
  const notes: string[] = [];
  if (was !== undefined && is !== undefined && was.id !== is.id) {
    const count = isOwn.size === 1 ? 'The id changes' : `The ids of ${isOwn.size} agents change`;
    notes.push(
      `${count} from ${was.id} to ${is.id}. Files that name it (scripts, events, recorded runs) do not follow.`,
    );
  }
  if (was !== undefined && is !== undefined && was.level !== is.level) {
    notes.push(
      `The level changes from ${was.level} to ${is.level}, as the words of the name say; \`Level: ${was.level}\` would keep it.`,
    );
  }
  return { refusal: null, notes };
}

function refusalOf(
  old: readonly Agent[],
  fresh: readonly Agent[],
  isOwn: ReadonlySet<Agent>,
  name: string,
): string | null {
  if (old.length !== fresh.length) {
    return `With the name "${name}" the chart would have ${fresh.length} agents, not ${old.length}.`;
  }
  const place = new Map(fresh.map(({ id }, index) => [id, index]));
  const oldPlace = new Map(old.map(({ id }, index) => [id, index]));
  for (const [index, was] of old.entries()) {
    const is = fresh[index];
    if (is === undefined) continue;
    if (!isOwn.has(was) && was.id !== is.id) {
      return `With the name "${name}" the id of ${was.name} would change from ${was.id} to ${is.id}.`;
    }
    const manager = was.reportsTo === null ? null : oldPlace.get(was.reportsTo);
    const newManager = is.reportsTo === null ? null : place.get(is.reportsTo);
    if (manager !== newManager || was.department !== is.department) {
      return `With the name "${name}" the chart would change: ${is.name} would report to ${is.reportsTo ?? 'the human principal'}.`;
    }
  }
  return null;
}
