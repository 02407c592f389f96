// What a dry run simulates: the fields of Workload, else the defaults of the format.

import { durationToTicks } from '#base/duration';
import type { ProblemLog } from './problem-log.js';
import type { Stated, StatedFields } from './read-fields.js';
import type { DaySpan, Origin, Workload } from './types.js';
import type { DaySpanValue } from './values/read-workload.js';

/**
 * Chosen so that a COO, four leads and twenty polling workers see a realistic day: each worker busy on 75 to 85 % of its
 * ticks, three orders an hour, about 7 wakes an hour for the COO and 13 for a lead. Long tasks, many to an order; narrow
 * ranges, so that no worker's day differs much from the next one's.
 */
const DEFAULTS = {
  tasksPerOrder: { low: 15, high: 17 },
  effortTicks: { low: 36, high: 44 },
  blocked: 0.1,
  resolvedByManager: 0.7,
} as const;

/** The workload that the fields describe. */
export function resolveWorkload(
  fields: StatedFields,
  tickSeconds: number,
  log: ProblemLog,
): Workload {
  const orders = fields.get('orders')[0];
  const tasks = fields.get('tasksperorder')[0];
  const effort = fields.get('effort')[0];
  const blocked = fields.get('blocked')[0];
  const resolved = fields.get('resolvedbymanager')[0];
  const spans = fields.get('typicalday');
  const inTicks = (duration: Parameters<typeof durationToTicks>[0]): number =>
    durationToTicks(duration, tickSeconds);
  return {
    ordersPerHour: orders?.value.perHour ?? null,
    orderHours: orders?.value.hours ?? null,
    tasksPerOrder: tasks?.value ?? DEFAULTS.tasksPerOrder,
    effortTicks:
      effort === undefined
        ? DEFAULTS.effortTicks
        : { low: inTicks(effort.value.low), high: inTicks(effort.value.high) },
    blocked: blocked?.value ?? DEFAULTS.blocked,
    resolvedByManager: resolved?.value ?? DEFAULTS.resolvedByManager,
    typicalDay: sharesOf(spans, log),
    origins: {
      ...originOf('orders', orders),
      ...originOf('tasksPerOrder', tasks),
      ...originOf('effort', effort),
      ...originOf('blocked', blocked),
      ...originOf('resolvedByManager', resolved),
      ...originOf('typicalDay', spans[0]),
    },
  };
}

function originOf(
  name: keyof Workload['origins'],
  stated: Stated<unknown> | undefined,
): Partial<Record<keyof Workload['origins'], Origin>> {
  return stated === undefined ? {} : { [name]: { kind: 'org-field', range: stated.written.range } };
}

/** The spans of a day as shares of the whole; all in tokens or all in percent. */
function sharesOf(stated: readonly Stated<DaySpanValue>[], log: ProblemLog): DaySpan[] | null {
  const isInTokens = stated[0]?.value.tokens !== null;
  const spans = stated.flatMap(({ value, written }) => {
    const amount = isInTokens ? value.tokens : value.share;
    if (amount !== null) return [{ ...value, amount }];
    const reason = isInTokens
      ? 'the spans before it are in tokens'
      : 'the spans before it are in percent';
    const [range, actual] = [written.range, written.text];
    log.add({ rule: 'value-invalid', range, actual, subject: 'Typical day', reason });
    return [];
  });
  const whole = spans.reduce((sum, { amount }) => sum + amount, 0);
  if (whole === 0) return null;
  return spans.map(({ fromMinute, toMinute, tokens, amount }) => ({
    fromMinute,
    toMinute,
    share: amount / whole,
    tokens,
  }));
}
