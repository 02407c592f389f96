// The orgs that people learn the format from: each one clean, and each one what it says it is.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { VOCABULARY } from '#org/vocabulary';
import { callOrgsim } from './call-orgsim.js';

const FOLDER = fileURLToPath(new URL('../../orgs/', import.meta.url));
const names = readdirSync(FOLDER);

interface Agent {
  readonly id: string;
  readonly level: number;
  readonly department: string | null;
  readonly reportsTo: string | null;
  readonly model: string;
  readonly trigger: { readonly mode: string };
}

test('there are some', () => {
  expect(names.length).toBeGreaterThanOrEqual(8);
});

describe.each(names)('%s', (name) => {
  const path = join(FOLDER, name, 'ORG.md');

  test('is a folder with a number, a concept and an ORG.md', () => {
    expect(name).toMatch(/^\d\d-[a-z]+(-[a-z]+)*$/);
    expect(existsSync(path)).toBe(true);
  });

  test('says its name and its purpose', () => {
    const [title, empty, purpose] = read(name).split('\n');
    expect(title).toMatch(/^# \S/);
    expect(empty).toBe('');
    expect(purpose).toMatch(/^[\p{L}\d].{30,}\.$/u);
    expect(purpose?.length).toBeLessThanOrEqual(120);
  });

  test('has nothing that lint objects to', async () => {
    const { code, all } = await callOrgsim('lint', path, '--max-warnings', '0');
    expect(code, all).toBe(0);
  });
});

test('every-field uses every key', () => {
  const written = new Set(
    [...read('07-every-field').matchAll(/^\s*- \*\*([^*:]+):\*\*/gm)].map(([, key]) => key),
  );
  const keys = Object.values(VOCABULARY).map(({ display }) => display);
  expect(keys.filter((key) => !written.has(key))).toEqual([]);
});

test('hybrid has the agents, models and modes of the classic example', async () => {
  const agents = await agentsOf('02-hybrid');
  expect(agents.map(({ id, model, trigger }) => `${id} ${model} ${trigger.mode}`)).toEqual([
    'coo claude-opus event-driven',
    'engineering-lead claude-sonnet event-driven',
    'backend-worker-1 claude-haiku polling',
    'backend-worker-2 claude-haiku polling',
    'backend-worker-3 claude-haiku polling',
    'frontend-worker-1 claude-haiku polling',
    'frontend-worker-2 claude-haiku polling',
    'marketing-lead claude-sonnet event-driven',
    'content-worker-1 ollama/llama3 polling',
    'content-worker-2 ollama/llama3 polling',
  ]);
});

test('cost-pyramid is 1 COO, 4 leads and 20 workers, each tier on its model and mode', async () => {
  const tiers = new Map<string, number>();
  for (const { level, model, trigger } of await agentsOf('03-cost-pyramid')) {
    const tier = `L${level} ${model} ${trigger.mode}`;
    tiers.set(tier, (tiers.get(tier) ?? 0) + 1);
  }
  expect(Object.fromEntries(tiers)).toEqual({
    'L10 claude-opus event-driven': 1,
    'L7 claude-sonnet event-driven': 4,
    'L4 claude-haiku polling': 20,
  });
});

test('three-hundred-agents has about 300, over four levels of a chart without gaps', async () => {
  const agents = await agentsOf('08-three-hundred-agents');
  expect(agents.length).toBeGreaterThanOrEqual(280);
  expect(agents.length).toBeLessThanOrEqual(320);
  expect(new Set(agents.map(({ department }) => department)).size).toBe(7);
  const managerOf = new Map(agents.map(({ id, reportsTo }) => [id, reportsTo]));
  const depths = agents.map(({ id }) => {
    let depth = 1;
    for (let at = managerOf.get(id); at !== null && at !== undefined; at = managerOf.get(at))
      depth++;
    return depth;
  });
  expect(Math.max(...depths)).toBe(4);
  expect(depths.filter((depth) => depth === 1)).toHaveLength(1);
});

function read(name: string): string {
  return readFileSync(join(FOLDER, name, 'ORG.md'), 'utf8');
}

async function agentsOf(name: string): Promise<readonly Agent[]> {
  const { stdout } = await callOrgsim('config', join(FOLDER, name, 'ORG.md'), '--format', 'json');
  return JSON.parse(stdout).agents;
}
