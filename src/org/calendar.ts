// Ticks and local time: opening hours, budget periods, due ticks of timers. Pure functions of the tick; what they keep
// is only memory. Knows no agent.
import { nextInstantAfter } from './cron-instants.js';
import type { CronTimes } from './cron-times.js';
import { readCronTimes } from './cron-times.js';
import type { TickGrid } from './tick-grid.js';
import { createTickGrid } from './tick-grid.js';
import type { BudgetPeriod, WorkingHours } from './types.js';
import type { OffsetSpan } from './utc-offset.js';
import { offsetSpanAt } from './utc-offset.js';
import { isWithinHours } from './working-hours.js';

export interface CalendarOptions {
  /** An IANA name. */
  readonly timezone: string;
  /** Instant of tick 0, in ms since 1970 UTC. */
  readonly startMs: number;
  /** Above 0. */
  readonly tickSeconds: number;
  readonly workingHours: WorkingHours | null;
  /** Reads an expression that has passed `checkCron`; by itself, without a package, when left out. */
  readonly readCron?: (cron: string) => CronTimes;
}

/** The due ticks of one cron expression. */
interface TimerTicks {
  /** The first tick at or after `fromTick` that holds an instant of the cron, or null when there is none. */
  readonly nextDueTick: (fromTick: number) => number | null;
}

