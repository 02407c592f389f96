// `orgsim run --live` from the command line, on models that cost nothing: what it prints, what it keeps, what it refuses.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { SLEEPING_ORG } from '../main/live/live-world.js';
import type { Ended } from './run-orgsim.js';
import { runOrgsim } from './run-orgsim.js';

const ORDER = ['--order', 'Bring out the almanac', '--for', '2h'];
const DRY = ['--live', '--model', 'dry-run'];

let folder = '';
let org = '';
let runs = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'orgsim-live-'));
  org = join(folder, 'ORG.md');
  runs = join(folder, 'runs');
  writeFileSync(org, SLEEPING_ORG);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: readonly string[]): Ended {
  return runOrgsim(['run', ...args, '--runs', runs], { env: NOWHERE });
}

/** A server that is none, so that no key is needed: nobody is ever asked there. */
const NOWHERE = { OPENAI_BASE_URL: 'http://127.0.0.1:9/v1', HOME: tmpdir() };

function ids(): string[] {
  return readdirSync(runs).filter((name) => !name.startsWith('.'));
}

test('an order of eight agents is completed, and kept with its transcript, results and summary', () => {
  const { code, stdout, stderr } = run(org, ...DRY, ...ORDER);
  expect(code).toBe(0);
  expect(stdout).toContain('All orders are complete.');
  expect(stdout).not.toContain(folder);
  expect(stderr).toContain('nothing: no model here is paid for');
  const [id = ''] = ids();
  expect(stderr).toContain(id);
  const kept = join(runs, id);
  const transcript = readFileSync(join(kept, 'transcript.jsonl'), 'utf8').trim().split('\n');
  expect(transcript.map((line) => JSON.parse(line))).toContainEqual(
    expect.objectContaining({ agent: 'coo', tick: 0, wave: 0, id: '0.0.coo#1' }),
  );
  expect(readFileSync(join(kept, 'results', 'order-1.md'), 'utf8')).toContain('done');
  const summary = JSON.parse(readFileSync(join(kept, 'summary.json'), 'utf8'));
  expect(summary).toMatchObject({ id, state: 'done', orders: [{ state: 'complete' }] });
});

test('a recorded run comes again, byte by byte, from its id and from its file', () => {
  const first = run(org, ...DRY, ...ORDER, '--record');
  const [id = ''] = ids();
  const again = run('--replay', id);
  expect(again.code).toBe(0);
  expect(again.stdout).toBe(first.stdout);
  const recording = join(runs, id, 'recording.jsonl');
  const agents = readFileSync(recording, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).agent);
  expect(new Set(agents).size).toBe(8);
  expect(agents).toEqual(agents.toSorted((a, b) => (a < b ? -1 : 1)));
  const json = run(org, ...ORDER, '--model', 'dry-run', '--replay', recording, '--format', 'json');
  expect(JSON.parse(json.stdout)).toMatchObject({
    live: { state: 'done' },
    agents: [{ id: 'coo' }, {}, {}, {}, {}, {}, {}, {}],
  });
  const other = run(org, '--order', 'Another', '--model', 'dry-run', '--replay', recording);
  expect(other.code).toBe(2);
  expect(other.stderr).toContain('for coo at tick 0');
});

