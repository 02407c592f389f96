// How many calls find a shared prefix in the cache: by the calls of all who share it. Knows no price.

/** Calls of all agents with the same model and the same prefix. */
export interface CacheTraffic {
  /** Calls an hour at no fixed times: for messages, timers, the longest sleep. */
  readonly randomPerHour: number;
  /** Seconds between polls, each once: polls with one interval come on the same ticks. */
  readonly pollSeconds: readonly number[];
}

/**
 * Share of calls at no fixed times that come when the entry is gone: no other such call within its life (Poisson, by all who
 * share it), and no poll.
 */
export function missOfRandom(
  { randomPerHour, pollSeconds }: CacheTraffic,
  ttlSeconds: number,
): number {
  return pollSeconds.reduce(
    (miss, seconds) => miss * pastPoll(seconds, ttlSeconds),
    Math.exp((-randomPerHour * ttlSeconds) / 3600),
  );
}

/** Share of the polls of one interval that come when the entry is gone. */
export function missOfPoll(traffic: CacheTraffic, ownSeconds: number, ttlSeconds: number): number {
  if (ownSeconds <= ttlSeconds) return 0;
  const others = traffic.pollSeconds.filter((seconds) => seconds !== ownSeconds);
  return missOfRandom({ ...traffic, pollSeconds: others }, ttlSeconds);
}

/** Chance that at an arbitrary time the last poll is longer ago than the entry lives. */
function pastPoll(seconds: number, ttlSeconds: number): number {
  return Math.max(0, 1 - ttlSeconds / seconds);
}
