// Whether and when a call that failed is tried again.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readRetryAfter, untilText } from '#live/calls/retry-after';
import type { Failure } from '#live/calls/retry-policy';
import { afterFailure, RETRY_POLICY } from '#live/calls/retry-policy';
import type { ModelErrorKind } from '#models/model-error';
import { MODEL_ERROR_KINDS } from '#models/model-error';
import { anError } from '../samples.js';

const NOW_MS = Date.UTC(2026, 0, 5, 12);
const FAILURE: Failure = { attempt: 1, error: anError('overloaded'), elapsedMs: 0, nowMs: NOW_MS };
const decide = (change: Partial<Failure>, draw = 0.5) =>
  afterFailure({ ...FAILURE, ...change }, () => draw);
const afterMs = (retryAfter: string | null, draw = 0.5) => {
  const next = decide({ error: anError('rate-limited', { retryAfter, status: 429 }) }, draw);
  return next.kind === 'retry' ? next.afterMs : next.why;
};

test('full jitter: from nothing to twice as much after each failure, up to the cap', () => {
  const most = [1, 2, 3, 4].map((attempt) => decide({ attempt }, 1));
  expect(most).toEqual([500, 1000, 2000, 4000].map((ms) => ({ kind: 'retry', afterMs: ms })));
  expect(decide({ attempt: 3 }, 0)).toEqual({ kind: 'retry', afterMs: 0 });
  const patient = { ...RETRY_POLICY, attemptsMost: 50 };
  expect(afterFailure({ ...FAILURE, attempt: 40 }, () => 1, patient)).toEqual({
    kind: 'retry',
    afterMs: 30_000,
  });
});

describe('retry-after', () => {
  test.each([
    ['seconds', '7', 7000],
    ['a fraction of them', '1.5', 1500],
    ['milliseconds, of retry-after-ms', '900ms', 900],
    ['a date', 'Mon, 05 Jan 2026 12:00:30 GMT', 30_000],
    ['a date in the old form', 'Monday, 05-Jan-26 12:00:30 GMT', 30_000],
    ['a date as C writes it', 'Mon Jan  5 12:00:30 2026', 30_000],
    ['less than the jitter', '0.1', 250],
    ['nothing at all', '0', 250],
    ['a date that is over', 'Mon, 05 Jan 2026 11:00:00 GMT', 250],
    ['the longest that is waited for', '120', 120_000],
    ['ignored: a negative one', '-5', 250],
    ['ignored: no number', 'soon', 250],
    ['ignored: no date', 'Mon, 99 Foo 2026 99:00:00 GMT', 250],
    ['ignored: a bare year', '2026-01-05', 250],
    ['ignored: hexadecimal', '0x10', 250],
    ['ignored: exponents', '1e3', 250],
    ['ignored: nothing', '', 250],
    ['none', null, 250],
    ['too long', '121', 'it takes no requests before 2026-01-05 12:02:01 UTC'],
    [
      'a date far away',
      'Tue, 05 Jan 2027 12:00:00 GMT',
      'it takes no requests before 2027-01-05 12:00:00 UTC',
    ],
    ['enormous', '1000000000', 'it takes no requests before 2057-09-13 13:46:40 UTC'],
    ['beyond numbers', '9'.repeat(400), 'it takes no requests before a time that no calendar has'],
  ])('%s: %s', (_what, written, wanted) => {
    expect(afterMs(written)).toBe(wanted);
  });

  test('is never undercut, whatever is drawn and written', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e12, noNaN: true }), fc.nat(1000), (seconds, draw) => {
        const waited = afterMs(String(seconds), draw / 1000);
        const asked = readRetryAfter(String(seconds), NOW_MS);
        if (typeof waited === 'number' && asked !== null)
          expect(waited).toBeGreaterThanOrEqual(asked);
      }),
    );
  });

  test('any text is an answer or none, and never less than nothing', () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom(...'0123456789.-e: GMTmons'.split('')) }),
    );
    fc.assert(
      fc.property(text, (written) => {
        const ms = readRetryAfter(written, NOW_MS);
        expect(ms === null || ms >= 0).toBe(true);
        expect(untilText(ms ?? 0, NOW_MS)).toMatch(/UTC$|no calendar/);
      }),
      { numRuns: 500 },
    );
  });
});

describe('it is given up', () => {
  test('after as many attempts as the policy has', () => {
    expect(decide({ attempt: 4 }).kind).toBe('retry');
    expect(decide({ attempt: 5 })).toEqual({ kind: 'give-up', why: 'it failed 5 times' });
  });

  test('when the wait would leave the next request no time', () => {
    expect(decide({ elapsedMs: 594_750 }).kind).toBe('retry');
    expect(decide({ elapsedMs: 594_751 })).toEqual({
      kind: 'give-up',
      why: 'its 10 minutes would be over by then',
    });
  });

  const NEVER: readonly ModelErrorKind[] = [
    'aborted',
    'unauthorized',
    'not-found',
    'invalid-request',
  ];
  test.each(MODEL_ERROR_KINDS)('%s', (kind) => {
    expect(decide({ error: anError(kind) }).kind).toBe(NEVER.includes(kind) ? 'give-up' : 'retry');
  });

  test.each([400, 401, 403, 404, 422])('for %i, whatever kind it was given', (status) => {
    expect(decide({ error: anError('server', { status }) }).kind).toBe('give-up');
  });
});

test('a random number is taken whatever comes of it', () => {
  let taken = 0;
  const random = () => {
    taken += 1;
    return 0;
  };
  for (const kind of MODEL_ERROR_KINDS) afterFailure({ ...FAILURE, error: anError(kind) }, random);
  expect(taken).toBe(MODEL_ERROR_KINDS.length);
});
