// What recorded calls teach of tokens, and how far the estimate was off: the use case behind `orgsim calibrate`.

import type { CallRecord } from '#cost/calls/call-record';
import type { CallSummary } from '#cost/calls/summarize-calls';
import { summarizeCalls } from '#cost/calls/summarize-calls';
import { usageCost } from '#cost/calls/usage-cost';
import { assumedTokens } from '#cost/estimate/call-tokens';
import type { CallTokens } from '#cost/estimate/types';
import type { Pricing } from '#cost/prices/pricing';
import { groupKeyOf, nameAgents } from '#metrics/name-groups';
import type { Agent, Org } from '#org/types';
import type { Calibration } from './calibration.js';
import { entryOf } from './calibration.js';
import type { RecordedCalls } from './read-calls.js';
import type { TokenSource } from './token-source.js';

/** What was measured beside what is estimated without it. */
export interface CalibrationRow {
  /** An agent's name, or a model as the provider names it. */
  readonly name: string;
  readonly kind: 'agent' | 'model';
  readonly resolvedModel: string;
  readonly summary: CallSummary;
  /** Tokens of a call; null where the org has nobody to compare with. */
  readonly estimated: { readonly input: number; readonly output: number } | null;
  /** US dollars for all these calls at today's prices; null where a price is missing. */
  readonly costUsd: number | null;
}

export interface CalibrationReport {
  readonly files: number;
  readonly calls: number;
  readonly repeated: number;
  readonly unreadable: number;
  readonly sidechains: number;
  readonly from: string | null;
  readonly to: string | null;
  readonly pricing: { readonly name: string; readonly asOf: string | null };
  /** Agents in the order of the org, then models by name. */
  readonly rows: readonly CalibrationRow[];
  readonly calibration: Calibration;
}

export interface CalibrationSetup {
  readonly recorded: RecordedCalls;
  readonly files: number;
  readonly org: Org | null;
  readonly pricing: Pricing;
  /** The estimate to compare with. */
  readonly tokens: TokenSource;
}

export function calibrateOrg(setup: CalibrationSetup): CalibrationReport {
  const { recorded, files, org, pricing } = setup;
  const { calls, repeated, unreadable } = recorded;
  const people = org?.agents ?? [];
  const agents = groupBy(calls, ({ agent }) => (agent === null ? null : firstOf(people, agent)));
  const models = groupBy(calls, ({ model }) => model);
  const estimates = estimatesOf(setup);
  const order = people.map(({ id }) => id);
  const ids = [...agents.keys()].sort(
    (a, b) => placeOf(order, a) - placeOf(order, b) || compare(a, b),
  );
  const rowOf = (
    kind: CalibrationRow['kind'],
    key: string,
    own: readonly CallRecord[],
  ): CalibrationRow => {
    const summary = summarizeCalls(own);
    const [first = ''] = summary.models;
    return {
      name: kind === 'model' ? key : nameOf(people, key),
      kind,
      resolvedModel: pricing.priceOf(first).resolvedModel,
      summary,
      estimated: kind === 'agent' ? estimates.ofAgent(key) : estimates.onModel(key),
      costUsd: costOf(own, pricing),
    };
  };
  const agentRows = ids.map((id) => rowOf('agent', id, agents.get(id) ?? []));
  const modelRows = [...models]
    .sort(([a], [b]) => compare(a, b))
    .map(([model, own]) => rowOf('model', model, own));
  const days = daysOf(calls);
  const entries = (rows: readonly CalibrationRow[], keys: readonly string[]) =>
    Object.fromEntries(rows.map(({ summary }, index) => [keys[index] ?? '', entryOf(summary)]));
  return {
    files,
    calls: calls.length,
    repeated,
    unreadable,
    sidechains: calls.filter(({ isSidechain }) => isSidechain).length,
    ...days,
    pricing: { name: pricing.name, asOf: pricing.asOf },
    rows: [...agentRows, ...modelRows],
    calibration: {
      version: 1,
      ...days,
      agents: entries(agentRows, ids),
      models: entries(
        modelRows,
        modelRows.map(({ name }) => name),
      ),
    },
  };
}

/** Members of a Count are told the same, and are measured together, under the id of the first. */
function firstOf(agents: readonly Agent[], id: string): string {
  const agent = agents.find((each) => each.id === id);
  if (agent === undefined || agent.member === null) return id;
  const key = groupKeyOf(agent);
  return agents.find((each) => groupKeyOf(each) === key)?.id ?? id;
}

function nameOf(agents: readonly Agent[], id: string): string {
  const first = agents.find((each) => each.id === id);
  if (first === undefined) return id;
  const key = groupKeyOf(first);
  return nameAgents(agents.filter((each) => groupKeyOf(each) === key));
}

/** US dollars of all; null where one has no price. */
export function costOf(calls: readonly CallRecord[], pricing: Pricing): number | null {
  let sum = 0;
  for (const { model, usage } of calls) {
    const cost = usageCost(pricing.priceOf(model), usage);
    if (cost === null) return null;
    sum += cost;
  }
  return sum;
}

interface Estimates {
  ofAgent(id: string): CalibrationRow['estimated'];
  /** The mean of all agents on it. */
  onModel(model: string): CalibrationRow['estimated'];
}

function estimatesOf({ org, pricing, tokens }: CalibrationSetup): Estimates {
  const known = org === null ? new Map<string, CallTokens>() : tokens(org, pricing);
  const all = (org?.agents ?? []).map((agent) => {
    const { input, output } = known.get(agent.id) ?? assumedTokens(agent);
    const { resolvedModel } = pricing.priceOf(agent.model);
    return { id: agent.id, resolvedModel, input: input.expected, output: output.expected };
  });
  const mean = (found: typeof all): CalibrationRow['estimated'] => {
    if (found.length === 0) return null;
    const sum = (of: (each: (typeof all)[number]) => number): number =>
      found.reduce((total, each) => total + of(each), 0) / found.length;
    return { input: sum(({ input }) => input), output: sum(({ output }) => output) };
  };
  return {
    ofAgent: (wanted) => mean(all.filter(({ id }) => id === wanted)),
    onModel(model) {
      const { resolvedModel: wanted } = pricing.priceOf(model);
      return mean(all.filter(({ resolvedModel }) => resolvedModel === wanted));
    },
  };
}

/** The days, in UTC, of the first and the last call. */
function daysOf(calls: readonly CallRecord[]): { from: string | null; to: string | null } {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { atMs } of calls) {
    if (atMs === null) continue;
    first = Math.min(first, atMs);
    last = Math.max(last, atMs);
  }
  const dayOf = (ms: number): string | null =>
    Number.isFinite(ms) ? new Date(ms).toISOString().slice(0, 10) : null;
  return { from: dayOf(first), to: dayOf(last) };
}

function groupBy(
  calls: readonly CallRecord[],
  keyOf: (call: CallRecord) => string | null,
): Map<string, CallRecord[]> {
  const groups = new Map<string, CallRecord[]>();
  for (const call of calls) {
    const key = keyOf(call);
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [call]);
    else group.push(call);
  }
  return groups;
}

function placeOf(order: readonly string[], id: string): number {
  const place = order.indexOf(id);
  return place < 0 ? order.length : place;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
