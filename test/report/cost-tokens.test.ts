// The tokens view where not all is known, free, or on one terminal: it never says more than it knows.
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { describe, expect, test } from 'vitest';
import { parseFlatPricing } from '#cost/prices/flat-pricing';
import { referencePricing } from '#cost/prices/reference-pricing';
import { RECOMMENDED } from '#lint/lint-settings';
import { reportCost } from '#main/cost-report';
import type { CostOptions } from '#main/price-org';
import { priceOrg } from '#main/price-org';
import { formatCostJson } from '#report/cost-json';
import { formatCostTokensCsv } from '#report/cost-tokens-csv';
import { formatCostTokensMarkdown } from '#report/cost-tokens-markdown';
import { formatCostTokensText } from '#report/cost-tokens-text';
import { PLAIN_STYLE } from '#report/style';

const OPTIONS = { style: PLAIN_STYLE, columns: null, breakEven: false, all: false };
const FLAT = { pricing: parseFlatPricing('flat:0.01/1K') ?? referencePricing };

function reportOf(text: string, options: Partial<CostOptions> = FLAT) {
  const lint = { ...RECOMMENDED, rules: { 'missing-structure': 'off' as const } };
  const outcome = priceOrg({ name: 'ORG.md', text, lint }, options);
  if (outcome.kind === 'refused') throw new Error('the org has errors');
  const choices = { grouping: 'agent', all: false, tokens: { period: null } } as const;
  return reportCost([outcome], choices, null, []);
}

const textOf = (text: string, options?: Partial<CostOptions>): string =>
  formatCostTokensText(reportOf(text, options), OPTIONS);

const rolesOf = (...roles: string[]): string =>
  `# Sample\n\n## Structure\n\n${roles.map((fields, at) => `### Role ${at + 1}\n\n${fields}\n`).join('\n')}`;

const SLEEPER = '- **Trigger:** event-driven\n- **Max sleep:** 30 days\n- **Tokens:** 1000\n';

describe('what is not known', () => {
  const UNKNOWN = rolesOf(
    `${SLEEPER}- **Wake on:** builds\n`,
    `${SLEEPER}- **Activity:** 10 events/day\n`,
  );

  test('an agent of unknown rate makes every sum a least amount, and no share is told', () => {
    const text = textOf(UNKNOWN);
    expect(text).toMatch(/Role 1 .* \? x 1,000 +>= \d/);
    expect(text).toMatch(/Total +>= 10,0\d\d /);
    expect(text).toMatch(/Event-driven +>= 10,0\d\d .* -$/m);
    expect(text).toContain(
      '>= leaves out the events of 1 agent (Role 1): nothing states how many there are.',
    );
    expect(text).toContain('Each takes 1,000 tokens.');
    expect(text).not.toMatch(/saves|less than looking alone|Efficiency/);
  });

  test('nor in JSON', () => {
    const { tokens } = JSON.parse(formatCostJson(reportOf(UNKNOWN)));
    expect(tokens.agents[0].eventsPerDay).toBeNull();
    expect(tokens.efficiency).toBeNull();
    expect(tokens.savedAgainstChecks).toBeNull();
    expect(tokens.scenarios.configured.savedShare).toBeNull();
    expect(tokens.unknownRate).toEqual(['role-1']);
    expect(tokens.tokensPerEvent).toBeCloseTo(1000, 0);
  });

  const PRICED = `${SLEEPER}- **Activity:** 10 events/day\n- **Model:** claude-haiku\n`;
  const UNPRICED = `${SLEEPER}- **Activity:** 10 events/day\n- **Model:** acme/model-9\n`;

  test('a model without a price has tokens all the same, and the dollars are a least amount', () => {
    const text = textOf(rolesOf(PRICED, UNPRICED), {});
    expect(text).toMatch(/Event-driven +20,000 +600,000 +>= \$0\.90 /);
    expect(text).toContain(
      'The dollars leave out 1 agent whose model has no price (Role 2); the tokens do not.',
    );
  });

  test('where none has one there are no dollars', () => {
    const text = textOf(rolesOf(UNPRICED), {});
    expect(text).toMatch(/Event-driven +10,000 +300,000 +unpriced /);
    expect(text).toMatch(/^Event-driven saves [\d,]+ tokens a month over/m);
    const { tokens } = JSON.parse(formatCostJson(reportOf(rolesOf(UNPRICED), {})));
    expect(tokens.scenarios.configured.costPerMonth).toBeNull();
  });
});

