// Limits of a bill: --budget, --max-increase with --compare-to, --fail-on.
import { describe, expect, test } from 'vitest';
import { SMALL, UNSURE, useCostFolder } from './cost-folder.js';

const { file, cost } = useCostFolder();

describe('--budget', () => {
  test.each([
    ['2/hour', 0, /^✓ Budget \$2\.00\/hour: \$0\.23 left\.$/m],
    ['$1.50/h', 1, /^⚠ Budget \$1\.50\/hour: over by \$0\.27\.$/m],
    ['1,000/month', 1, /^⚠ Budget \$1,000\/month: over by \$274\.\d\d\.$/m],
    ['2k usd per month', 0, /^✓ Budget \$2,000\/month: \$725\.\d\d left\.$/m],
    ['43 a day', 0, /^✓ Budget \$43\.00\/day: /m],
    ['200/week', 1, /^⚠ Budget \$200\.00\/week: over by \$97\./m],
  ])('%s: exit %d', async (budget, exit, sentence) => {
    const { code, stdout, stderr } = await cost('--budget', budget, file('ORG.md', SMALL));
    expect({ code, stderr }).toEqual({ code: exit, stderr: '' });
    expect(stdout).toMatch(sentence);
  });

  test('is against the sum of all files', async () => {
    const paths = [file('a.md', SMALL), file('b.md', SMALL)];
    expect((await cost('--budget', '2/hour', paths[0] ?? '')).code).toBe(0);
    const { code, stdout } = await cost('--budget', '2/hour', ...paths);
    expect(code).toBe(1);
    expect(stdout).toMatch(/Budget \$2\.00\/hour: over by \$1\.54\./);
  });

  test('says which agents it knows nothing of', async () => {
    const { code, stdout } = await cost('--budget', '10/hour', file('ORG.md', UNSURE));
    expect(code).toBe(0);
    expect(stdout).toMatch(/left, without 2 agents that nobody can price\./);
  });

  test('with a machine format the sentence goes to standard error', async () => {
    const args = ['--format', 'json', '--budget', '1/hour'];
    const { code, stdout, stderr } = await cost(...args, file('ORG.md', SMALL));
    expect(code).toBe(1);
    expect(stderr).toBe('Budget $1.00/hour: over by $0.77.\n');
    expect(JSON.parse(stdout).limits).toMatchObject([
      { kind: 'budget', isExceeded: true, sentence: 'Budget $1.00/hour: over by $0.77.' },
    ]);
  });

  test.each([
    ['200', /does not say in which time/],
    ['200/fortnight', /"fortnight" is no period/],
    ['200/mont', /"mont" is no period/],
    ['€200/month', /counts US dollars, not €/],
    ['200 EUR/month', /counts US dollars, not EUR/],
    ['-5/day', /cannot be negative/],
    ['0/day', /takes an amount above \$0/],
    ['NaN/day', /takes an amount of dollars, not "NaN\/day"/],
    ['1e999/day', /takes an amount of dollars/],
    ['9999999999/day', /up to \$9,007,199/],
    ['/day', /takes an amount of dollars/],
    ['', /takes an amount of dollars/],
  ])('%j is refused: exit 2', async (budget, message) => {
    const { code, stdout, stderr } = await cost('--budget', budget, file('ORG.md', SMALL));
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });
});

