// Every format of an estimate on the same orgs, and what is true of all of them.
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { formatCostCsv } from '#report/cost-csv';
import { COST_FORMATS, loadCostFormat } from '#report/cost-formats';
import { formatCostJson } from '#report/cost-json';
import { formatCostMarkdown } from '#report/cost-markdown';
import { PLAIN_STYLE } from '#report/style';
import { costReport, FULL, ORGS } from './cost-sample.js';

const OPTIONS = { style: PLAIN_STYLE, columns: null, breakEven: true, all: false };

describe.each(COST_FORMATS)('%s', (name) => {
  test('gives the same bytes again, and ends with a line feed', async () => {
    const format = await loadCostFormat(name);
    for (const report of [FULL, costReport({ nobody: '' })]) {
      const text = format(report, OPTIONS);
      expect(text).toMatch(/[^\n]\n$/);
      expect(format(report, OPTIONS)).toBe(text);
    }
  });

  test('sends nothing raw to a terminal', async () => {
    const text = (await loadCostFormat(name))(FULL, OPTIONS);
    expect(text.replaceAll(/\r?\n/g, '')).not.toMatch(/[\p{Cc}\p{Cs}\u202e\u2028]/u);
  });
});

describe('json', () => {
  const schema = JSON.parse(
    readFileSync(new URL('../../src/report/orgsim-cost.schema.json', import.meta.url), 'utf8'),
  );
  const isValid = new Ajv({ strict: true, allowUnionTypes: true, allErrors: true }).compile(schema);
  const faultsOf = (value: unknown) => (isValid(value) ? [] : isValid.errors);
  const one = JSON.parse(formatCostJson(costReport({ unsure: ORGS.unsure })));
  const several = JSON.parse(formatCostJson(FULL));

  test('has the pinned keys', () => {
    const pinned = {
      pricing: { name: 'reference', asOf: '2026-03' },
      tickSeconds: 30,
      unpriced: ['oracle'],
      scenarios: {
        allPollingDearest: { perHour: expect.any(Number) },
        allPollingTiered: { perHour: expect.any(Number) },
        configured: { perHour: one.totals.perHour },
        allEventDriven: { perHour: expect.any(Number) },
      },
    };
    expect(one).toMatchObject(pinned);
    expect(Object.keys(one.agents[0])).toEqual(
      expect.arrayContaining(
        'id model resolvedModel mode invocationsPerHour costPerInvocation costPerHour costPerMonth priceSource'.split(
          ' ',
        ),
      ),
    );
    const { perHour, perDay, perMonth } = one.totals;
    expect(perDay).toBeCloseTo(24 * perHour, 6);
    expect(perMonth).toBeCloseTo(720 * perHour, 6);
  });

  test('what is not known is null, and counted', () => {
    const [, bot, oracle] = one.agents;
    expect(bot.arrivals).toEqual({ origin: 'unknown', perHour: null });
    expect(oracle).toMatchObject({ costPerHour: null, costPerMonth: null, priceSource: null });
    expect(one).toMatchObject({ unknownRate: ['ticket-bot'], totals: { missing: 2 } });
  });

  test('keeps its schema, for one file and for several', () => {
    expect(faultsOf(one)).toEqual([]);
    expect(faultsOf(several)).toEqual([]);
  });

  test('the schema would not take anything', () => {
    for (const key of ['pricing', 'agents', 'totals', 'scenarios', 'unpriced']) {
      expect(faultsOf({ ...one, [key]: undefined })).not.toEqual([]);
    }
    expect(faultsOf({ ...one, totals: { ...one.totals, perHour: '8.16' } })).not.toEqual([]);
    expect(faultsOf({ ...one, schemaVersion: 2 })).not.toEqual([]);
  });

  test('the schema describes every key that is printed', () => {
    expect(undescribed(several, { $ref: '#/definitions/estimate' }, '')).toEqual([]);
  });

  test('numbers have no tails of floating point', () => {
    const digits = numbersIn(several).map((value) => String(value).replace(/e.*|[-.]|^0\.0*/g, ''));
    expect(digits.filter((each) => each.length > 12)).toEqual([]);
  });

  /** Paths of keys that the schema says nothing of. Limits differ by kind: their common keys are described. */
  function undescribed(value: unknown, given: Schema, path: string): string[] {
    const node = resolve(given);
    if (path.endsWith('.limits')) return [];
    if (Array.isArray(value)) {
      return value.flatMap((each) =>
        undescribed(each, path === '' ? node : (node.items ?? {}), path),
      );
    }
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([key, each]) => {
      const child = node.properties?.[key] ?? node.additionalProperties;
      return child === undefined ? [`${path}.${key}`] : undescribed(each, child, `${path}.${key}`);
    });
  }

  function resolve(node: Schema): Schema {
    const name = node.$ref?.split('/').at(-1);
    if (name !== undefined) return resolve(schema.definitions[name]);
    return node.anyOf === undefined ? node : resolve(node.anyOf[0] ?? {});
  }
});

