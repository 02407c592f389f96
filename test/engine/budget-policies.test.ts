// Every kind of budget under every policy: unit x period x overage x whom it binds, with the ticks at which a period ends.
import { describe, expect, it } from 'vitest';
import { parseStart } from '#org/local-times';
import type { BudgetPeriod, OverageBehavior } from '#org/types';
import type { Simulation } from './simulate.js';
import { orgOf, simulate, wakesOf } from './simulate.js';

/** Three invocations of a cent and 5,000 tokens each, and what is spent of them after a fourth. */
const UNITS = [
  { limit: '$0.03', unit: 'usd', three: 0.03, one: 0.01 },
  { limit: '15K tokens', unit: 'tokens', three: 15_000, one: 5000 },
  { limit: '3 credits', unit: 'credits', three: 3, one: 1 },
] as const;

/** First ticks of the second and third period, at ten minutes a tick from Monday 2026-01-05 00:00. */
const PERIODS: readonly { period: BudgetPeriod; starts: readonly [number, number] }[] = [
  { period: 'hourly', starts: [6, 12] },
  { period: 'daily', starts: [144, 288] },
  { period: 'weekly', starts: [1008, 2016] },
  { period: 'monthly', starts: [27 * 144, (27 + 28) * 144] },
];

const OVERAGES: readonly OverageBehavior[] = ['pause and escalate', 'pause', 'warn'];

interface Written {
  readonly own?: string;
  readonly policy: string;
  readonly zone?: string;
  readonly tick?: string;
  readonly agents?: readonly string[];
}

