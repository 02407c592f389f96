// Every figure of the note on token efficiency, to the digit, from the command line: its assumptions stand in orgs/.
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Spread } from '#cost/estimate/types';
import { callOrgsim } from '../../orgs/call-orgsim.js';

const FOLDER = fileURLToPath(new URL('../../../orgs/', import.meta.url));

interface Scenario {
  readonly perDay: Spread;
  readonly perMonth: Spread;
  readonly perPeriod: Spread;
  readonly costPerMonth: number;
  readonly savedShare: number;
}

interface Tokens {
  readonly agents: readonly {
    readonly perDay: Spread;
    readonly checksPerDay: number;
    readonly tokensPerCheck: Spread;
    readonly checksAlonePerDay: Spread;
    readonly pollingPerDay: Spread;
    readonly eventDrivenPerDay: Spread;
  }[];
  readonly scenarios: Readonly<
    Record<'checksAlone' | 'allPolling' | 'configured' | 'allEventDriven', Scenario>
  >;
  readonly savedAgainstChecks: number;
  readonly byHour: readonly number[];
  readonly typicalDay: {
    readonly spans: readonly { readonly tokens: number }[];
    readonly tokens: number;
  };
}

async function tokensOf(org: string, ...flags: string[]): Promise<Tokens> {
  const asked = ['--view', 'tokens', '--format', 'json', '--pricing', 'flat:0.01/1K'];
  const { stdout } = await callOrgsim('cost', `${FOLDER}${org}/ORG.md`, ...asked, ...flags);
  return JSON.parse(stdout).tokens;
}

const percent = (share: number): string => (share * 100).toFixed(1);

function expectRange({ low, high }: Spread, from: number, to: number): void {
  expect(low).toBeCloseTo(from, 4);
  expect(high).toBeCloseTo(to, 4);
}

describe('checks against sessions, with their ranges', () => {
  test('5,760 checks a day of 100 to 200 tokens, for an agent and for three', async () => {
    const { agents, scenarios } = await tokensOf('12-token-analysis');
    expect(agents).toHaveLength(3);
    for (const { checksPerDay, tokensPerCheck, checksAlonePerDay } of agents) {
      expect(checksPerDay).toBe(5760);
      expectRange(tokensPerCheck, 100, 200);
      expectRange(checksAlonePerDay, 576_000, 1_152_000);
    }
    // The note: 1.7M to 3.5M.
    expectRange(scenarios.checksAlone.perDay, 1_728_000, 3_456_000);
  });

  test('10 to 50 sessions a day of 500 to 2,000 tokens: few times few, and many times many', async () => {
    const { agents, scenarios } = await tokensOf('12-token-analysis');
    expect(agents).toHaveLength(3);
    for (const { perDay } of agents) expectRange(perDay, 5000, 100_000);
    expectRange(scenarios.allEventDriven.perDay, 15_000, 300_000);
  });

  test('a typical day of seven spans has 106.5K tokens', async () => {
    const { typicalDay, byHour, scenarios } = await tokensOf('12-token-analysis');
    expect(typicalDay.spans.map(({ tokens }) => tokens)).toEqual([
      1000, 10_000, 40_000, 500, 35_000, 15_000, 5000,
    ]);
    expect(typicalDay.tokens).toBe(106_500);
    expect(byHour.reduce((sum, tokens) => sum + tokens, 0)).toBe(
      Math.round(scenarios.configured.perDay.expected),
    );
  });

  test('a heartbeat every 30 s would be 2,880 tokens a day', async () => {
    const { stdout } = await callOrgsim(
      'cost',
      `${FOLDER}12-token-analysis/ORG.md`,
      '--view',
      'tokens',
    );
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
      'every 30 s, took one, that would be 2,880 a day',
    );
  });
});

test('the bill: 90M tokens and $900 a month against 4.5M and $45, which saves $855 and 95 %', async () => {
  const { agents, scenarios } = await tokensOf('13-token-bill');
  const { allPolling, allEventDriven } = scenarios;
  for (const { pollingPerDay, eventDrivenPerDay } of agents) {
    expect(pollingPerDay.expected).toBeCloseTo(1_000_000, 4);
    expect(eventDrivenPerDay.expected).toBeCloseTo(50_000, 4);
  }
  expect(allPolling.perMonth.expected).toBeCloseTo(90_000_000, 3);
  expect(allPolling.costPerMonth).toBeCloseTo(900, 6);
  expect(allEventDriven.perMonth.expected).toBeCloseTo(4_500_000, 3);
  expect(allEventDriven.costPerMonth).toBeCloseTo(45, 6);
  expect(allPolling.costPerMonth - allEventDriven.costPerMonth).toBeCloseTo(855, 6);
  expect(percent(allEventDriven.savedShare)).toBe('95.0');
});

test.each([
  ['14-code-review', 96, 28_800, 1500, '94.8'],
  ['15-bug-report', 5760, 1_728_000, 1500, '99.9'],
])('%s: 3 agents, %i checks', async (org, checks, alone, events, saved) => {
  const tokens = await tokensOf(org);
  const { checksAlone, allEventDriven } = tokens.scenarios;
  expect(tokens.agents.map(({ checksPerDay }) => checksPerDay)).toEqual([checks, checks, checks]);
  expect(checksAlone.perDay.expected).toBeCloseTo(alone, 4);
  expect(allEventDriven.perDay.expected).toBeCloseTo(events, 4);
  expect(percent(tokens.savedAgainstChecks)).toBe(saved);
});

test('a deployment of 4 hours: 144,000 tokens against three stages of 1,000', async () => {
  const { scenarios, savedAgainstChecks } = await tokensOf('16-deployment', '--for', '4h');
  expect(scenarios.checksAlone.perPeriod.expected).toBeCloseTo(144_000, 4);
  expect(scenarios.allEventDriven.perPeriod.expected).toBeCloseTo(3000, 4);
  expect(percent(savedAgainstChecks)).toBe('97.9');
});

test.each([
  '12-token-analysis',
  '13-token-bill',
  '14-code-review',
  '15-bug-report',
  '16-deployment',
])('%s: a month of it, simulated, takes the tokens that are estimated', async (org) => {
  const { scenarios } = await tokensOf(org);
  const month = ['--for', '30d', '--advice', 'off', '--format', 'json'];
  const { stdout } = await callOrgsim('run', `${FOLDER}${org}/ORG.md`, ...month);
  const { agents } = JSON.parse(stdout) as { agents: readonly { readonly tokens: number }[] };
  const tokens = agents.reduce((sum, agent) => sum + agent.tokens, 0);
  expect(tokens).toBeCloseTo(scenarios.configured.perMonth.expected, 3);
});
