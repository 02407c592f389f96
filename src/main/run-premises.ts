// What the figures of a run rest on, put into words for the foot of the report.

import { REFERENCE_PRICES } from '#cost/reference-prices';
import { longLocalTime } from '#org/local-time';
import type { Org } from '#org/types';
import { hoursText } from './hours-text.js';
import type { RunPremises } from './run-report.js';
import type { Wiring } from './wire-run.js';

export function describePremises(
  org: Org,
  startMs: number,
  { behaviorText, workloadText }: Pick<Wiring, 'behaviorText' | 'workloadText'>,
): RunPremises {
  const { name, asOf, source, tokens } = REFERENCE_PRICES;
  const { workingHours } = org.policies;
  return {
    pricing: { name, asOf, source, tokens },
    ownTokens: org.agents.filter((agent) => agent.tokens !== null).length,
    start: longLocalTime(startMs, org.timezone),
    timezone: org.timezone,
    behavior: behaviorText,
    workload: workloadText,
    workingHours: workingHours === null ? null : hoursText(workingHours),
  };
}
