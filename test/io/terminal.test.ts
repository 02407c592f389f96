import { describe, expect, test } from 'vitest';
import { Secret } from '#base/secret';
import type { Environment } from '#io/terminal';
import { openStream } from '#io/terminal';

const TERMINAL = { write: () => true, isTTY: true, columns: 120 };
const PIPE = { write: () => true };

describe('colour', () => {
  test.each<[string, object, Environment, boolean, boolean]>([
    ['a terminal has it', TERMINAL, {}, false, true],
    ['a pipe has not', PIPE, {}, false, false],
    ['--no-color', TERMINAL, { FORCE_COLOR: '1' }, true, false],
    ['NO_COLOR', TERMINAL, { NO_COLOR: '1' }, false, false],
    ['an empty NO_COLOR says nothing', TERMINAL, { NO_COLOR: '' }, false, true],
    ['FORCE_COLOR in a pipe', PIPE, { FORCE_COLOR: '1' }, false, true],
    ['FORCE_COLOR goes before NO_COLOR', PIPE, { FORCE_COLOR: '1', NO_COLOR: '1' }, false, true],
    ['FORCE_COLOR=0', TERMINAL, { FORCE_COLOR: '0' }, false, false],
    ['a dumb terminal has not', TERMINAL, { TERM: 'dumb' }, false, false],
  ])('%s', (_title, stream, env, noColor, color) => {
    expect(openStream({ ...PIPE, ...stream }, env, noColor).color).toBe(color);
  });
});

describe('width', () => {
  test.each<[string, object, Environment, number | null]>([
    ['that of the terminal', TERMINAL, {}, 120],
    ['80 when the terminal does not say', { ...PIPE, isTTY: true }, {}, 80],
    ['none in a pipe', PIPE, {}, null],
    ['COLUMNS in a pipe', PIPE, { COLUMNS: '60' }, 60],
    ['at least 20', { ...TERMINAL, columns: 3 }, {}, 20],
    ['a COLUMNS that is no number says nothing', PIPE, { COLUMNS: 'wide' }, null],
  ])('%s', (_title, stream, env, columns) => {
    expect(openStream({ ...PIPE, ...stream }, env, false).columns).toBe(columns);
  });
});

test.each([
  ['a terminal', TERMINAL, {}, true],
  ['a dumb one, which knows no escape sequence', TERMINAL, { TERM: 'dumb' }, false],
  ['a pipe', PIPE, {}, false],
])('lines can be taken back: %s', (_title, stream, env, isTty) => {
  expect(openStream(stream, env, false).isTty).toBe(isTty);
});

test('writes to the stream it was made from', () => {
  const written: string[] = [];
  openStream({ write: (text) => written.push(text) }, {}, false).write('hello');
  expect(written).toEqual(['hello']);
});

test('no secret reaches it', () => {
  new Secret('sk-canary-terminal');
  const written: string[] = [];
  const stream = { write: (text: string) => written.push(text) };
  openStream(stream, {}, false).write('key sk-canary-terminal!');
  expect(written).toEqual(['key [redacted]!']);
});
