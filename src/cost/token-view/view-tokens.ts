// The tokens of an org before it runs: a fold over estimates of it, as it is and in either mode. Knows no engine at work, and
// prints nothing.

import { DAY_HOURS } from '#base/hours';
import { roundToSum } from '#base/round-to-sum';
import { sum } from '#base/sum';
import type { Workload } from '#org/types';
import type { EstimateSetup } from '../estimate/estimate-setup.js';
import { addSpreads, exactly, mapSpread } from '../estimate/spread.js';
import type { CostEstimate, Spread } from '../estimate/types.js';
import type { Answer } from './ask-modes.js';
import { AS_IT_IS, askWith, EVENT_DRIVEN, EVERY_TICK, POLLING } from './ask-modes.js';
import { causeTokens, tokensPerDay } from './cause-tokens.js';
import type { DayHours } from './day-hours.js';
import { peakHoursOf, tokensByHour } from './day-hours.js';
import type { AgentTokens, CauseTokens, TokenScenario, TokenView, TypicalDay } from './types.js';

export interface TokenViewSetup {
  /** What the estimate was made of, and the estimate. */
  readonly setup: EstimateSetup;
  readonly estimate: CostEstimate;
  readonly day: DayHours;
  readonly periodHours: number | null;
}

/** As the note on token efficiency has it. */
const HEARTBEAT_SECONDS = 30;

export function viewTokens(asked: TokenViewSetup): TokenView {
  const { setup, estimate, day, periodHours } = asked;
  const { org } = setup;
  const ask = askWith(setup, estimate);
  const polling = ask(POLLING);
  const agents = agentsOf(asked, ask(AS_IT_IS), polling, ask(EVENT_DRIVEN));
  const isKnown = estimate.unknownRate.length === 0;
  const saved = (tokens: number, over: number): number | null =>
    isKnown && over > 0 ? 1 - tokens / over : null;
  const scenarios = scenariosOf(agents, estimate, polling.agents, saved);
  const { checksAlone, configured, allEventDriven } = scenarios;
  const everyTick = addSpreads(ask(EVERY_TICK).perDay).expected;
  const hours = tokensByHour(estimate, day).map(({ work, idle }) => work + idle);
  const byHour = roundToSum(hours, Math.round(configured.perDay.expected));
  const known = estimate.agents.filter(({ arrivals }) => arrivals.perHour !== null);
  const eventsPerDay = sum(agents.map((agent) => agent.eventsPerDay?.expected ?? 0));
  const names = new Map(agents.map(({ id, name }) => [id, name]));
  const namesOf = (ids: readonly string[]): string[] => ids.map((id) => names.get(id) ?? id);
  return {
    agents,
    scenarios,
    savedAgainstChecks: saved(allEventDriven.perDay.expected, checksAlone.perDay.expected),
    byCause: sumCauses(estimate),
    byHour,
    peakHours: peakHoursOf(byHour),
    typicalDay: typicalDayOf(org.workload),
    efficiency: saved(configured.perDay.expected, everyTick),
    eventsPerDay,
    tokensPerEvent: eventsPerDay === 0 ? null : sum(known.map(tokensPerDay)) / eventsPerDay,
    unknownRate: namesOf(estimate.unknownRate),
    unpriced: namesOf(estimate.unpriced),
    free: estimate.agents.filter(({ priceSource }) => priceSource?.kind === 'free-local').length,
    external: org.agents.filter(({ runtime }) => runtime === 'external').length,
    heartbeatSeconds: HEARTBEAT_SECONDS,
    heartbeatsPerDay: (DAY_HOURS * 3600) / HEARTBEAT_SECONDS,
    periodHours,
  };
}

function agentsOf(
  { estimate }: TokenViewSetup,
  configured: Answer,
  polling: Answer,
  eventDriven: Answer,
): AgentTokens[] {
  const eventsADay = (perHour: number): number => perHour * DAY_HOURS;
  return estimate.agents.map((agent, at) => {
    const { id, name, department, mode, tokens } = agent;
    const { perHour } = agent.arrivals;
    const { busyPolls, idlePolls } = (polling.agents[at] ?? agent).wakes;
    const checksPerDay = (busyPolls + idlePolls) * DAY_HOURS;
    const tokensPerCheck = addSpreads([tokens.idleInput, tokens.idleOutput]);
    return {
      id,
      name,
      department,
      mode,
      checksPerDay,
      tokensPerCheck,
      eventsPerDay: perHour === null ? null : mapSpread(perHour, eventsADay),
      tokensPerWake: addSpreads([tokens.input, tokens.output]),
      perDay: configured.perDay[at] ?? exactly(0),
      checksAlonePerDay: mapSpread(tokensPerCheck, (each) => each * checksPerDay),
      pollingPerDay: polling.perDay[at] ?? exactly(0),
      eventDrivenPerDay: eventDriven.perDay[at] ?? exactly(0),
    };
  });
}

function scenariosOf(
  agents: readonly AgentTokens[],
  { scenarios, unpriced }: CostEstimate,
  polling: Answer['agents'],
  saved: (tokens: number, over: number) => number | null,
): TokenView['scenarios'] {
  const checksUsd = sum(
    polling.map(({ prices }, at) => (prices.idlePoll ?? 0) * (agents[at]?.checksPerDay ?? 0)),
  );
  const allPolling = addSpreads(agents.map(({ pollingPerDay }) => pollingPerDay));
  const scenario = (spreads: readonly Spread[], usdPerDay: number): TokenScenario => {
    const perDay = addSpreads(spreads);
    return {
      perDay,
      usdPerDay,
      unpriced: unpriced.length,
      savedShare: saved(perDay.expected, allPolling.expected),
    };
  };
  const day = (perHour: number): number => perHour * DAY_HOURS;
  return {
    checksAlone: scenario(
      agents.map(({ checksAlonePerDay }) => checksAlonePerDay),
      checksUsd,
    ),
    allPolling: scenario([allPolling], day(scenarios.allPollingTiered.perHour)),
    configured: scenario(
      agents.map(({ perDay }) => perDay),
      day(scenarios.configured.perHour),
    ),
    allEventDriven: scenario(
      agents.map(({ eventDrivenPerDay }) => eventDrivenPerDay),
      day(scenarios.allEventDriven.perHour),
    ),
  };
}

function sumCauses({ agents }: CostEstimate): CauseTokens[] {
  const sums = new Map<CauseTokens['cause'], CauseTokens>();
  for (const own of agents.flatMap(causeTokens)) {
    const so = sums.get(own.cause);
    sums.set(own.cause, {
      cause: own.cause,
      wakesPerDay: own.wakesPerDay + (so?.wakesPerDay ?? 0),
      tokensPerDay: own.tokensPerDay + (so?.tokensPerDay ?? 0),
    });
  }
  return [...sums.values()].sort(
    (a, b) => b.tokensPerDay - a.tokensPerDay || (a.cause < b.cause ? -1 : 1),
  );
}

function typicalDayOf({ typicalDay }: Workload): TypicalDay | null {
  if (typicalDay === null) return null;
  const stated = typicalDay.flatMap(({ tokens }) => tokens ?? []);
  return { spans: typicalDay, tokens: stated.length === 0 ? null : sum(stated) };
}