function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

interface Schema {
  readonly $ref?: string;
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema;
}

describe('csv', () => {
  test('is RFC 4180: a header, a record of as many cells for each agent, lines of CR LF', () => {
    const records = parseCsv(formatCostCsv(FULL));
    const agents = FULL.orgs.reduce((sum, { estimate }) => sum + estimate.agents.length, 0);
    expect(records).toHaveLength(1 + agents);
    expect(new Set(records.map((record) => record.length))).toEqual(new Set([records[0]?.length]));
    expect(records[0]?.slice(0, 4)).toEqual(['org', 'file', 'id', 'name']);
  });

  test('what is not known is an empty cell, with its reason beside it', () => {
    const [head = [], , bot = [], oracle = []] = parseCsv(
      formatCostCsv(costReport({ unsure: ORGS.unsure })),
    );
    const cell = (record: readonly string[], name: string) => record[head.indexOf(name)];
    expect(cell(bot, 'status')).toBe('rate unknown');
    expect(cell(bot, 'events_per_hour')).toBe('');
    expect(cell(oracle, 'status')).toBe('unpriced');
    expect(cell(oracle, 'usd_per_month')).toBe('');
  });

  test('no name is a formula', () => {
    const texts = parseCsv(formatCostCsv(FULL)).flat();
    expect(texts).toContain('\'=HYPERLINK("http://x.y")');
    expect(texts.filter((text) => /^\s*[=+\-@]/.test(text))).toEqual([]);
  });
});

describe('md', () => {
  test('shows names as they stand: nothing is formatted, linked or called', () => {
    const text = formatCostMarkdown(FULL, OPTIONS);
    expect(text).not.toMatch(/(?<!\\)<b>|@acme|#12/);
    expect(text).toContain('@<!-- -->acme/all');
  });

  const hostile = fc.stringMatching(/^([\\`*_~{}[\]()<>|#+.!&:$^@"' a1-]|<b>|&amp;|\*\*){1,14}$/);

  test('whatever a name, the table keeps its cells', () => {
    fc.assert(
      fc.property(hostile, (name) => {
        const base = costReport({ small: ORGS.small });
        const orgs = base.orgs.map((org) => ({
          ...org,
          lines: org.lines.map((line) => ({ ...line, name })),
        }));
        const rows = formatCostMarkdown({ ...base, orgs }, OPTIONS)
          .split('\n')
          .filter((line) => line.startsWith('| '));
        const bars = (row: string) => row.replaceAll(/\\./g, '').split('|').length;
        expect(new Set(rows.slice(0, 5).map(bars))).toEqual(new Set([9]));
        const tree = unified()
          .use(remarkParse)
          .parse(rows[2]?.split('|')[1] ?? '');
        expect(JSON.stringify(tree)).not.toMatch(/"(emphasis|strong|link|inlineCode)"/);
      }),
      { numRuns: 50 },
    );
  });

  test('a comment holds it, however many agents', () => {
    const roles = Array.from({ length: 400 }, (_, at) => `### Role ${at} ${'*'.repeat(40)}\n`);
    const text = `# Large\n\n## Structure\n\n${roles.join('\n')}`;
    const shown = formatCostMarkdown(costReport({ large: text }), OPTIONS);
    expect(shown.length).toBeLessThan(65_536);
    expect(shown).toContain('300 more rows; `orgsim cost` lists all.');
  });
});

/** Records of RFC 4180, with CR LF behind each. */
function parseCsv(text: string): string[][] {
  expect(text.endsWith('\r\n')).toBe(true);
  const lines = text.slice(0, -2).split('\r\n');
  return lines.map((line) => {
    const cells = line.match(/("(?:[^"]|"")*"|[^,"]*)(,|$)/g) ?? [];
    const shown = line.endsWith(',') ? cells : cells.slice(0, -1);
    return shown.map((cell) =>
      cell
        .replace(/,$/, '')
        .replace(/^"(.*)"$/s, '$1')
        .replaceAll('""', '"'),
    );
  });
}
