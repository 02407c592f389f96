// Runs an ORG.md under flow with the workload it describes, and hands back what it recorded.

import { composeOutside } from '#behavior/compose-outside';
import { createFlow } from '#behavior/flow';
import { createOrderDesk } from '#behavior/order-desk';
import { createOrderTexts } from '#behavior/order-texts';
import { createPrincipal } from '#behavior/principal';
import { createWorkload } from '#behavior/workload';
import type { LogRecord, WakeRecord } from '#engine/records';
import { createReferenceEngine } from '#engine/reference-engine';
import type { EngineResults } from '#engine/results';
import type { Behavior, Message, Outside } from '#engine/types';
import { createCalendar } from '#org/calendar';
import { defaultStartMs } from '#org/default-start';
import type { Org } from '#org/types';
import { orgOf } from '../engine/simulate.js';

export interface FlowRun {
  readonly org: Org;
  readonly trace: readonly WakeRecord[];
  readonly log: readonly LogRecord[];
  readonly principal: readonly Message[];
  readonly results: EngineResults;
}

export interface FlowGiven {
  readonly ticks: number;
  readonly seed?: number;
  readonly load?: number;
  readonly adapt?: boolean;
  readonly events?: Outside;
  readonly orders?: readonly string[];
  /** Whether orders are made up; true by default. */
  readonly hasWorkload?: boolean;
  /** Stands between the engine and the flow. */
  readonly wrap?: (flow: Behavior) => Behavior;
}

export function runFlow(text: string | Org, given: FlowGiven): FlowRun {
  const org = typeof text === 'string' ? orgOf(text) : text;
  const { ticks, seed = 1, load = 0.8, adapt = false, hasWorkload = true } = given;
  const { timezone, tickSeconds, policies } = org;
  const startMs = defaultStartMs(timezone);
  const calendar = createCalendar({
    timezone,
    startMs,
    tickSeconds,
    workingHours: policies.workingHours,
  });
  const desk = createOrderDesk(org);
  const flow = createFlow({ org, seed, adapt });
  const behavior = given.wrap?.(flow) ?? flow;
  const principal: Message[] = [];
  const trace: WakeRecord[] = [];
  const log: LogRecord[] = [];
  const listener: Outside = {
    eventsAt: () => [],
    nextTick: () => null,
    receive: (message) => principal.push(message),
  };
  const outside = composeOutside([
    ...(given.events === undefined ? [] : [given.events]),
    createOrderTexts(given.orders ?? [], org, desk),
    ...(hasWorkload ? [createWorkload({ org, seed, ticks, load, clock: calendar, desk })] : []),
    createPrincipal({ org, seed, stuck: flow.stuck }),
    listener,
  ]);
  const price = { costNano: 1, tokens: 1, idleCostNano: 1, idleTokens: 1, noteTokens: 0 };
  const engine = createReferenceEngine({
    org,
    ticks,
    calendar,
    outside,
    prices: org.agents.map(() => price),
    observer: { wake: (record) => trace.push(record), log: (record) => log.push(record) },
  });
  for (let wave = engine.nextWave(); wave !== null; wave = engine.nextWave()) {
    engine.answerWave(wave.invocations.map((invocation) => behavior.answer(invocation)));
  }
  return { org, trace, log, principal, results: engine.results() };
}