const orgWith = ({ own = '', policy, zone = 'UTC', tick = '10 min', agents = ['A'] }: Written) =>
  orgOf(`# Org
## Culture
- **Tick:** ${tick}
- **Timezone:** ${zone}
## Policies
### Budget
${policy}
## Structure
${agents.map((name) => `### ${name}\n- **Trigger:** polling\n${own}`).join('\n')}
`);

const ticksOf = (run: Simulation, agent: string) =>
  wakesOf(run, agent).map((wake) => Number.parseInt(wake, 10));
const holdsIn = ({ log }: Simulation) =>
  log.flatMap((record) =>
    record.type === 'hold' ? [`${record.agent} ${record.tick} until ${record.until}`] : [],
  );
const alertsIn = ({ log }: Simulation) =>
  log.flatMap((record) =>
    record.type === 'budget-alert' ? [`${record.agent ?? 'org'} ${record.tick}`] : [],
  );
const escalationsIn = ({ principal }: Simulation) =>
  principal.map(({ arrival, escalationReason }) => `${escalationReason} ${arrival}`);

const CASES = UNITS.flatMap((unit) =>
  PERIODS.flatMap((period) => OVERAGES.map((overage) => ({ ...unit, ...period, overage }))),
);

describe.each(CASES)(
  '$limit $period, $overage',
  ({ limit, unit, period, starts, overage, three, one }) => {
    const [second, third] = starts;
    const begins = [0, second];
    const policy = `- **Period:** ${period}\n- **Overage behavior:** ${overage}\n`;

    it.each([
      { where: 'on the role', written: { own: `- **Budget:** ${limit}`, policy } },
      {
        where: 'as the limit per agent',
        written: { policy: `${policy}- **Per-agent limit:** ${limit}/period` },
      },
      {
        where: 'as the limit of the org',
        written: { policy: `${policy}- **Org limit:** ${limit}` },
      },
    ])('$where', ({ where, written }) => {
      const isOrg = where === 'as the limit of the org';
      const run = simulate(orgWith(written), { ticks: second + 4 });
      const grants = begins.flatMap((start) => [start, start + 1, start + 2]);
      const isPaused = overage !== 'warn';
      expect(ticksOf(run, 'a')).toEqual(
        isPaused ? grants : Array.from({ length: second + 4 }, (_, tick) => tick),
      );
      expect(holdsIn(run)).toEqual(
        isPaused ? [`a 3 until ${second}`, `a ${second + 3} until ${third}`] : [],
      );
      expect(escalationsIn(run)).toEqual(
        overage === 'pause and escalate' ? ['OVER_BUDGET 3', `OVER_BUDGET ${second + 3}`] : [],
      );
      expect(alertsIn(run)).toEqual(begins.map((start) => `${isOrg ? 'org' : 'a'} ${start + 2}`));
      const { budgets, agents } = run.results;
      expect(isOrg ? budgets : agents[0]?.budgets).toEqual([
        {
          unit,
          limit: UNITS.find((known) => known.unit === unit)?.three,
          period,
          spent: isPaused ? three : three + one,
          periodsAlerted: 2,
          periodsExceeded: 2,
        },
      ]);
    });
  },
);

describe('an org’s budget', () => {
  const policy = (overage: OverageBehavior) =>
    `- **Org limit:** 3 credits\n- **Overage behavior:** ${overage}`;

  it('is granted in document order within a wave', () => {
    const run = simulate(orgWith({ policy: policy('pause'), agents: ['B', 'A', 'C'] }), {
      ticks: 3,
    });
    expect(run.trace.map(({ tick, agent }) => `${agent} ${tick}`)).toEqual(['b 0', 'a 0', 'c 0']);
    const two = simulate(orgWith({ policy: policy('pause'), agents: ['B', 'A'] }), { ticks: 3 });
    expect(two.trace.map(({ tick, agent }) => `${agent} ${tick}`)).toEqual(['b 0', 'a 0', 'b 1']);
    expect(holdsIn(two)).toEqual(['a 1 until 144', 'b 2 until 144']);
  });

  it('escalates once a period, whoever meets it first', () => {
    const org = orgWith({ policy: policy('pause and escalate'), agents: ['B', 'A'] });
    const run = simulate(org, { ticks: 147 });
    expect(escalationsIn(run)).toEqual(['OVER_BUDGET 1', 'OVER_BUDGET 145']);
    expect(run.principal.map(({ from }) => from)).toEqual(['a', 'a']);
  });

  it('binds beside those of the agents, which hold nobody else', () => {
    const org = orgWith({
      policy: `- **Per-agent limit:** 2 credits/hour\n- **Org limit:** 5 credits\n- **Overage behavior:** pause`,
      agents: ['A', 'B'],
    });
    const run = simulate(org, { ticks: 9 });
    expect(run.trace.map(({ tick, agent }) => `${agent} ${tick}`)).toEqual([
      'a 0',
      'b 0',
      'a 1',
      'b 1',
      'a 6',
    ]);
    expect(holdsIn(run)).toEqual(['a 2 until 6', 'b 2 until 6', 'b 6 until 144', 'a 7 until 144']);
    expect(run.results.agents.map(({ budgets }) => budgets)).toEqual([
      [
        {
          unit: 'credits',
          limit: 2,
          period: 'hourly',
          spent: 1,
          periodsAlerted: 1,
          periodsExceeded: 1,
        },
      ],
      [
        {
          unit: 'credits',
          limit: 2,
          period: 'hourly',
          spent: 0,
          periodsAlerted: 1,
          periodsExceeded: 1,
        },
      ],
    ]);
  });
});

describe('several budgets of one agent', () => {
  const own = '- **Budget:** 2 credits/hour\n- **Budget:** 20K tokens/day\n- **Budget:** $1/week';

  it('hold it each for itself', () => {
    const run = simulate(orgWith({ own, policy: '- **Overage behavior:** pause and escalate' }), {
      ticks: 30,
    });
    expect(ticksOf(run, 'a')).toEqual([0, 1, 6, 7]);
    // At tick 8 both the hour and the day are spent: one escalation, held until the later end.
    expect(holdsIn(run)).toEqual(['a 2 until 6', 'a 8 until 144']);
    expect(escalationsIn(run)).toEqual(['OVER_BUDGET 2', 'OVER_BUDGET 8']);
    expect(
      run.results.agents[0]?.budgets.map(({ spent, periodsExceeded }) => [spent, periodsExceeded]),
    ).toEqual([
      [0, 2],
      [20_000, 1],
      [0.04, 0],
    ]);
  });

  it('take the place of the limit per agent', () => {
    const policy = '- **Per-agent limit:** 1 credits/day\n- **Overage behavior:** pause';
    expect(ticksOf(simulate(orgWith({ own, policy }), { ticks: 9 }), 'a')).toEqual([0, 1, 6, 7]);
  });
});

describe('a model without a price', () => {
  const unpriced = { costNano: null, idleCostNano: null };

  it('is held by tokens alone: what it spends in money is unknown', () => {
    const own = '- **Budget:** $0.01/day\n- **Budget:** 10K tokens/day';
    const org = orgWith({ own, policy: '- **Overage behavior:** pause' });
    const run = simulate(org, { ticks: 5, price: unpriced });
    expect(ticksOf(run, 'a')).toEqual([0, 1]);
    expect(run.results.agents[0]?.budgets).toEqual([
      {
        unit: 'usd',
        limit: 0.01,
        period: 'daily',
        spent: null,
        periodsAlerted: 0,
        periodsExceeded: 0,
      },
      {
        unit: 'tokens',
        limit: 10_000,
        period: 'daily',
        spent: 10_000,
        periodsAlerted: 1,
        periodsExceeded: 1,
      },
    ]);
  });
});

describe('a period ends with the local clock', () => {
  it.each([
    // The hour before 03:00 is skipped, the one before 03:00 comes twice, midnight itself is skipped.
    { zone: 'Europe/Berlin', start: '2026-03-28T00:00', period: 'day', first: 24, second: 47 },
    { zone: 'Europe/Berlin', start: '2026-10-24T00:00', period: 'day', first: 24, second: 49 },
    { zone: 'America/Santiago', start: '2026-09-05T00:00', period: 'day', first: 24, second: 47 },
    { zone: 'Europe/Berlin', start: '2026-03-26T00:00', period: 'week', first: 95, second: 263 },
    { zone: 'Europe/Berlin', start: '2026-03-28T00:00', period: 'month', first: 95, second: 815 },
    { zone: 'Asia/Kathmandu', start: '2026-02-27T12:00', period: 'month', first: 36, second: 780 },
    { zone: 'Asia/Kathmandu', start: '2026-02-27T12:30', period: 'day', first: 12, second: 36 },
  ])(
    '$zone from $start, by the $period: ticks $first and $second',
    ({ zone, start, period, first, second }) => {
      const org = orgWith({
        zone,
        tick: '1h',
        own: `- **Budget:** 1 credits/${period}`,
        policy: '- **Overage behavior:** pause',
      });
      const startMs = parseStart(start, zone) ?? Number.NaN;
      const run = simulate(org, { ticks: second + 2, startMs });
      expect(ticksOf(run, 'a')).toEqual([0, first, second]);
      expect(holdsIn(run).slice(0, 2)).toEqual([
        `a 1 until ${first}`,
        `a ${first + 1} until ${second}`,
      ]);
    },
  );
});
