// --pricing and --prices: which table an org is priced with.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { callOrgsim } from '../orgs/call-orgsim.js';

const folder = mkdtempSync(join(tmpdir(), 'orgsim-pricing-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const role = (name: string, model: string) =>
  `### ${name}\n\n- **Model:** ${model}\n- **Trigger:** polling\n\n`;
const org = write(
  'ORG.md',
  `# Acme\n\n## Structure\n\n${role('Ana', 'claude-opus')}${role('Bo', 'mistral/mistral-large')}${role('Cy', 'acme/large')}${role('Di', 'ollama/llama3')}`,
);
const ours = write('ours.json', '{"models": {"acme/large": {"input": 1, "output": 2}}}');

async function priced(...args: string[]) {
  const { code, stdout, stderr } = await callOrgsim('cost', org, '--format', 'json', ...args);
  expect(code, stderr).toBe(0);
  const { pricing, agents, unpriced } = JSON.parse(stdout);
  const sources = agents.map((agent: { resolvedModel: string; priceSource: string | null }) => [
    agent.resolvedModel,
    agent.priceSource,
  ]);
  return { pricing, sources, unpriced };
}

test('the catalog, unless another table is asked for; what it lacks is named', async () => {
  expect(await priced()).toEqual({
    pricing: expect.objectContaining({ name: 'catalog', asOf: '2026-11-10' }),
    sources: [
      ['claude-opus-5-5', 'list prices 2026-11-10'],
      ['mistral/mistral-large', 'genai-prices 0.1.8'],
      ['acme/large', null],
      ['ollama/llama3', 'free, runs locally'],
    ],
    unpriced: ['cy'],
  });
});

test('prices of one’s own add to it', async () => {
  const { sources, unpriced } = await priced('--prices', ours);
  expect(sources[2]).toEqual(['acme/large', ours]);
  expect(unpriced).toEqual([]);
});

test('one price for all tokens, and the table by invocation', async () => {
  const flat = await priced('--pricing', 'flat:0.01/1K');
  expect(flat.pricing).toMatchObject({ name: 'flat:0.01/1K', asOf: null });
  expect(flat.unpriced).toEqual([]);
  const reference = await priced('--pricing', 'reference');
  expect(reference.pricing.name).toBe('reference');
  expect(reference.unpriced).toEqual(['bo', 'cy']);
});

describe('refused in a sentence', () => {
  const bad = write('bad.json', '{\n  "models": {"a": {"input": -1, "output": 2}}\n}');
  test.each([
    [
      ['--pricing', 'free'],
      '--pricing takes catalog, reference or flat:PRICE/1K, not "free".',
      'For instance: --pricing flat:0.01/1K',
    ],
    [
      ['--pricing', 'flat:-1/1K'],
      '--pricing flat takes dollars above 0 for 1K or 1M tokens, not "flat:-1/1K".',
      'For instance: --pricing flat:0.01/1K',
    ],
    [
      ['--pricing', 'reference', '--prices', ours],
      '--prices adds to the catalog, and --pricing reference takes nothing from it.',
      'Leave out one of the two.',
    ],
    [
      ['--prices', bad],
      `${bad}:2:29: models.a.input: -1 is not a price from 0.`,
      'Write US dollars for a million tokens, such as 3.',
    ],
  ])('%j', async (args, message, hint) => {
    const { code, stdout, stderr } = await callOrgsim('cost', org, '--format', 'json', ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.slice(stderr.indexOf('error: ')).split('\n').slice(0, 2)).toEqual([
      `error: ${message}`,
      hint,
    ]);
  });
});
