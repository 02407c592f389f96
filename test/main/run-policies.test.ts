// An org under every policy at once, as a person sees its run, and the figures behind it.
import { expect, test } from 'vitest';
import { runOrg } from '#main/run-org';
import type { RunReport } from '#main/run-report';
import { formatRunJson } from '#report/run-json';
import { formatRunText } from '#report/run-text';
import { PLAIN_STYLE } from '#report/style';

const TEXT = `# Under Policies

## Culture

- **Tick:** 5 min
- **Timezone:** Europe/Berlin
- **Hierarchy depth:** 1

## Policies

### Budget

- **Per-agent limit:** 30 credits/day
- **Org limit:** $20/week
- **Overage behavior:** pause and escalate

### Department Caps

- Shop: max 3 agents

### Working Hours

- **Active hours:** 07:00-19:00

## Workload

- **Orders:** 1 per hour
- **Tasks per order:** 4
- **Effort:** 4 ticks
- **Blocked:** 40%
- **Resolved by manager:** 10%

## Structure

### Owner

- **Model:** claude-sonnet
- **Trigger:** event-driven
- **Cooldown:** 30 min
- **Budget:** $5/month

### Shop

#### Shop Lead

- **Model:** claude-haiku
- **Trigger:** event-driven

#### Clerks

- **Count:** 3
`;

function report(): RunReport {
  const outcome = runOrg(
    { name: 'ORG.md', text: TEXT },
    { length: { kind: 'time', seconds: 7 * 86_400 } },
  );
  if (outcome.kind !== 'done') throw new Error('the org has no errors');
  return outcome.report;
}

test('the notes say who was held by what, how often and until when', async () => {
  const text = formatRunText(report(), { style: PLAIN_STYLE, columns: 100, all: false });
  await expect(text).toMatchFileSnapshot('../golden/run/policies.txt');
});

test('JSON has the holds and the budgets of each agent, and those of the org', () => {
  const json: unknown = JSON.parse(formatRunJson(report()));
  const budget = { spent: expect.any(Number), periodsExceeded: expect.any(Number) };
  const hold = {
    times: expect.any(Number),
    first: expect.any(Number),
    last: expect.any(Number),
    until: expect.any(Number),
  };
  expect(json).toMatchObject({
    budgets: [{ unit: 'usd', limit: 20, period: 'weekly', ...budget }],
    agents: [
      {
        id: 'owner',
        budgets: [{ unit: 'usd', limit: 5, period: 'monthly', ...budget }],
        holds: [
          { kind: 'working-hours', ...hold },
          { kind: 'cooldown', ...hold },
        ],
      },
      { id: 'shop-lead', budgets: [{ unit: 'credits', limit: 30, period: 'daily', ...budget }] },
      { id: 'clerk-1', holds: expect.arrayContaining([{ kind: 'budget', ...hold }]) },
      {},
      {},
    ],
  });
});
