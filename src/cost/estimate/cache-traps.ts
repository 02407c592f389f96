// Polls that come just after the provider has forgotten the prompt, though a shorter interval would cost less.

import { ttlSecondsOf } from './call-cost.js';
import type { CostBook, Role } from './cost-book.js';
import { pollStep } from './poll-rates.js';
import type { CacheTrap } from './types.js';

export function trapsOf(book: CostBook): CacheTrap[] {
  return book.roles.flatMap((role) => {
    const found = book.remember('trap', role, () => findTrap(book, role));
    return found === null ? [] : [{ ...found, agents: role.members.map(({ id }) => id) }];
  });
}

function findTrap(book: CostBook, role: Role): Omit<CacheTrap, 'agents'> | null {
  const { trigger, ticksPerHour, priced } = role.agents;
  if (trigger.mode !== 'polling' || priced.kind !== 'tokens') return null;
  const { cache, costPerHour } = book.costOf(role);
  if (cache === null || costPerHour === null) return null;
  const tickSeconds = 3600 / ticksPerHour;
  const intervalTicks = pollStep(trigger);
  const traps = (['5m', '1h'] as const).flatMap((choice) => {
    const ttlSeconds = ttlSecondsOf(priced.price, choice);
    if (ttlSeconds === null) return [];
    const shorterTicks = Math.floor(ttlSeconds / tickSeconds);
    if (shorterTicks < 1 || intervalTicks * tickSeconds <= ttlSeconds) return [];
    const shorter = book.costOf(role, { trigger: { ...trigger, tickInterval: shorterTicks } });
    const shorterPerHour = shorter.costPerHour?.expected ?? Number.POSITIVE_INFINITY;
    if (shorter.cache?.choice !== choice || shorterPerHour >= costPerHour.expected) return [];
    return [{ ttlSeconds, shorterTicks, shorterPerHour, shorter }];
  });
  const [best] = traps.sort((a, b) => a.shorterPerHour - b.shorterPerHour);
  if (best === undefined) return null;
  const { shorter, ...trap } = best;
  const { prices } = book.costOf(role);
  return {
    ...trap,
    intervalTicks,
    intervalSeconds: intervalTicks * tickSeconds,
    costPerHour: costPerHour.expected,
    pollCostRatio: (prices.idlePoll ?? 0) / (shorter.prices.idlePoll ?? 1),
  };
}
