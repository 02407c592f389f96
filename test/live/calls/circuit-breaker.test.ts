// When nobody asks a provider in trouble, and who tries again.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BreakerState } from '#live/calls/circuit-breaker';
import { admit, afterCall, CLOSED, signOf } from '#live/calls/circuit-breaker';
import { MODEL_ERROR_KINDS } from '#models/model-error';
import { anError } from '../samples.js';

const failed = (state: BreakerState, nowMs: number, isProbe = false) =>
  afterCall(state, { sign: 'trouble', isProbe }, nowMs);
const opened = (nowMs: number): BreakerState => {
  let state = CLOSED;
  for (let i = 0; i < 5; i++) state = failed(state, nowMs);
  return state;
};
const probing = (state: BreakerState, nowMs: number): BreakerState => {
  const admission = admit(state, nowMs);
  if (admission.kind !== 'go') throw new Error('it is not let through');
  expect(admission.isProbe).toBe(true);
  return admission.state;
};

test('it opens after five failures in a row, and one that is answered begins anew', () => {
  let state = CLOSED;
  for (let i = 0; i < 4; i++) state = failed(state, 0);
  expect(admit(state, 0).kind).toBe('go');
  state = afterCall(state, { sign: 'alive', isProbe: false }, 0);
  for (let i = 0; i < 4; i++) state = failed(state, 0);
  expect(admit(state, 0).kind).toBe('go');
  expect(admit(failed(state, 0), 0)).toEqual({ kind: 'wait', untilMs: 30_000 });
});

test('after the cool-down one is let through, and nobody else until it has ended', () => {
  const open = opened(1000);
  expect(admit(open, 30_999)).toEqual({ kind: 'wait', untilMs: 31_000 });
  const half = probing(open, 31_000);
  expect(admit(half, 1e9)).toEqual({ kind: 'wait', untilMs: null });
  expect(afterCall(half, { sign: 'alive', isProbe: true }, 32_000)).toEqual(CLOSED);
});

test('each probe that fails doubles the cool-down, up to five minutes', () => {
  let state = opened(0);
  const coolDowns: number[] = [];
  for (let nowMs = 0; coolDowns.length < 6; ) {
    if (state.kind !== 'open') throw new Error('it is not open');
    coolDowns.push(state.coolDownMs);
    nowMs = state.untilMs;
    state = failed(probing(state, nowMs), nowMs, true);
  }
  expect(coolDowns).toEqual([30_000, 60_000, 120_000, 240_000, 300_000, 300_000]);
});

test('calls that were under way when it opened do not keep it open', () => {
  const open = opened(0);
  expect(failed(open, 20_000)).toEqual(open);
  const half = probing(open, 30_000);
  expect(failed(half, 31_000)).toEqual(half);
  expect(afterCall(half, { sign: 'alive', isProbe: false }, 31_000)).toEqual(CLOSED);
});

test('a probe that was called off leaves it to the next one', () => {
  const half = probing(opened(0), 30_000);
  const again = afterCall(half, { sign: 'nothing', isProbe: true }, 31_000);
  expect(probing(again, 31_000)).toEqual(half);
});

test('only trouble of the provider counts, not what is wrong with our requests', () => {
  const trouble = MODEL_ERROR_KINDS.filter((kind) => signOf(anError(kind)) === 'trouble');
  expect(trouble).toEqual(['overloaded', 'server', 'timeout', 'network', 'malformed']);
  expect(signOf(anError('rate-limited'))).toBe('alive');
  expect(signOf(anError('aborted'))).toBe('nothing');
  expect(signOf(null)).toBe('alive');
});

test('whatever happens, at most one probe is out, and nobody is let through before the time', () => {
  const step = fc.record({
    waitMs: fc.nat(100_000),
    sign: fc.constantFrom('alive' as const, 'trouble' as const, 'nothing' as const),
    ask: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      let state = CLOSED;
      let nowMs = 0;
      const out: boolean[] = [];
      for (const { waitMs, sign, ask } of steps) {
        nowMs += waitMs;
        if (ask) {
          const admission = admit(state, nowMs);
          if (state.kind === 'open' && nowMs < state.untilMs) expect(admission.kind).toBe('wait');
          if (admission.kind === 'go') {
            state = admission.state;
            out.push(admission.isProbe);
          } else if (admission.untilMs === null) expect(out).toContain(true);
        } else {
          const isProbe = out.shift();
          if (isProbe !== undefined) state = afterCall(state, { sign, isProbe }, nowMs);
        }
        if (state.kind === 'half-open') expect(out.filter(Boolean).length).toBeGreaterThan(0);
      }
    }),
  );
});