describe('--max-increase', () => {
  const DEARER = SMALL.replace('- **Count:** 2', '- **Count:** 3');

  test.each([
    [
      '10%',
      1,
      /^⚠ Increase of at most 10%: passed, \$1,274 -> \$1,534 a month \(\+\$259\.20, \+20\.3%\)\.$/m,
    ],
    ['21%', 0, /^✓ Increase of at most 21%: kept, /m],
    ['$20', 1, /^⚠ Increase of at most \$20\.00\/month: passed, /m],
    ['$10/day', 0, /^✓ Increase of at most \$10\.00\/day: kept, /m],
  ])('%s against another ORG.md: exit %d', async (limit, exit, sentence) => {
    const base = file('base.md', SMALL);
    const args = ['--max-increase', limit, '--compare-to', base];
    const { code, stdout } = await cost(...args, file('ORG.md', DEARER));
    expect(code).toBe(exit);
    expect(stdout).toMatch(sentence);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
      `Compared with ${base}: $1,274 -> $1,534 a month (+$259.20, +20.3%).`,
    );
  });

  test('against a saved estimate, of several orgs too', async () => {
    const paths = [file('a.md', SMALL), file('b.md', SMALL)];
    const saved = file('base.json');
    await cost('--format', `json:${saved}`, ...paths);
    const args = ['--compare-to', saved, '--max-increase', '5%'];
    expect((await cost(...args, ...paths)).code).toBe(0);
    file('b.md', DEARER);
    const { code, stdout } = await cost(...args, ...paths);
    expect(code).toBe(1);
    expect(stdout).toMatch(/passed, \$2,549 -> \$2,808 a month/);
  });

  test('a saved estimate of other prices is named so', async () => {
    const totals = { perHour: 1, perDay: 24, perMonth: 720 };
    const pricing = { name: 'catalog', asOf: '2025-01-01' };
    const saved = file('base.json', JSON.stringify({ pricing, totals, unpriced: [] }));
    const args = ['--compare-to', saved, '--max-increase', '500%'];
    const { stdout } = await cost(...args, file('ORG.md', SMALL));
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      'It was priced by catalog of 2025-01-01: part of a difference may be prices.',
    );
  });

  test('without a limit, the difference is shown', async () => {
    const { code, stdout } = await cost('--compare-to', file('a.md', DEARER), file('b.md', SMALL));
    expect(code).toBe(0);
    expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(
      /Compared with .*: \$1,534 -> \$1,274 a month \(-\$259\.20, -16\.9%\)\./,
    );
  });

  test('a decrease is no increase', async () => {
    const args = ['--fail-on', 'increase', '--compare-to', file('base.md', DEARER)];
    const { code, stdout } = await cost(...args, file('ORG.md', SMALL));
    expect(code).toBe(0);
    expect(stdout).toMatch(/Increase of at most 0%: kept, .*\(-\$259\.20, -16\.9%\)/);
  });

  test('a saved estimate may start with a byte order mark', async () => {
    const base = file('base.json', `\ufeff${JSON.stringify({ totals: { perHour: 0 } })}`);
    const { code, stderr } = await cost('--compare-to', base, file('ORG.md', SMALL));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  test('of an org that cost nothing, any cost is one', async () => {
    const base = file('base.json', JSON.stringify({ totals: { perHour: 0 } }));
    const args = ['--max-increase', '1000%', '--compare-to', base];
    expect((await cost(...args, file('ORG.md', SMALL))).code).toBe(1);
  });

  test.each([
    ['--max-increase', '10%'],
    ['--fail-on', 'increase'],
  ])('%s needs something to compare with', async (...args) => {
    const { code, stderr } = await cost(...args, file('ORG.md', SMALL));
    expect(code).toBe(2);
    expect(stderr).toMatch(/needs something to compare with\.\nSay what with: --compare-to/);
  });

  test.each(['10', '0%', '-5%', '-$5', '%', 'ten%', '$0', '€5', '$5/decade', 'NaN%'])(
    '%j is refused: exit 2',
    async (limit) => {
      const args = ['--compare-to', file('base.md', SMALL), `--max-increase=${limit}`];
      const { code, stdout, stderr } = await cost(...args, file('ORG.md', SMALL));
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toMatch(/^error: --max-increase/);
    },
  );

  test.each([
    ['no JSON', 'x', /: it is not JSON: no JSON value starts here/],
    ['another JSON', '{"findings":[]}', /: it is JSON, but no saved estimate of orgsim cost/],
    ['a total in words', '{"totals":{"perHour":"much"}}', /: totals\.perHour: a number from 0 is/],
    [
      'a negative total',
      '[{"totals":{"perHour":-1}}]',
      /: \[0\]\.totals\.perHour: a number from 0/,
    ],
    ['nothing in it', '[]', /: there is no estimate in it/],
    ['a newer one', '{"schemaVersion":2,"totals":{"perHour":1}}', /saved by a newer orgsim/],
  ])('--compare-to with %s: exit 2', async (_, text, message) => {
    const args = ['--max-increase', '1%', '--compare-to', file('base.json', text)];
    const { code, stdout, stderr } = await cost(...args, file('ORG.md', SMALL));
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });

  test('--compare-to a file that is not there: exit 2; one with errors: exit 1', async () => {
    const path = file('ORG.md', SMALL);
    const against = (base: string) => cost('--max-increase', '1%', '--compare-to', base, path);
    expect((await against(file('none.json'))).code).toBe(2);
    expect((await against(file('none.md'))).code).toBe(2);
    const faulty = await against(file('faulty.md', SMALL.replace('event-driven', 'x')));
    expect(faulty).toMatchObject({ code: 1, stdout: '' });
    expect(faulty.stderr).toMatch(/faulty\.md has errors/);
  });
});

describe('--fail-on', () => {
  test('unpriced fails for a model without a price, and only when asked', async () => {
    const path = file('ORG.md', UNSURE);
    expect((await cost(path)).code).toBe(0);
    const { code, stdout } = await cost('--fail-on', 'unpriced', path);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^⚠ Unpriced: 1 agent on acme\/oracle-9\.$/m);
    expect((await cost('--fail-on', 'unpriced', file('b.md', SMALL))).code).toBe(0);
  });

  test('budget fails for a budget of the file that would be passed', async () => {
    const text = SMALL.replace('### COO\n', '### COO\n\n- **Budget:** $5/day');
    const path = file('ORG.md', text);
    const shown = await cost(path);
    expect(shown.code).toBe(0);
    expect(shown.stdout).toMatch(
      /⚠ Budgets of the file that would be passed: COO \$14\.40 of \$5\.00 a day\./,
    );
    const { code, stdout } = await cost('--fail-on', 'budget', path);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^⚠ Budgets of the file: 1 budget would be passed: COO /m);
  });

  test('several at once, and a budget of the command line fails beside them', async () => {
    const args = ['--fail-on', 'unpriced,budget', '--fail-on', 'unpriced', '--budget', '1/hour'];
    const { code, stdout } = await cost(...args, file('ORG.md', SMALL));
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /⚠ Budget \$1\.00\/hour: over by [^✓]*✓ Budgets of the file: all kept\.\n✓ Unpriced: no agent\./,
    );
  });

  test.each([
    ['unprice', /Did you mean --fail-on unpriced\?/],
    ['everything', /It takes: unpriced, budget, increase\./],
    ['', /does not know ""/],
  ])('%j is refused', async (reason, message) => {
    const { code, stderr } = await cost('--fail-on', reason, file('ORG.md', SMALL));
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });
});
