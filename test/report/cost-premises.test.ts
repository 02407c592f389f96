// What an estimate says of its own foundations, on the terminal and in Markdown alike: each thing once.
import { describe, expect, it } from 'vitest';
import { createLocalCounter } from '#cost/count-tokens';
import { openPricing } from '#main/open-pricing';
import { parseRate } from '#main/parse-rate';
import type { CostOptions } from '#main/price-org';
import { createTokenSource } from '#main/token-source';
import { formatCostMarkdown } from '#report/cost-markdown';
import { premiseSentences } from '#report/cost-premises';
import { formatCostText } from '#report/cost-text';
import { PLAIN_STYLE } from '#report/style';
import { costReport } from './cost-sample.js';

const MODELS = ['claude-opus', 'claude-haiku', 'gpt-4o', 'ollama/llama3'];
const TEXT = `# Mill

## Structure

### Editor

- **Model:** claude-opus
- **Trigger:** event-driven
- **Activity:** 6 events/h

### Writer

- **Model:** claude-haiku
- **Tokens:** 6K in, 2K out

### Reader

- **Model:** gpt-4o

### Local

- **Model:** ollama/llama3
`;
const counted = createTokenSource({ counter: createLocalCounter(), calibration: null });

async function reportOf(cost: Partial<CostOptions> = {}, name = 'catalog', text = TEXT) {
  const pricing = await openPricing(name, MODELS);
  return costReport({ mill: text }, { cost: { pricing, tokens: counted, ...cost } });
}

async function sentences(...given: Parameters<typeof reportOf>): Promise<readonly string[]> {
  return (await reportOf(...given)).orgs.flatMap(premiseSentences);
}

describe('tokens', () => {
  it('say who counted them, by which factor, and how far they may be off', async () => {
    expect(await sentences()).toContain(
      'Tokens in: ~ counted from the prompt for Editor, Reader, ±20% (x 1.6 for Claude from 4.7 on, x 1 for OpenAI); stated in the file for Writer.',
    );
  });

  it('say that output is an assumption, and for whom', async () => {
    expect(await sentences()).toContain(
      'Tokens out: assumed, 1,000 a wake for Editor, Reader, 50 an idle poll; Tokens and Idle tokens state others.',
    );
  });

  it('assume nothing that the file states', async () => {
    const stated = TEXT.replaceAll(
      /(?=- \*\*Model)/g,
      '- **Tokens:** 6K in, 2K out\n- **Idle tokens:** 1K in, 20 out\n',
    ).replace(/- \*\*Tokens:\*\* 6K in, 2K out\n(?=\n### Reader)/, '');
    const said = await sentences({}, 'catalog', stated);
    expect(said).toContain('Tokens in: stated in the file.');
    expect(said.filter((sentence) => sentence.startsWith('Tokens out'))).toEqual([]);
  });

  it('of runs are called so, and so are those of the provider', async () => {
    const exact = createTokenSource({
      counter: { count: () => ({ tokens: 900, error: 0 }) },
      calibration: null,
    });
    expect((await sentences({ tokens: exact }))[1]).toContain(
      'counted by the provider from the prompt for Editor, Reader;',
    );
    const like = {
      input: { mean: 900, p5: 800, p95: 1000 },
      output: { mean: 90, p5: 80, p95: 99 },
    };
    const entry = { ...like, calls: 9, idle: null, cacheRead: 0, cacheWrite: 0 };
    const calibration = { version: 1, from: null, to: null, models: {}, agents: { editor: entry } };
    const learnt = createTokenSource({ counter: createLocalCounter(), calibration } as never);
    const said = await sentences({ tokens: learnt });
    expect(said[1]).toContain('as recorded runs had them for Editor, out as well; ');
    expect(said[2]).toContain('1,000 a wake for Reader');
  });

  it('change nothing where calls have prices', async () => {
    expect(await sentences({}, 'reference')).toContain(
      'Tokens: this table has prices of calls, of about 4,000 in and 1,000 out, idle polls too.',
    );
  });
});

describe('rates', () => {
  it('tell --rate from the file and the usual', async () => {
    expect(await sentences({ rates: [parseRate('reader=2-5/h')] })).toContain(
      'Activity: as the file states it for Editor; the usual one of the level for Writer, Local; as --rate says for Reader; Activity or --rate states another.',
    );
  });

  it('in bursts say by how much that lowers wakes', async () => {
    expect((await sentences({ arrivalPattern: 'poisson' })).join('\n')).toMatch(
      /by chance \(poisson\).*\d% fewer wakes/,
    );
  });

  it.each([
    ['rates and tokens', { rates: [parseRate('reader=2-5/h')] }],
    ['tokens', {}],
  ])('and tokens say which of them make the range: %s', async (what, cost) => {
    const text = formatCostText(await reportOf(cost), {
      style: PLAIN_STYLE,
      columns: null,
      breakEven: false,
      all: false,
    });
    expect(text).toContain(` a month as ${what} vary\n`);
  });
});

describe('caches', () => {
  it('say what best means, who has none and why, and what is not known', async () => {
    expect(
      (await sentences()).join('\n').replaceAll(/[\d,]+(?= tokens below| tokens is| are)/g, 'N'),
    ).toContain(
      'Caches: for each agent the cheapest of none, 5m and 1h; %: calls that find their prompt there; none for Reader: a prefix of N tokens is below the 1,024 that are cached. From how many tokens on claude-opus-5-5, claude-haiku-5-5 cache is not known: ~N are taken to be enough, else --cache none holds.',
    );
  });

  it.each(['flat:0.01/1K', 'reference'])('are none of %s', async (name) => {
    expect((await sentences({}, name)).join('\n')).not.toContain('Caches');
  });
});

it('Markdown has the break-even where it is asked for', async () => {
  const look = { style: PLAIN_STYLE, columns: null, all: false };
  const report = await reportOf();
  expect(formatCostMarkdown(report, { ...look, breakEven: true })).toMatch(
    /\| Agent \| Mode \| Cheaper \| events\/h \| break-even .*\n.*\n\| Editor \| event \| event \| 6 /,
  );
  expect(formatCostMarkdown(report, { ...look, breakEven: false })).not.toContain('break-even');
});

it('Markdown says the same, and aliases once', async () => {
  const report = await reportOf();
  const text = formatCostMarkdown(report, {
    style: PLAIN_STYLE,
    columns: null,
    breakEven: false,
    all: false,
  });
  expect(text).toContain('Tokens out: assumed, 1,000 a wake');
  expect(text.split('opus-5-5')).toHaveLength(3);
});

it.each([null, 200, 120, 100, 60])(
  'what an alias means is said once, and whole, at %s columns',
  async (columns) => {
    const look = { style: PLAIN_STYLE, columns, breakEven: false, all: false };
    const text = formatCostText(await reportOf(), look).replaceAll(/\s+/g, ' ');
    const inTable = text.includes('claude-opus = opus-5-5');
    const below = text.includes('claude-opus is claude-opus-5-5');
    expect([inTable, below]).toEqual(
      columns === null || columns > 100 ? [true, false] : [false, true],
    );
  },
);

it.each([60, 80])('scenarios keep their names at %d columns', async (columns) => {
  const look = { style: PLAIN_STYLE, columns, breakEven: false, all: false };
  expect(formatCostText(await reportOf(), look)).toMatch(/^Polling as modelled +\$/m);
});
