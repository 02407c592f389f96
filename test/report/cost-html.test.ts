import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { estimateOrg } from '#cost/estimate/estimate-org';
import { formatCostHtml } from '#report/cost-html';
import { PAGE_SCRIPT, PAGE_SCRIPT_HASH } from '#report/page-script';
import { PAGE_STYLE, PAGE_STYLE_HASH } from '#report/page-style';
import { xmlFaults } from './check-schema.js';
import { htmlOf, pricedOf, pricingOf, reportOf, rowsOf, textOf } from './cost-page-sample.js';

const PRICES = pricingOf({ 'claude-opus': 0.12, 'claude-haiku': 0.003, 'ollama/llama3': 0 });
const SMALL = `# Small <Org> & "Sons"
## Structure
### Lead
- **Model:** claude-opus
- **Trigger:** event-driven
- **Activity:** 3-9 events per hour
### Worker
- **Model:** claude-haiku
- **Trigger:** polling
- **Activity:** 45% busy
- **Count:** 2
- **Reports to:** Lead
`;
const orgFile = (name: string): string =>
  readFileSync(new URL(`../../orgs/${name}/ORG.md`, import.meta.url), 'utf8');
const wellFormed = async (html: string): Promise<readonly string[]> =>
  xmlFaults('any-html.xsd', html);

