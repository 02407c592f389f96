// Metrics as lines: what CSV must quote is quoted, what is not known is empty or null, and both hold the same.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MetricsSample } from '#main/sample-run';
import { formatMetricsLines } from '#report/metrics-lines';

const SAMPLE: MetricsSample = {
  covers: 'sample',
  tick: 120,
  time: '2026-01-05T01:00:00+01:00',
  ticks: 120,
  columns: ['wake_rate', 'idle_waste'],
  rows: [
    { scope: 'org', name: 'Org', values: [3.5, null] },
    { scope: 'agent', name: 'boss', values: [0, 0.25] },
  ],
};

describe('csv', () => {
  test('has a header on top of the first sample alone', () => {
    expect(formatMetricsLines(SAMPLE, 'csv', true)).toEqual([
      'tick,time,covers,ticks,scope,name,wake_rate,idle_waste',
      '120,2026-01-05T01:00:00+01:00,sample,120,org,Org,3.5,',
      '120,2026-01-05T01:00:00+01:00,sample,120,agent,boss,0,0.25',
    ]);
    expect(formatMetricsLines(SAMPLE, 'csv', false)).toHaveLength(2);
  });

  const parsedName = (name: string): string | undefined => {
    const rows = [{ scope: 'department', name, values: [1, 2] } as const];
    const [line = ''] = formatMetricsLines({ ...SAMPLE, rows }, 'csv', false);
    expect(line).not.toMatch(/\p{Cc}/u);
    expect(parseRecord(line)).toHaveLength(8);
    return parseRecord(line)[5];
  };

  test('any name comes back as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', ',', '"', ' ', 'ö') }), (name) => {
        expect(parsedName(name)).toBe(name);
      }),
    );
  });

  test('control characters of a name are shown, not sent', () => {
    expect(parsedName('\u001b[31mRed\u0007, "loud"\r\n\u009b')).toBe('␛[31mRed␇, "loud"␍␊\\u{9b}');
  });
});

test('jsonl has one object a row, with null for what is not known', () => {
  const objects = formatMetricsLines(SAMPLE, 'jsonl', true).map((line) => JSON.parse(line));
  expect(objects[0]).toEqual({
    tick: 120,
    time: '2026-01-05T01:00:00+01:00',
    covers: 'sample',
    ticks: 120,
    scope: 'org',
    name: 'Org',
    wake_rate: 3.5,
    idle_waste: null,
  });
  expect(objects).toHaveLength(2);
});

/** The cells of one record as RFC 4180 reads them. */
function parseRecord(line: string): string[] {
  const cells = line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g);
  return [...cells].map(([, quoted, bare = '']) => quoted?.replaceAll('""', '"') ?? bare);
}
