// One random case: an org, prices, who acts, what happens outside, and how long.

import fc from 'fast-check';
import type { InvocationPrice } from '#engine/types';
import type { LiveTurns } from './live-turns.js';
import { liveTurns } from './live-turns.js';
import type { Driver } from './random-drivers.js';
import { driver } from './random-drivers.js';
import type { OrgShape, RandomOrg } from './random-org.js';
import { randomOrg } from './random-org.js';
import type { OutsideDraft } from './random-traffic.js';
import { outsideDrafts } from './random-traffic.js';

export interface EngineCase {
  readonly org: RandomOrg;
  readonly ticks: number;
  readonly driver: Driver;
  /** Null for a dry run, where no turn fails or says what it used. */
  readonly live: LiveTurns | null;
  readonly events: readonly OutsideDraft[];
  /** Of the agents, round and round. */
  readonly prices: readonly InvocationPrice[];
  readonly sampleEveryTicks: number;
}

const cost = fc.constantFrom(10_000_000, 10_000_000, 7_777_777, 25_000_000, 1, 0, null);

export const price: fc.Arbitrary<InvocationPrice> = fc
  .record({
    costNano: cost,
    tokens: fc.constantFrom(5000, 5000, 1234, 700, 1, 0),
    idle: fc.constantFrom('lower', 'equal', 'zero', 'unpriced'),
    noteTokens: fc.constantFrom(0, 50, 333),
  })
  .map(({ costNano, tokens, idle, noteTokens }) => {
    const full = { costNano, tokens, noteTokens };
    if (idle === 'equal') return { ...full, idleCostNano: costNano, idleTokens: tokens };
    if (idle === 'zero') return { ...full, idleCostNano: 0, idleTokens: 0 };
    if (idle === 'unpriced') return { ...full, idleCostNano: null, idleTokens: tokens };
    const idleCostNano = costNano === null ? null : Math.floor(costNano / 3);
    return { ...full, idleCostNano, idleTokens: Math.floor(tokens / 2) };
  });

interface Frame {
  readonly ticks: number;
  readonly shape: OrgShape;
  readonly eventsMax: number;
}

const frame = (shape: OrgShape, eventsMax: number, lengths: readonly number[]) =>
  fc.constantFrom(...lengths).map((ticks): Frame => ({ ticks, shape, eventsMax }));

/** Mostly enough ticks for something to come round twice; long runs are of few agents with little to do. */
const frames: fc.Arbitrary<Frame> = fc.oneof(
  { weight: 3, arbitrary: frame('mixed', 20, [1, 2, 5, 12, 30]) },
  { weight: 8, arbitrary: frame('mixed', 40, [80, 120, 200, 300]) },
  { weight: 3, arbitrary: frame('eager', 30, [40, 120, 200]) },
  { weight: 5, arbitrary: frame('calm', 15, [100, 200, 300]) },
  { weight: 1, arbitrary: frame('few', 8, [1500, 5000, 9000]) },
);

export const engineCase: fc.Arbitrary<EngineCase> = frames.chain(({ ticks, shape, eventsMax }) =>
  fc.record({
    org: randomOrg(ticks, shape),
    ticks: fc.constant(ticks),
    driver,
    live: fc.oneof(fc.constant(null), liveTurns),
    events: outsideDrafts(ticks, eventsMax),
    prices: fc.array(price, { minLength: 1, maxLength: 4 }),
    sampleEveryTicks: fc.constantFrom(...(ticks < 150 ? [1, 7] : []), 50, 60, 100, 1000),
  }),
);
