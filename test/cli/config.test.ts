// `orgsim config` as a shell sees it: the chart, the settings, their sources, the pinned JSON.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runOrgsim } from './run-orgsim.js';

const ORG = `# Acme

## Culture

preset: startup

- **Default trigger:** event-driven for L7+, polling for L6 and below
- **Default max sleep:** 300 ticks

## Structure

### Rosa Marín — COO

- **Wake on:** escalations, orders
- **Timer:** daily review at 09:00 — look at the queue
- **Threshold:** org escalation rate > 30%

### Engineering

- **Cooldown:** 2

#### Engineering Lead

- **Batch window:** 1 tick, 3 ticks for completions
- **Wake on:** tasks, code changes (repo: acme/api)

#### Backend Workers

- **Count:** 3
`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'orgsim-config-'));
  writeFileSync(join(folder, 'ORG.md'), ORG);
  writeFileSync(
    join(folder, 'faulty.md'),
    ORG.replace('Max sleep', 'Max slep').replace('orders', 'ordrs'),
  );
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const config = (...args: string[]) =>
  runOrgsim(['config', ...args], { cwd: folder, env: { COLUMNS: '100' } });

test('the chart and the triggers', async () => {
  const { code, stdout, stderr } = config();
  expect(code).toBe(0);
  // Its timer has no time zone, its window and its filter hold back much: that leaves the exit code alone.
  expect(stderr.match(/\d+:\d+ +(?:error|warning|info)/g)).toEqual([
    '24:21  warning',
    '25:16  warning',
  ]);
  await expect(stdout).toMatchFileSnapshot('../golden/config/acme.txt');
});

test('every setting and where it comes from', async () => {
  const { code, stdout } = config('--origin');
  expect(code).toBe(0);
  await expect(stdout).toMatchFileSnapshot('../golden/config/acme-origin.txt');
});

test.each([
  ['Wake on', 'ORG.md:14:16'],
  ['Trigger', 'culture default at 7:24'],
  ['Max sleep', 'culture default at 8:26'],
  ['Cooldown', 'built-in: none is stated'],
  ['Timer', 'ORG.md:15:14'],
  ['Model', 'built-in: level 9 and above'],
])('%s comes from %s', (setting, source) => {
  const { stdout } = config('--origin', '--agent', 'rosa marin');
  const line = stdout.split('\n').find((row) => row.trim().startsWith(`${setting} `));
  expect(line).toMatch(new RegExp(`${source.replaceAll('.', '\\.')}$`));
});

test('a department decides for its roles', () => {
  const { stdout } = config('--origin', '--agent', 'engineering-lead');
  expect(stdout).toMatch(/Cooldown +2 ticks +department field at 20:17/);
});

describe('--agent', () => {
  test.each(['rosa-marin', 'Rosa Marín', 'ROSA MARIN', 'coo'])('%s', (name) => {
    const { code, stdout } = config('--agent', name);
    expect(code).toBe(0);
    expect(stdout).toContain('Rosa Marín, COO');
    expect(stdout).not.toContain('Engineering Lead');
  });

  test('the name of a Count means its members', () => {
    const { stdout } = config('--agent', 'backend workers', '--format', 'json');
    expect(JSON.parse(stdout).agents.map(({ id }: { id: string }) => id)).toEqual([
      'backend-worker-1',
      'backend-worker-2',
      'backend-worker-3',
    ]);
  });

  test('nobody by that name', () => {
    const { code, stdout, stderr } = config('--agent', 'rosa-marn');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toBe(
      'error: There is no agent "rosa-marn".\nDid you mean --agent "rosa-marin"?\n',
    );
  });
});

describe('--format json', () => {
  const json = () => JSON.parse(config('ORG.md', '--format', 'json').stdout);

  test('pinned keys in their order', () => {
    const org = json();
    expect(Object.keys(org)).toEqual([
      'name',
      'timezone',
      'tickSeconds',
      'culture',
      'policies',
      'agents',
    ]);
    const [coo] = org.agents;
    expect(Object.keys(coo)).toEqual([
      'id',
      'name',
      'title',
      'level',
      'department',
      'reportsTo',
      'domain',
      'model',
      'runtime',
      'trigger',
    ]);
    expect(Object.keys(coo.trigger)).toEqual([
      'mode',
      'triggerOn',
      'batchWindow',
      'batchOverrides',
      'maxSleepTicks',
      'cooldownTicks',
      'timers',
      'thresholds',
    ]);
  });

  test('an event-driven agent, whole', () => {
    expect(json().agents[0]).toEqual({
      id: 'rosa-marin',
      name: 'Rosa Marín',
      title: 'COO',
      level: 10,
      department: null,
      reportsTo: null,
      domain: null,
      model: 'claude-opus',
      runtime: 'model',
      trigger: {
        mode: 'event-driven',
        triggerOn: ['escalation_received', 'order_received'],
        batchWindow: 0,
        batchOverrides: {},
        maxSleepTicks: 300,
        cooldownTicks: 0,
        timers: [{ name: 'daily review', cron: '0 9 * * *', context: 'look at the queue' }],
        thresholds: [
          {
            scope: 'org',
            metric: 'escalation_rate',
            operator: '>',
            value: 0.3,
            cooldownTicks: 100,
            windowTicks: 120,
            context: null,
          },
        ],
      },
    });
  });

  test('windows, filters, and what a polling agent has no use for', () => {
    const [, lead, worker] = json().agents;
    expect(lead.trigger).toMatchObject({
      triggerOn: ['task_assigned', 'code_changed'],
      batchWindow: 1,
      batchOverrides: { completion_received: 3 },
      triggerFilters: [{ trigger: 'code_changed', filter: { repo: 'acme/api' } }],
    });
    expect(worker.trigger).toEqual({
      mode: 'polling',
      tickInterval: 1,
      cooldownTicks: 2,
      timers: [],
      thresholds: [],
    });
  });

  test('several files are an array', () => {
    const { code, stdout } = config('ORG.md', 'faulty.md', '--format', 'json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout).map(({ name }: { name: string }) => name)).toEqual(['Acme', 'Acme']);
  });
});

test('errors are printed beside the result, which stays JSON, and the exit code is 1', () => {
  const { code, stdout, stderr } = config('faulty.md', '--format', 'json');
  expect(code).toBe(1);
  expect(JSON.parse(stdout).name).toBe('Acme');
  expect(stderr).toContain('unknown-wake-event');
});

test.each([
  ['--format yaml', ['--format', 'yaml'], /yaml/],
  ['a missing file', ['gone.md'], /gone\.md does not exist/],
  ['an unknown option', ['--orign'], /no option --orign/],
])('%s is refused in a sentence', (_title, args, sentence) => {
  const { code, stdout, stderr } = config(...args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/^error: .+\.\n.+\n$/);
  expect(stderr).toMatch(sentence);
});
