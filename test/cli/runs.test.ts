// `orgsim runs` as a shell starts it: lists, shows, prunes.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createRun } from '#main/live/open-run';
import { RUN, turnOf } from '../journal/sample-records.js';
import { runOrgsim } from './run-orgsim.js';

let folder: string;
let ids: string[];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'orgsim-cli-runs-'));
  ids = [];
  for (const day of ['01', '02']) {
    const at = `2026-02-${day}T09:00:00.000Z`;
    const run = await createRun(join(folder, 'runs'), at, 'Ship the beta');
    await run.journal.append({ ...RUN, id: run.id, at });
    await run.journal.append(turnOf(12));
    await run.close();
    ids.push(run.id);
  }
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function runs(...args: readonly string[]): ReturnType<typeof runOrgsim> {
  return runOrgsim(['runs', ...args], { cwd: folder });
}

test('lists them, as a table and as JSON', () => {
  const { code, stdout, stderr } = runs();
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toContain('2 runs in runs, oldest first.');
  for (const id of ids) expect(stdout).toContain(`${id}  Acme  killed  12 of 2,880`);
  const { runs: listed } = JSON.parse(runs('--format', 'json').stdout);
  expect(listed.map(({ id }: { id: string }) => id)).toEqual(ids);
  expect(runs('--runs', 'none').stdout).toContain('There are no runs in none.');
});

test('shows one, by as little as says which', () => {
  const { code, stdout } = runs('show', '2026-02-01');
  expect(code).toBe(0);
  expect(stdout).toContain(`Next         orgsim run --resume ${ids[0]}\n`);
  const { resume } = JSON.parse(runs('show', '2026-02-02', '--format', 'json').stdout);
  expect(resume).toBe(`orgsim run --resume ${ids[1]}`);
  const unknown = runs('show', `${ids[0]}x`);
  expect(unknown.code).toBe(2);
  expect(unknown.stderr).toContain(`Did you mean ${ids[0]}?`);
});

test('takes away what is named, only with --yes where nobody can be asked', () => {
  const unasked = runs('prune', '--keep', '1');
  expect(unasked.code).toBe(1);
  expect(unasked.stderr).toContain(`1 run in runs would go for good:\n  ${ids[0]}  killed`);
  expect(unasked.stderr).toContain('--yes takes them away without asking.');
  expect(readdirSync(join(folder, 'runs'))).toEqual(expect.arrayContaining(ids));
  const done = runs('prune', '--keep', '1', '--yes');
  expect([done.code, done.stdout]).toEqual([0, expect.stringMatching(/^Took away 1 run, \d/)]);
  expect(readdirSync(join(folder, 'runs'))).toEqual(['.gitignore', ids[1]]);
  expect(runs('prune', '--older-than', '10h', '--yes').code).toBe(0);
  expect(readdirSync(join(folder, 'runs'))).toEqual(['.gitignore']);
  expect(runs('prune', '--all').stderr).toContain('No run in runs is to go.');
});

test.each([
  [['prune'], 'It is not said which runs are to go.'],
  [['prune', '--all', '--keep', '1'], '--all takes all runs'],
  [['prune', '--older-than', '3'], '--older-than takes a length of time, not "3".'],
  [['prune', '--keep', 'x'], '--keep takes a whole number'],
  [['show'], 'The argument <id> is missing.'],
  [['shwo'], 'orgsim runs takes fewer arguments.'],
])('refuses %j', (args, message) => {
  const { code, stderr } = runs(...args);
  expect(code).toBe(2);
  expect(stderr).toContain(message);
});
