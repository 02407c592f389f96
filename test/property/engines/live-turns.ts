// Turns as real models take them: an answer says what it used, or failed and has its agent held; and somebody releases agents
// now and then. Drawn by agent and tick, so that every engine hears the same.

import fc from 'fast-check';
import type { RandomStream } from '#base/random-streams';
import { drawInteger, randomStream } from '#base/random-streams';
import type { ActualUse, Answer, Behavior, Failure, Invocation, Wave } from '#engine/types';

export interface LiveTurns {
  readonly seed: number;
  /** One turn in so many fails; 0 for none. */
  readonly failOneIn: number;
  /** One answer in so many says what it used; 0 for none. */
  readonly useOneIn: number;
  /** After one wave in so many some are released; 0 for none. */
  readonly releaseOneIn: number;
  /** Whether only what is new may fail or say what it used, so that agents keep their promises ahead. */
  readonly keepsPromises: boolean;
}

export const liveTurns: fc.Arbitrary<LiveTurns> = fc.record({
  seed: fc.nat(10_000),
  failOneIn: fc.constantFrom(0, 2, 4, 15),
  useOneIn: fc.constantFrom(0, 1, 3, 10),
  releaseOneIn: fc.constantFrom(0, 1, 4),
  keepsPromises: fc.boolean(),
});

const WHY = ['two answers were not valid', 'nobody answered'];

export class LiveAgents implements Behavior {
  readonly #inner: Behavior;
  readonly #live: LiveTurns;
  /** Turns taken ahead that a failed turn was told of, and its agent was not. */
  readonly #untold = new Map<string, number>();

  constructor(inner: Behavior, live: LiveTurns) {
    this.#inner = inner;
    this.#live = live;
  }

  answer(invocation: Invocation): Answer {
    const { agent, tick } = invocation;
    const { seed, failOneIn, useOneIn, keepsPromises } = this.#live;
    const stream = randomStream(seed, `live ${agent} ${tick}`);
    const turnsTaken = invocation.turnsTaken + (this.#untold.get(agent) ?? 0);
    this.#untold.delete(agent);
    if (keepsPromises && isNothingNew(invocation))
      return this.#inner.answer({ ...invocation, turnsTaken });
    const use = isOneIn(stream, useOneIn) ? { use: useOf(stream) } : {};
    if (isOneIn(stream, failOneIn)) {
      this.#untold.set(agent, turnsTaken);
      // What it says of work counts for nothing.
      const workInProgress = drawInteger(stream, 0, 1) === 1;
      return { actions: [], workInProgress, ...use, failure: failureOf(stream, tick) };
    }
    const { ahead, ...answer } = this.#inner.answer({ ...invocation, turnsTaken });
    return { ...answer, ...use, ...(keepsPromises && ahead !== undefined && { ahead }) };
  }
}

/** Who is released after a wave that every engine asks: somebody in it is shown something new. */
export function releasedAfter(
  { seed, releaseOneIn }: LiveTurns,
  agents: readonly string[],
  { tick, wave, invocations }: Wave,
): readonly string[] {
  const stream = randomStream(seed, `release ${tick} ${wave}`);
  if (invocations.every(isNothingNew) || !isOneIn(stream, releaseOneIn)) return [];
  return agents.filter(() => isOneIn(stream, 3));
}

function isOneIn(stream: RandomStream, oneIn: number): boolean {
  return oneIn > 0 && drawInteger(stream, 1, oneIn) === 1;
}

function isNothingNew({ messages, timers, thresholds }: Invocation): boolean {
  return messages.length + timers.length + thresholds.length === 0;
}

function useOf(stream: RandomStream): ActualUse {
  const costs = [null, 0, 1, 3_333_333, 12_000_000, 40_000_000];
  return {
    costNano: costs[drawInteger(stream, 0, costs.length - 1)] ?? null,
    tokens: [0, 1, 777, 6000, 30_000][drawInteger(stream, 0, 4)] ?? 0,
  };
}

function failureOf(stream: RandomStream, tick: number): Failure {
  const holds = ['failing', 'failing', 'parked', 'budget'] as const;
  const hold = holds[drawInteger(stream, 0, 3)] ?? 'failing';
  const ticks = [1, 1, 2, 5, 9, 30, 200, null][drawInteger(stream, 0, 7)] ?? null;
  const reason = WHY[drawInteger(stream, 0, 1)] ?? '';
  return { reason, hold, until: ticks === null ? null : tick + ticks };
}
