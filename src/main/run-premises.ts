// What the figures of a run rest on, put into words for the foot of the report.

import { DateTime } from 'luxon';
import { REFERENCE_PRICES } from '#cost/reference-prices';
import type { Org, WorkingHours } from '#org/types';
import type { RunPremises } from './run-report.js';
import type { Wiring } from './wire-run.js';

export function describePremises(
  org: Org,
  startMs: number,
  { behaviorText, workloadText }: Pick<Wiring, 'behaviorText' | 'workloadText'>,
): RunPremises {
  const { name, asOf, source, tokens } = REFERENCE_PRICES;
  const start = DateTime.fromMillis(startMs, { zone: org.timezone, locale: 'en' });
  const { workingHours } = org.policies;
  return {
    pricing: { name, asOf, source, tokens },
    ownTokens: org.agents.filter((agent) => agent.tokens !== null).length,
    start: start.toFormat('cccc yyyy-MM-dd HH:mm'),
    timezone: org.timezone,
    behavior: behaviorText,
    workload: workloadText,
    workingHours: workingHours === null ? null : hoursText(workingHours),
  };
}

function hoursText({ fromMinute, toMinute }: WorkingHours): string {
  return `${timeText(fromMinute)}-${timeText(toMinute)}`;
}

function timeText(minutes: number): string {
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60];
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
