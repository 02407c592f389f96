// Reports on live runs: the list, one in full, what prune says; as text and as JSON.
import { describe, expect, test } from 'vitest';
import { answerCommands, resumeCommand } from '#main/live/run-command';
import type { RunState } from '#main/live/run-state';
import { formatAge, formatBytes } from '#report/run-state-words';
import { formatRunJson, formatRunsJson } from '#report/runs-json';
import { formatPrunePlan } from '#report/runs-prune-text';
import { formatRunPage } from '#report/runs-show-text';
import { formatRunsText } from '#report/runs-text';
import { PLAIN_STYLE } from '#report/style';
import {
  ALL,
  AT_LIMIT,
  DAMAGED,
  DONE,
  INTERRUPTED,
  KILLED,
  NOT_BEGUN,
  NOW,
  RUNNING,
} from './run-states.js';

const GOLDEN = '../golden/runs';

function page(run: RunState, columns: number | null = 100): string {
  const command = resumeCommand(run, null);
  const answers = answerCommands(run, run.summary?.waiting ?? [], null);
  const commands = [...answers, ...(command === null ? [] : [command])];
  return formatRunPage({ run, now: NOW, commands }, { style: PLAIN_STYLE, columns });
}

test.each([120, 60, 44])('the list in %d columns', async (columns) => {
  const text = formatRunsText(ALL, 'runs', NOW, { style: PLAIN_STYLE, columns });
  for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(columns);
  await expect(text).toMatchFileSnapshot(`${GOLDEN}/list-${columns}.txt`);
});

test('no runs at all', () => {
  expect(formatRunsText([], 'old runs', NOW, { style: PLAIN_STYLE, columns: null })).toBe(
    'There are no runs in old runs. Begin one: orgsim run ORG.md --live --max-usd 1\n',
  );
});

test.each([
  ['done', DONE],
  ['limit', AT_LIMIT],
  ['killed', KILLED],
  ['interrupted', INTERRUPTED],
  ['running', RUNNING],
  ['not-begun', NOT_BEGUN],
  ['damaged', DAMAGED],
])('a run that is %s', async (name, run) => {
  const text = page(run);
  // What models and people wrote cannot act on the terminal.
  expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
  await expect(text).toMatchFileSnapshot(`${GOLDEN}/show-${name}.txt`);
});

test('a run on a narrow terminal', async () => {
  await expect(page(INTERRUPTED, 50)).toMatchFileSnapshot(`${GOLDEN}/show-narrow.txt`);
});

describe('the command that goes on', () => {
  test.each([
    [INTERRUPTED, null, 'orgsim run --resume 2026-11-29-1432-ship-the-beta-7f3a --in-doubt hold'],
    [{ ...INTERRUPTED, inDoubt: [] }, 'runs of me', "--runs 'runs of me'"],
    [{ ...DONE, state: 'end', summary: { parked: ['coo'] } } as const, null, '--resume'],
    [AT_LIMIT, null, 'orgsim run --resume 2026-11-29-1100-ship-the-beta-22cd --max-usd 10'],
  ])('is whole', (run, runs, expected) => {
    expect(resumeCommand(run, runs)).toContain(expected);
  });

  test.each([[DONE], [RUNNING], [NOT_BEGUN], [DAMAGED]])('is none where there is none', (run) => {
    expect(resumeCommand(run, null)).toBeNull();
  });
});

test('JSON, with money in dollars and nothing raw in it', () => {
  const { folder, runs } = JSON.parse(formatRunsJson(ALL, 'runs'));
  expect(folder).toBe('runs');
  expect(runs.map(({ state }: RunState) => state)).toEqual(ALL.map(({ state }) => state));
  const text = formatRunJson(INTERRUPTED, 'orgsim run --resume x', [
    'orgsim run --resume x --approve',
  ]);
  expect(text.trimEnd()).not.toMatch(/[\p{Cc}\u202e]/u);
  expect(JSON.parse(text)).toMatchObject({
    resume: 'orgsim run --resume x',
    answers: ['orgsim run --resume x --approve'],
    spent: { usd: 0.4211, calls: 33 },
    inDoubt: [
      { id: '310.0.coo#1', reservedUsd: 0.06125, reservedTokens: 9_800, decision: 'hold' },
      { reservedUsd: null, decision: null },
    ],
    agents: [{ agent: 'coo' }, { agent: 'dev', spent: { usd: null, pricedUsd: 0.0211 } }],
  });
});

test('what would go', () => {
  const plan = { gone: [{ run: DONE, bytes: 1_240_000 }], held: [RUNNING] };
  expect(formatPrunePlan(plan, 'runs', null)).toBe(
    [
      '2026-11-29-1738-ship-the-beta-44aa stays: a process is at work on it.',
      '1 run in runs would go for good:',
      '  2026-11-01-0900-write-the-notes-01ab  done  $0.42  1.2 MB',
      '',
    ].join('\n'),
  );
  expect(formatPrunePlan({ gone: [], held: [] }, 'runs', null)).toBe('No run in runs is to go.\n');
});

test('ages and sizes', () => {
  const ago = (seconds: number): string =>
    formatAge(new Date(Date.parse(NOW) - seconds * 1000).toISOString(), NOW);
  expect([-5, 0, 59, 60, 3599, 3600, 86_399, 86_400, 400 * 86_400].map(ago)).toEqual([
    'now',
    'now',
    'now',
    '1 min',
    '59 min',
    '1 h',
    '23 h',
    '1 d',
    '400 d',
  ]);
  expect([0, 999, 1000, 9_999, 12_345, 5e6, 2e10].map(formatBytes)).toEqual([
    '0 bytes',
    '999 bytes',
    '1.0 kB',
    '10.0 kB',
    '12 kB',
    '5.0 MB',
    '20 GB',
  ]);
});
