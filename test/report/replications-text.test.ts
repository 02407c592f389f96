// Means with how sure they are, at any width, and unknown where they are not.
import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';
import { beforeAll, describe, expect, test } from 'vitest';
import { compareOrgs } from '#main/compare-orgs';
import type { ComparisonReport } from '#main/comparison-report';
import type { ReplicationReport } from '#main/replicate-org';
import { replicateOrg } from '#main/replicate-org';
import { formatComparisonText } from '#report/comparison-text';
import { formatReplicationsText } from '#report/replications-text';
import { loadStyle, PLAIN_STYLE } from '#report/style';
import { fileOf, POLLING, SLEEPING } from '../main/sample-orgs.js';

const LENGTH = { length: { kind: 'time', seconds: 6 * 3600 } } as const;
const plain = (columns: number | null) => ({ style: PLAIN_STYLE, columns });

async function replicated(text: string, replications: number): Promise<ReplicationReport> {
  const outcome = await replicateOrg(fileOf(text), replications, LENGTH);
  if (outcome.kind !== 'done') throw new Error('refused');
  return outcome.report;
}

async function compared(texts: readonly string[], replications = 5): Promise<ComparisonReport> {
  const sources = texts.map((text, index) => fileOf(text, `${'abc'[index]}.md`));
  const outcome = await compareOrgs(sources, { ...LENGTH, replications });
  if (outcome.kind !== 'done') throw new Error('refused');
  return outcome.report;
}

const widest = (text: string) => Math.max(...text.split('\n').map((line) => stringWidth(line)));

describe('replications', () => {
  let report: ReplicationReport;
  beforeAll(async () => {
    report = await replicated(POLLING, 5);
  });

  test.each([80, 48, 40])('at %d columns', async (columns) => {
    const text = formatReplicationsText(report, plain(columns));
    await expect(text).toMatchFileSnapshot(`../golden/run/replications-${columns}.txt`);
    expect(widest(text)).toBeLessThanOrEqual(columns);
  });

  test('colour changes nothing but colour', async () => {
    const style = await loadStyle(true);
    const coloured = formatReplicationsText(report, { style, columns: 80 });
    expect(coloured).toContain('\u001b[');
    expect(stripVTControlCharacters(coloured)).toBe(formatReplicationsText(report, plain(80)));
  });

  test('after one run what is not known is said, and is not nothing', async () => {
    const text = formatReplicationsText(await replicated(POLLING, 1), plain(80));
    expect(text).toMatch(/Lead .* ± \? /u);
    expect(text).toContain('Intervals are unknown (?): one run does not say how much runs differ.');
    expect(text).not.toContain('± 0');
  });

  test('costs without a price are a lower bound', async () => {
    const text = formatReplicationsText(
      await replicated(POLLING.replace('claude-opus', 'acme/secret'), 2),
      plain(80),
    );
    expect(text).toMatch(/Lead .* unpriced /u);
    expect(text).toMatch(/Cost per hour +>= \$/u);
    expect(text).toContain('1 agent unpriced');
  });
});

describe('a comparison', () => {
  test.each([80, 44, 40])('at %d columns', async (columns) => {
    const text = formatComparisonText(await compared([POLLING, SLEEPING]), plain(columns));
    await expect(text).toMatchFileSnapshot(`../golden/compare/two-${columns}.txt`);
    expect(widest(text)).toBeLessThanOrEqual(columns);
  });

  test('of three orgs with other ticks, zones, roots and prices', async () => {
    const other = SLEEPING.replace('# Team', '# Abroad')
      .replace('### Lead', '### Chief')
      .replace('to:** Lead', 'to:** Chief')
      .replace('claude-opus', 'acme/secret')
      .replace('4-8 ticks', '6-10 ticks');
    const abroad = `${other}\n## Culture\n\n- **Tick:** 1 min\n- **Timezone:** Asia/Tokyo\n`;
    const text = formatComparisonText(await compared([POLLING, SLEEPING, abroad]), plain(100));
    await expect(text).toMatchFileSnapshot('../golden/compare/three-100.txt');
  });

  test('shows in one row one precision and one unit, in which the difference adds up', async () => {
    const text = formatComparisonText(await compared([POLLING, SLEEPING]), plain(100));
    const rows = text.split('\n').filter((line) => line.endsWith('better'));
    expect(rows.length).toBeGreaterThan(3);
    for (const row of rows) {
      const numbers = row.replaceAll(',', '').match(/(?<= [-+]?\$?)\d+(?:\.\d+)?/gu) ?? [];
      const [a, b, difference] = numbers.slice(-4).map(Number);
      const decimals = numbers.slice(-4, -1).map((number) => number.split('.')[1]?.length ?? 0);
      expect(new Set(decimals).size, row).toBe(1);
      const most = 1.01 * 10 ** -(decimals[0] ?? 0);
      expect(Math.abs(Math.abs((b ?? 0) - (a ?? 0)) - (difference ?? 0)), row).toBeLessThan(most);
    }
  });

  test('of an org with itself is one sentence', async () => {
    const text = formatComparisonText(await compared([POLLING, POLLING]), plain(80));
    expect(text).toContain('B does on these orders exactly what A does: no figure differs in any');
    expect(text).toMatch(/^Cost per hour .* \$0\.00 ± 0 {2}same$/mu);
  });

  test('after one run says nothing is sure', async () => {
    const text = formatComparisonText(await compared([POLLING, SLEEPING], 1), plain(100));
    expect(text).toContain('Nothing is sure: one run does not say how much runs differ.');
    expect(text).toMatch(/^Cost per hour .* ± \? {2}unknown$/mu);
  });

  test('colour changes nothing but colour', async () => {
    const report = await compared([POLLING, SLEEPING], 2);
    const coloured = formatComparisonText(report, { style: await loadStyle(true), columns: 80 });
    expect(coloured).toContain('\u001b[');
    expect(stripVTControlCharacters(coloured)).toBe(formatComparisonText(report, plain(80)));
  });
});
