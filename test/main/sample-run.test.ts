// Metrics over time as a library gives them: whole samples, a shorter last one, the whole run, and what half-time is for.
import { describe, expect, test } from 'vitest';
import type { Duration } from '#base/duration';
import { runOrg } from '#main/run-org';
import type { RunReport } from '#main/run-report';
import type { MetricsSample } from '#main/sample-run';

const ORG = `# Org

## Identity

- **Timezone:** Europe/Berlin

## Structure

### Boss

- **Trigger:** event-driven
- **Max sleep:** 40 ticks
`;

function sampled(ticks: number, sample: Duration): { samples: MetricsSample[]; report: RunReport } {
  const samples: MetricsSample[] = [];
  const outcome = runOrg(
    { name: 'ORG.md', text: ORG },
    { length: { kind: 'ticks', ticks }, behavior: 'passive', orders: ['x'], sample },
    { sample: (each) => samples.push(each) },
  );
  if (outcome.kind !== 'done') throw new Error('refused');
  return { samples, report: outcome.report };
}

const spansOf = (ticks: number, sample: Duration) =>
  sampled(ticks, sample).samples.map((each) => `${each.covers} ${each.ticks} to ${each.tick}`);

const hour: Duration = { kind: 'time', seconds: 3600 };

describe('samples', () => {
  test.each([
    [240, hour, ['sample 120 to 120', 'sample 120 to 240', 'run 240 to 240']],
    [250, hour, ['sample 120 to 120', 'sample 120 to 240', 'sample 10 to 250', 'run 250 to 250']],
    [100, hour, ['sample 100 to 100', 'run 100 to 100']],
    [1, { kind: 'ticks', ticks: 1 }, ['sample 1 to 1', 'run 1 to 1']],
    [2, { kind: 'time', seconds: 1 }, ['sample 1 to 1', 'sample 1 to 2', 'run 2 to 2']],
  ] as const)('of %d ticks', (ticks, sample, expected) => {
    expect(spansOf(ticks, sample)).toEqual(expected);
  });

  test('end at local instants, across a change of the clock too', () => {
    const samples: MetricsSample[] = [];
    const options = { start: '2026-03-29T01:00', length: { kind: 'ticks', ticks: 240 } } as const;
    runOrg({ name: 'ORG.md', text: ORG }, options, { sample: (each) => samples.push(each) });
    expect(samples.map(({ time }) => time)).toEqual([
      '2026-03-29T03:00:00+02:00',
      '2026-03-29T04:00:00+02:00',
      '2026-03-29T04:00:00+02:00',
    ]);
  });

  test('have a value for each column in each row', () => {
    for (const { columns, rows } of sampled(240, hour).samples) {
      expect(rows.map(({ scope, name }) => `${scope} ${name}`)).toEqual(['org Org', 'agent boss']);
      for (const { values } of rows) expect(values).toHaveLength(columns.length);
    }
  });

  test('are rates of their own span', () => {
    const { samples } = sampled(240, hour);
    const wakes = samples.map(({ rows: [row] }) => row?.values[0]);
    // At 0 for the order, then for safety every 40 ticks: 0, 40, 80 and 120, 160, 200.
    expect(wakes).toEqual([3, 3, 3]);
  });
});

test('a report is the same with samples and without', () => {
  const { report } = sampled(250, { kind: 'ticks', ticks: 7 });
  const outcome = runOrg(
    { name: 'ORG.md', text: ORG },
    { length: { kind: 'ticks', ticks: 250 }, behavior: 'passive', orders: ['x'] },
  );
  expect(outcome.kind === 'done' && outcome.report).toEqual(report);
});

test('a decision that becomes dearer shows', () => {
  const script = '{"boss":{"order_received":[{"type":"message","to":"boss","body":"x"}]}}';
  const outcome = runOrg(
    { name: 'ORG.md', text: ORG },
    {
      length: { kind: 'ticks', ticks: 200 },
      behavior: { name: 's.json', text: script },
      events: {
        name: 'e.jsonl',
        text: [1, 2, 3, 150]
          .map((tick) => `{"tick":${tick},"to":"boss","type":"order","body":"x"}`)
          .join('\n'),
      },
    },
  );
  if (outcome.kind !== 'done') throw new Error('refused');
  const [boss] = outcome.report.summary.agents;
  expect(boss?.unhealthy).toContain('cost_per_decision');
  expect(boss?.costPerDecisionSecondHalf).toBeGreaterThan(boss?.costPerDecisionFirstHalf ?? 0);
});
