// What a reader of a comparison should know of how the orgs were made comparable: whose orders, ticks, unknown costs.

import type { ComparedOrg, ComparisonReport } from '#main/comparison-report';
import { formatCount, formatNumberOf, formatSeconds } from './quantities.js';

/** Sentences. */
export function comparisonNotes({ orgs, workFrom }: ComparisonReport): string[] {
  const giver = orgs.find(({ file }) => file === workFrom.file);
  const from = giver?.letter ?? `${workFrom.name} (${workFrom.file})`;
  return [
    `Orders: those of ${from}, with their tasks and efforts: the same number, instants, priorities and texts for all, and the same recipient where an org has it.`,
    ...orgs.filter(({ rerouted }) => rerouted > 0).map(reroutedNote),
    ...orgs
      .filter((org) => org.ownWorkloadUnused && org !== giver)
      .map(
        ({ letter, file }) =>
          `${letter} states a workload of its own, which is not used here; --workload-from ${file} uses it for all.`,
      ),
    ...tickNotes(orgs),
    ...zoneNotes(orgs),
    ...orgs
      .filter(({ unpriced }) => unpriced > 0)
      .map(
        ({ letter, unpriced }) =>
          `${letter} has ${formatNumberOf(unpriced, 'agent')} on a model without a price: what it costs is unknown.`,
      ),
  ];
}

function reroutedNote({ letter, rerouted }: ComparedOrg): string {
  const count = rerouted < 10 ? Number(rerouted.toFixed(1)) : formatCount(rerouted);
  return `Of the orders, ${count} a run are for an agent that ${letter} lacks: its own root gets them.`;
}

function tickNotes(orgs: readonly ComparedOrg[]): string[] {
  if (new Set(orgs.map(({ tickSeconds }) => tickSeconds)).size === 1) return [];
  const ticks = orgs.map(({ letter, tickSeconds }) => `${letter} ${formatSeconds(tickSeconds)}`);
  return [
    `Ticks differ (${ticks.join(', ')}): lengths, orders and efforts are matched by time. --tick gives all the same.`,
  ];
}

function zoneNotes(orgs: readonly ComparedOrg[]): string[] {
  if (new Set(orgs.map(({ timezone }) => timezone)).size === 1) return [];
  const zones = orgs.map(({ letter, timezone }) => `${letter} ${timezone}`);
  return [`Time zones differ (${zones.join(', ')}): each starts at the same local time.`];
}
