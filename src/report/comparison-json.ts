// A comparison as the JSON of `orgsim compare --format json`.

import { toJsonText } from '#base/json-text';
import type { ComparisonReport } from '#main/comparison-report';

/** One object and a line feed. Times are in seconds: orgs may differ in their ticks. */
export function formatComparisonJson(report: ComparisonReport): string {
  const { orgs, seeds, workFrom, premises } = report;
  const base = orgs[0]?.letter;
  return `${toJsonText({
    seeds,
    replications: seeds.length,
    workloadFrom: workFrom,
    orgs: orgs.map((org) => ({
      org: org.letter,
      file: org.file,
      name: org.name,
      agents: org.agentCount,
      tickSeconds: org.tickSeconds,
      ticks: org.ticks,
      unpriced: org.unpriced,
      rerouted: org.rerouted,
      metrics: org.figures,
    })),
    comparisons: orgs.flatMap(({ letter, differences }) =>
      differences === null ? [] : [{ org: letter, against: base, metrics: differences }],
    ),
    premises,
  })}\n`;
}
