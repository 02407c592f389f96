// `orgsim prices`: what is known, where it comes from, how old it is.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { today } from '#io/today';
import { callOrgsim } from '../orgs/call-orgsim.js';
import { runOrgsim } from './run-orgsim.js';

const folder = mkdtempSync(join(tmpdir(), 'orgsim-prices-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const OURS = {
  $schema: 'orgsim-prices.schema.json',
  currency: 'USD',
  asOf: '2026-11-20',
  models: {
    'acme/large': { input: 3, output: 15, bands: [{ over: 200_000, input: 6, output: 22.5 }] },
    'claude-opus-5-5': {
      input: 3.6,
      output: 18,
      cacheRead: 0.18,
      url: 'https://acme.example/deal',
    },
  },
  aliases: { house: 'acme/large' },
};
writeFileSync(join(folder, 'ours.json'), JSON.stringify(OURS));

const ON = ['--today', '2026-11-26'];
const prices = (args: readonly string[], columns = 100) =>
  runOrgsim(['prices', ...args, ...ON], { cwd: folder, env: { COLUMNS: String(columns) } });

test.each([
  ['the table', [], 120, 'table-120.txt'],
  ['the table on a narrow terminal', [], 60, 'table-60.txt'],
  ['prices of one’s own before all others', ['--prices', 'ours.json'], 100, 'table-ours.txt'],
  ['what an alias stands for', ['claude-opus'], 80, 'claude-opus.txt'],
  ['bands, and a spelling', ['anthropic/claude-haiku-5.5'], 80, 'claude-haiku-5-5.txt'],
  [
    'a price of one’s own, and who says otherwise',
    ['opus', '--prices', 'ours.json'],
    80,
    'ours.txt',
  ],
  ['an alias of one’s own', ['house', '--prices', 'ours.json'], 80, 'house.txt'],
  ['a price of the package', ['gemini-3.8-flash'], 80, 'gemini-3.8-flash.txt'],
  ['a local model', ['ollama/llama3'], 40, 'ollama.txt'],
  ['for a program', ['claude-haiku', '--format', 'json'], 80, 'claude-haiku.json'],
])('%s', async (_what, args, columns, golden) => {
  const { code, stdout, stderr } = prices(args, columns);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  for (const line of stdout.split('\n'))
    if (!golden.endsWith('.json')) expect(line.length).toBeLessThanOrEqual(columns);
  await expect(stdout).toMatchFileSnapshot(`../golden/prices/${golden}`);
});

test('--all adds those of the package, and each model stands once', async () => {
  const few = JSON.parse((await callOrgsim('prices', '--format', 'json', ...ON)).stdout);
  const all = JSON.parse((await callOrgsim('prices', '--all', '--format', 'json', ...ON)).stdout);
  expect(all.prices.slice(0, few.prices.length)).toEqual(few.prices);
  const models = all.prices.map(({ model }: { model: string }) => model);
  expect(new Set(models).size).toBe(models.length);
  expect(models).toContain('mistral/mistral-large');
  for (const { source, bands } of all.prices) {
    expect(source.name).not.toBe('');
    expect(bands[0].inputUsd).toBeGreaterThanOrEqual(0);
  }
});

describe('what is not known is an error, with the one that was meant', () => {
  test.each([
    [
      ['claude-opos'],
      'No price of claude-opos is known.',
      'Did you mean claude-opus? A price of its own can stand in a file for --prices.',
    ],
    [
      ['claude-sonnet-6'],
      'No price of claude-sonnet-6 is known; claude-sonnet-5-5 has one, and is another model.',
      'A price of its own can stand in a file for --prices.',
    ],
    [
      ['acme/huge'],
      'No price of acme/huge is known: no prices of acme are known at all.',
      'A price of its own can stand in a file for --prices.',
    ],
    [
      ['acme/huge', '--prices', join(folder, 'ours.json')],
      'No price of acme/huge is known: no prices of acme are known at all.',
      'Did you mean acme/large? A price of its own can stand in a file for --prices.',
    ],
    [
      ['--today', '2026-02-30'],
      '--today takes a day, not "2026-02-30".',
      'For instance: --today 2026-11-30',
    ],
    [
      ['claude-opus', '--all'],
      'The option --all is for the table of all models.',
      'All is looked up for one model: orgsim prices claude-opus',
    ],
    [
      ['--prices', join(folder, 'none.json')],
      `${join(folder, 'none.json')} does not exist.`,
      'Check the path.',
    ],
  ])('%j', async (args, message, hint) => {
    const { code, stdout, stderr } = await callOrgsim('prices', ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.split('\n').slice(0, 2)).toEqual([`error: ${message}`, hint]);
  });
});

test('the package is loaded by what asks it for a price, and by nothing else', () => {
  const folderOfChunks = new URL('../../dist/cli/', import.meta.url);
  const chunks = readdirSync(folderOfChunks)
    .filter((name) => name.endsWith('.cjs'))
    .map((name) => ({
      name,
      text: readFileSync(new URL(name, folderOfChunks), 'utf8'),
    }));
  // Its rows are nowhere else in that number.
  const large = chunks.filter(({ text }) => text.split('input_mtok:').length > 1000);
  expect(large).toHaveLength(1);
  const path = `./${large[0]?.name}`;
  const [importing, ...others] = chunks.filter(({ text }) => text.includes(path));
  expect(others).toEqual([]);
  const [before = '', ...after] = importing?.text.split(path) ?? [];
  expect(after).toHaveLength(1);
  expect(before).toMatch(/=>require\(.$/);
});

test('colour changes nothing else', () => {
  const args = ['prices', '--today', '2026-11-30'];
  const painted = runOrgsim(args, { env: { FORCE_COLOR: '1' } }).stdout;
  expect(painted).toContain('\u001b[');
  expect(stripVTControlCharacters(painted)).toBe(runOrgsim(args).stdout);
});

test('without --today ages count to the day of the clock', async () => {
  const { stdout } = await callOrgsim('prices', 'claude-opus', '--format', 'json');
  const page = JSON.parse(stdout);
  expect(page.today).toBe(today());
  const days = (Date.parse(today()) - Date.parse(page.source.asOf)) / 86_400_000;
  expect(page.ageDays).toBe(days);
});
