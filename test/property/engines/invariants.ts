// What holds at the end of every observed run, whatever the engine. Recomputed from trace and log alone, with the case's
// prices and the org's calendar.

import type { WakeRecord } from '#engine/records';
import type { AgentResult } from '#engine/results';
import type { Budget, Org } from '#org/types';
import type { EngineCase } from './engine-case.js';
import { findBrokenFailure } from './failure-invariants.js';
import { calendarOf, priceOf } from './run-case.js';
import type { RunRecord } from './run-record.js';

/** The first broken invariant as a sentence, or null. */
export function findBrokenInvariant(given: EngineCase, org: Org, run: RunRecord): string | null {
  const uses = usesOf(given, org, run);
  const ids = new Set<string>();
  for (const { wake } of uses) {
    const id = `${wake.tick} ${wake.agent}`;
    if (ids.has(id)) return `${wake.agent} is invoked twice in tick ${wake.tick}`;
    ids.add(id);
  }
  for (const result of run.results.agents) {
    const broken =
      brokenCount(given, result) ??
      brokenUse(
        result,
        uses.filter(({ wake }) => wake.agent === result.id),
      );
    if (broken !== null) return `${result.id}: ${broken}`;
  }
  return findOverspending(given, org, uses) ?? findBrokenFailure(run);
}

/** A wake and what it used. */
interface Use {
  readonly wake: WakeRecord;
  readonly index: number;
  readonly costNano: number;
  readonly tokens: number;
  readonly hour: number;
}

function usesOf(given: EngineCase, org: Org, { wakes, log, asked }: RunRecord): Use[] {
  const indexOf = new Map(org.agents.map(({ id }, index) => [id, index]));
  const calendar = calendarOf(org, given.org.startMs);
  const notes = new Map<string, number>();
  for (const record of log) {
    if (record.type !== 'action' || record.action.type !== 'work') continue;
    if (record.action.note === undefined) continue;
    const key = `${record.tick} ${record.agent}`;
    notes.set(key, (notes.get(key) ?? 0) + 1);
  }
  const known = new Map(
    asked.flatMap(({ tick, agent, use }) => (use === null ? [] : [[`${tick} ${agent}`, use]])),
  );
  return wakes.map((wake) => {
    const index = indexOf.get(wake.agent) ?? 0;
    const price = priceOf(given, index);
    const noted = (notes.get(`${wake.tick} ${wake.agent}`) ?? 0) * price.noteTokens;
    const hour = calendar.hourOfDay(wake.tick);
    const said = known.get(`${wake.tick} ${wake.agent}`);
    if (said !== undefined)
      return { wake, index, hour, costNano: said.costNano ?? 0, tokens: said.tokens };
    return wake.idle
      ? { wake, index, hour, costNano: price.idleCostNano ?? 0, tokens: price.idleTokens }
      : { wake, index, hour, costNano: price.costNano ?? 0, tokens: price.tokens + noted };
  });
}

function brokenCount(given: EngineCase, { tally, pending }: AgentResult): string | null {
  if (tally.received !== tally.processed + pending)
    return `received ${tally.received} is not processed ${tally.processed} + pending ${pending}`;
  const { tasksAssigned, completions, openTasks } = tally;
  // Only flow completes what it was given, and only that.
  const isFlow = given.driver.kind === 'flow' && !given.driver.hasEvents;
  if (isFlow && tasksAssigned > 0 && tasksAssigned !== completions + openTasks)
    return `assigned ${tasksAssigned} is not completed ${completions} + open ${openTasks}`;
  return null;
}

function brokenUse({ tally }: AgentResult, uses: readonly Use[]): string | null {
  const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
  const checks: readonly (readonly [what: string, counted: number, expected: number])[] = [
    ['invocations', tally.invocations, uses.length],
    ['costNano', tally.costNano, sum(uses.map(({ costNano }) => costNano))],
    ['tokens', tally.tokens, sum(uses.map(({ tokens }) => tokens))],
    ['tokensByTrigger', sum(Object.values(tally.tokensByTrigger)), tally.tokens],
    ...tally.tokensByHour.map((tokens, hour): [string, number, number] => [
      `tokensByHour[${hour}]`,
      tokens,
      sum(uses.filter((use) => use.hour === hour).map((use) => use.tokens)),
    ]),
  ];
  const wrong = checks.find(([, counted, expected]) => counted !== expected);
  return wrong === undefined ? null : `${wrong[0]} is ${wrong[1]}, but its wakes make ${wrong[2]}`;
}

// Within a wave nobody has settled yet: each is granted its full price beside the full prices of those before it.
function findOverspending(given: EngineCase, org: Org, uses: readonly Use[]): string | null {
  const { budget } = org.policies;
  if (budget.overage === 'warn') return null;
  const calendar = calendarOf(org, given.org.startMs);
  const overspent = (limited: Budget, mine: readonly Use[], owner: string): string | null => {
    const limit = limitOf(limited, budget.creditUsd);
    const amountOf = (use: Use, isFull: boolean): number => {
      const price = priceOf(given, use.index);
      if (limited.unit === 'tokens') return isFull ? price.tokens : use.tokens;
      return isFull ? (price.costNano ?? 0) : use.costNano;
    };
    let spent = 0;
    let granted = 0;
    let [period, wave] = [-1, ''];
    for (const use of mine) {
      const start = calendar.periodStartTick(limited.period, use.wake.tick);
      const here = `${use.wake.tick}/${use.wake.wave}`;
      if (wave !== here) granted = 0;
      if (period !== start) spent = 0;
      [period, wave] = [start, here];
      if (spent + granted + amountOf(use, true) > limit)
        return `the ${limited.period} budget of ${owner} is passed at ${here} by ${use.wake.agent}`;
      // Settled amounts of this wave are below what was granted, which is what the next one meets.
      granted += amountOf(use, true) - amountOf(use, false);
      spent += amountOf(use, false);
    }
    return null;
  };
  for (const [index, agent] of org.agents.entries()) {
    const mine = uses.filter((use) => use.index === index);
    for (const limited of agent.budgets) {
      const broken = overspent(limited, mine, agent.id);
      if (broken !== null) return broken;
    }
  }
  return budget.org === null ? null : overspent(budget.org, uses, 'the org');
}

function limitOf({ unit, limit }: Budget, creditUsd: number): number {
  if (unit === 'tokens') return limit;
  return Math.round(limit * (unit === 'credits' ? creditUsd : 1) * 1e9);
}
