// What holds for every document, however odd: the org is built, its chart is a forest, its places are in the file.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDocument } from '#document/parse-document';
import { buildOrg } from '#org/build-org';
import { chartOf } from '#org/chart';
import { AGENT_SETTINGS } from '#org/names';
import type { Org, Origin } from '#org/types';
import { VOCABULARY } from '#org/vocabulary';

const NAMES = [
  'COO',
  'Cook',
  'Cooks',
  'Ana',
  'Ana — Cook',
  'Chef 1',
  '厨师',
  '',
  'Ana (Human Principal)',
  'CFO',
  '—',
];
const VALUES = [
  ...NAMES,
  'Human Principal',
  'polling',
  'event-driven for L7+, polling',
  'all',
  'tasks, orders',
  'timer',
  '3 ticks for completions, 1',
  'never',
  '3',
  '0',
  '-1',
  '10',
  'daily review at 09:00 — look',
  'books `61 * * * *`',
  'org escalation rate > 30%',
  'same-as-lead',
  'fastest',
  'ollama/llama3 for L4',
  'startup',
  '$5/day',
  '1K tokens/period',
  '50%',
  '1 min',
  'UTC',
  '06:00-09:00: 10K tokens',
  '08:00-22:00',
  '4 per hour',
  '2-5',
  'max 3 agents',
];
const KEYS = [...Object.values(VOCABULARY).map(({ display }) => display), 'Nonsense'];
const HEADINGS = [
  'Identity',
  'Culture',
  'Structure',
  'Policies',
  'Budget',
  'Permissions',
  'Workload',
  'Stucture',
];

const name = fc.constantFrom(...NAMES);
const value = fc.constantFrom(...VALUES);
const field = fc
  .tuple(fc.constantFrom(...KEYS), value)
  .map(([key, text]) => `- **${key}:** ${text}`);
const reportsTo = name.map((text) => `- **Reports to:** ${text}`);
const list = fc
  .tuple(fc.constantFrom(...KEYS), fc.array(value, { minLength: 1, maxLength: 3 }))
  .map(([key, items]) => [`- **${key}:**`, ...items.map((item) => `  - ${item}`)].join('\n'));
const roleHeading = fc
  .tuple(fc.integer({ min: 3, max: 6 }), name)
  .map(([depth, text]) => `${'#'.repeat(depth)} ${text}`);
const line = fc.oneof(
  { weight: 6, arbitrary: roleHeading },
  { weight: 4, arbitrary: field },
  { weight: 2, arbitrary: reportsTo },
  { weight: 1, arbitrary: list },
  { weight: 1, arbitrary: fc.constantFrom(...HEADINGS).map((text) => `## ${text}`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'preset: agency',
      'Words.',
      '- L7+ can delegate',
      '- Cook: max 3',
      '# T',
    ),
  },
);
const orgText = fc
  .tuple(fc.array(line, { maxLength: 40 }), fc.constantFrom('\n', '\r\n', '\n\n'))
  .map(([lines, end]) => ['## Structure', ...lines].join(end));

const anyText = fc.oneof(
  { weight: 4, arbitrary: orgText },
  {
    weight: 1,
    arbitrary: fc
      .string({ unit: 'grapheme', maxLength: 200 })
      .map((words) => `## Structure\n### ${words}`),
  },
);

function originsOf(org: Org): Origin[] {
  return [
    ...Object.values(org.origins),
    ...Object.values(org.culture.origins),
    ...Object.values(org.workload.origins),
    ...org.agents.flatMap((agent) => [
      ...Object.values(agent.origins),
      ...agent.timerOrigins,
      ...agent.thresholdOrigins,
    ]),
  ];
}

function expectSound(source: string): void {
  const document = parseDocument(source);
  const org = buildOrg(document);
  const ids = org.agents.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);

  const chart = chartOf(org);
  expect(chart.roots.flatMap(({ id }) => chart.subtreeOf(id)).length).toBe(ids.length);

  for (const agent of org.agents) {
    expect(Object.keys(agent.origins).toSorted()).toEqual([...AGENT_SETTINGS].toSorted());
    expect(agent.timerOrigins).toHaveLength(agent.trigger.timers.length);
    expect(agent.thresholdOrigins).toHaveLength(agent.trigger.thresholds.length);
    expect(agent.trigger.tickInterval).toBeGreaterThanOrEqual(1);
    const timers = agent.trigger.timers.map((timer) => timer.name.toLowerCase());
    expect(new Set(timers).size).toBe(timers.length);
  }
  const ranges = originsOf(org).flatMap((origin) => ('range' in origin ? [origin.range] : []));
  for (const { start, end } of ranges) {
    const isHeadingWithoutText = start.offset === end.offset;
    expect(isHeadingWithoutText || source.slice(start.offset, end.offset).trim() !== '').toBe(true);
    expect(document.rangeAt(start.offset, end.offset)).toEqual({ start, end });
  }
  for (const { range, related } of org.problems) {
    for (const { start, end } of [range, ...related.map((place) => place.range)]) {
      expect(document.rangeAt(start.offset, end.offset)).toEqual({ start, end });
    }
  }
}

describe('buildOrg', () => {
  test('holds on any document', () => {
    fc.assert(fc.property(anyText, expectSound), { numRuns: 500 });
  });

  test('clean names, each its own, give no problem of ids', () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[A-Z][a-z]{1,8}$/), {
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(names, (all) => {
        const org = buildOrg(
          parseDocument(`## Structure\n${all.map((one) => `### ${one}x`).join('\n')}`),
        );
        expect(org.problems).toEqual([]);
        expect(org.agents).toHaveLength(all.length);
      }),
      { numRuns: 50 },
    );
  });

  test('the same text gives the same org', () => {
    fc.assert(
      fc.property(orgText, (text) => {
        expect(buildOrg(parseDocument(text))).toEqual(buildOrg(parseDocument(text)));
      }),
      { numRuns: 30 },
    );
  });
});
