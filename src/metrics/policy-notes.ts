// What the org's policies did in a run: who was held back by what and until when, which limits were passed. One sentence
// for each kind; a pure fold.

import type { HoldKind } from '#engine/hold-kind';
import type { EngineResults, HoldSummary } from '#engine/results';
import type { Agent, Org } from '#org/types';
import { nameAgents } from './name-groups.js';
import type { RunNote } from './run-note.js';

export interface PoliciedRun {
  readonly org: Org;
  readonly results: EngineResults;
  /** Local time of a tick's first instant, for people: a day, a blank, a time. */
  readonly timeOf: (tick: number) => string;
}

export function policyNotes(run: PoliciedRun): RunNote[] {
  return [
    ...capNotes(run),
    ...orgBudgetNotes(run),
    ...passedBudgetNotes(run),
    ...alertNotes(run),
    ...KINDS.flatMap((kind) => holdNotes(run, kind)),
    ...depthNotes(run),
  ];
}

const KINDS: readonly HoldKind[] = ['parked', 'failing', 'budget', 'working-hours', 'cooldown'];

/** A hold that the org's author sees in the file is a note; work that waits for money is a warning. */
const HELD: Readonly<Record<HoldKind, Pick<RunNote, 'kind' | 'text'>>> = {
  parked: { kind: 'warning', text: 'Parked with its mail after failed turns' },
  failing: { kind: 'warning', text: 'Held back after failed turns' },
  budget: { kind: 'warning', text: 'Held back by a spent budget' },
  'working-hours': { kind: 'note', text: 'Held back outside working hours' },
  cooldown: { kind: 'note', text: 'Held back by a cooldown' },
};

function holdNotes({ org, results, timeOf }: PoliciedRun, wanted: HoldKind): RunNote[] {
  const held = org.agents.flatMap((agent, index) =>
    (results.agents[index]?.holds ?? [])
      .filter(({ kind }) => kind === wanted)
      .map((hold) => ({ agent, hold })),
  );
  const [earliest] = held.map(({ hold }) => hold).sort((a, b) => a.first - b.first);
  const [latest] = held.map(({ hold }) => hold).sort((a, b) => b.last - a.last);
  if (earliest === undefined || latest === undefined) return [];
  const { kind, text } = HELD[wanted];
  const names = nameAgents(held.map(({ agent }) => agent));
  const times = timesText(held.map(({ hold }) => hold.times));
  const span = spanText(earliest, latest, timeOf);
  const reasons = new Set(held.map(({ hold }) => hold.reason));
  const why = reasons.size === 1 && latest.reason !== undefined ? `: ${latest.reason}` : '';
  return [{ kind, text: `${text}: ${names} — ${times}, ${span}${why}` }];
}

/** `once`, `3 times`; for several agents `once each`, `2 to 5 times each`. */
function timesText(times: readonly number[]): string {
  const [least, most] = [Math.min(...times), Math.max(...times)];
  const each = times.length > 1 ? ' each' : '';
  if (most === 1) return `once${each}`;
  return `${least === most ? most : `${least} to ${most}`} times${each}`;
}

/** `Mon 5 Jan 00:11 until 08:00`; of several `first ..., last ... until ...`. */
function spanText(
  earliest: HoldSummary,
  latest: HoldSummary,
  timeOf: (tick: number) => string,
): string {
  const last = timeOf(latest.last);
  const end = latest.until === null ? null : timeOf(latest.until);
  const until = end === null ? 'with no end in sight' : `until ${withoutDay(end, last)}`;
  const isOne = earliest.first === latest.last;
  return `${isOne ? '' : `first ${timeOf(earliest.first)}, last `}${last} ${until}`;
}

/** The time alone where both are on one day. */
function withoutDay(time: string, before: string): string {
  const start = time.lastIndexOf(' ') + 1;
  return before.startsWith(time.slice(0, start)) ? time.slice(start) : time;
}

/** Agents whose budget only warns; one that pauses shows in the holds. */
function passedBudgetNotes({ org, results }: PoliciedRun): RunNote[] {
  if (org.policies.budget.overage !== 'warn') return [];
  const passed = org.agents.flatMap((agent, index) => {
    const budgets = results.agents[index]?.budgets ?? [];
    const periods = Math.max(0, ...budgets.map(({ periodsExceeded }) => periodsExceeded));
    return periods === 0 ? [] : [{ agent, periods }];
  });
  if (passed.length === 0) return [];
  const names = nameAgents(passed.map(({ agent }): Agent => agent));
  const times = timesText(passed.map(({ periods }) => periods));
  return [
    { kind: 'warning', text: `Spent more than the budget, which only warns: ${names} — ${times}` },
  ];
}

/** Budgets that came close to their limit and never reached it. */
function alertNotes({ org, results }: PoliciedRun): RunNote[] {
  const close = org.agents.flatMap((agent, index) => {
    const budgets = results.agents[index]?.budgets ?? [];
    const isSpent = budgets.some(({ periodsExceeded }) => periodsExceeded > 0);
    const periods = Math.max(0, ...budgets.map(({ periodsAlerted }) => periodsAlerted));
    return isSpent || periods === 0 ? [] : [{ agent, periods }];
  });
  if (close.length === 0) return [];
  const share = `${Math.round(org.policies.budget.alertThreshold * 100)}%`;
  const names = nameAgents(close.map(({ agent }): Agent => agent));
  const times = timesText(close.map(({ periods }) => periods));
  return [{ kind: 'note', text: `Reached ${share} of a budget: ${names} — ${times}` }];
}

function orgBudgetNotes({ org, results }: PoliciedRun): RunNote[] {
  const { overage, alertThreshold } = org.policies.budget;
  return results.budgets.flatMap(({ period, periodsAlerted, periodsExceeded }): RunNote[] => {
    if (periodsExceeded > 0) {
      const what = overage === 'warn' ? 'passed, which only warns' : 'spent';
      const times = timesText([periodsExceeded]);
      return [{ kind: 'warning', text: `The org's ${period} budget was ${what}: ${times}` }];
    }
    if (periodsAlerted === 0) return [];
    const share = `${Math.round(alertThreshold * 100)}%`;
    const times = timesText([periodsAlerted]);
    return [{ kind: 'note', text: `Reached ${share} of the org's ${period} budget: ${times}` }];
  });
}

/** A chart does not change while it runs: a department over its cap is over it from the first tick to the last. */
function capNotes({ org: { agents, policies } }: PoliciedRun): RunNote[] {
  return Object.entries(policies.departmentCaps).flatMap(([name, cap]): RunNote[] => {
    const count = agents.filter(({ department }) => department === name).length;
    if (count <= cap) return [];
    const text = `${name} has ${count} agents, where Department Caps allows ${cap}: all of them ran`;
    return [{ kind: 'warning', text }];
  });
}

function depthNotes({ org, results }: PoliciedRun): RunNote[] {
  const count = results.escalationsPastManagers;
  if (count === 0) return [];
  const depth = org.culture.hierarchyDepth;
  const why = depth === null ? '' : ` — hierarchy depth ${depth}`;
  const escalations = count === 1 ? '1 escalation' : `${count} escalations`;
  const text = `Went to the human principal past managers: ${escalations}${why}`;
  return [{ kind: 'note', text }];
}
