// What a member's calls find in the cache that its group shares. Knows no price.

import type { CallSource } from './cache-traffic.js';
import { missOfRandom, missOfSchedule } from './cache-traffic.js';
import type { CacheOutlook } from './call-prices.js';
import { pollSchedule, timerSchedule } from './call-source.js';
import type { GroupMember } from './group-member.js';
import type { Wakes } from './wakes.js';

/** What an agent's calls write and read, and for how many seconds it lives. */
interface CacheEntries {
  readonly choice: '5m' | '1h';
  readonly ttlSeconds: number;
}

/** `sources` are those of the whole group, `source` the member's among them. */
export function outlookOf(
  { choice, ttlSeconds }: CacheEntries,
  member: GroupMember,
  { events, safety, timers }: Wakes,
  source: CallSource,
  sources: readonly CallSource[],
): CacheOutlook {
  const ofEvents = missOfRandom(source, sources, ttlSeconds);
  const { times, ticksPerHour } = member.agents;
  const timer = timerSchedule(times, 3600 / ticksPerHour);
  const ofTimers = timer === null ? ofEvents : missOfSchedule(timer, sources, ttlSeconds);
  const random = events + safety;
  const poll = pollSchedule(member);
  return {
    choice,
    missOfRandom:
      random + timers === 0
        ? ofEvents
        : (ofEvents * random + ofTimers * timers) / (random + timers),
    missOfPoll: poll === null ? ofEvents : missOfSchedule(poll, sources, ttlSeconds),
  };
}
