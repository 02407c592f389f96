// Why an agent wakes though nobody writes to it: polls, timers, thresholds, a program of its own. The safety wake is not
// among them: it is the net for whom nothing else wakes.

import { unreachable } from '#base/assert';
import type { MetricScope } from '#org/names';
import type { Agent, Org, Threshold } from '#org/types';
import type { WakeClock } from './wake-clock.js';
import type { NodeDraft, NodeDrafts, SelfWake } from './wake-node.js';

/** Notes in every node why it wakes by itself. */
export function noteSelfWakes(org: Org, drafts: NodeDrafts, clock: WakeClock): void {
  const canExist = metricsOf(org, drafts);
  for (const node of drafts.nodes) {
    const { trigger, runtime } = node.agent;
    const wakes: SelfWake[] = [];
    if (trigger.mode === 'polling' && mayPoll(clock, trigger.tickInterval)) wakes.push('poll');
    // A timer under a hold is remembered, so that working hours only move it.
    if (trigger.timers.length > 0) wakes.push('timer');
    if (trigger.thresholds.some((threshold) => canExist(node, threshold))) wakes.push('threshold');
    if (runtime === 'external') wakes.push('external');
    node.selfWakes = wakes;
  }
}

// A poll that falls outside the working hours is not made up for. Where nothing is ever open, polls are not what is wrong.
function mayPoll(clock: WakeClock, interval: number): boolean {
  return clock.longestClosed === null || clock.pollWait(interval) !== null;
}

/** Agents of a scope that have what a metric is about. */
interface Owners {
  polling: number;
  budgets: number;
}

/** Whether a metric can ever have a value: without one its threshold never holds. */
function metricsOf(
  { policies }: Org,
  { nodes, topDown }: NodeDrafts,
): (node: NodeDraft, threshold: Threshold) => boolean {
  const ownersIn = countOwners(nodes, topDown);
  return (node, { metric, scope }) => {
    if (metric === 'idle_waste') return ownersIn(scope, node).polling > 0;
    if (metric !== 'budget_used') return true;
    const hasOrgLimit = scope === 'org' && policies.budget.org !== null;
    return hasOrgLimit || ownersIn(scope, node).budgets > 0;
  };
}

function countOwners(
  nodes: readonly NodeDraft[],
  topDown: readonly NodeDraft[],
): (scope: MetricScope, node: NodeDraft) => Owners {
  const teams = new Map(nodes.map((node) => [node, ownersOf(node.agent)]));
  for (const node of topDown.toReversed()) {
    if (node.manager !== null) addTo(teams.get(node.manager), teams.get(node));
  }
  const org = ownersOf(null);
  const departments = new Map<string, Owners>();
  for (const { agent } of nodes) {
    addTo(org, ownersOf(agent));
    if (agent.department === null) continue;
    const department = departments.get(agent.department) ?? ownersOf(null);
    addTo(department, ownersOf(agent));
    departments.set(agent.department, department);
  }
  return (scope, node) => {
    const team = teams.get(node) ?? org;
    switch (scope) {
      case 'org':
        return org;
      case 'agent':
        return ownersOf(node.agent);
      case 'team':
        return team;
      case 'department':
        // Outside every department an agent is one by itself, with its team.
        return departments.get(node.agent.department ?? '') ?? team;
      default:
        return unreachable(scope);
    }
  };
}

function ownersOf(agent: Agent | null): Owners {
  return {
    polling: agent?.trigger.mode === 'polling' ? 1 : 0,
    budgets: agent?.budgets.length ?? 0,
  };
}

function addTo(sum: Owners | undefined, part: Owners | undefined): void {
  if (sum === undefined || part === undefined) return;
  sum.polling += part.polling;
  sum.budgets += part.budgets;
}
