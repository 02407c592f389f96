// `orgsim cost --simulate` and `--workload` from the command line.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { callOrgsim } from '../orgs/call-orgsim.js';

const folder = mkdtempSync(join(tmpdir(), 'orgsim-cost-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = join(folder, 'ORG.md');
writeFileSync(
  path,
  '# Acme\n## Structure\n### COO\n- **Trigger:** event-driven\n### Team\n#### Lead\n- **Trigger:** event-driven\n#### Workers\n- **Count:** 2\n- **Trigger:** polling\n',
);
const short = ['--for', '12h', '--replications', '3'];

describe('json', () => {
  test('has the simulation beside the pinned keys, and the same bytes whatever the threads', async () => {
    const args = ['cost', path, '--simulate', ...short, '--format', 'json'];
    const { code, stdout } = await callOrgsim(...args);
    expect(code).toBe(0);
    const { agents, totals, simulation } = JSON.parse(stdout);
    expect(agents).toHaveLength(4);
    expect(Object.keys(totals).slice(0, 3)).toEqual(['perHour', 'perDay', 'perMonth']);
    expect(simulation).toMatchObject({ seeds: [1, 2, 3], replications: 3, ticks: 1440 });
    expect(simulation.agents[2]).toMatchObject({
      id: 'worker-1',
      wakes: { mean: 120, low: 120, high: 120, runs: 3 },
      agreement: { verdict: 'agrees' },
    });
    expect((await callOrgsim(...args, '--threads', '1')).stdout).toBe(stdout);
  });

  test('without it has what it had, and what arrivals by chance change', async () => {
    const plain = JSON.parse((await callOrgsim('cost', path, '--format', 'json')).stdout);
    expect(Object.keys(plain)).not.toContain('simulation');
    const args = ['cost', path, '--arrivals', 'poisson', '--format', 'json'];
    const { bursts, agents } = JSON.parse((await callOrgsim(...args)).stdout);
    expect(bursts.eventDrivenWakesPerHour).toBeLessThan(bursts.withOneATick);
    expect(agents[0].invocationsPerHour).toBeLessThan(plain.agents[0].invocationsPerHour);
  });

  test('says what rates from the flow rest on', async () => {
    const args = ['cost', path, '--workload', ...short, '--format', 'json'];
    const { workload, agents } = JSON.parse((await callOrgsim(...args)).stdout);
    expect(workload).toMatchObject({ seeds: [1, 2, 3], ticks: 1440 });
    const plain = JSON.parse((await callOrgsim('cost', path, '--format', 'json')).stdout);
    expect(agents[0].invocationsPerHour).not.toBe(plain.agents[0].invocationsPerHour);
  });
});

describe('refused in a sentence', () => {
  test.each([
    [['--seed', '4'], /--seed is about runs, and an estimate runs nothing/],
    [['--for', '2d'], /--for is about runs/],
    [['--replications', '4'], /--replications is about runs/],
    [['--threads', '2'], /--threads is about runs/],
    [['--start', '2026-02-02'], /--start is about runs/],
    [['--workload', '--arrivals', 'poisson'], /--arrivals poisson would have no effect/],
    [['--simulate', '--threads', '2', '--replications', '1'], /there is only one run/],
    [['--simulate', '--for', '0'], /--for takes a number of ticks or a time above 0/],
    [['--simulate', '--for', '900y'], /--for/],
    [['--simulate', '--start', 'noon'], /--start takes a date/],
    [['--arrivals', 'bursts'], /--arrivals/],
    [['--simulate', '--replications', '0'], /--replications takes a whole number from 1/],
  ])('%j', async (args, message) => {
    const { code, stderr, stdout } = await callOrgsim('cost', path, ...args);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
    expect(stdout).toBe('');
  });

  test('an org with errors is neither run nor priced', async () => {
    const faulty = join(folder, 'FAULTY.md');
    writeFileSync(faulty, '# Acme\n## Structure\n### COO\n- **Triger:** polling\n');
    const { code, stderr } = await callOrgsim('cost', faulty, '--simulate', '--workload');
    expect(code).toBe(1);
    expect(stderr).toMatch(/has errors, so it was not priced/);
  });
});

test('run, compare and why take a flat price, and refuse a table that nobody knows', async () => {
  const runArgs = ['run', path, '--for', '1h', '--advice', 'off'];
  const priced = await callOrgsim(...runArgs, '--pricing', 'flat:0.01/1K', '--format', 'json');
  expect(JSON.parse(priced.stdout).premises.pricing).toEqual({
    name: 'flat:0.01/1K',
    asOf: null,
    source: 'flat, $0.01 per 1K tokens',
    tokens: null,
    cache: null,
  });
  const compared = await callOrgsim('compare', path, path, ...short, '--pricing', 'flat:0.01/1K');
  expect(compared.stdout).toMatch(/Prices: flat:0.01\/1K/);
  const why = ['why', 'coo', path, '--pricing', 'flat:1/K', '--format', 'json'];
  // A dollar for a thousand tokens, of a prompt that is counted and an answer of a thousand.
  const { costUsd } = JSON.parse((await callOrgsim(...why)).stdout).lastWake;
  expect(costUsd).toBeGreaterThan(1);
  expect(costUsd).toBeLessThan(5);
  const refused = await callOrgsim(...runArgs, '--pricing', 'gold');
  expect(refused.code).toBe(2);
  expect(refused.stderr).toMatch(
    /--pricing takes catalog, reference or flat:PRICE\/1K, not "gold"/,
  );
});
