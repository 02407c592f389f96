// What a member's calls find in the cache that its group shares. Knows no price.

import type { CallSource } from './cache-traffic.js';
import { missOfRandom, missOfSchedule } from './cache-traffic.js';
import { CACHE_TTL_SECONDS } from './call-cost.js';
import type { CacheOutlook } from './call-prices.js';
import { pollSchedule, timerSchedule } from './call-source.js';
import type { GroupMember } from './group-member.js';
import type { Wakes } from './wakes.js';

/** `sources` are those of the whole group, `source` the member's among them. */
export function outlookOf(
  choice: '5m' | '1h',
  member: GroupMember,
  { events, safety, timers }: Wakes,
  source: CallSource,
  sources: readonly CallSource[],
): CacheOutlook {
  const ttlSeconds = CACHE_TTL_SECONDS[choice];
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
