// `orgsim run` as a shell sees it: what it prints, what it writes, and how it refuses.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StartOptions } from './run-orgsim.js';
import { BIN, runOrgsim } from './run-orgsim.js';

const SOUND = `# Sound

## Structure

### COO

- **Trigger:** event-driven

### Engineering

#### Engineering Lead

- **Trigger:** event-driven

#### Engineers

- **Count:** 2
`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'orgsim-run-'));
  writeFileSync(join(folder, 'ORG.md'), SOUND);
  writeFileSync(join(folder, 'faulty.md'), SOUND.replace('event-driven', 'event-drivn'));
  writeFileSync(join(folder, 'empty.md'), '');
  writeFileSync(join(folder, 'binary.md'), '# A\0');
  writeFileSync(join(folder, 'script.json'), '{"coo":{"order_received":[{"type":"shout"}]}}');
  writeFileSync(
    join(folder, 'events.jsonl'),
    '{"tick":1,"to":"coo","type":"order","body":"x"}\nnonsense\n',
  );
  mkdirSync(join(folder, 'empty'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const run = (args: readonly string[], options: StartOptions = {}) =>
  runOrgsim(['run', ...args], { cwd: folder, ...options });

test('without a file it runs ./ORG.md, and says first that nothing is paid', () => {
  const { code, stdout, stderr } = run(['--for', '2h']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(
    /^Dry run: models are not called and nothing is paid\.\nSound: 4 agents, 2 h in 240 ticks/,
  );
  for (const row of ['COO', 'Engineering Lead', 'Engineer 1', 'Engineer 2']) {
    expect(stdout).toMatch(new RegExp(`^│ ${row} +│ (event|polling) `, 'm'));
  }
});

test('standard input is an org too', () => {
  expect(run(['-', '--for', '1h'], { input: SOUND }).stdout).toContain('Sound: 4 agents');
});

test('JSON stands alone on standard output', () => {
  const { stdout, stderr } = run(['--for', '1h', '--format', 'json', '--seed', '7']);
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toMatchObject({ org: 'Sound', seed: 7, tickSeconds: 30, ticks: 120 });
});

test('the same seed gives the same bytes', () => {
  const [one, two] = [run(['--seed', '3']), run(['--seed', '3'])];
  expect(one.stdout).toBe(two.stdout);
});

test('trace and log are JSON lines', () => {
  const { code } = run([
    '--for',
    '12h',
    '--order',
    'Ship it',
    '--trace',
    'trace.jsonl',
    '--log',
    'log.jsonl',
  ]);
  expect(code).toBe(0);
  const linesOf = (name: string): Record<string, unknown>[] =>
    readFileSync(join(folder, name), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
  const trace = linesOf('trace.jsonl');
  expect(Object.keys(trace[0] ?? {}).slice(0, 9)).toEqual([
    'tick',
    'wave',
    'agent',
    'reasons',
    'triggers',
    'timers',
    'thresholds',
    'pending',
    'slept',
  ]);
  expect(trace.some(({ idle, repeat }) => idle === true && Number(repeat) > 1)).toBe(true);
  expect(linesOf('log.jsonl').map(({ type }) => type)).toContain('action');
});

test('metrics over time are written as the file ends', () => {
  const args = ['--for', '150', '--sample', '1h'];
  expect(run([...args, '--metrics', 'm.csv']).code).toBe(0);
  expect(run([...args, '--metrics', 'm.JSONL']).code).toBe(0);
  const textOf = (name: string) => readFileSync(join(folder, name), 'utf8').trimEnd();
  const [header = '', ...lines] = textOf('m.csv').split('\n');
  expect(header).toMatch(/^tick,time,covers,ticks,scope,name,wake_rate,/);
  const objects = textOf('m.JSONL')
    .split('\n')
    .map((line): Record<string, unknown> => JSON.parse(line));
  // Org, one department, two teams, four agents: after an hour, at the end, and over all.
  const spans = [
    { tick: 120, covers: 'sample', ticks: 120 },
    { tick: 150, covers: 'sample', ticks: 30 },
    { tick: 150, covers: 'run', ticks: 150 },
  ];
  const expected = spans.flatMap((span) => new Array<object>(8).fill(span));
  expect(objects.map(({ tick, covers, ticks }) => ({ tick, covers, ticks }))).toEqual(expected);
  expect(lines).toHaveLength(24);
  expect(Object.keys(objects[0] ?? {}).join(',')).toBe(header);
  expect(objects[0]).toMatchObject({ time: '2026-01-05T01:00:00Z' });
});

test('the metrics are the same on both engines, and the same again', () => {
  const written = (name: string, engine: string) => {
    run(['--for', '6h', '--sample', '20', '--engine', engine, '--metrics', name]);
    return readFileSync(join(folder, name), 'utf8');
  };
  const fast = written('fast.csv', 'fast');
  expect(written('reference.csv', 'reference')).toBe(fast);
  expect(written('again.csv', 'fast')).toBe(fast);
});

test.each([
  ['tokens', /^Agent Status Dashboard$/m],
  ['metrics', /^│ Agent +│ Wakes\/h │ Sleep │ Queue │/m],
  ['dashboard', /^│ Agent +│ Mode +│ Wakes\/h │ Cost\/h │/m],
])('--view %s', (view, table) => {
  const { code, stdout } = run(['--for', '2h', '--view', view]);
  expect(code).toBe(0);
  expect(stdout).toMatch(table);
});

// A limit on the size of files stands in for a full disk.
const SHELLS = ['/bin/sh'].filter((path) => existsSync(path));
test.each(SHELLS)('what does not fit is taken away again, all of it (limit of %s)', (shell) => {
  const command = `ulimit -f 64 && exec "${process.execPath}" "${BIN}" run --for 12h --trace big.jsonl --log small.jsonl --metrics small.csv --sample 10`;
  const { status, stderr } = spawnSync(shell, ['-c', command], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect(stderr).toMatch(
    /^error: \S+ cannot be written: it would grow larger than is allowed here\.\n/,
  );
  expect(status).toBe(2);
  for (const name of ['big.jsonl', 'small.jsonl', 'small.csv'])
    expect(existsSync(join(folder, name)), name).toBe(false);
});

test('an order and nothing else', () => {
  const { stdout } = run(['--for', '1h', '--order', 'Ship the beta', '--order', 'Write the docs']);
  expect(stdout).toContain('Work: 2 orders given;');
});

test('an order for nobody: to whom it went', () => {
  const given = (...orders: readonly string[]): string =>
    run(['--for', '1h', ...orders.flatMap((text) => ['--order', text])]).stdout.replaceAll(
      '\n',
      ' ',
    );
  expect(given('nobody: hi')).toContain(
    'Work: 1 order given (no agent is called "nobody": the order went to COO as written); behavior',
  );
  expect(given('nobody: hi', 'Sales: sell', 'COO: plan')).toContain(
    '3 orders given (no agent is called "nobody" or "Sales": these orders went to COO as written);',
  );
});

test('an org with errors is refused with its findings, and nothing is written', () => {
  const { code, stdout, stderr } = run(['faulty.md', '--trace', 'refused.jsonl']);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain('invalid-trigger-mode');
  expect(stderr).toContain('error: faulty.md has errors, so it was not run.');
  expect(existsSync(join(folder, 'refused.jsonl'))).toBe(false);
});

describe('one sentence, the next step and exit code 2', () => {
  test.each([
    ['--for 0', ['--for', '0'], /--for takes a number of ticks or a time above 0, not "0"/],
    [
      '--for with a strange unit',
      ['--for', '10000 years'],
      /not "10000 years": "years" is not among the units: ticks, s, min, h, days and weeks\./,
    ],
    [
      '--for beyond counting',
      ['--for', '99999999999999999999'],
      /: it is longer than 100 years, or 10,000,000 ticks\./,
    ],
    [
      '--sample with a strange unit',
      ['--sample', '1y', '--metrics', 'a.csv'],
      /--sample takes .*, not "1y": "y" is not among the units: /,
    ],
    [
      '--seed beyond counting',
      ['--seed', '99999999999999999999'],
      /--seed takes a whole number from 0 to 9,007,199,254,740,991, not/,
    ],
    ['--for too long', ['--for', '9999999w'], /10,000,000 ticks/],
    ['--seed x', ['--seed', 'x'], /--seed takes a whole number from 0, not "x"/],
    ['--load 2', ['--load', '2'], /--load takes a share above 0 and up to 1, not "2"/],
    ['--load 0', ['--load', '0'], /not "0"/],
    [
      '--tick in ticks',
      ['--tick', '5'],
      /--tick takes a time of at least a second, at most a day, not "5"/,
    ],
    ['--start of no date', ['--start', '2026-13-01'], /--start takes a date/],
    ['--format yaml', ['--format', 'yaml'], /--format.*yaml/],
    ['--pricing list', ['--pricing', 'list'], /reference/],
    ['--behavior nonsense', ['--behavior', 'lazy'], /--behavior takes flow, passive or a script/],
    ['--behavior of a missing file', ['--behavior', 'gone.json'], /gone\.json does not exist/],
    ['a script with a strange action', ['--behavior', 'script.json'], /script\.json.*shout/],
    ['a bad line of events', ['--events', 'events.jsonl'], /events\.jsonl:2/],
    ['--order of nothing', ['--order', ' '], /--order takes a text/],
    [
      '--trace into a missing folder',
      ['--trace', 'gone/t.jsonl'],
      /gone\/t\.jsonl cannot be written: there is no folder gone/,
    ],
    ['--log onto a folder', ['--log', 'empty'], /empty cannot be written: it is a folder/],
    [
      '--metrics of another ending',
      ['--metrics', 'm.txt'],
      /--metrics writes \.csv or \.jsonl.*"m\.txt"/,
    ],
    ['--metrics onto the org', ['m.csv', '--metrics', './m.csv'], /would be overwritten/],
    ['--sample 0', ['--metrics', 'x.csv', '--sample', '0'], /--sample takes .* above 0, not "0"/],
    ['--sample alone', ['--sample', '1h'], /there is no --metrics/],
    ['--view of nothing', ['--view', 'all'], /--view.*all/],
    ['an unknown option', ['--sed', '1'], /no option --sed/],
    ['a missing file', ['gone.md'], /gone\.md does not exist/],
    ['a binary file', ['binary.md'], /binary\.md is a binary file/],
    ['a folder without an org', ['empty'], /empty is a folder without an ORG\.md/],
    ['two files', ['ORG.md', 'faulty.md'], /takes fewer arguments/],
  ])('%s', (_title, args, sentence) => {
    const { code, stdout, stderr } = run(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^error: .+\.\n.+\n$/);
    expect(stderr).toMatch(sentence);
  });
});

test('an empty file is no org: a finding, not a crash', () => {
  const { code, stderr } = run(['empty.md']);
  expect(code).toBe(1);
  expect(stderr).toContain('missing-structure');
});
