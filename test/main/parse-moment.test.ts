import { describe, expect, it } from 'vitest';
import { OrgsimError } from '#base/errors';
import type { TimeLine } from '#main/parse-moment';
import { momentOf, parseMoment } from '#main/parse-moment';
import { parseStart } from '#org/local-times';

function lineFrom(start: string, timezone = 'Europe/Lisbon', tickSeconds = 30): TimeLine {
  return { timezone, tickSeconds, startMs: parseStart(start, timezone) ?? Number.NaN };
}

function refusal(text: string, line: TimeLine | null): string {
  try {
    return `no error but ${parseMoment(text, line)}`;
  } catch (error) {
    if (!(error instanceof OrgsimError)) throw error;
    return `${error.code}: ${error.message} ${error.hint}`;
  }
}

describe('a moment', () => {
  it.each([
    ['0', 0],
    ['2880', 2880],
    ['12 ticks', 12],
    ['2h', 240],
    ['90 s', 3],
    ['45s', 2],
    ['00:00', 0],
    ['9:30', 1140],
    ['09:30', 1140],
    ['09:30:29', 1140],
    ['09:30:30', 1141],
    ['2026-01-05T09:30', 1140],
    ['2026-01-06 00:00', 2880],
    ['2026-01-06', 2880],
    ['2026-01-05T09:30Z', 1140],
    ['2026-01-05T09:30+02:00', 900],
  ])('%s is tick %i of a run from Monday midnight', (text, tick) => {
    expect(parseMoment(text, lineFrom('2026-01-05'))).toBe(tick);
  });

  it('a time of day is the first one of the run', () => {
    expect(parseMoment('09:30', lineFrom('2026-01-05T10:00'))).toBe(2820);
  });

  it('counts across a change of the clock', () => {
    const line = lineFrom('2026-03-29', 'Europe/Lisbon', 3600);
    expect(parseMoment('03:00', line)).toBe(2);
    expect(momentOf(2, line)).toEqual({ tick: 2, time: '2026-03-29T03:00:00' });
  });

  it.each(['', 'noon', '25:00', '09:60', '-1', '2026-13-01', '1e9', '9.30'])(
    '"%s" is none',
    (text) => {
      expect(refusal(text, lineFrom('2026-01-05'))).toMatch(
        /^usage: --at takes a tick or a time, not ".*"\. For instance: --at 2880/,
      );
    },
  );

  it('before the start is refused', () => {
    expect(refusal('2026-01-04T09:30', lineFrom('2026-01-05'))).toMatch(
      /^usage: --at 2026-01-04T09:30 is before the start of the run, 2026-01-05T00:00:00\./,
    );
  });

  it.each(['2h', '09:30', '2026-01-05'])('%s means nothing where ticks have no length', (text) => {
    expect(refusal(text, null)).toMatch(
      /^usage: A trace counts in ticks, and without its ORG\.md /,
    );
    expect(parseMoment('12', null)).toBe(12);
  });

  it('has no time where none is known', () => {
    expect(momentOf(3, null)).toEqual({ tick: 3, time: null });
  });
});
