// Sides of a comparison as data, and arbitrary ones. Their costs are made as an estimate makes them.
import fc from 'fast-check';
import { callsByKind } from '#cost/diff/estimate-side';
import type { CostBasis, CostSide, SideAgent } from '#cost/diff/types';
import { CALL_KINDS } from '#cost/diff/types';
import type { ListPrice } from '#cost/prices/list-price';
import { listUsd } from '#cost/prices/list-price';

export interface Figures {
  readonly model: string;
  readonly calls: number;
  /** Shares of the calls that are polls with and without work. */
  readonly busy: number;
  readonly idle: number;
  readonly input: number;
  readonly output: number;
  /** What the cache leaves of a list price. */
  readonly kept: number;
}

export type PriceTable = Readonly<Record<string, ListPrice>>;

export const TABLE: PriceTable = {
  opus: { kind: 'tokens', bands: [{ overInputTokens: 0, inputUsd: 5, outputUsd: 25 }] },
  haiku: {
    kind: 'tokens',
    bands: [
      { overInputTokens: 0, inputUsd: 0.1, outputUsd: 0.5 },
      { overInputTokens: 100_000, inputUsd: 0.5, outputUsd: 2.5 },
    ],
  },
  local: { kind: 'tokens', bands: [{ overInputTokens: 0, inputUsd: 0, outputUsd: 0 }] },
  flat: { kind: 'invocation', usd: 0.03 },
};
/** Some time later: dearer, cheaper, and as it was. */
export const LATER: PriceTable = {
  ...TABLE,
  opus: { kind: 'tokens', bands: [{ overInputTokens: 0, inputUsd: 4, outputUsd: 20 }] },
  flat: { kind: 'invocation', usd: 0.04 },
};

export const FIGURES: Figures = {
  model: 'opus',
  calls: 120,
  busy: 0.1,
  idle: 0.9,
  input: 4000,
  output: 1000,
  kept: 0.7,
};

export function basisOf(figures: Figures, table: PriceTable = TABLE): CostBasis {
  const { model, calls, busy, idle, input, output, kept } = figures;
  const listPrice = table[model];
  if (listPrice === undefined) throw new Error(`there is no ${model}`);
  const tokens = { input, output, idleInput: input, idleOutput: output / 20 };
  const call = listUsd(listPrice, input, output) * kept;
  return {
    callsPerHour: callsByKind(calls, calls * busy, calls * idle),
    callUsd: {
      event: call,
      busyPoll: call,
      idlePoll: listUsd(listPrice, tokens.idleInput, tokens.idleOutput) * kept,
    },
    tokens,
    listPrice,
    cache: null,
  };
}

export function costOf({ callsPerHour, callUsd }: CostBasis): number {
  return CALL_KINDS.reduce((sum, kind) => sum + callsPerHour[kind] * callUsd[kind], 0);
}

export function sideAgent(
  id: string,
  figures: Partial<Figures> = {},
  parts: Partial<SideAgent> = {},
  table: PriceTable = TABLE,
): SideAgent {
  const all = { ...FIGURES, ...figures };
  const basis = basisOf(all, table);
  const costPerHour = costOf(basis);
  return {
    id,
    name: id,
    department: null,
    groupKey: id,
    member: null,
    model: all.model,
    resolvedModel: all.model,
    mode: all.idle > 0 ? 'polling' : 'event-driven',
    tickInterval: 1,
    arrivalsPerHour: all.calls * (1 - all.idle),
    callsPerHour: all.calls,
    costPerHour,
    costPerCall: basis.callUsd.event,
    gap: null,
    basis,
    ...parts,
  };
}

/** An agent whose model has no price. */
export function unpriced(id: string, model = 'gpt-9'): SideAgent {
  const gap = { costPerHour: null, costPerCall: null, gap: 'unpriced', basis: null } as const;
  return sideAgent(id, {}, { model, resolvedModel: model, ...gap });
}

/** An agent of which nobody says how much it gets. */
export function unknownRate(id: string, figures: Partial<Figures> = {}): SideAgent {
  const nothing = { calls: 0, busy: 0, idle: 0 };
  return sideAgent(id, { ...figures, ...nothing }, { arrivalsPerHour: null, gap: 'unknown-rate' });
}

export function sideOf(
  agents: readonly SideAgent[],
  parts: Partial<CostSide> = {},
  table: PriceTable = TABLE,
): CostSide {
  return {
    name: 'ORG.md',
    org: 'Acme',
    tickSeconds: 30,
    pricing: { name: 'catalog', asOf: '2026-11-10' },
    cachePolicy: 'best',
    isSaved: false,
    absence: null,
    agents,
    priceOf: (model) => (Object.hasOwn(table, model) ? (table[model] ?? null) : null),
    ...parts,
  };
}

export const anyFigures: fc.Arbitrary<Figures> = fc
  .record({
    model: fc.constantFrom('opus', 'haiku', 'local', 'flat'),
    calls: fc.oneof(fc.constant(0), fc.double({ min: 1e-3, max: 3600, noNaN: true })),
    busy: fc.constantFrom(0, 0.1, 0.5),
    idle: fc.constantFrom(0, 0.25, 0.5),
    input: fc.integer({ min: 0, max: 200_000 }),
    output: fc.integer({ min: 1, max: 20_000 }),
    kept: fc.double({ min: 0.05, max: 1.3, noNaN: true }),
  })
  .map((figures) => figures);

export const anyTable: fc.Arbitrary<PriceTable> = fc.constantFrom(TABLE, LATER);