/** Pure functions of ticks; ticks are whole numbers from 0. */
export interface Calendar {
  /** First instant of the tick, in ms since 1970 UTC. */
  readonly instantOf: (tick: number) => number;
  /** Minutes after local midnight at the tick's first instant, with fraction, 0 to below 1440. */
  readonly minuteOfDay: (tick: number) => number;
  /** 0 to 23, local. */
  readonly hourOfDay: (tick: number) => number;
  /** 1 Monday to 7 Sunday, local. */
  readonly weekday: (tick: number) => number;
  /** Within working hours (always, without any). */
  readonly isOpen: (tick: number) => boolean;
  /** The first tick at or after `tick` that is open; null when none is in 400 days (long ticks that start outside). */
  readonly nextOpenTick: (tick: number) => number | null;
  /** The first tick at or after `tick` that is not open; null when none is in 400 days. */
  readonly nextClosedTick: (tick: number) => number | null;
  /** A tick after `tick` before which all are in the same hour of the day as `tick`. */
  readonly nextHourTick: (tick: number) => number;
  /** First tick of the period that the tick lies in, at least 0. */
  readonly periodStartTick: (period: BudgetPeriod, tick: number) => number;
  /** First tick of the period after that one. */
  readonly nextPeriodTick: (period: BudgetPeriod, tick: number) => number;
  readonly timerTicks: (cron: string) => TimerTicks;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

interface Period {
  /** A cron expression. */
  readonly begins: string;
  /** Surely longer than the period. */
  readonly reachMs: number;
}

const PERIODS: Readonly<Record<BudgetPeriod, Period>> = {
  hourly: { begins: '0 * * * *', reachMs: 3 * 3_600_000 },
  daily: { begins: '0 0 * * *', reachMs: 2 * DAY_MS },
  weekly: { begins: '0 0 * * 1', reachMs: 9 * DAY_MS },
  monthly: { begins: '0 0 1 * *', reachMs: 33 * DAY_MS },
};

/** Of the periods that were asked for: most orgs have no budget. */
const periodTimes = new Map<string, CronTimes>();

/** Days in which the hours come round for ticks of any length that ever starts within them. */
const EDGE_SEARCH_DAYS = 400;

export function createCalendar(options: CalendarOptions): Calendar {
  const { timezone, workingHours, readCron = readCronTimes } = options;
  const grid = createTickGrid(options.startMs, options.tickSeconds);
  const { instantOf, tickFrom, tickAt } = grid;
  const spanAt = zoneSpans(timezone, options.startMs);
  const localMs = (ms: number): number => ms + spanAt(ms).offsetMs;
  const minuteOfDay = (tick: number): number =>
    modulo(localMs(instantOf(tick)), DAY_MS) / MINUTE_MS;
  const isOpen = (tick: number): boolean =>
    workingHours === null || isWithinHours(workingHours, minuteOfDay(tick));
  // Each is asked only where the hours are the other way round, so what was found holds until then. That nothing was found
  // is so for the tick alone: from a later one the search goes further.
  const edge = (minute: number | undefined, isWanted: (tick: number) => boolean): TimerTicks =>
    rememberLast(
      (tick) => (minute === undefined ? null : findEdge(minute, timezone, grid, isWanted, tick)),
      minute === undefined,
    );
  const opening = edge(workingHours?.fromMinute, isOpen);
  const closing = edge(workingHours?.toMinute, (tick) => !isOpen(tick));
  return {
    instantOf,
    minuteOfDay,
    hourOfDay: (tick) => Math.floor(modulo(localMs(instantOf(tick)), DAY_MS) / HOUR_MS),
    // 1970-01-01 was a Thursday.
    weekday: (tick) => modulo(Math.floor(localMs(instantOf(tick)) / DAY_MS) + 3, 7) + 1,
    isOpen,
    nextOpenTick: (tick) => (isOpen(tick) ? tick : opening.nextDueTick(tick)),
    nextClosedTick: (tick) => (isOpen(tick) ? closing.nextDueTick(tick) : tick),
    nextHourTick: (tick) => {
      const ms = instantOf(tick);
      const { offsetMs, toMs } = spanAt(ms);
      const hourEndMs = ms + HOUR_MS - modulo(ms + offsetMs, HOUR_MS);
      return tickFrom(Math.min(Math.ceil(hourEndMs), toMs));
    },
    periodStartTick: (period, tick) =>
      Math.max(0, tickFrom(periodStartMs(period, timezone, instantOf(tick)))),
    nextPeriodTick: (period, tick) => tickFrom(nextPeriodMs(period, timezone, instantOf(tick))),
    timerTicks: (cron) => {
      const times = readCron(cron);
      return rememberLast((tick) => {
        const ms = nextInstantAfter(times, timezone, Math.ceil(instantOf(tick)) - 1);
        return ms === null ? null : tickAt(ms);
      });
    },
  };
}

function nextPeriodMs(period: BudgetPeriod, timezone: string, ms: number): number {
  const { begins, reachMs } = PERIODS[period];
  const times = periodTimes.get(begins) ?? readCronTimes(begins);
  periodTimes.set(begins, times);
  // Every period begins again within its reach, whatever the clock does.
  return nextInstantAfter(times, timezone, ms) ?? ms + reachMs;
}

function periodStartMs(period: BudgetPeriod, timezone: string, ms: number): number {
  let startMs = nextPeriodMs(period, timezone, ms - PERIODS[period].reachMs);
  let nextMs = nextPeriodMs(period, timezone, startMs);
  while (nextMs <= ms) {
    startMs = nextMs;
    nextMs = nextPeriodMs(period, timezone, startMs);
  }
  return startMs;
}

/** The first tick after `tick` that is as wanted: local time reaches `minute`, or a change of the clock jumps across it. */
function findEdge(
  minute: number,
  timezone: string,
  { instantOf, tickFrom }: TickGrid,
  isWanted: (tick: number) => boolean,
  tick: number,
): number | null {
  // Of every hour: a minute of one hour alone would come once where a change of the clock brings it twice.
  const times = readCronTimes(`${minute % 60} * * * *`);
  const limitMs = instantOf(tick) + EDGE_SEARCH_DAYS * DAY_MS;
  for (let ms = instantOf(tick); ms < limitMs; ) {
    const edgeMs = nextInstantAfter(times, timezone, ms) ?? limitMs;
    ms = Math.min(edgeMs, offsetSpanAt(timezone, ms).toMs);
    let found = Math.max(tickFrom(ms), tick + 1);
    if (!isWanted(found)) continue;
    // A time that a change of the clock skips is moved by the cron, but it was reached at the change.
    while (found > tick + 1 && isWanted(found - 1)) found--;
    return found;
  }
  return null;
}

/** The zone's offset at an instant, in ms since 1970 UTC. */
function zoneSpans(timezone: string, startMs: number): (ms: number) => OffsetSpan {
  let span = offsetSpanAt(timezone, startMs);
  return (ms) => {
    if (ms < span.fromMs || ms >= span.toMs) span = offsetSpanAt(timezone, ms);
    return span;
  };
}

// Asked for tick after tick, it is looked up once for each tick that is found.
function rememberLast(
  nextDue: (fromTick: number) => number | null,
  isNeverForGood = true,
): TimerTicks {
  let last: { readonly fromTick: number; readonly due: number | null } | null = null;
  const isKnown = (fromTick: number): boolean => {
    if (last === null || last.fromTick > fromTick) return false;
    if (last.due === null) return isNeverForGood || last.fromTick === fromTick;
    return last.due >= fromTick;
  };
  return {
    nextDueTick: (fromTick) => {
      if (last === null || !isKnown(fromTick)) last = { fromTick, due: nextDue(fromTick) };
      return last.due;
    },
  };
}

function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}
