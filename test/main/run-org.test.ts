// The whole line from text to figures: same bytes for the same run, nothing lost, sums that hold, refusals in words.
import { describe, expect, test } from 'vitest';
import type { OrgsimError } from '#base/errors';
import type { WakeRecord } from '#engine/records';
import type { RunOptions, RunOutcome } from '#main/run-org';
import { DEFAULT_RUN_LENGTH, runOrg } from '#main/run-org';
import { formatRunJson } from '#report/run-json';

const HYBRID = `# Small

## Structure

### COO

- **Model:** claude-opus
- **Trigger:** event-driven

### Engineering

#### Engineering Lead

- **Model:** claude-sonnet
- **Trigger:** event-driven

#### Engineers

- **Count:** 3
`;

const LENGTH = { length: { kind: 'ticks', ticks: 480 } } as const;

const run = (
  options: Partial<RunOptions> = {},
  text = HYBRID,
  wake?: (record: WakeRecord) => void,
) =>
  runOrg({ name: 'ORG.md', text }, { ...LENGTH, ...options }, wake === undefined ? {} : { wake });

function reportOf(outcome: RunOutcome) {
  if (outcome.kind !== 'done') throw new Error('refused');
  return outcome.report;
}

const jsonOf = (options?: Partial<RunOptions>, text?: string) =>
  formatRunJson(reportOf(run(options, text)));

test('the same run gives the same bytes, another seed other ones', () => {
  expect(jsonOf()).toBe(jsonOf());
  expect(jsonOf({ seed: 2 })).not.toBe(jsonOf());
});

test('whoever watches hears how many agents there are, unless the org is refused', () => {
  const started = (text: string): number[] => {
    const agents: number[] = [];
    runOrg({ name: 'ORG.md', text }, LENGTH, { starting: (count) => agents.push(count) });
    return agents;
  };
  expect(started(HYBRID)).toEqual([5]);
  expect(started('# Nobody')).toEqual([]);
});

test('a day is what is run when nothing is said', () => {
  expect(reportOf(run({ length: DEFAULT_RUN_LENGTH })).ticks).toBe(2880);
});

test('no message is lost and costs add up', () => {
  const { agents, totals } = reportOf(run()).summary;
  for (const { id, received, processed, pending } of agents) {
    expect({ id, received }).toEqual({ id, received: processed + pending });
  }
  const sum = agents.reduce((total, { cost }) => total + (cost ?? 0), 0);
  expect(totals.cost).toBeCloseTo(sum, 9);
  expect(totals.received).toBeGreaterThan(0);
});

test('the trace has a record for each invocation', () => {
  let records = 0;
  const { summary } = reportOf(run({}, HYBRID, () => (records += 1)));
  expect(records).toBe(summary.totals.invocations);
});

test('a tick from the command line goes before that of the file', () => {
  const report = reportOf(run({ tick: { kind: 'time', seconds: 60 }, length: DEFAULT_RUN_LENGTH }));
  expect(report).toMatchObject({ tickSeconds: 60, ticks: 1440 });
});

describe('where work comes from', () => {
  const order = { orders: ['Ship it'] };

  test('orders given stand alone, unless made-up ones are wanted too', () => {
    const alone = reportOf(run(order));
    expect(alone.premises.workload).toBe('1 order given');
    expect(reportOf(run({ ...order, workload: true })).premises.workload).toMatch(
      /^1 order given, [\d.]+ orders an hour/,
    );
  });

  test('passive agents let an order lie at the root', () => {
    const { agents } = reportOf(run({ ...order, behavior: 'passive' })).summary;
    expect(agents.map(({ received }) => received)).toEqual([1, 0, 0, 0, 0]);
  });

  test('a script delegates', () => {
    const text =
      '{"coo":{"order_received":[{"type":"delegation","to":"engineering-lead","body":"x"}]}}';
    const behavior = { name: 'script.json', text };
    const report = reportOf(run({ ...order, behavior }));
    expect(report.summary.agents.map(({ received }) => received)).toEqual([1, 1, 0, 0, 0]);
    expect(report.premises.behavior).toBe('script.json');
  });

  test('events arrive at their ticks, and those after the end are counted', () => {
    const events = {
      name: 'day.jsonl',
      text: '{"tick":3,"to":"coo","type":"message","body":"hi"}\n{"tick":9999,"to":"coo","type":"message","body":"late"}\n',
    };
    const wakes: number[] = [];
    const outcome = run({ events, behavior: 'passive' }, HYBRID, ({ agent, tick, reasons }) => {
      if (agent === 'coo' && reasons.includes('message')) wakes.push(tick);
    });
    expect(wakes).toEqual([3]);
    expect(reportOf(outcome).premises.workload).toBe(
      'the events of day.jsonl (1 of them after the end)',
    );
  });
});

test('an org with errors is not run', () => {
  const outcome = run({}, HYBRID.replace('event-driven', 'event-drivn'));
  expect(outcome.kind).toBe('refused');
  const errors = outcome.loaded.findings.filter(({ severity }) => severity === 'error');
  expect(errors.map(({ rule }) => rule)).toEqual(['invalid-trigger-mode']);
});

test('an org that a budget stops is said to be stopped', () => {
  const text = HYBRID.replace(
    '- **Model:** claude-opus',
    '- **Model:** claude-opus\n- **Budget:** $0.20/day',
  );
  const { notes } = reportOf(run({ length: DEFAULT_RUN_LENGTH }, text)).summary;
  expect(notes).toContainEqual({
    kind: 'warning',
    text: 'Held back by a spent budget: COO — once, Mon 5 Jan 00:11 until Tue 6 Jan 00:00',
  });
});

describe('refusals', () => {
  const errorOf = (options: Partial<RunOptions>): OrgsimError => {
    try {
      run(options);
    } catch (error) {
      // What is thrown otherwise fails the expectations below.
      return error as OrgsimError;
    }
    throw new Error('it ran');
  };

  test.each([
    [{ length: { kind: 'time', seconds: 1e12 } as const }, 'usage', /10,000,000 ticks/],
    [{ length: { kind: 'ticks', ticks: 0 } as const }, 'usage', /from 1 to/],
    [{ start: 'tomorrow' }, 'usage', /--start takes a date.*"tomorrow"/],
    [{ start: '2026-02-30' }, 'usage', /--start/],
    [{ behavior: { name: 's.json', text: '{' } }, 'input-invalid', /s\.json/],
    [{ behavior: { name: 's.json', text: '{"ceo":{}}' } }, 'agent-unknown', /ceo/],
    [{ events: { name: 'e.jsonl', text: '\n{"tick":-1}' } }, 'input-invalid', /e\.jsonl:2/],
  ])('%j', (options, code, message) => {
    const error = errorOf(options);
    expect(error.code).toBe(code);
    expect(error.message).toMatch(message);
    expect(error.hint).not.toBe('');
  });
});