describe('a small org', () => {
  const html = htmlOf(SMALL, { pricing: PRICES });

  test('as it is written', async () => {
    await expect(html).toMatchFileSnapshot('../golden/cost/small.html');
  });

  test('is well-formed, and the same every time', async () => {
    expect(await wellFormed(html)).toEqual([]);
    expect(htmlOf(SMALL, { pricing: PRICES })).toBe(html);
    expect(html).toMatch(/^<!DOCTYPE html>\n<html lang="en">.*<\/html>\n$/s);
  });

  test('asks for nothing: no address but that of a price source', () => {
    expect(html).not.toMatch(/\b(src|href|action|data|poster|srcset)="(?!#)/);
    expect(html).not.toMatch(/url\((?!#)|@import/);
    expect(html).toContain('default-src &#39;none&#39;');
  });

  test('lists every agent once, with figures that add up to the total', () => {
    const rows = rowsOf(html, 'Agents in figures');
    expect(rows.map(([name]) => name?.text)).toEqual([
      'Lead',
      'Worker 1-2 | 2 agents',
      'Total, 3 agents',
    ]);
    expect(rows.map((row) => row[1]?.text)).toEqual([
      '$518.40 | $259.20-777.60',
      '$518.40',
      '$1,036.80',
    ]);
    expect(textOf(html)).toContain('$1,037 a month');
  });

  test('names each id once, and refers to no other', () => {
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const named = [
      ...html.matchAll(/(?:aria-labelledby="([^"]*)"|href="#([^"]*)"|url\(#([^)]*)\))/g),
    ];
    const wanted = named.flatMap(([, labels = '', link = '', paint = '']) =>
      `${labels} ${link} ${paint}`.split(' '),
    );
    expect(ids).toEqual(expect.arrayContaining(wanted.filter((id) => id !== '')));
  });
});

test('the policy lets the own style and the own script pass, and nothing else', () => {
  const hashOf = (text: string): string =>
    `sha256-${createHash('sha256').update(text).digest('base64')}`;
  expect(PAGE_STYLE_HASH).toBe(hashOf(PAGE_STYLE));
  expect(PAGE_SCRIPT_HASH).toBe(hashOf(PAGE_SCRIPT));
  // The same text in HTML and in XML.
  expect(PAGE_STYLE + PAGE_SCRIPT).not.toMatch(/[<&]/);
});

test('no agents: a page that says so', async () => {
  const { setup, ...priced } = pricedOf(SMALL, { pricing: PRICES });
  const nobody = { ...setup, org: { ...setup.org, agents: [] } };
  const html = formatCostHtml(
    reportOf({ ...priced, org: nobody.org, setup: nobody, estimate: estimateOrg(nobody) }),
  );
  expect(textOf(html)).toContain('there is nothing to price');
  expect(html).not.toContain('<table');
  expect(await wellFormed(html)).toEqual([]);
});

test('one agent: no bars of departments and models, which would say nothing', () => {
  const html = htmlOf(SMALL.replace(/### Worker.*/s, ''), { pricing: PRICES });
  expect(html).not.toContain('By department');
  expect(html).not.toContain('By model');
  expect(rowsOf(html, 'Agents in figures')).toHaveLength(2);
});

test('no price known: no dollar is named, and why is', () => {
  const html = htmlOf(SMALL, { pricing: pricingOf({}) });
  const text = textOf(html.replace(/<style>.*<\/style>/s, ''));
  expect(text).toContain('no price is known');
  expect(text).toContain('no price of claude-opus is known');
  expect(text).not.toMatch(/\$\d/);
  expect(rowsOf(html, 'Agents in figures').map((row) => row[1]?.text)).toEqual([
    'unpriced',
    'unpriced',
    'unpriced',
  ]);
});

test('a price missing: a lower bound, and the agent is not free', () => {
  const html = htmlOf(SMALL, { pricing: pricingOf({ 'claude-opus': 0.12 }) });
  expect(textOf(html)).toContain('\u2265 $518.40 a month');
  expect(textOf(html)).toContain('What is known lies between $259.20 and $777.60 a month');
  expect(rowsOf(html, 'Agents in figures').map((row) => row[1]?.text)).toEqual([
    '$518.40 | $259.20-777.60',
    'unpriced',
    '\u2265 $518.40',
  ]);
});

test('an unknown rate: what a wake costs, and a lower bound', () => {
  const text = SMALL.replace('- **Activity:** 3-9 events per hour', '- **Wake on:** alert_fired');
  const html = htmlOf(text, { pricing: PRICES });
  const [lead, , total] = rowsOf(html, 'Agents in figures');
  expect(lead?.[1]?.text).toContain('depends on events: $0.12 a wake');
  expect(lead?.[5]?.text).toBe('unknown');
  expect(total?.[1]?.text).toMatch(/^\u2265 \$/);
  // Its wakes and tokens are not all either.
  for (const row of [lead, total])
    expect([row?.[7]?.text, row?.[9]?.text]).toEqual([
      expect.stringMatching(/^\u2265 \d/),
      expect.stringMatching(/^\u2265 \d/),
    ]);
});

test('what makes the bill vary is named, where something does', () => {
  expect(textOf(htmlOf(SMALL, { pricing: PRICES }))).toContain('a month, as rates vary.');
  const even = htmlOf(SMALL.replace('3-9 events', '6 events'), { pricing: PRICES });
  expect(textOf(even)).not.toContain('vary');
});

test('a break-even that only an event on every tick reaches is said to be that', () => {
  const html = htmlOf(SMALL, { pricing: PRICES });
  expect(textOf(html)).toContain('Only with an event on every tick, 120 an hour, polling costs no');
  const seldom = htmlOf(
    SMALL.replace(
      '- **Trigger:** polling',
      '- **Trigger:** polling\n- **Tick interval:** 10 ticks',
    ),
    { pricing: PRICES },
  );
  expect(textOf(seldom)).toMatch(/Worker 1-2\. From 12 events an hour on, polling costs no more/);
});

test('models that cost nothing are free, and still take tokens', () => {
  const html = htmlOf(SMALL.replaceAll(/claude-\w+/g, 'ollama/llama3'), { pricing: PRICES });
  expect(textOf(html)).toContain('$0.00 a month');
  expect(rowsOf(html, 'Agents in figures')[1]?.[1]?.text).toBe('free');
  expect(html).not.toContain('class="curves"');
  expect(html).toContain('class="hours"');
});

test.each([
  ['https://example.org/prices?a=1&b=2', true],
  ['javascript:alert(1)', false],
  ['data:text/html,x', false],
])('a price source at %s: is a link: %s', (url, isLink) => {
  const html = htmlOf(SMALL, { pricing: pricingOf({ 'claude-opus': 0.12 }, { url }) });
  expect(html.includes(` href="${url.replaceAll('&', '&amp;')}"`)).toBe(isLink);
});

test('several orgs: an overview, then each of them', async () => {
  const report = reportOf(pricedOf(SMALL, { pricing: PRICES }), pricedOf(orgFile('02-hybrid')));
  const html = formatCostHtml(report);
  expect(html.match(/<article /g)).toHaveLength(2);
  expect(html.match(/<a href="#org-/g)).toHaveLength(2);
  expect(textOf(html)).toMatch(/2 orgs \$\d,\d{3} a month/);
  const unpriced = pricedOf(SMALL, { pricing: pricingOf({}) });
  expect(textOf(formatCostHtml(reportOf(unpriced, unpriced)))).toContain(
    '2 orgs no price is known',
  );
  expect(await wellFormed(html)).toEqual([]);
});

test('300 agents by Count are a few rows, 300 roles a page of less than half a megabyte', async () => {
  const counted = htmlOf(orgFile('08-three-hundred-agents'));
  expect(counted.length).toBeLessThan(150_000);
  const roles = Array.from(
    { length: 300 },
    (_, index) =>
      `### Somebody With A Name ${index}\n- **Model:** claude-haiku\n- **Trigger:** ${index % 2 === 0 ? 'polling' : 'event-driven'}\n- **Activity:** ${index + 1} events per day\n${index === 0 ? '' : '- **Reports to:** Somebody With A Name 0\n'}`,
  );
  const html = htmlOf(`# Large\n## Structure\n${roles.join('')}`, { pricing: PRICES });
  expect(html.length).toBeLessThan(500_000);
  expect(rowsOf(html, 'Agents in figures')).toHaveLength(301);
  expect(html.match(/class="curves"/g)?.length).toBeLessThanOrEqual(6);
  expect(await wellFormed(html)).toEqual([]);
}, 60_000);
