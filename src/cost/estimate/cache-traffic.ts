// How many calls find a shared prefix in the cache: by the calls of all who share it. Knows no price.

/** Calls at fixed times: polls of one interval, or the timers of one agent and its like, which all come at once. */
export interface CallSchedule {
  /** Equal for calls on the same ticks. */
  readonly key: unknown;
  /** Seconds from each of them to the next, all around. */
  readonly gapSeconds: readonly number[];
}

/** Calls of agents alike. */
export interface CallSource {
  readonly agents: number;
  /** Of one of them, an hour: for messages, and those that nothing but the longest sleep causes. */
  readonly eventsPerHour: number;
  readonly safetyPerHour: number;
  /** Least and most seconds from one of its calls to its next: a window or cooldown, and the longest sleep. */
  readonly restSeconds: number;
  readonly sleepSeconds: number | null;
  readonly schedules: readonly CallSchedule[];
}

/**
 * Share of a source's calls at no fixed times that come when the entry is gone: none of its own within the entry's life, none of
 * others (a Poisson process, all their rates added), no poll and no timer.
 */
export function missOfRandom(
  source: CallSource,
  all: readonly CallSource[],
  ttlSeconds: number,
): number {
  const others = randomPerHour(all) - source.eventsPerHour - source.safetyPerHour;
  const miss = ownMiss(source, ttlSeconds) * noneWithin(others, ttlSeconds);
  return miss * pastSchedules(all, null, ttlSeconds);
}

/** Share of the calls of one schedule that come when the entry is gone. */
export function missOfSchedule(
  schedule: CallSchedule,
  all: readonly CallSource[],
  ttlSeconds: number,
): number {
  const { gapSeconds, key } = schedule;
  const late = gapSeconds.filter((seconds) => seconds > ttlSeconds).length / gapSeconds.length;
  if (late === 0) return 0;
  return late * noneWithin(randomPerHour(all), ttlSeconds) * pastSchedules(all, key, ttlSeconds);
}

/** After the rest that it keeps at least, the next message is as far off as at any time. */
function ownMiss(
  { eventsPerHour, restSeconds, sleepSeconds }: CallSource,
  ttlSeconds: number,
): number {
  if (sleepSeconds !== null && sleepSeconds <= ttlSeconds) return 0;
  if (restSeconds >= ttlSeconds) return 1;
  if (eventsPerHour === 0) return 1;
  const waitSeconds = Math.max(0, 3600 / eventsPerHour - restSeconds);
  return waitSeconds === 0 ? 0 : Math.exp(-(ttlSeconds - restSeconds) / waitSeconds);
}

function randomPerHour(all: readonly CallSource[]): number {
  return all.reduce(
    (sum, { agents, eventsPerHour, safetyPerHour }) =>
      sum + agents * (eventsPerHour + safetyPerHour),
    0,
  );
}

function noneWithin(perHour: number, seconds: number): number {
  return Math.exp((-Math.max(0, perHour) * seconds) / 3600);
}

/** Chance that at an arbitrary time the last call of every schedule but one is longer ago than the entry lives. */
function pastSchedules(all: readonly CallSource[], except: unknown, ttlSeconds: number): number {
  const seen = new Set<unknown>([except]);
  let chance = 1;
  for (const { schedules } of all) {
    for (const { key, gapSeconds } of schedules) {
      if (seen.has(key)) continue;
      seen.add(key);
      const late = gapSeconds.reduce((sum, gap) => sum + Math.max(0, gap - ttlSeconds), 0);
      chance *= late / gapSeconds.reduce((sum, gap) => sum + gap, 0);
    }
  }
  return chance;
}
