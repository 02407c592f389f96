// `orgsim cost --view tokens` at the command line: what it takes, what it refuses, and limits that hold in this view, too.
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { callOrgsim } from '../orgs/call-orgsim.js';

const ORGS = fileURLToPath(new URL('../../orgs/', import.meta.url));
const BILL = `${ORGS}13-token-bill`;
const FLAT = ['--pricing', 'flat:0.01/1K'];

describe('usage', () => {
  test.each([
    [['--for', '4h'], '--for is about runs, and an estimate runs nothing.'],
    [['--view', 'tokens', '--for', 'soon'], '--for takes a number of ticks or a time above 0'],
    [['--view', 'tokens', '--break-even'], '--break-even is about dollars'],
    [['--view', 'tokens', '--group-by', 'model'], '--group-by is about dollars'],
    [['--view', 'tokens', '--what-if', 'all: polling'], '--what-if is about dollars'],
  ])('%j is refused', async (flags, sentence) => {
    const { code, stderr, stdout } = await callOrgsim('cost', BILL, ...flags);
    expect(code).toBe(2);
    expect(stderr).toContain(sentence);
    expect(stdout).toBe('');
  });

  test('an unknown view', async () => {
    const { code, stderr } = await callOrgsim('cost', BILL, '--view', 'tokes');
    expect(code).toBe(2);
    expect(stderr).toContain('tokens');
  });
});

test('JSON has the tokens only where they are asked for', async () => {
  const dollars = await callOrgsim('cost', BILL, '--format', 'json');
  expect(JSON.parse(dollars.stdout)).not.toHaveProperty('tokens');
  const tokens = await callOrgsim('cost', BILL, '--format', 'json', '--view', 'tokens');
  expect(JSON.parse(tokens.stdout)).toHaveProperty('tokens.scenarios.allPolling.perDay.low');
});

test('a budget that is passed is told in this view, too', async () => {
  const flags = ['--view', 'tokens', ...FLAT, '--budget', '40/month'];
  const { code, stdout } = await callOrgsim('cost', BILL, ...flags);
  expect(code).toBe(1);
  expect(stdout).toContain('Budget $40.00/month: over by $5.00.');
});

test('another rate on the command line is another amount of tokens', async () => {
  const flags = ['--view', 'tokens', ...FLAT, '--rate', 'Coding Agent 2=100 events/day'];
  const { stdout } = await callOrgsim('cost', BILL, ...flags);
  expect(stdout).toMatch(/Coding Agent 1,3 +event +100,000 /);
  expect(stdout).toMatch(/Coding Agent 2 +event +100,000 /);
});

test('several orgs, one below the other', async () => {
  const orgs = [`${ORGS}14-code-review`, `${ORGS}15-bug-report`];
  const { code, stdout } = await callOrgsim('cost', ...orgs, '--view', 'tokens', ...FLAT);
  expect(code).toBe(0);
  expect(stdout.match(/^\S.*: 3 agents, ticks of/gm)).toEqual([
    'Code Review: 3 agents, ticks of',
    'Bug Report: 3 agents, ticks of',
  ]);
});