test('metrics over time are written as of a dry run, from the first tick, also when it is taken up', () => {
  const metrics = join(folder, 'm.jsonl');
  const sampled = ['--metrics', metrics, '--sample', '1'];
  const { code } = run(org, ...DRY, ...ORDER, ...sampled, '--max-calls', '7');
  expect(code).toBe(1);
  const lines = (): { covers: string; tick: number }[] =>
    readFileSync(metrics, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  const stopped = lines();
  expect(stopped.at(-1)).toMatchObject({ covers: 'run' });
  const [id = ''] = ids();
  expect(run('--resume', id, '--max-calls', '100', ...sampled).code).toBe(0);
  const whole = lines();
  expect(whole.find(({ covers }) => covers === 'sample')).toMatchObject({ tick: 1 });
  expect(whole.at(-1)?.tick).toBeGreaterThan(stopped.at(-1)?.tick ?? 0);
});

test('what a person did when the run was taken up is part of its replay, and so is its limit', () => {
  run(org, ...DRY, ...ORDER, '--record');
  const [id = ''] = ids();
  const taken = run('--resume', id, '--order', 'And the index');
  expect(taken.code).toBe(0);
  expect(taken.stdout).toContain('And the index');
  expect(run('--replay', id).stdout).toBe(taken.stdout);
  const limited = run(org, ...DRY, ...ORDER, '--record', '--max-calls', '7');
  const other = limited.stderr.match(/--resume (\S+)/u)?.[1] ?? '';
  const again = run('--replay', other);
  expect({ code: again.code, stdout: again.stdout }).toEqual({ code: 1, stdout: limited.stdout });
});

test('a limit ends it with 1, and a resume with more goes on', () => {
  const stopped = run(org, ...DRY, ...ORDER, '--max-calls', '3');
  expect(stopped.code).toBe(1);
  expect(stopped.stdout).toContain('--max-calls does not cover another call.');
  const [id = ''] = ids();
  expect(stopped.stderr).toContain(`orgsim run --resume ${id}`);
  const resumed = run('--resume', id.slice(-4), '--max-calls', '100');
  expect(resumed.code).toBe(0);
  expect(resumed.stdout).toContain('All orders are complete.');
  const whole = run(org, ...DRY, ...ORDER, '--max-calls', '100');
  expect(resumed.stdout).toBe(whole.stdout);
});

test('agents outside and orgs with errors are refused before anything is made', () => {
  writeFileSync(
    org,
    SLEEPING_ORG.replace('### Text Lead\n', '### Text Lead\n\n- **Runtime:** external\n'),
  );
  const external = run(org, ...DRY, ...ORDER);
  expect(external.code).toBe(2);
  expect(external.stderr).toContain('Text Lead runs outside orgsim');
  writeFileSync(org, SLEEPING_ORG.replace('COO\n', 'nobody at all\n'));
  expect(run(org, ...DRY, ...ORDER).code).toBe(1);
  expect(readdirSync(folder)).toEqual(['ORG.md']);
});

const REFUSED: readonly (readonly [args: readonly string[], says: string])[] = [
  [['--max-usd', '2'], '--max-usd is for real models'],
  [['--live', '--replications', '3'], '--replications is for dry runs'],
  [['--live', '--advice', 'proved'], '--advice is for dry runs'],
  [['--live', '--adapt'], '--adapt is for dry runs'],
  [['--replay', '7f3a', '--max-usd', '2'], '--max-usd is one of those'],
  [['--live', '--behavior', 'passive'], '--behavior is for dry runs'],
  [['--live', '--in-doubt', 'skip'], '--in-doubt is said to a run that is taken up'],
  [['--live', '--max-usd', '0'], '--max-usd takes dollars above 0'],
  [['--live', '--model', 'foo/bar'], 'Nobody is known to run the model'],
  [['--resume', 'x', '--seed', '4'], '--seed is one of those'],
  [['--resume', 'x', '--replay', 'y'], 'Leave one of them out'],
  [['--resume', 'x', '--approve', '--reject'], 'decide the same request'],
  [['--resume', 'x', '--answer', 'nothing'], '--answer takes the task'],
  [['--resume', 'x'], 'There is no run "x"'],
];

test.each(REFUSED)('%j is refused in a sentence', (args, says) => {
  const isOfRun = args[0] !== '--live' && args[0] !== '--max-usd';
  const { code, stdout, stderr } = run(...(isOfRun ? [] : [org]), ...args);
  expect(code).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toContain(says);
});

test('without a limit it is refused where nobody can be asked, and says what a wake may cost', () => {
  const priced = SLEEPING_ORG.replaceAll(
    'event-driven\n',
    'event-driven\n- **Model:** openai/gpt-5\n',
  );
  writeFileSync(org, priced);
  const { code, stdout, stderr } = run(org, '--live', ...ORDER);
  expect(code).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toContain('--live needs a limit');
  expect(stderr).toMatch(/of COO and 2 others on gpt-5 at most \$\d/u);
  expect(stderr).toContain('openai is asked at 127.0.0.1:9, on this machine (OPENAI_BASE_URL)');
});

test('a model without a price is refused under --max-usd, with what to do', () => {
  const unpriced = SLEEPING_ORG.replaceAll(
    'event-driven\n',
    'event-driven\n- **Model:** openai/mine\n',
  );
  writeFileSync(org, unpriced);
  const { code, stderr } = run(org, '--live', '--max-usd', '2', ...ORDER);
  expect(code).toBe(2);
  expect(stderr).toContain('no price of openai/mine is known');
  expect(stderr).toContain('--max-calls');
  expect(readdirSync(folder)).toEqual(['ORG.md']);
});
