// `orgsim compare` and `orgsim run --replications` as a shell sees them: threads, bytes, refusals.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { POLLING, SLEEPING } from '../main/sample-orgs.js';
import { runOrgsim } from './run-orgsim.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'orgsim-compare-'));
  writeFileSync(join(folder, 'a.md'), POLLING);
  writeFileSync(join(folder, 'b.md'), SLEEPING);
  writeFileSync(join(folder, 'ORG.md'), POLLING);
  writeFileSync(join(folder, 'faulty.md'), POLLING.replace('event-driven', 'event-drivn'));
  writeFileSync(
    join(folder, 'events.jsonl'),
    '{"tick":1,"to":"worker-2","type":"message","body":"x"}\n',
  );
  writeFileSync(join(folder, 'small.md'), POLLING.replace('- **Count:** 2', '- **Count:** 1'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const orgsim = (...args: string[]) => runOrgsim(args, { cwd: folder });

describe('replications', () => {
  const replicate = (...args: string[]) =>
    orgsim('run', '--for', '3h', '--replications', '4', ...args);

  test.each(['table', 'json'])('the same bytes whatever the threads, as %s', (format) => {
    const [one, two, five] = ['1', '2', '5'].map((threads) =>
      replicate('--format', format, '--threads', threads),
    );
    expect(one).toMatchObject({ code: 0, stderr: '' });
    expect(two).toEqual(one);
    expect(five).toEqual(one);
    expect(replicate('--format', format)).toEqual(one);
  });

  test('JSON has a mean, an interval and a spread for each figure', () => {
    const json = JSON.parse(replicate('--seed', '3', '--format', 'json').stdout);
    expect(Object.keys(json).slice(0, 7)).toEqual([
      'org',
      'seeds',
      'tickSeconds',
      'ticks',
      'replications',
      'totals',
      'agents',
    ]);
    expect(json).toMatchObject({ org: 'Team', seeds: [3, 4, 5, 6], ticks: 360, replications: 4 });
    const { mean, low, high, stdev, runs } = json.totals.costPerHour;
    expect(low).toBeLessThan(mean);
    expect(high).toBeGreaterThan(mean);
    expect({ positive: stdev > 0, runs }).toEqual({ positive: true, runs: 4 });
    expect(json.agents.map(({ id }: { id: string }) => id)).toEqual([
      'lead',
      'worker-1',
      'worker-2',
    ]);
    expect(json.agents[0].wakesPerHour.mean).toBeGreaterThan(0);
  });

  test('one of them is a plain run', () => {
    const args = ['run', '--for', '1h', '--format', 'json'];
    expect(orgsim(...args, '--replications', '1')).toEqual(orgsim(...args));
  });
});

describe('a comparison', () => {
  const compare = (...args: string[]) =>
    orgsim('compare', '--for', '3h', '--replications', '4', ...args);

  test.each(['table', 'json'])('the same bytes whatever the threads, as %s', (format) => {
    const one = compare('a.md', 'b.md', '--format', format, '--threads', '1');
    expect(one).toMatchObject({ code: 0, stderr: '' });
    expect(compare('a.md', 'b.md', '--format', format, '--threads', '3')).toEqual(one);
  });

  test('JSON names the orgs and judges each difference', () => {
    const json = JSON.parse(compare('a.md', 'b.md', 'a.md', '--format', 'json').stdout);
    expect(json).toMatchObject({
      seeds: [1, 2, 3, 4],
      replications: 4,
      workloadFrom: { file: 'a.md', name: 'Team' },
      orgs: [
        { org: 'A', file: 'a.md', agents: 3 },
        { org: 'B', file: 'b.md', agents: 3 },
        { org: 'C', file: 'a.md', agents: 3 },
      ],
      comparisons: [
        { org: 'B', against: 'A', metrics: { costPerHour: { runs: 4, verdict: 'better' } } },
        {
          org: 'C',
          against: 'A',
          metrics: { costPerHour: { mean: 0, stdev: 0, verdict: 'same' } },
        },
      ],
    });
  });

  test('standard input and folders are orgs too', () => {
    const { code, stdout } = runOrgsim(
      ['compare', '.', '-', '--for', '1h', '--replications', '2'],
      {
        cwd: folder,
        input: SLEEPING,
      },
    );
    expect(code).toBe(0);
    expect(stdout).toContain('A  Team (ORG.md): 3 agents');
    expect(stdout).toContain('B  Team (<stdin>): 3 agents');
  });

  test('an org with errors: its findings, and nothing is compared', () => {
    const { code, stdout, stderr } = compare('a.md', 'faulty.md');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('invalid-trigger-mode');
    expect(stderr).toContain('error: faulty.md has errors, so nothing was compared.');
  });
});

describe('one sentence, the next step and exit code 2', () => {
  test.each<[string, string[], RegExp]>([
    ['one org', ['compare', 'a.md'], /nothing to compare it with/],
    ['no org', ['compare'], /argument <files> is missing/],
    ['a missing org', ['compare', 'a.md', 'gone.md'], /gone\.md does not exist/],
    ['standard input twice', ['compare', '-', '-'], /Standard input can be read only once/],
    [
      'a missing org to take the work from',
      ['compare', 'a.md', 'b.md', '--workload-from', 'gone.md'],
      /gone\.md does not exist/,
    ],
    [
      'events for somebody whom one of them lacks',
      ['compare', 'a.md', 'small.md', '--events', 'events.jsonl'],
      /events\.jsonl:1.*worker-2/,
    ],
    ['a trace of a comparison', ['compare', 'a.md', 'b.md', '--trace', 't'], /no option --trace/],
    ['no replications', ['run', '--replications', '0'], /takes a whole number from 1 to 100,000/],
    ['too many', ['run', '--replications', '9999999'], /from 1 to 100,000, not "9999999"/],
    ['no threads', ['run', '--replications', '2', '--threads', '0'], /--threads takes a whole/],
    ['threads for one run', ['run', '--threads', '2'], /there is only one run/],
    [
      'a trace of many runs',
      ['run', '--replications', '2', '--trace', 't.jsonl'],
      /--trace records one run, and --replications asks for 2/,
    ],
    [
      'a log of many runs',
      ['run', '--replications', '2', '--log', 'l.jsonl'],
      /--log records one run/,
    ],
  ])('%s', (_title, args, sentence) => {
    const { code, stdout, stderr } = orgsim(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^error: .+\.\n.+\n$/);
    expect(stderr).toMatch(sentence);
  });
});
