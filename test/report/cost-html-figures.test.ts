// What the page says is what --format json says, with prices of the catalog, prompt caches and counted tokens.
import { describe, expect, test } from 'vitest';
import { callOrgsim } from '../orgs/call-orgsim.js';
import { rowsOf, textOf } from './cost-page-sample.js';

interface JsonAgent {
  readonly name: string;
  readonly costPerMonth: number | null;
  readonly idleCostPerHour: number | null;
  readonly pollingPerHour: number;
  readonly eventDrivenPerHour: number;
  readonly breakEvenPerHour: number | null;
  readonly group: string;
  readonly cache: { readonly choice: string } | null;
  readonly listPrice: { readonly kind: string } | null;
}

interface JsonCost {
  readonly agents: readonly JsonAgent[];
  readonly totals: { readonly tokensPerHour: number };
  readonly scenarios: Readonly<Record<string, { readonly perHour: number }>>;
}

async function outputOf(...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await callOrgsim('cost', ...args);
  if (code !== 0) throw new Error(stderr);
  return stdout;
}

const dollarsOf = (text = ''): number => Number(text.replace(/^\u2265 |[$,]| \|.*/g, ''));
const sum = (amounts: readonly number[]): number => amounts.reduce((a, b) => a + b, 0);

describe.each(['02-hybrid', '05-marketing-agency', '11-dashboard'])('%s', (org) => {
  const file = `orgs/${org}/ORG.md`;

  test('dollars of agents, of scenarios and of both modes', async () => {
    const html = await outputOf(file, '--format', 'html');
    const json = JSON.parse(await outputOf(file, '--format', 'json')) as JsonCost;
    const groups = [...new Set(json.agents.map(({ group }) => group))];
    const rows = rowsOf(html, 'Agents in figures').slice(0, -1);
    const months = rows.map((row) => Number(row[1]?.sortsAs));
    expect(sum(months)).toBeCloseTo(sum(json.agents.map((agent) => agent.costPerMonth ?? 0)), 6);
    expect(rows.length).toBeLessThanOrEqual(groups.length + json.agents.length);
    rows.forEach((row) => {
      const name = row[0]?.text.replace(/ \|.*/, '').replace(/ 1-\d+$/, ' 1');
      const agent = json.agents.find((each) => each.name === name);
      expect(row[3]?.text.includes('cache')).toBe((agent?.cache?.choice ?? 'none') !== 'none');
    });
    const scenarios = rowsOf(html, 'Scenarios in figures').map((row) => dollarsOf(row[1]?.text));
    const expected = Object.values(json.scenarios).map(({ perHour }) => perHour * 720);
    expect(scenarios).toHaveLength(4);
    for (const [index, usd] of scenarios.entries())
      expect(usd).toBeCloseTo(expected[index] ?? 0, 1);
    for (const row of rowsOf(html, 'Both modes in figures, for one agent')) {
      const name = row[0]?.text.replace(/ 1-\d+$/, ' 1');
      const agent = json.agents.find((each) => each.name === name);
      expect(dollarsOf(row[4]?.text)).toBeCloseTo((agent?.pollingPerHour ?? 0) * 720, 1);
      expect(dollarsOf(row[5]?.text)).toBeCloseTo((agent?.eventDrivenPerHour ?? 0) * 720, 1);
      const rate = agent?.breakEvenPerHour ?? null;
      expect(row[3]?.text).toBe(rate === null ? 'never' : String(rate));
    }
  });

  test('tokens by hour are those of the day, and those of the tokens view', async () => {
    const html = await outputOf(file, '--format', 'html', '--view', 'tokens');
    const text = await outputOf(file, '--format', 'json', '--view', 'tokens');
    const json = JSON.parse(text) as JsonCost & { readonly tokens: { byHour: number[] } };
    const hours = rowsOf(html, 'Tokens by hour').map((row) => dollarsOf(row[3]?.text));
    expect(hours).toHaveLength(24);
    expect(Math.abs(sum(hours) - json.totals.tokensPerHour * 24)).toBeLessThan(24);
    for (const [hour, tokens] of json.tokens.byHour.entries())
      expect(Math.abs(tokens - (hours[hour] ?? 0))).toBeLessThanOrEqual(1);
    expect(rowsOf(html, 'Polling against events')).toHaveLength(4);
  });
});

test('the tokens view is on the page where it is asked for, and only there', async () => {
  const html = await outputOf('orgs/12-token-analysis/ORG.md', '--format', 'html');
  expect(html).not.toContain('<caption>Polling against events');
  const tokens = await outputOf(
    'orgs/12-token-analysis/ORG.md',
    '--format',
    'html',
    '--view=tokens',
  );
  expect(textOf(tokens)).toContain('Efficiency 95.8%');
  expect(rowsOf(tokens, 'The typical day of the file').at(-1)?.[1]?.text).toBe('106,500');
});

test('rates counted in the flow of orders, and arrivals by chance, are named among what it rests on', async () => {
  const measured = await outputOf('orgs/02-hybrid/ORG.md', '--format', 'html', '--workload');
  expect(textOf(measured)).toContain('counted in the flow of orders');
  const bursts = await outputOf('orgs/02-hybrid/ORG.md', '--format', 'html', '--arrivals=poisson');
  expect(textOf(bursts)).toContain('Arrivals by chance (poisson)');
  expect(textOf(bursts)).not.toContain('Events come evenly');
});
