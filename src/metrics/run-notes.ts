// What a reader of the table should know besides its figures: idle polls, messages that woke nobody or still wait, holds,
// mode switches. One sentence each; a pure fold.

import { groupThousands } from '#base/format-usd';
import type { AgentResult } from '#engine/results';
import type { Agent } from '#org/types';
import type { AgentFigures } from './agent-figures.js';
import { QUEUE_HEALTHY_BELOW } from './healthy-ranges.js';
import { groupAgents, groupKeyOf, nameAgents } from './name-groups.js';
import type { PoliciedRun } from './policy-notes.js';
import { policyNotes } from './policy-notes.js';
import { requestNotes } from './request-notes.js';
import type { RunNote } from './run-note.js';
import { markUtilization } from './utilization-marks.js';

export interface NotedRun extends PoliciedRun {
  /** In the order of the agents. */
  readonly figures: readonly AgentFigures[];
}

/** Warnings first. */
export function noteRun(run: NotedRun): readonly RunNote[] {
  const notes = [
    ...warnUtilization(run),
    ...policyNotes(run),
    ...deafNotes(run),
    ...openNotes(run),
    ...pendingNotes(run),
    ...noteIdle(run),
    ...unacknowledgedNotes(run),
    ...requestNotes(run),
  ];
  return notes.sort((a, b) => Number(a.kind === 'note') - Number(b.kind === 'note'));
}

function warnUtilization({ org: { agents }, figures }: NotedRun): RunNote[] {
  const marked = pairs(agents, figures).filter(({ other }) => markUtilization(other) === 'warning');
  return groupAgents(marked, ({ agent }) => groupKeyOf(agent)).map((group) => {
    const name = nameAgents(group.map(({ agent }) => agent));
    const utilization = percentRange(group.map(({ other }) => other.utilization ?? 0));
    // A free model is the one case in which switching saves nothing.
    const isFree = group.every(({ other }) => other.cost === 0);
    const advice = isFree ? 'its model is free' : 'consider switching to event-driven';
    return { kind: 'warning', text: `${name}: utilization at ${utilization} — ${advice}` };
  });
}

function noteIdle({ org: { agents }, figures }: NotedRun): RunNote[] {
  const marked = pairs(agents, figures).filter(({ other }) => markUtilization(other) === 'note');
  if (marked.length === 0) return [];
  const idle = percentRange(marked.map(({ other }) => other.idleWaste ?? 0));
  const names = nameAgents(marked.map(({ agent }) => agent));
  return [{ kind: 'note', text: `Idle on ${idle} of polls, where up to 20% is healthy: ${names}` }];
}

/** Event-driven agents that no message woke, though some reached them: their `Wake on` does not fit their mail. */
function deafNotes({ org: { agents }, figures }: NotedRun): RunNote[] {
  const sleepers = pairs(agents, figures).filter(
    ({ other }) => other.mode === 'event-driven' && other.wakes.message === 0,
  );
  const deaf = sleepers.filter(({ other }) => other.received > 0).map(({ agent }) => agent);
  const unaddressed = sleepers
    .filter(({ other }) => other.received === 0)
    .map(({ agent }) => agent);
  const notes: RunNote[] = [];
  if (deaf.length > 0) {
    const text = `Got messages, but none that it wakes on: ${nameAgents(deaf)} — check Wake on`;
    notes.push({ kind: 'warning', text });
  }
  if (unaddressed.length > 0) {
    notes.push({ kind: 'note', text: `Got no message in this run: ${nameAgents(unaddressed)}` });
  }
  return notes;
}

function pendingNotes({ org: { agents }, results }: NotedRun): RunNote[] {
  const waiting = pairs(agents, results.agents)
    .filter(({ other }) => other.pending >= QUEUE_HEALTHY_BELOW)
    .sort((a, b) => b.other.pending - a.other.pending);
  if (waiting.length === 0) return [];
  const shown = waiting.slice(0, 5).map(({ agent, other }) => `${agent.name} ${other.pending}`);
  const more = waiting.length > shown.length ? ` and ${waiting.length - shown.length} more` : '';
  const text = `Messages still pending at the end: ${shown.join(', ')}${more}`;
  return [{ kind: 'warning', text }];
}

/** Above this share of all tasks, what is open at the end is more than work under way. */
const OPEN_SHARE_USUAL = 0.5;
const TASKS_LEAST = 10;

function openNotes({ results }: NotedRun): RunNote[] {
  const tallies = results.agents.map(({ tally }) => tally);
  const open = tallies.reduce((sum, { openTasks }) => sum + openTasks, 0);
  const given = tallies.reduce((sum, { tasksAssigned }) => sum + tasksAssigned, 0);
  if (given < TASKS_LEAST || open <= OPEN_SHARE_USUAL * given) return [];
  const text = `${groupThousands(String(open))} of ${groupThousands(String(given))} tasks were not done at the end: more work than this org can do, or too short a run`;
  return [{ kind: 'warning', text }];
}

function unacknowledgedNotes({ org: { agents }, results }: NotedRun): RunNote[] {
  const silent = pairs(agents, results.agents).filter(({ other }) => other.unacknowledged > 0);
  if (silent.length === 0) return [];
  const count = silent.reduce((sum, { other }) => sum + other.unacknowledged, 0);
  const delegations = count === 1 ? '1 delegation' : `${count} delegations`;
  const text = `Not yet acknowledged at the end: ${delegations} to ${nameAgents(silent.map(({ agent }) => agent))}`;
  return [{ kind: 'note', text }];
}

function pairs<T extends AgentFigures | AgentResult>(
  agents: readonly Agent[],
  others: readonly T[],
): { readonly agent: Agent; readonly other: T }[] {
  return agents.flatMap((agent, index) => {
    const other = others[index];
    return other === undefined ? [] : [{ agent, other }];
  });
}

function percentRange(shares: readonly number[]): string {
  const [least, most] = [Math.min(...shares), Math.max(...shares)].map((share) =>
    Math.round(share * 100),
  );
  return least === most ? `${least}%` : `${least} to ${most}%`;
}
