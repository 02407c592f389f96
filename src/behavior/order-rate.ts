// How many orders an hour, and how they are spread over the day. Pure functions of minutes and weekdays.

import { sum } from '#base/sum';
import type { Chart } from '#org/chart';
import type { Agent, DaySpan, OrderHours, Org } from '#org/types';
import type { WorkTeam } from './order-roots.js';
import { workTeams } from './order-roots.js';

const DAY_MINUTES = 1440;
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

/** Orders an hour that keep those who do the work busy for `load` (0 to 1) of their turns. 0 when nobody does any. */
export function ordersPerHour(org: Org, chart: Chart, load: number): number {
  const teams = workTeams(chart);
  const turns = sum(teams.map((team) => turnsPerTick(team)));
  if (turns === 0) return 0;
  const { tasksPerOrder, effortTicks, blocked } = org.workload;
  // Finding out that a task is stuck costs a turn of its own.
  const turnsPerTask = middle(effortTicks) + blocked;
  const tasks = sum(
    teams.map((team) => (turnsPerTick(team) / turns) * (team.isSplit ? middle(tasksPerOrder) : 1)),
  );
  const ticksPerHour = 3600 / org.tickSeconds;
  return (load * turns * ticksPerHour) / (tasks * turnsPerTask);
}

/** Turns of work that a team has in a tick. */
export function turnsPerTick({ workers }: WorkTeam): number {
  return sum(workers.map((worker) => 1 / ticksPerTurn(worker)));
}

function ticksPerTurn({ trigger }: Agent): number {
  const { mode, tickInterval, cooldownTicks } = trigger;
  const step = mode === 'polling' ? tickInterval : 1;
  return step * Math.max(1, Math.ceil(cooldownTicks / step));
}

export interface DayShape {
  /** The share of the mean rate at a local time: 0 outside the hours, 1 on average inside them. */
  shareAt(weekday: number, minuteOfDay: number): number;
  /** Minutes of the day between which the share stays the same, midnight aside; rising. */
  readonly edges: readonly number[];
}

export function shapeDay(org: Org): DayShape {
  const { ordersPerHour: stated, typicalDay } = org.workload;
  const { workingHours } = org.policies;
  // A rate that is chosen here keeps people busy, so it counts on the hours in which they work.
  const ownHours = stated === null && workingHours !== null ? workingHours : null;
  const hours =
    org.workload.orderHours ?? (ownHours === null ? null : { weekdays: EVERY_DAY, ...ownHours });
  const mean = meanDensity(typicalDay, hours);
  const spans = [...(typicalDay ?? []), ...(hours === null ? [] : [hours])];
  const edges = spans.flatMap(({ fromMinute, toMinute }) => [fromMinute, toMinute]);
  return {
    shareAt: (weekday, minute) => {
      if (mean === 0 || (hours !== null && !isDuring(hours, weekday, minute))) return 0;
      return densityAt(typicalDay, minute) / mean;
    },
    edges: edges.toSorted((a, b) => a - b),
  };
}

/** Orders in a minute as against a day on which they are spread evenly. */
function densityAt(typicalDay: readonly DaySpan[] | null, minute: number): number {
  if (typicalDay === null) return 1;
  return sum(
    typicalDay
      .filter((span) => isWithin(span, minute))
      .map((span) => (span.share * DAY_MINUTES) / lengthOf(span)),
  );
}

function meanDensity(typicalDay: readonly DaySpan[] | null, hours: OrderHours | null): number {
  const minutes = Array.from({ length: DAY_MINUTES }, (_, minute) => minute);
  const open = minutes.filter((minute) => hours === null || isWithin(hours, minute));
  return open.length === 0
    ? 0
    : sum(open.map((minute) => densityAt(typicalDay, minute))) / open.length;
}

interface Span {
  readonly fromMinute: number;
  readonly toMinute: number;
}

function isWithin({ fromMinute, toMinute }: Span, minute: number): boolean {
  if (fromMinute < toMinute) return fromMinute <= minute && minute < toMinute;
  return fromMinute <= minute || minute < toMinute;
}

// What spans midnight belongs to the day on which it began.
function isDuring(hours: OrderHours, weekday: number, minute: number): boolean {
  if (!isWithin(hours, minute)) return false;
  const isAfterMidnight = hours.fromMinute >= hours.toMinute && minute < hours.toMinute;
  const day = isAfterMidnight ? ((weekday + 5) % 7) + 1 : weekday;
  return hours.weekdays.includes(day);
}

function lengthOf({ fromMinute, toMinute }: Span): number {
  return ((toMinute - fromMinute + DAY_MINUTES - 1) % DAY_MINUTES) + 1;
}

function middle({ low, high }: { readonly low: number; readonly high: number }): number {
  return Math.max(1, (low + high) / 2);
}
