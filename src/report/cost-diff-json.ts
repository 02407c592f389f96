// A difference of costs for programs.

import { MONTH_HOURS } from '#base/hours';
import { toJsonText } from '#base/json-text';
import type { CauseParts, CostSide, SideAgent } from '#cost/diff/types';
import type { CostDiffReport } from '#main/cost-diff-report';
import { limitSentence } from './limit-text.js';
import { tidyNumbers } from './tidy-numbers.js';

/** Ends with a line feed. Dollars are null where they are not known, `change` where OLD has errors. Unchanged agents are counted, not listed. */
export function formatCostDiffJson({ diff, unchanged, limits }: CostDiffReport): string {
  const { old, new: now, totals } = diff;
  const { comparedOldUsd, changeUsd } = totals;
  const object = {
    schemaVersion: 1,
    priceAt: diff.priceAt,
    old: sideJson(old, totals.oldUsd, totals.oldGaps),
    new: sideJson(now, totals.newUsd, totals.newGaps),
    change:
      old.absence === 'errors'
        ? null
        : {
            ...spans(changeUsd),
            share: comparedOldUsd === 0 ? null : changeUsd / comparedOldUsd,
            causes: causesJson(totals.parts),
          },
    agents: diff.changes
      .filter(({ kind }) => kind !== 'unchanged')
      .map((change) => ({
        id: (change.new ?? change.old)?.id ?? '',
        kind: change.kind,
        old: change.old === null ? null : agentJson(change.old, change.oldUsd),
        new: change.new === null ? null : agentJson(change.new, change.newUsd),
        change: change.changeUsd === null ? null : spans(change.changeUsd),
        causes: causesJson(change.parts),
      })),
    unchanged,
    limits: limits.map((limit) => ({ ...limit, sentence: limitSentence(limit) })),
  };
  return `${toJsonText(tidyNumbers(object))}\n`;
}

function sideJson(
  { name, org, pricing, tickSeconds, absence }: CostSide,
  usd: number,
  gaps: number,
) {
  const { name: table, asOf } = pricing;
  return {
    name,
    org,
    isMissing: absence === 'missing',
    hasErrors: absence === 'errors',
    tickSeconds,
    pricing: { name: table, asOf },
    ...(absence === 'errors' ? { perHour: null, perMonth: null } : spans(usd)),
    missing: gaps,
  };
}

function agentJson(agent: SideAgent, usd: number | null) {
  return {
    id: agent.id,
    name: agent.name,
    model: agent.model,
    resolvedModel: agent.resolvedModel,
    mode: agent.mode,
    invocationsPerHour: agent.callsPerHour,
    costPerHour: usd,
    costPerMonth: usd === null ? null : spans(usd).perMonth,
    gap: agent.gap,
  };
}

function causesJson(parts: CauseParts) {
  return Object.fromEntries(Object.entries(parts).map(([cause, usd]) => [cause, spans(usd)]));
}

function spans(usdPerHour: number) {
  return { perHour: usdPerHour, perMonth: usdPerHour * MONTH_HOURS };
}
