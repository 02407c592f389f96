// `orgsim cost diff` of an org that is as it was, when prices or caches are not.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { POLLING, SLEEPING } from '../main/sample-orgs.js';
import { callOrgsim } from '../orgs/call-orgsim.js';

const start = process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'orgsim-diff-prices-'));
beforeAll(() => {
  process.chdir(folder);
  writeFileSync('ORG.md', POLLING);
  writeFileSync('new.md', SLEEPING);
});
afterAll(() => {
  process.chdir(start);
  rmSync(folder, { recursive: true, force: true });
});

const diff = (...args: string[]) => callOrgsim('cost', 'diff', ...args);
async function jsonOf(...args: string[]) {
  const { code, stdout, stderr } = await diff(...args, '--format', 'json');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout);
}

describe('what changes though no org did', () => {
  const pricesOf = (input: number) =>
    JSON.stringify({
      currency: 'USD',
      asOf: '2026-11-30',
      models: { 'claude-haiku': { input, output: 5 }, 'claude-opus': { input, output: 9 } },
    });

  test('new prices are the price table, unless one of them holds for both', async () => {
    writeFileSync('old-prices.json', pricesOf(1));
    writeFileSync('new-prices.json', pricesOf(2));
    const saved = await callOrgsim(
      'cost',
      'ORG.md',
      '--prices',
      'old-prices.json',
      '--format',
      'json',
    );
    writeFileSync('saved.json', saved.stdout);
    const prices = ['--prices', 'new-prices.json'];
    const same = await jsonOf('saved.json', 'ORG.md', ...prices);
    expect(Object.keys(same.change.causes)).toEqual(['prices']);
    expect(same.change.perHour).toBeGreaterThan(0);
    for (const at of ['old', 'new']) {
      const none = await jsonOf('saved.json', 'ORG.md', ...prices, '--price-at', at);
      expect(none).toMatchObject({ agents: [], change: { perHour: 0, causes: {} } });
    }
    const mode = await jsonOf('saved.json', 'new.md', ...prices);
    expect(Object.keys(mode.change.causes)).toEqual(['wakes', 'prices']);
    const { change } = await jsonOf('saved.json', 'new.md', ...prices, '--price-at', 'old');
    expect(Object.keys(change.causes)).toEqual(['wakes']);
    expect((await diff('saved.json', 'ORG.md', ...prices)).stdout).toContain(
      'new prices of claude-',
    );
  });

  test('another cache policy is the cache', async () => {
    const none = await callOrgsim('cost', 'ORG.md', '--cache', 'none', '--format', 'json');
    writeFileSync('none.json', none.stdout);
    const { change } = await jsonOf('none.json', 'ORG.md');
    expect(['cache']).toEqual(expect.arrayContaining(Object.keys(change.causes)));
    const { change: back } = await jsonOf('ORG.md', 'none.json');
    expect(back.perHour).toBe(change.perHour === 0 ? 0 : -change.perHour);
  });
});
