// Policies, workload, context, and files written in other ways.

import { describe, expect, test } from 'vitest';
import { build, buildStructure } from './build-marked.js';

const STAFF = '## Structure\n### Engineering\n#### Lead\n';

describe('policies', () => {
  test('are read bold, plain and as sentences', () => {
    const org = build(`${STAFF}## Policies
Spend little.
- **Timezone:** europe/berlin
### Budget
- Per-agent limit: $5/day
- **Org limit:** 2M tokens — in all
- **Alert threshold:** 70%
- **Overage behaviour:** warn
- **Credit value:** $0.02
### Department Caps
- Engineering: max 10 agents
### Permissions
- L7+ can request config changes
- **L9+** can delegate and give orders
- **L8+:** can delegate
### Working Hours
- **Active hours:** 22:00-06:00
- **Exceptions:** critical
### Holidays
- **Closed:** in August
`);
    expect(org.problems).toEqual([]);
    expect(org.timezone).toBe('Europe/Berlin');
    expect(org.policies).toEqual({
      budget: {
        perAgent: { unit: 'usd', limit: 5, period: 'daily' },
        org: { unit: 'tokens', limit: 2_000_000, period: 'daily' },
        alertThreshold: 0.7,
        overage: 'warn',
        creditUsd: 0.02,
      },
      departmentCaps: { Engineering: 10 },
      departmentCapRanges: { Engineering: expect.anything() },
      orgLimitRange: expect.anything(),
      permissions: { 'request config changes': 7, delegate: 8, 'give orders': 9 },
      workingHours: {
        fromMinute: 1320,
        toMinute: 360,
        offHours: 'queue tasks',
        criticalPasses: true,
      },
    });
    expect(org.agents[0]?.budgets).toEqual([{ unit: 'usd', limit: 5, period: 'daily' }]);
    expect(org.context).toEqual([
      'Spend little.',
      'Org limit: 2M tokens — in all',
      '### Holidays',
      'Closed: in August',
    ]);
  });

  test('hold nothing when nothing is said', () => {
    expect(build(STAFF).policies).toEqual({
      budget: {
        perAgent: null,
        org: null,
        alertThreshold: 0.8,
        overage: 'pause and escalate',
        creditUsd: 0.01,
      },
      departmentCaps: {},
      departmentCapRanges: {},
      orgLimitRange: null,
      permissions: {},
      workingHours: null,
    });
  });

  test('may state budget keys without a subsection, and caps bold', () => {
    const org = build(
      `${STAFF}## Policies\n- **Org limit:** $9/week\n### Department Caps\n- **engineering:** max 3 agents\n`,
    );
    expect(org.problems).toEqual([]);
    expect(org.policies.budget.org).toEqual({ unit: 'usd', limit: 9, period: 'weekly' });
    expect(org.policies.departmentCaps).toEqual({ Engineering: 3 });
  });
});

describe('workload', () => {
  test('has defaults', () => {
    expect(build(STAFF).workload).toEqual({
      ordersPerHour: null,
      orderHours: null,
      tasksPerOrder: { low: 15, high: 17 },
      effortTicks: { low: 36, high: 44 },
      blocked: 0.1,
      resolvedByManager: 0.7,
      typicalDay: null,
      origins: {},
    });
  });

  test('shapes the day by tokens or by percent, never both', () => {
    const day = (lines: string) => build(`${STAFF}## Workload\n- **Typical day:**\n${lines}`);
    const tokens = day('  - 00:00-06:00: 1K tokens\n  - 06:00-24:00: 3K tokens\n');
    expect(tokens.workload.typicalDay).toEqual([
      { fromMinute: 0, toMinute: 360, share: 0.25, tokens: 1000 },
      { fromMinute: 360, toMinute: 1440, share: 0.75, tokens: 3000 },
    ]);
    expect(tokens.problems).toEqual([]);
    const mixed = day('  - 00:00-06:00: 10%\n  - 06:00-24:00: 3K tokens\n');
    expect(mixed.problems.map(({ rule, actual }) => [rule, actual])).toEqual([
      ['value-invalid', '06:00-24:00: 3K tokens'],
    ]);
  });
});

describe('context', () => {
  test('is told org first, in document order, without code and comments', () => {
    const org = build(`Before all.

# Acme

We bake. <!-- not really -->

## Culture
- **Escalation:** immediate — we are small
preset words

## Structure
Everybody here bakes.
### Ana (Human Principal)
Owns the place.
### Baking
Warm.
- **Max sleep:** 9 — naps
#### Baker
Gets up early.
- **Timer:** oven at 05:00 — check the gas
- **Domain:** bread — and rolls

<!-- secret -->

    code

1. Knead.
2. Wait.

## Playbooks
### Fire
1. Leave.
`);
    expect(org.context).toEqual([
      'Before all.',
      'We bake.',
      'Escalation: immediate — we are small preset words',
      'Everybody here bakes.',
      'Owns the place.',
      '## Playbooks',
      '### Fire',
      '1. Leave.',
    ]);
    expect(org.departments[0]?.context).toEqual(['Warm.', 'Max sleep: 9 — naps']);
    expect(org.agents[0]?.context).toEqual([
      'Gets up early.',
      'Domain: bread — and rolls',
      '1. Knead.',
      '2. Wait.',
    ]);
    expect(org.agents[0]?.trigger.timers[0]?.context).toBe('check the gas');
  });
});

describe('files written in other ways', () => {
  test('with CRLF and a byte order mark the org is the same', () => {
    const text =
      '# Acme\n## Structure\n### COO\nWords.\n- **Wake on:**\n  - tasks\n### Sales\n#### Reps\n- **Count:** 2\n';
    const plain = build(text);
    const windows = build(`\ufeff${text.replaceAll('\n', '\r\n')}`);
    const bare = ({ agents }: typeof plain) =>
      agents.map(({ id, trigger, context, reportsTo }) => ({ id, trigger, context, reportsTo }));
    expect(windows.problems).toEqual([]);
    expect(bare(windows)).toEqual(bare(plain));
    expect(windows.name).toBe('Acme');
  });

  test('a preset line with CRLF is read', () => {
    const org = build('## Culture\r\npreset: agency\r\nmore\r\n## Structure\r\n### COO\r\n');
    expect([org.culture.preset, org.context]).toEqual(['agency', ['more']]);
  });

  test('without a # heading the caller names the org', () => {
    expect(build(STAFF, { fallbackName: 'bakery' }).name).toBe('bakery');
    expect(build(STAFF).name).toBe('Unnamed org');
  });

  test('an empty file is an org of nobody', () => {
    const org = build('');
    expect([org.agents, org.departments, org.problems.map(({ rule }) => rule)]).toEqual([
      [],
      [],
      ['missing-structure'],
    ]);
  });

  test('keys match whatever their case, spaces and hyphens', () => {
    const [agent] = buildStructure(
      '### A\n- **max_sleep:** 9\n* **TIMERS**: books at 9:00\n+ **Wake-on:** tasks',
    ).agents;
    expect([agent?.trigger.maxSleepTicks, agent?.trigger.timers.length]).toEqual([9, 1]);
  });
});
