// What a live run prints beside the tables of every run: at every width, nothing raw, nothing that differs from run to run.
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { beginLive } from '#main/live/run-live';
import { liveJson } from '#report/live-json';
import { formatLiveText } from '#report/live-text';
import { formatRunJson } from '#report/run-json';
import { formatRunView } from '#report/run-view';
import { loadStyle, PLAIN_STYLE } from '#report/style';
import { LiveWorld, OPTIONS, SLEEPING_ORG } from '../main/live/live-world.js';
import { schemaFaults } from './check-schema.js';
import { LIVE } from './live-sample.js';

const GOLDEN = '../golden/live';
const COLOUR = new RegExp(`${String.fromCodePoint(0x1b)}\\[(\\d+)m`, 'gu');
const RAW = /(?!\n)[\p{Cc}\u202a-\u202e]/u;

test.each([120, 80, 60])('all that can be told, in %d columns', async (columns) => {
  const text = formatLiveText(LIVE, { style: PLAIN_STYLE, columns });
  for (const line of text.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(columns);
  expect(text).not.toMatch(RAW);
  await expect(text).toMatchFileSnapshot(`${GOLDEN}/all-${columns}.txt`);
});

test('in colour the same words stand, and every colour is one of the theme', async () => {
  const plain = formatLiveText(LIVE, { style: PLAIN_STYLE, columns: 80 });
  const coloured = formatLiveText(LIVE, { style: await loadStyle(true), columns: 80 });
  const codes = [...coloured.matchAll(COLOUR)].map(([, code]) => Number(code));
  // Bold, dim, yellow, and the ends of them: nothing that a light or a dark theme could not show.
  expect(new Set(codes)).toEqual(new Set([1, 2, 22, 33, 39]));
  expect(coloured.replaceAll(COLOUR, '')).toBe(plain);
});

test('what nobody knows is not zero, and what may be less is said so', () => {
  const text = formatLiveText(LIVE, { style: PLAIN_STYLE, columns: null });
  expect(text).toMatch(/Developer[^\n]*<= \$0\.22/u);
  expect(text).toMatch(/Scout[^\n]*unpriced[^\n]*unpriced/u);
  expect(text).toContain('2 calls without clear usage');
});

test.each([120, 80, 60])('a dry run live, whole, in %d columns', async (columns) => {
  const first = await played(columns);
  expect(first.id).toBe('sample');
  expect(first.text).not.toContain(first.id);
  expect((await played(columns)).text).toBe(first.text);
  await expect(first.text).toMatchFileSnapshot(`${GOLDEN}/dry-run-${columns}.txt`);
});

test('JSON: its fields are those of the schema', async () => {
  const { report, live } = await run();
  const text = formatRunJson(report, liveJson(live));
  expect(schemaFaults('live-run.json', text)).toEqual([]);
  const all = formatRunJson(report, liveJson(LIVE));
  expect(schemaFaults('live-run.json', all)).toEqual([]);
  expect(all).not.toMatch(RAW);
  const { orders: _, ...fewer } = liveJson(LIVE);
  expect(schemaFaults('live-run.json', formatRunJson(report, fewer))).not.toEqual([]);
});

async function run() {
  const source = { name: 'ORG.md', text: SLEEPING_ORG };
  const outcome = await beginLive(source, OPTIONS, false, new LiveWorld().host);
  if (outcome.kind !== 'played') throw new Error(`the run was ${outcome.kind}`);
  return outcome;
}

async function played(columns: number): Promise<{ readonly id: string; readonly text: string }> {
  const { report, live } = await run();
  const options = { style: PLAIN_STYLE, columns };
  const dashboard = formatRunView(report, 'dashboard', { ...options, all: false });
  return { id: live.id, text: `${dashboard}\n${formatLiveText(live, options)}` };
}
