// What became of requests to trigger an agent otherwise: mode switches that came into effect, requests that nobody decided.
// A pure fold.

import type { ConfigRequest } from '#engine/results';
import { HUMAN_PRINCIPAL } from '#org/names';
import { groupAgents, nameAgents } from './name-groups.js';
import type { PoliciedRun } from './policy-notes.js';
import type { RunNote } from './run-note.js';

export function requestNotes(run: PoliciedRun): RunNote[] {
  return [...switchNotes(run), ...lateNotes(run), ...openNotes(run)];
}

function switchNotes(run: PoliciedRun): RunNote[] {
  return run.results.configRequests.flatMap(({ agent, requestedBy, trigger, effect }) => {
    if (effect === null || trigger.mode === undefined || trigger.mode === effect.modeBefore)
      return [];
    const when = `at tick ${effect.tick} (${run.timeOf(effect.tick)})`;
    const who = `asked for by ${nameOf(run, requestedBy)}`;
    return [noted(`${nameOf(run, agent)} was made ${trigger.mode} ${when}, ${who}`)];
  });
}

/** Approved in the last tick: the first tick under the new trigger is after the run. */
function lateNotes(run: PoliciedRun): RunNote[] {
  return wishes(run, ({ state, effect }) => state === 'approved' && effect === null).map(
    ({ wish }) => noted(`Approved too late to count in this run: ${wish}`),
  );
}

function openNotes(run: PoliciedRun): RunNote[] {
  return wishes(run, ({ state }) => state === 'open').map(({ wish, decidedBy }) =>
    noted(`Not decided at the end: ${wish} — ${nameOf(run, decidedBy)} has to decide`),
  );
}

/** `COO asked to make Engineer 1-3 event-driven`, one for all that ask the same of the same. */
function wishes(
  run: PoliciedRun,
  isWanted: (request: ConfigRequest) => boolean,
): { readonly wish: string; readonly decidedBy: string }[] {
  const wanted = run.results.configRequests.filter(isWanted);
  return groupAgents(wanted, ({ requestedBy, decidedBy, trigger }) =>
    JSON.stringify([requestedBy, decidedBy, trigger.mode ?? Object.keys(trigger)]),
  ).flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const ids = new Set([first, ...others].map(({ agent }) => agent));
    const names = nameAgents(run.org.agents.filter(({ id }) => ids.has(id)));
    const { requestedBy, decidedBy, trigger } = first;
    const what =
      trigger.mode === undefined
        ? `change ${Object.keys(trigger).join(', ')} of ${names}`
        : `make ${names} ${trigger.mode}`;
    return [{ wish: `${nameOf(run, requestedBy)} asked to ${what}`, decidedBy }];
  });
}

function nameOf({ org }: PoliciedRun, id: string): string {
  if (id === HUMAN_PRINCIPAL) return 'the human principal';
  return org.agents.find((agent) => agent.id === id)?.name ?? id;
}

function noted(text: string): RunNote {
  return { kind: 'note', text };
}
