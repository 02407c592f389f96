// Runs an ORG.md through the engines on given events and answers, and hands back all that was recorded.

import { expect } from 'vitest';
import { parseDocument } from '#document/parse-document';
import type { AgentExplanation } from '#engine/agent-explanation';
import type { EngineName } from '#engine/create-engine';
import { createEngine } from '#engine/create-engine';
import type { Sampling } from '#engine/engine-setup';
import type { LogRecord, WakeRecord } from '#engine/records';
import type { EngineResults } from '#engine/results';
import type {
  Action,
  Answer,
  Invocation,
  InvocationPrice,
  Message,
  OutsideEvent,
  Wave,
} from '#engine/types';
import { buildOrg } from '#org/build-org';
import { createCalendar } from '#org/calendar';
import { defaultStartMs } from '#org/default-start';
import type { Org } from '#org/types';

export interface Simulation {
  readonly org: Org;
  readonly trace: WakeRecord[];
  readonly log: LogRecord[];
  readonly invocations: Invocation[];
  readonly principal: Message[];
  readonly results: EngineResults;
  /** Why an agent sleeps at the end, and what wakes it next. */
  readonly explain: (agent: string) => AgentExplanation;
}

export interface Given {
  readonly ticks: number;
  /** Events by tick. */
  readonly events?: Record<number, readonly (Action & { from?: string })[]>;
  /** Answers; nothing by default. */
  readonly answer?: (invocation: Invocation) => Partial<Answer> | undefined;
  /** Agents that are released once the wave is answered. */
  readonly release?: (wave: Wave) => readonly string[];
  readonly costUsd?: number;
  /** What an idle poll costs and the like, where it is not what every invocation costs. */
  readonly price?: Partial<InvocationPrice>;
  /** The same for one agent. */
  readonly priceOf?: (agent: string) => Partial<InvocationPrice>;
  readonly startMs?: number;
  /** Made anew for each engine. */
  readonly sampling?: () => Sampling;
}

export function orgOf(text: string): Org {
  const org = buildOrg(parseDocument(text));
  if (org.problems.length > 0) throw new Error(JSON.stringify(org.problems, null, 1));
  return org;
}

/** Both engines do it, and must tell the same; the fast one also where nobody watches, so that it may leave out visits. */
export function simulate(org: Org | string, given: Given): Simulation {
  const reference = simulateOn('reference', org, given);
  const fast = simulateOn('fast', org, given);
  expect(told(fast)).toEqual(told(reference));
  const unseen = simulateOn('fast', org, given, false);
  expect(figuresOf(unseen)).toEqual(figuresOf(reference));
  expect(unseen.principal).toEqual(reference.principal);
  const explain = (agent: string): AgentExplanation => {
    const explained = reference.explain(agent);
    expect(fast.explain(agent)).toEqual(explained);
    return explained;
  };
  return { ...reference, explain };
}

function told(simulation: Simulation): object {
  const { trace, log, invocations, principal } = simulation;
  return { trace, log, invocations, principal, figures: figuresOf(simulation) };
}

function figuresOf({ results }: Simulation): object {
  const { measure: _, tallyOf: __, ...figures } = results;
  return figures;
}

function simulateOn(
  name: EngineName,
  org: Org | string,
  given: Given,
  isWatched = true,
): Simulation {
  const built = typeof org === 'string' ? orgOf(org) : org;
  const trace: WakeRecord[] = [];
  const log: LogRecord[] = [];
  const invocations: Invocation[] = [];
  const principal: Message[] = [];
  const { timezone, tickSeconds, policies } = built;
  const startMs = given.startMs ?? defaultStartMs(timezone);
  const costNano = Math.round((given.costUsd ?? 0.01) * 1e9);
  const engine = createEngine(name, {
    org: built,
    ticks: given.ticks,
    calendar: createCalendar({
      timezone,
      startMs,
      tickSeconds,
      workingHours: policies.workingHours,
    }),
    outside: {
      eventsAt: (tick) => (given.events?.[tick] ?? []).map(toOutsideEvent),
      nextTick: (tick) => (isWatched ? tick : nextEvent(given, tick)),
      receive: (message) => principal.push(message),
    },
    prices: built.agents.map(({ id }) => ({
      costNano,
      tokens: 5000,
      idleCostNano: costNano,
      idleTokens: 5000,
      noteTokens: 50,
      ...given.price,
      ...given.priceOf?.(id),
    })),
    ...(given.sampling !== undefined && { sampling: given.sampling() }),
    ...(isWatched && {
      observer: { wake: (record) => trace.push(record), log: (record) => log.push(record) },
    }),
  });
  for (let wave = engine.nextWave(); wave !== null; wave = engine.nextWave()) {
    invocations.push(...wave.invocations);
    engine.answerWave(
      wave.invocations.map((invocation) => ({
        actions: [],
        workInProgress: false,
        ...given.answer?.(invocation),
      })),
    );
    for (const agent of given.release?.(wave) ?? []) engine.release(agent);
  }
  const explain = (agent: string): AgentExplanation => engine.explain(agent);
  return { org: built, trace, log, invocations, principal, results: engine.results(), explain };
}

function nextEvent({ events = {} }: Given, from: number): number | null {
  const ticks = Object.keys(events).map(Number);
  return ticks.filter((tick) => tick >= from).sort((a, b) => a - b)[0] ?? null;
}

function toOutsideEvent({ from, ...action }: Action & { from?: string }): OutsideEvent {
  return { from: from ?? 'human-principal', action };
}

/** The ticks at which an agent woke, and why: `13 message+timer`. */
export function wakesOf(simulation: Simulation, agent: string): string[] {
  return simulation.trace
    .filter((record) => record.agent === agent)
    .map((record) => `${record.tick} ${record.reasons.join('+')}`);
}
