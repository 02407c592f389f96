// The wakes of one agent around a moment, from a recorded trace. Knows no log.

import { didYouMean } from '#base/did-you-mean';
import { OrgsimError } from '#base/errors';
import { referenceKey } from '#org/agent-id';
import type { Agent, Org } from '#org/types';
import type { TimeLine } from './parse-moment.js';
import { parseMoment } from './parse-moment.js';
import type { TraceLine } from './read-trace.js';
import { readTrace } from './read-trace.js';

export interface Wake extends TraceLine {
  /** Of a run of idle polls, the one that is meant. */
  readonly tick: number;
}

export interface Wakes {
  readonly id: string;
  readonly at: number;
  /** The last tick of the trace. */
  readonly end: number;
  readonly last: Wake | null;
  readonly next: Wake | null;
}

interface Asked {
  readonly trace: { readonly name: string; readonly lines: Iterable<string> };
  readonly org: Org | null;
  readonly at: string | undefined;
}

/**
 * The wakes around the moment that is asked for; without one, around the last tick of the trace. Throws an OrgsimError for a
 * broken line, with its number, and for an agent that is not there.
 */
export function findWakes(
  wanted: string,
  agent: Agent | null,
  { trace, org, at }: Asked,
  line: TimeLine | null,
): Wakes {
  const given = at === undefined ? null : parseMoment(at, line);
  const ids = new Set<string>();
  let [last, next]: [Wake | null, Wake | null] = [null, null];
  let end = 0;
  let number = 0;
  for (const wake of readTrace(trace.lines, trace.name)) {
    number += 1;
    end = Math.max(end, wake.tick + (wake.repeat - 1) * wake.every);
    if (!ids.has(wake.agent)) {
      ids.add(wake.agent);
      if (org !== null) checkAgent(org, wake.agent, `${trace.name}:${number}`);
    }
    if (wake.agent !== agent?.id && (agent !== null || !isMeant(wanted, wake.agent))) continue;
    const before = pollBefore(wake, given ?? Number.POSITIVE_INFINITY);
    if (before !== null && before.tick >= (last?.tick ?? 0)) last = before;
    const after = given === null ? null : pollAfter(wake, given);
    if (after !== null && after.tick < (next?.tick ?? Number.POSITIVE_INFINITY)) next = after;
  }
  const id = agent?.id ?? last?.agent ?? next?.agent;
  if (id === undefined) throw notInTrace(wanted, [...ids], trace.name);
  return { id, at: given ?? end, end, last, next };
}

function isMeant(wanted: string, id: string): boolean {
  return id === wanted || referenceKey(id) === referenceKey(wanted);
}

/** The last wake of the line up to `tick`. A later poll of a run slept since the one before it. */
function pollBefore(wake: TraceLine, tick: number): Wake | null {
  if (wake.tick > tick) return null;
  const place = Math.min(wake.repeat - 1, Math.floor((tick - wake.tick) / wake.every));
  return pollAt(wake, place);
}

function pollAfter(wake: TraceLine, tick: number): Wake | null {
  const place = Math.max(0, Math.floor((tick - wake.tick) / wake.every) + 1);
  return place < wake.repeat ? pollAt(wake, place) : null;
}

function pollAt(wake: TraceLine, place: number): Wake {
  if (place === 0) return wake;
  return { ...wake, tick: wake.tick + place * wake.every, slept: wake.every };
}

function checkAgent({ agents, name }: Org, id: string, place: string): void {
  if (agents.some((agent) => agent.id === id)) return;
  throw new OrgsimError(
    'input-invalid',
    `${place}: there is no agent "${id}" in ${name}, so this is no trace of it.`,
    'Give the ORG.md that was run, or none.',
  );
}

function notInTrace(wanted: string, ids: readonly string[], trace: string): OrgsimError {
  const suggestion = didYouMean(wanted, ids);
  const hint =
    suggestion === null
      ? 'A trace knows ids alone; with the ORG.md behind it, names and titles are known too.'
      : `Did you mean ${suggestion}?`;
  return new OrgsimError('agent-unknown', `No agent "${wanted}" wakes in ${trace}.`, hint);
}
