// Runs a case on an engine and writes down all that is to be seen of it. The two runs of a case share nothing that changes.

import { composeOutside } from '#behavior/compose-outside';
import { createFlow } from '#behavior/flow';
import { createOrderDesk } from '#behavior/order-desk';
import { passive } from '#behavior/passive';
import { createPrincipal } from '#behavior/principal';
import { createWorkload } from '#behavior/workload';
import type { Engine } from '#engine/engine';
import type { EngineSetup } from '#engine/engine-setup';
import type { LogRecord, ThresholdRecord, WakeRecord } from '#engine/records';
import type { EngineResults } from '#engine/results';
import type { Behavior, Outside } from '#engine/types';
import { createCalendar } from '#org/calendar';
import type { Org } from '#org/types';
import type { EngineCase } from './engine-case.js';
import { LiveAgents, releasedAfter } from './live-turns.js';
import { ScriptedAgents } from './random-drivers.js';
import { createRandomOutside } from './random-outside.js';
import type { Asked, RunRecord } from './run-record.js';
import { askedText, sampleOf, summaryOf } from './run-record.js';

export type CreateEngine = (setup: EngineSetup) => Engine;

type OrgCalendar = ReturnType<typeof createCalendar>;

export function calendarOf({ timezone, tickSeconds, policies }: Org, startMs: number): OrgCalendar {
  const { workingHours } = policies;
  return createCalendar({ timezone, startMs, tickSeconds, workingHours });
}

export interface Look {
  /** With a trace and a log, for which an engine may have to go turn by turn. */
  readonly isObserved: boolean;
  readonly onSample?: (results: EngineResults) => void;
}

export function runCase(
  create: CreateEngine,
  given: EngineCase,
  org: Org,
  { isObserved, onSample }: Look,
): RunRecord {
  const calendar = calendarOf(org, given.org.startMs);
  const { behavior: dry, outside } = actorsOf(given, org, calendar);
  const behavior = given.live === null ? dry : new LiveAgents(dry, given.live);
  const ids = org.agents.map(({ id }) => id);
  const wakes: WakeRecord[] = [];
  const log: LogRecord[] = [];
  const thresholds: ThresholdRecord[] = [];
  const asked: Asked[] = [];
  const principal: string[] = [];
  const samples: string[] = [];
  const observer = {
    wake: (record: WakeRecord) => wakes.push(record),
    log: (record: LogRecord) => log.push(record),
    threshold: (record: ThresholdRecord) => thresholds.push(record),
  };
  const engine = create({
    org,
    ticks: given.ticks,
    calendar,
    outside: {
      eventsAt: (tick) => outside.eventsAt(tick),
      nextTick: (tick) => outside.nextTick(tick),
      receive: (message, tick) => {
        principal.push(`${tick} ${JSON.stringify(message)}`);
        outside.receive(message, tick);
      },
    },
    prices: org.agents.map((_, index) => priceOf(given, index)),
    sampling: {
      nextAfter: (passed) => passed + given.sampleEveryTicks - (passed % given.sampleEveryTicks),
      take: (results) => {
        onSample?.(results);
        samples.push(sampleOf(results, samples.length));
      },
    },
    observer: isObserved ? observer : { threshold: observer.threshold },
  });
  for (let wave = engine.nextWave(); wave !== null; wave = engine.nextWave()) {
    engine.answerWave(
      wave.invocations.map((invocation) => {
        const { tick, agent, turnsTaken, messages } = invocation;
        const answer = behavior.answer(invocation);
        const shown = messages.map(({ id }) => id);
        const text = askedText(invocation);
        const { use = null } = answer;
        asked.push({ tick, wave: wave.wave, agent, turnsTaken, text, shown, use });
        return answer;
      }),
    );
    if (given.live === null) continue;
    for (const id of releasedAfter(given.live, ids, wave)) engine.release(id);
  }
  const results = engine.results();
  const summary = summaryOf(results, true);
  const explained = ids.map((id) => JSON.stringify(engine.explain(id)));
  return { wakes, log, thresholds, asked, principal, samples, results, summary, explained };
}

export function priceOf({ prices }: EngineCase, index: number): EngineSetup['prices'][number] {
  const price = prices[index % prices.length];
  if (price === undefined) throw new Error('a case has a price');
  return price;
}

function actorsOf(
  { driver, events, ticks }: EngineCase,
  org: Org,
  clock: OrgCalendar,
): { behavior: Behavior; outside: Outside } {
  if (driver.kind !== 'flow') {
    const behavior = driver.kind === 'passive' ? passive : new ScriptedAgents(org, driver);
    return { behavior, outside: createRandomOutside(org, events, 1) };
  }
  const { seed, adapt } = driver;
  const desk = createOrderDesk(org);
  const flow = createFlow({ org, seed, adapt });
  const outside = composeOutside([
    createRandomOutside(org, driver.hasEvents ? events : [], seed),
    createWorkload({ org, seed, ticks, clock, desk }),
    createPrincipal({ org, seed, stuck: flow.stuck }),
  ]);
  return { behavior: flow, outside };
}
