// `orgsim why` as a shell sees it: what it prints and how it refuses.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callOrgsim } from '../orgs/call-orgsim.js';
import { runOrgsim } from './run-orgsim.js';

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
  folder = mkdtempSync(join(tmpdir(), 'orgsim-why-'));
  writeFileSync(join(folder, 'ORG.md'), SOUND);
  writeFileSync(join(folder, 'faulty.md'), SOUND.replace('event-driven', 'event-drivn'));
  runOrgsim(['run', '--for', '4h', '--trace', 'trace.jsonl', '--log', 'log.jsonl'], {
    cwd: folder,
  });
  writeFileSync(join(folder, 'broken.jsonl'), '{"tick":0');
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const why = (...args: string[]) => runOrgsim(['why', ...args], { cwd: folder });

test('an agent of ./ORG.md, by its name in any case', () => {
  const { code, stdout, stderr } = why('engineering LEAD', '--at', '2h');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^Engineering Lead: engineering-lead, L7, event-driven, claude-sonnet\n/);
  expect(stdout).toMatch(/after tick 240 \(Mon 2026-01-05 02:00\), seed 1\./);
  expect(stdout).toMatch(/^Next wake {4}tick /m);
});

test('JSON stands alone on standard output, in its documented shape', () => {
  const { stdout, stderr } = why('coo', '--at', '240', '--format', 'json', '--seed', '7');
  expect(stderr).toBe('');
  const report = JSON.parse(stdout) as Record<string, unknown>;
  expect(Object.keys(report)).toEqual([
    'org',
    'seed',
    'tickSeconds',
    'timezone',
    'agent',
    'mode',
    'trigger',
    'at',
    'lastWake',
    'workInProgress',
    'pending',
    'holds',
    'sources',
    'nextWake',
    'thresholds',
    'switches',
    'refusals',
    'held',
  ]);
  expect(report).toMatchObject({ seed: 7, at: { tick: 240, time: '2026-01-05T02:00:00' } });
});

test('a recorded run, without an org and with one', () => {
  const bare = why('coo', '--trace', 'trace.jsonl', '--at', '100');
  expect(bare).toMatchObject({ code: 0, stderr: '' });
  expect(bare.stdout).toMatch(/^coo\nAfter tick 100 of trace\.jsonl; nothing was run\.\n/);
  const named = why('coo', '.', '--trace', 'trace.jsonl', '--log', 'log.jsonl', '--at', '01:00');
  expect(named.stdout).toMatch(/^COO: coo\nAfter tick 120 \(Mon 2026-01-05 01:00\) of /);
  expect(named.stdout).toMatch(/^Did /m);
  const json = why('coo', '--trace', 'trace.jsonl', '--format', 'json').stdout;
  expect(JSON.parse(json)).toMatchObject({ trace: 'trace.jsonl', holds: null, tickSeconds: null });
});

test('whom no message woke', () => {
  const { code, stdout } = why('--never', '--for', '4h');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^Sound: 2 of 4 agents did not wake for a message in 4 h/);
  expect(stdout).toMatch(/^Engineer 1-2 \(polling\)$/m);
  const json = why('--never', 'ORG.md', '--for', '4h', '--format', 'json').stdout;
  expect(JSON.parse(json)).toMatchObject({ org: 'Sound', agentCount: 4, ticks: 480 });
});

describe('refused with a sentence', () => {
  test.each([
    [[], 'No agent is named.'],
    [['ORG.md'], '"ORG.md" is a file, and no agent is named before it.'],
    [['coo', '--log', 'log.jsonl'], '--log is read beside a trace, and there is no --trace.'],
    [['coo', '--trace', 'trace.jsonl', '--for', '2h'], 'With --trace nothing is run, so --for'],
    [['coo', '--trace', 'trace.jsonl', '--adapt'], 'With --trace nothing is run, so --adapt'],
    [['coo', '--trace', 'trace.jsonl', '--at', '2h'], 'A trace counts in ticks'],
    [['coo', '--trace', 'none.jsonl'], 'none.jsonl does not exist.'],
    [['coo', '--trace', 'broken.jsonl'], 'broken.jsonl:1: it is not JSON: it ends before its }'],
    [['--never', '--at', '3'], '--never is about a whole run, so --at would have no effect.'],
    [['--never', 'coo', 'ORG.md'], '--never is about all agents, and takes a file alone.'],
    [['cooo', 'ORG.md'], 'There is no agent "cooo".'],
    [['engineers', 'ORG.md'], '"engineers" means 2 agents: Engineer 1-2.'],
    [['coo', 'ORG.md', '--at', 'noon'], '--at takes a tick or a time, not "noon".'],
    [['coo', 'ORG.md', '--at', '5h', '--for', '4h'], '--at 5h is after the end of the run'],
  ])('%j', async (args, message) => {
    const paths = args.map((arg) => (/\.(md|jsonl)$/.test(arg) ? join(folder, arg) : arg));
    const { code, stdout, stderr } = await callOrgsim('why', ...paths);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.replaceAll(join(folder, '/'), '')).toContain(`error: ${message}`);
  });

  test('an org with errors', () => {
    const { code, stderr } = why('coo', 'faulty.md');
    expect(code).toBe(1);
    expect(stderr).toContain('faulty.md has errors, so it was not run.');
  });
});
