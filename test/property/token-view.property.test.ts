// Tokens by agent, by cause and by hour are the same tokens: on random orgs every way of counting gives the same day.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TokenView } from '#cost/token-view/types';
import { tokensOf } from '#main/cost-tokens';
import { priceOrg } from '#main/price-org';

const field = (key: string, ...values: string[]) =>
  fc.constantFrom('', ...values.map((value) => `- **${key}:** ${value}\n`));

const role = fc
  .tuple(
    fc.constantFrom('polling\n', 'polling\n- **Tick interval:** 7 ticks\n', 'event-driven\n'),
    field('Activity', 'quiet', '0 events/day', '3-40 events/hr', '35% busy', '20K-90K tokens/day'),
    field('Wake on', 'tasks', 'builds', 'orders, code changes'),
    field('Tokens', '700', '500-2000', '3K in, 100-900 out'),
    field('Idle tokens', '100-200', '9K', '20 out'),
    field('Max sleep', '40 ticks', '30 days'),
    field('Batch window', '5 ticks'),
    field('Cooldown', '4 ticks'),
    field('Timer', 'early every Monday at 04:20', 'late at 23:10'),
    field('Model', 'claude-opus', 'ollama/llama3', 'acme/unheard-of-9'),
    field('Count', '3'),
  )
  .map(([mode, ...fields]) => `- **Trigger:** ${mode}${fields.join('')}`);

const orgText = fc
  .record({
    tick: fc.constantFrom('15s', '30s', '10 min', '3h'),
    hours: fc.constantFrom('', '08:00-18:00', '22:30-05:15'),
    day: fc.constantFrom(
      '',
      '- **Orders:** 4 per hour, weekdays 09:00-17:00\n',
      '- **Typical day:**\n  - 00:00-06:00: 1K tokens\n  - 06:00-24:00: 90K tokens\n',
      '- **Typical day:**\n  - 09:30-10:15: 97%\n  - 12:00-24:00: 3%\n',
    ),
    roles: fc.array(role, { minLength: 1, maxLength: 5 }),
  })
  .map(({ tick, hours, day, roles }) => {
    const policies = hours === '' ? '' : `### Working Hours\n- **Active hours:** ${hours}\n`;
    const structure = roles.map((fields, at) => `### Role ${at + 1}\n\n${fields}`).join('\n');
    return `# Any\n\n## Culture\n- **Tick:** ${tick}\n\n## Policies\n${policies}\n## Structure\n\n${structure}\n## Workload\n${day}`;
  });

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

function viewOf(text: string) {
  const outcome = priceOrg({ name: 'ORG.md', text });
  if (outcome.kind === 'refused') return null;
  return { ...outcome, ...tokensOf(outcome, { period: { kind: 'time', seconds: 14_400 } }) };
}

// Reading them is most of the time.
const RUNS = { numRuns: 30 };

function expectRanges({ agents, scenarios }: TokenView): void {
  const spreads = [
    ...Object.values(scenarios).map(({ perDay }) => perDay),
    ...agents.flatMap((agent) => [
      agent.perDay,
      agent.pollingPerDay,
      agent.eventDrivenPerDay,
      agent.checksAlonePerDay,
    ]),
  ];
  for (const { low, expected, high } of spreads) {
    expect(low).toBeLessThanOrEqual(expected);
    expect(expected).toBeLessThanOrEqual(high);
  }
  for (const agent of agents) {
    const isMode = agent.mode === 'polling' ? agent.pollingPerDay : agent.eventDrivenPerDay;
    expect(agent.perDay.expected).toBeCloseTo(isMode.expected, 4);
  }
}

test('agents, causes, hours and the estimate have the same tokens', () => {
  fc.assert(
    fc.property(orgText, (text) => {
      const outcome = viewOf(text);
      fc.pre(outcome !== null);
      const { estimate, view, rows, allRows } = outcome;
      const day = view.scenarios.configured.perDay.expected;
      const close = (tokens: number): void =>
        expect(Math.abs(tokens - day)).toBeLessThanOrEqual(1e-9 * Math.max(1, day));
      close(estimate.totals.tokensPerHour.expected * 24);
      close(sum(view.byCause.map(({ tokensPerDay }) => tokensPerDay)));
      close(sum(view.agents.map(({ perDay }) => perDay.expected)));
      close(sum(rows.map(({ all }) => all.perDay.expected)));
      expect(sum(view.byHour)).toBe(Math.round(day));
      expect(view.byHour.every((tokens) => Number.isInteger(tokens) && tokens >= 0)).toBe(true);
      expect(sum(rows.map(({ count }) => count))).toBe(estimate.agents.length);
      expect(allRows).toHaveLength(estimate.agents.length);
      expectRanges(view);
    }),
    RUNS,
  );
});

test('nothing is spent in hours in which nobody works, timers aside', () => {
  fc.assert(
    fc.property(orgText, (text) => {
      const outcome = viewOf(text.replaceAll(/- \*\*Timer:.*\n/g, ''));
      fc.pre(outcome !== null);
      const { view, setup } = outcome;
      const hours = setup.org.policies.workingHours;
      fc.pre(hours !== null);
      const isClosed = (hour: number): boolean =>
        hours.fromMinute < hours.toMinute ? hour < 8 || hour >= 18 : hour >= 6 && hour < 22;
      // Rounding to whole tokens may move one.
      view.byHour.forEach((tokens, hour) => {
        if (isClosed(hour)) expect(tokens).toBeLessThanOrEqual(1);
      });
    }),
    RUNS,
  );
});
