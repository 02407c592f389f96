// Ticks as people say them (`2880`, `2h`, `09:30`, `2026-01-05T09:30`) and ticks as people read them. Reads no clock.

import { durationToTicks, parseDuration } from '#base/duration';
import { OrgsimError } from '#base/errors';
import { nextInstantMs } from '#org/cron';
import { localTime, parseStart } from '#org/local-times';
import { createTickGrid } from '#org/tick-grid';
import type { Org } from '#org/types';

/** Where ticks stand on the time line. */
export interface TimeLine {
  readonly timezone: string;
  /** Instant of tick 0, in ms since 1970 UTC. */
  readonly startMs: number;
  readonly tickSeconds: number;
}

/** The ticks of an org that starts then. */
export function timeLineOf(
  { timezone, tickSeconds }: Pick<Org, 'timezone' | 'tickSeconds'>,
  startMs: number,
): TimeLine {
  return { timezone, tickSeconds, startMs };
}

/** A tick and the org-local time of its first instant. */
export interface Moment {
  readonly tick: number;
  /** `2026-01-05T09:30:00`; null where it is not known. */
  readonly time: string | null;
}

const TIME_OF_DAY = /^([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/u;
const HINT = 'For instance: --at 2880, --at 2h, --at 09:30 or --at 2026-01-05T09:30';

/**
 * The tick that `--at` means: a number of it, a time since the start, or the tick that holds a local time; a time of day
 * is the first one of the run. `line` is null where the length of a tick is not known: then only ticks can be said.
 * Throws an OrgsimError of code `usage`.
 */
export function parseMoment(text: string, line: TimeLine | null): number {
  const duration = parseDuration(text);
  if (duration?.kind === 'ticks') return duration.ticks;
  const ms = line === null ? null : instantOf(text.trim(), line);
  if (duration === null && !looksLikeTime(text)) {
    throw new OrgsimError('usage', `--at takes a tick or a time, not "${text}".`, HINT);
  }
  if (line === null) {
    throw new OrgsimError(
      'usage',
      `A trace counts in ticks, and without its ORG.md "${text}" is no tick.`,
      'Say a tick, such as --at 2880, or name the ORG.md behind the agent.',
    );
  }
  if (duration !== null) return durationToTicks(duration, line.tickSeconds);
  if (ms === null) {
    throw new OrgsimError('usage', `--at takes a tick or a time, not "${text}".`, HINT);
  }
  if (ms < line.startMs) {
    const start = momentOf(0, line).time ?? '';
    throw new OrgsimError(
      'usage',
      `--at ${text} is before the start of the run, ${start}.`,
      'Say a later time, or let the run start earlier with --start.',
    );
  }
  return createTickGrid(line.startMs, line.tickSeconds).tickAt(ms);
}

/** The tick with its local time. */
export function momentOf(tick: number, line: TimeLine | null): Moment {
  if (line === null) return { tick, time: null };
  const ms = line.startMs + tick * line.tickSeconds * 1000;
  return { tick, time: localTime(ms, line.timezone) };
}

function looksLikeTime(text: string): boolean {
  return TIME_OF_DAY.test(text.trim()) || /^\d{4}-\d{2}-\d{2}/u.test(text.trim());
}

function instantOf(text: string, { timezone, startMs }: TimeLine): number | null {
  const match = TIME_OF_DAY.exec(text);
  if (match === null) return parseStart(text, timezone);
  const [hour, minute, second] = match.slice(1).map((part) => Number(part ?? 0));
  return nextInstantMs(`${second} ${minute} ${hour} * * *`, timezone, startMs - 1);
}
