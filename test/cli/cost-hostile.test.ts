// What a hostile or clumsy user gives `orgsim cost`: each is refused in a sentence, and nothing is silently left undone.
import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { useCostFolder } from './cost-folder.js';

const { file, cost } = useCostFolder();

const ORG = `# Hostile

## Structure

### Ana

- **Model:** claude-opus
- **Activity:** 5 events/hr
`;
const NO_NUMBER = /NaN|Infinity|undefined|\[object/;

function ledger(run: string): string {
  const call = {
    type: 'call',
    agent: 'ana',
    model: 'claude-opus-5-5',
    provider: 'anthropic',
    wake: 'message',
    usage: { input_tokens: 100, output_tokens: 50 },
  };
  return `${run}\n${JSON.stringify(call)}\n`;
}
const RUN = '{"type":"run","org":"Hostile","ticks":2880,"tickSeconds":30}';

describe('--from shows a recorded run, and refuses what it would leave undone', () => {
  test.each([
    ['--budget', '1/month'],
    ['--fail-on', 'unpriced'],
    ['--compare-to', 'base.json'],
    ['--what-if', 'ana: polling'],
    ['--group-by', 'model'],
    ['--view', 'tokens'],
    ['--simulate'],
    ['--break-even'],
    ['--all'],
  ])('%s', async (flag, ...values) => {
    const args = ['--from', file('run.jsonl', ledger(RUN)), flag, ...values, file('ORG.md', ORG)];
    const { code, stdout, stderr } = await cost(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`shows a recorded run beside the estimate, and nothing of ${flag}.`);
  });

  test('a run that is longer than can be counted says nothing of its length', async () => {
    const endless = '{"type":"run","org":"Hostile","ticks":1e308,"tickSeconds":1e308}';
    const run = file('run.jsonl', ledger(endless));
    const { code, stdout } = await cost('--from', run, file('ORG.md', ORG));
    expect(code).toBe(0);
    expect(stdout).not.toMatch(NO_NUMBER);
  });
});

test.each([['--break-even'], ['--all'], ['--group-by', 'model'], ['--what-if', 'ana: polling']])(
  '--simulate shows nothing of %s, and says so',
  async (flag, ...values) => {
    const args = ['--simulate', '--for', '1h', flag, ...values, file('ORG.md', ORG)];
    const { code, stdout, stderr } = await cost(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`would show nothing of ${flag}.`);
  },
);

describe('--compare-to a saved estimate', () => {
  const saved = (fields: object): string =>
    JSON.stringify({ schemaVersion: 1, totals: { perHour: 1 }, unpriced: [], ...fields });

  test.each([
    [{ totals: { perHour: 1e308 } }, 'totals.perHour: '],
    [{ totals: { perHour: -1 } }, 'totals.perHour: '],
    [{ schemaVersion: 99 }, 'was saved by a newer orgsim'],
  ])('%o', async (fields, sentence) => {
    const base = file('base.json', saved(fields));
    const args = ['--compare-to', base, '--max-increase', '10%', file('ORG.md', ORG)];
    const { code, stdout, stderr } = await cost(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(sentence);
  });

  test('with the mark that some programs write before a text', async () => {
    const base = file('base.json', `\ufeff${saved({ totals: { perHour: 100 } })}`);
    const args = ['--compare-to', base, '--max-increase', '10%', file('ORG.md', ORG)];
    expect((await cost(...args)).code).toBe(0);
  });
});

test('a calibration of more tokens than can be counted is none', async () => {
  const most = { mean: 1e308, p5: 1e308, median: 1e308, p95: 1e308 };
  const entry = { calls: 1, input: most, output: most, idle: null, cacheRead: 0, cacheWrite: 0 };
  const text = JSON.stringify({
    version: 1,
    from: null,
    to: null,
    agents: { ana: entry },
    models: {},
  });
  const args = ['--calibration', file('calibration.json', text), file('ORG.md', ORG)];
  const { code, stdout, stderr } = await cost('--pricing', 'catalog', ...args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain('calibration.json: agents.ana.input.mean: ');
});

test.each([
  ['coo: polling, event-driven', 'trigger'],
  ['coo: model claude-opus, claude-haiku', 'model'],
  ['coo: max sleep 1 day; coo: max sleep 2 days', 'max sleep'],
])('--what-if "%s" contradicts itself', async (text, setting) => {
  const { code, stderr } = await cost('--what-if', text, file('ORG.md', ORG.replace('Ana', 'COO')));
  expect(code).toBe(2);
  expect(stderr).toContain(`says twice what the ${setting} of coo is.`);
});

test.each(['200EUR/month', '200 eur/month', '€200/month', 'gbp200/month'])(
  '--budget %s: prices are in dollars',
  async (budget) => {
    const { code, stderr } = await cost('--budget', budget, file('ORG.md', ORG));
    expect(code).toBe(2);
    expect(stderr).toContain('--budget counts US dollars');
  },
);

test('of several files none is written when one cannot be', async () => {
  const [first, missing] = [file('first.json'), file('no-folder/second.csv')];
  const args = ['--format', `json:${first}`, '--format', `csv:${missing}`, file('ORG.md', ORG)];
  const { code, stdout } = await cost(...args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(existsSync(first)).toBe(false);
});
