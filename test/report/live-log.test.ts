// The log of a live run: what is said at which level, as text and as JSON, and nothing raw in either.
import { expect, test } from 'vitest';
import { formatLogLine, LOG_FORMATS } from '#report/live-log';
import type { LogLevel } from '#report/live-log-lines';
import { LOG_LEVELS } from '#report/live-log-lines';
import { PLAIN_STYLE } from '#report/style';
import { EVENTS } from './live-events-sample.js';

const TIME = '2026-11-29T14:32:05.123Z';
const RAW = /[\p{Cc}\u202a-\u202e]/u;

function logOf(level: LogLevel, format: (typeof LOG_FORMATS)[number]): string[] {
  const options = { level, format, style: PLAIN_STYLE };
  return EVENTS.flatMap((event) => formatLogLine(event, TIME, options) ?? []);
}

test.each(LOG_FORMATS)('every event, as %s: one line each, nothing raw', async (format) => {
  const lines = logOf('debug', format);
  for (const line of lines) {
    expect(line.endsWith('\n')).toBe(true);
    expect(line.slice(0, -1)).not.toMatch(RAW);
  }
  await expect(lines.join('')).toMatchFileSnapshot(`../golden/live/log.${format}`);
});

test('a level says what matters as much, or more', () => {
  const counts = LOG_LEVELS.map((level) => logOf(level, 'text').length);
  expect(counts).toEqual(counts.toSorted((one, other) => one - other));
  expect(new Set(counts).size).toBe(LOG_LEVELS.length);
  expect(logOf('error', 'text').join('')).toMatch(
    /^14:32:05 error It stopped at tick 3: It broke/u,
  );
  const warned = logOf('warn', 'text').join('');
  for (const said of [
    'failed',
    'parked',
    'keeps failing',
    'does not cover',
    'no usage',
    'is ended',
  ])
    expect(warned).toContain(said);
  expect(warned).not.toContain('is asked, for at most');
});

test('JSON lines name their time, level and event, and keep money in dollars', () => {
  const lines = logOf('debug', 'json').map((line): Record<string, unknown> => JSON.parse(line));
  for (const line of lines) {
    expect(Object.keys(line).slice(0, 4)).toEqual(['time', 'level', 'event', 'message']);
    expect(line.time).toBe(TIME);
  }
  expect(lines.find(({ event }) => event === 'call-settled')).toMatchObject({
    id: '3.0.coo#1',
    usd: 0.00008,
    tokens: 700,
    requests: 1,
    known: true,
    error: null,
  });
  // Without a price there is none, not $0.
  expect(lines.find(({ event }) => event === 'call-sent')).toMatchObject({ usd: null });
});
