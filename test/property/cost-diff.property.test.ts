// `orgsim cost` and `orgsim cost diff` price by the same options: whatever they are, one org has one bill, and no difference to itself.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { callOrgsim } from '../orgs/call-orgsim.js';

const MIXED = `# Mixed

## Structure

### Boss

- **Model:** claude-opus
- **Trigger:** event-driven
- **Activity:** 3-40 events/hr

### Clerks

- **Count:** 3
- **Tokens:** 500-2000
- **Tick interval:** 7 ticks

### Waiting

- **Trigger:** event-driven
- **Wake on:** issue opened

### Oracle

- **Model:** acme/unheard-of-9

### Pet

- **Model:** ollama/llama3
- **Trigger:** event-driven
- **Wake on:** issue opened
`;
const ORGS = [
  'orgs/02-hybrid/ORG.md',
  'orgs/07-every-field/ORG.md',
  'orgs/13-token-bill/ORG.md',
  'mixed.md',
];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'orgsim-cost-diff-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const one = (...flags: readonly string[][]) => fc.constantFrom<string[]>([], ...flags);
const sharedFlags = fc
  .tuple(
    one(['--pricing', 'reference'], ['--pricing', 'flat:0.01/1K']),
    one(['--cache', 'none'], ['--cache', '5m'], ['--cache', '1h']),
    one(['--tokens', 'stated']),
    one(['--rate', 'all=7/h'], ['--rate', 'L1+=20% busy']),
    one(['--batch', 'all']),
    one(['--tick', '15s'], ['--tick', '10min']),
  )
  .map((flags) => flags.flat());

async function jsonOf(...args: string[]) {
  const { code, stdout } = await callOrgsim('cost', ...args, '--format', 'json');
  expect({ args, code }).toEqual({ args, code: 0 });
  return { text: stdout, json: JSON.parse(stdout) };
}

test('the same bill, of a file and of what was saved of it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...ORGS), sharedFlags, async (org, flags) => {
      const path = org === 'mixed.md' ? join(folder, org) : org;
      if (org === 'mixed.md') writeFileSync(path, MIXED);
      const { text, json } = await jsonOf(path, ...flags);
      const saved = join(folder, 'saved.json');
      writeFileSync(saved, text);
      for (const old of [path, saved]) {
        const diff = (await jsonOf('diff', old, path, ...flags)).json;
        for (const side of [diff.old, diff.new]) {
          expect(side.perHour).toBeCloseTo(json.totals.perHour, 7);
          expect(side.missing).toBe(json.totals.missing);
        }
        expect(diff.change).toMatchObject({ perHour: 0, causes: {} });
        expect(diff.agents).toEqual([]);
      }
    }),
    // An agent of unknown rate whose model is free, and one whose polls all cost the same.
    {
      numRuns: 8,
      examples: [
        ['mixed.md', []],
        ['mixed.md', ['--pricing', 'reference']],
      ],
    },
  );
});
