// Several runs of one org as the JSON of `orgsim run --replications N --format json`.

import { toJsonText } from '#base/json-text';
import type { ReplicationReport } from '#main/replicate-org';

/** One object and a line feed. */
export function formatReplicationsJson(report: ReplicationReport): string {
  const { org, seeds, tickSeconds, ticks, summary, premises } = report;
  const { totals, agents, unpriced } = summary;
  return `${toJsonText({
    org,
    seeds,
    tickSeconds,
    ticks,
    replications: seeds.length,
    totals,
    agents,
    unpriced,
    premises,
  })}\n`;
}