test('where every call takes the same, it is said', () => {
  const role = `${SLEEPER}- **Activity:** 10 events/day\n`;
  const note = 'is counted with the tokens of any other call';
  expect(textOf(rolesOf(`${role}- **Idle tokens:** 1000\n`))).toContain(note);
  expect(textOf(rolesOf(role))).not.toContain(note);
});

describe('what is nothing', () => {
  test('agents to whom nothing happens take nothing, and their checks all the same', () => {
    const text = textOf(
      rolesOf(`${SLEEPER}- **Activity:** 0 events/day\n- **Idle tokens:** 100\n`),
    );
    expect(text).toMatch(/Role 1 +2,880 x 100 +288,000 +0 x 1,000/);
    expect(text).not.toContain('tokens for an event');
  });

  test('an org of nobody', () => {
    expect(textOf('# Empty\n\n## Structure\n')).toContain(
      'Empty: 0 agents, ticks of 30 s, a month of 30 days\n',
    );
  });

  test('a local model is free, and shows its tokens', () => {
    const text = textOf(
      rolesOf(`${SLEEPER}- **Activity:** 10 events/day\n- **Model:** ollama/llama3\n`),
      {},
    );
    expect(text).toMatch(/Polling as modelled +[\d,]+ +[\d,]+ +\$0\.00/);
    expect(text).toMatch(/Event-driven +10,000 +300,000 +\$0\.00 /);
  });
});

test('stated tokens of a day are not multiplied by how many an event takes', () => {
  const role = '- **Activity:** 50K tokens/day\n- **Max sleep:** 30 days\n- **Tokens:** 500-2000\n';
  const { tokens } = JSON.parse(
    formatCostJson(reportOf(rolesOf(`- **Trigger:** event-driven\n${role}`))),
  );
  const { perDay, pollingPerDay } = tokens.agents[0];
  expect([perDay.low, perDay.expected, perDay.high]).toEqual([50_000, 50_000, 50_000]);
  expect(pollingPerDay.high).toBeGreaterThan(pollingPerDay.low);
});

test('members of a Count are one row, with --all one each', () => {
  const report = reportOf(rolesOf(`${SLEEPER}- **Activity:** 10 events/day\n- **Count:** 4\n`));
  expect(formatCostTokensText(report, OPTIONS)).toMatch(/^Role 1 1-4 +event +40,000/m);
  expect(formatCostTokensText(report, { ...OPTIONS, all: true })).toMatch(
    /^Role 1 4 +event +10,000/m,
  );
});

const RANGES = `# Ranges | and marks

## Structure

### Desk

#### Clerk *one*

- **Trigger:** event-driven
- **Activity:** 10-50 events/day
- **Tokens:** 500-2000
- **Idle tokens:** 100-200
- **Count:** 2

## Policies

### Working Hours

- **Active hours:** 08:00-18:00
`;

test('as Markdown: tables, with the names as they stand in the file', async () => {
  const text = formatCostTokensMarkdown(reportOf(RANGES), OPTIONS);
  await expect(text).toMatchFileSnapshot('../golden/cost-tokens/ranges.md');
});

test('as CSV: a row for each agent', async () => {
  const text = formatCostTokensCsv(reportOf(RANGES), OPTIONS);
  await expect(text).toMatchFileSnapshot('../golden/cost-tokens/ranges.csv');
  const widths = text
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(',').length);
  expect(new Set(widths).size).toBe(1);
});

test('the schema holds what JSON holds', () => {
  const url = new URL('../../src/report/orgsim-cost.schema.json', import.meta.url);
  const validate = new Ajv.default({ strict: false }).compile(
    JSON.parse(readFileSync(url, 'utf8')),
  );
  const value: unknown = JSON.parse(formatCostJson(reportOf(RANGES)));
  expect(validate(value), JSON.stringify(validate.errors)).toBe(true);
  expect(value).toHaveProperty('tokens.byHour');
});
