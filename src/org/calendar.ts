// Ticks and local time.
import type { BudgetPeriod, WorkingHours } from './types.js';

export interface CalendarOptions {
  /** An IANA name. */
  readonly timezone: string;
  /** Instant of tick 0, in ms since 1970 UTC. */
  readonly startMs: number;
  /** Above 0. */
  readonly tickSeconds: number;
  readonly workingHours: WorkingHours | null;
}

/** The due ticks of one cron expression. */
export interface TimerTicks {
  /** The first tick at or after `fromTick` that holds an instant of the cron, or null when there is none. */
  nextDueTick(fromTick: number): number | null;
}

/** Pure functions of ticks; ticks are whole numbers from 0. */
export interface Calendar {
  /** First instant of the tick, in ms since 1970 UTC. */
  instantOf(tick: number): number;
  /** Minutes after local midnight at the tick's first instant, with fraction, 0 to below 1440. */
  minuteOfDay(tick: number): number;
  /** 0 to 23, local. */
  hourOfDay(tick: number): number;
  /** 1 Monday to 7 Sunday, local. */
  weekday(tick: number): number;
  /** Within working hours (always, without any). */
  isOpen(tick: number): boolean;
  /** The first tick at or after `tick` that is open; null when none is (ticks too long to start within the hours). */
  nextOpenTick(tick: number): number | null;
  /** First tick of the period that the tick lies in, at least 0. */
  periodStartTick(period: BudgetPeriod, tick: number): number;
  /** First tick of the period after that one. */
  nextPeriodTick(period: BudgetPeriod, tick: number): number;
  timerTicks(cron: string): TimerTicks;
}

export function createCalendar(options: CalendarOptions): Calendar {
  throw new Error(`not written yet: ${options.timezone}`);
}

/** An ISO date or date-time, local in the zone unless it has an offset, as ms since 1970 UTC; null when it is neither. */
export function parseStart(text: string, timezone: string): number | null {
  throw new Error(`not written yet: ${text} ${timezone}`);
}

/** Monday 2026-01-05 00:00 in the zone: where a dry run starts unless told otherwise. */
export function defaultStartMs(timezone: string): number {
  throw new Error(`not written yet: ${timezone}`);
}
