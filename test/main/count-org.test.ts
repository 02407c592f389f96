import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { TokenCounter } from '#cost/count-tokens';
import { createLocalCounter } from '#cost/count-tokens';
import type { Pricing } from '#cost/prices/pricing';
import { referencePricing } from '#cost/prices/reference-pricing';
import { countOrg } from '#main/count-org';
import { loadOrg } from '#main/load-org';
import { priceOrg } from '#main/price-org';
import { createTokenSource } from '#main/token-source';
import type { Org } from '#org/types';
import { LIST_PRICING } from './list-pricing.js';

const resolve = (model: string): string => model;

function orgOf(text: string): Org {
  return loadOrg({ name: 'ORG.md', text }).org;
}

const TEAM = `# Team

## Structure

### Lead

- **Model:** anthropic/claude-opus-5-5

### Workers

- **Model:** anthropic/claude-haiku-5-5
- **Count:** 40
- **Reports to:** Lead

### Stated

- **Tokens:** 2K in, 100 out
- **Reports to:** Lead
`;

/** Notes what is counted. */
function spyCounter(): { counter: TokenCounter; asked: string[] } {
  const asked: string[] = [];
  const local = createLocalCounter();
  return {
    asked,
    counter: {
      count(model, blocks) {
        asked.push(model);
        return local.count(model, blocks);
      },
    },
  };
}

it('counts members of a Count once, and nobody whose file states what goes in', () => {
  const { counter, asked } = spyCounter();
  const tokens = countOrg(orgOf(TEAM), { counter, resolve });
  expect(tokens.size).toBe(41);
  expect(asked).toEqual([
    ...Array.from({ length: 4 }, () => 'anthropic/claude-opus-5-5'),
    ...Array.from({ length: 4 }, () => 'anthropic/claude-haiku-5-5'),
  ]);
  expect(tokens.get('worker-1')).toEqual(tokens.get('worker-40'));
});

it('counts the form of the answer with what stays the same, but for what is written under a grammar', () => {
  const prefixOf = (model: string): number => {
    const text = TEAM.replace('anthropic/claude-opus-5-5', model);
    const counter: TokenCounter = {
      count: (_, blocks) => ({ tokens: blocks.join('').length, error: 0 }),
    };
    return countOrg(orgOf(text), { counter, resolve }).get('lead')?.stablePrefix ?? 0;
  };
  const form = prefixOf('anthropic/claude-opus-5-5') - prefixOf('ollama/llama3.2');
  expect(form).toBeGreaterThan(500);
  // Where all fields are required it is longer.
  expect(prefixOf('openai/gpt-5.1')).toBeGreaterThan(prefixOf('anthropic/claude-opus-5-5'));
});

it('says that it was counted, with the stable part inside the input', () => {
  for (const { origin, input, stablePrefix, idleInput } of countOrg(orgOf(TEAM), {
    counter: createLocalCounter(),
    resolve,
  }).values()) {
    expect(origin).toBe('counted');
    expect(stablePrefix).toBeGreaterThan(200);
    expect(stablePrefix).toBeLessThan(input.expected);
    expect(idleInput.expected).toBeLessThan(input.expected);
  }
});

it('is the prompt that would be sent: longer playbooks cost more', () => {
  const counter = createLocalCounter();
  const before = countOrg(orgOf(TEAM), { counter, resolve }).get('lead')!;
  const longer = TEAM.replace(
    '## Structure',
    `## Playbooks\n\n${'Answer every letter within a day. '.repeat(200)}\n\n## Structure`,
  );
  const after = countOrg(orgOf(longer), { counter, resolve }).get('lead')!;
  // 200 sentences of 8 tokens, with the factor of the family.
  expect(after.stablePrefix - before.stablePrefix).toBeGreaterThan(200 * 7 * 1.6 * 0.8);
  expect(after.input.expected - after.stablePrefix).toBe(
    before.input.expected - before.stablePrefix,
  );
});

const source = (text: string) => ({ name: 'ORG.md', text });
const tokensWith = (pricing: Pricing) => {
  const tokens = createTokenSource({ counter: createLocalCounter(), calibration: null });
  const outcome = priceOrg(source(TEAM), { pricing, tokens });
  return outcome.kind === 'done' ? outcome.estimate.agents.map((agent) => agent.tokens.origin) : [];
};

it('counts for a price by token, and leaves the 4K and 1K of a price by invocation', () => {
  expect(new Set(tokensWith(LIST_PRICING))).toEqual(new Set(['counted', 'stated']));
  expect(new Set(tokensWith(referencePricing))).toEqual(new Set(['assumed', 'stated']));
});

it('a calibration goes before the file, an agent before its model, a Count under its first member', () => {
  const stats = (mean: number) => ({ mean, p5: mean, median: mean, p95: mean });
  const entry = (mean: number) => ({
    calls: 3,
    input: stats(mean),
    output: stats(10),
    idle: null,
    cacheRead: 0,
    cacheWrite: 0,
  });
  const calibration = {
    version: 1,
    from: null,
    to: null,
    agents: { stated: entry(111), 'worker-1': entry(222) },
    models: { 'anthropic/claude-opus-5-5': entry(333), 'anthropic/claude-haiku-5-5': entry(444) },
  } as const;
  const tokens = createTokenSource({ counter: null, calibration })(orgOf(TEAM), LIST_PRICING);
  expect(tokens.get('stated')?.input.expected).toBe(111);
  expect(tokens.get('worker-7')?.input.expected).toBe(222);
  expect(tokens.get('lead')?.input.expected).toBe(333);
  expect(tokens.get('lead')?.origin).toBe('calibrated');
});

it('counts every org of the repository', () => {
  for (const name of ['02-hybrid', '07-every-field', '08-three-hundred-agents', '09-in-spanish']) {
    const org = orgOf(readFileSync(`orgs/${name}/ORG.md`, 'utf8'));
    const tokens = countOrg(org, { counter: createLocalCounter(), resolve });
    expect(tokens.size).toBeGreaterThan(0);
    for (const { input } of tokens.values()) expect(input.expected).toBeGreaterThan(300);
  }
});
