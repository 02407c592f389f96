// One workload for several orgs, so that what differs between them is the orgs.

import type { Org, Workload } from '#org/types';

/** `org` with the workload of `work`; where ticks differ, efforts take the same time. */
export function withWorkloadOf(work: Org, org: Org): Org {
  const { effortTicks } = work.workload;
  const scale = work.tickSeconds / org.tickSeconds;
  const inTicks = (ticks: number): number => Math.max(1, Math.ceil(ticks * scale));
  const scaled = { low: inTicks(effortTicks.low), high: inTicks(effortTicks.high) };
  return { ...org, workload: { ...work.workload, effortTicks: scaled } };
}

/** Whether the file of `org` states a workload, and another one than `work` has. */
export function hasOtherWorkload(org: Org, work: Org): boolean {
  if (Object.keys(org.workload.origins).length === 0) return false;
  return factsOf(org) !== factsOf(work);
}

function factsOf({ workload, tickSeconds }: Org): string {
  const { origins: _, effortTicks, ...facts }: Workload = workload;
  const effortSeconds = [effortTicks.low * tickSeconds, effortTicks.high * tickSeconds];
  return JSON.stringify({ ...facts, effortSeconds });
}
