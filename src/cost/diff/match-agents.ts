// Which agent of NEW is which of OLD: by id, and by where it is and how it is woken where its name changed. Knows no price.

import { isSamePrice } from '../prices/list-price.js';
import { isOther } from './split-change.js';
import type { SideAgent } from './types.js';
import { CALL_SIZES } from './types.js';

export interface AgentPair {
  readonly old: SideAgent | null;
  readonly new: SideAgent | null;
}

/** Each agent in one pair: those of NEW in its order, then those of OLD that are gone in theirs. */
export function matchAgents(
  old: readonly SideAgent[],
  now: readonly SideAgent[],
): readonly AgentPair[] {
  const oldById = new Map(old.map((agent) => [agent.id, agent]));
  const newIds = new Set(now.map(({ id }) => id));
  const renamed = matchRenamed(
    old.filter(({ id }) => !newIds.has(id)),
    now.filter(({ id }) => !oldById.has(id)),
  );
  const pairs = now.map((agent) => ({
    old: oldById.get(agent.id) ?? renamed.get(agent) ?? null,
    new: agent,
  }));
  const matched = new Set(pairs.map((pair) => pair.old));
  const gone = old.filter((agent) => !matched.has(agent));
  return [...pairs, ...gone.map((agent) => ({ old: agent, new: null }))];
}

/**
 * An agent that is gone and one that is new are one agent under two names only where there is little doubt: they are woken
 * alike in the same place on the same model, their calls are about as long, and as many are gone as have come. Its name, its
 * title or its prose may be others, and with them what is counted of its prompt.
 */
function matchRenamed(
  gone: readonly SideAgent[],
  come: readonly SideAgent[],
): ReadonlyMap<SideAgent, SideAgent> {
  const renamed = new Map<SideAgent, SideAgent>();
  const goneAlike = byLikeness(gone);
  for (const [likeness, ones] of byLikeness(come)) {
    const others = goneAlike.get(likeness) ?? [];
    if (others.length !== ones.length) continue;
    ones.forEach((agent, index) => {
      const other = others[index];
      if (other !== undefined && areCallsAlike(other, agent)) renamed.set(agent, other);
    });
  }
  return renamed;
}

function byLikeness(agents: readonly SideAgent[]): ReadonlyMap<string, readonly SideAgent[]> {
  const groups = new Map<string, SideAgent[]>();
  for (const agent of agents) {
    const { department, model, mode, tickInterval, arrivalsPerHour, gap, basis } = agent;
    // Of what has no price, or no basis, too little is known.
    if (basis === null) continue;
    const likeness = JSON.stringify([
      department,
      model,
      mode,
      tickInterval,
      arrivalsPerHour,
      gap,
      basis.callsPerHour,
    ]);
    const group = groups.get(likeness);
    if (group === undefined) groups.set(likeness, [agent]);
    else group.push(agent);
  }
  return groups;
}

/** How far the tokens of one agent under two names may be apart. */
const ALIKE = 0.1;

function areCallsAlike({ basis: one }: SideAgent, { basis: other }: SideAgent): boolean {
  if (one === null || other === null) return false;
  return CALL_SIZES.every((size) => {
    const [before, after] = [one.tokens[size], other.tokens[size]];
    return Math.abs(before - after) <= ALIKE * Math.max(before, after);
  });
}

/** Whether nothing that a cost is made of differs, and the names neither. */
export function isUnchanged(old: SideAgent, now: SideAgent): boolean {
  if (old.id !== now.id || old.model !== now.model || old.mode !== now.mode) return false;
  if (old.gap !== now.gap || old.resolvedModel !== now.resolvedModel) return false;
  if (isOther(old.callsPerHour, now.callsPerHour)) return false;
  if ((old.costPerHour === null) !== (now.costPerHour === null)) return false;
  if (isOther(old.costPerHour ?? 0, now.costPerHour ?? 0)) return false;
  if (old.basis === null || now.basis === null) return true;
  const [one, other] = [old.basis.tokens, now.basis.tokens];
  return (
    isSamePrice(old.basis.listPrice, now.basis.listPrice) &&
    !CALL_SIZES.some((size) => isOther(one[size], other[size]))
  );
}
