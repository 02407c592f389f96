// Advice is tried before it is given: by a run of the edited file on the same orders, each piece alone and all at once.
import { describe, expect, test } from 'vitest';
import type { EngineResults } from '#engine/results';
import type { Proving } from '#main/advice-trials';
import { adviceBasis } from '#main/advise-run';
import { loadOrg } from '#main/load-org';
import { planRun } from '#main/plan-run';
import { playRun } from '#main/play-run';
import { proveAdvice } from '#main/prove-advice';
import type { RunOptions } from '#main/run-org';
import { RUN_DEFAULTS, runOrg } from '#main/run-org';
import type { SharedWork } from '#main/wire-run';
import type { Advice } from '#metrics/advice';
import type { Org } from '#org/types';

const LENGTH = { length: { kind: 'ticks', ticks: 960 } } as const;
const SHORT = { length: { kind: 'ticks', ticks: 10 } } as const;

/** Polling workers with little to do, a writer on a dear model. */
const TEXT = `# Small

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

#### Writer

- **Model:** gpt-4o
- **Trigger:** event-driven

## Workload

- **Orders:** 2 per hour
- **Effort:** 2 ticks
`;

const outcomeOf = (text: string, options: Partial<RunOptions> = {}) => {
  const outcome = runOrg({ name: 'ORG.md', text }, { ...LENGTH, ...options });
  if (outcome.kind !== 'done') throw new Error('refused');
  return outcome;
};

describe('a run of the changed org', () => {
  const { report, advised } = outcomeOf(TEXT, { advice: 'proved', withModels: true });
  const { adviceGroups, recommendations } = report.summary;

  test('bears the advice out, or it is not given', () => {
    const proved = adviceGroups.filter(({ proof }) => proof !== null);
    expect(proved.map(({ name, to }) => `${name}: ${to}`)).toEqual([
      'Engineer 1-3: event-driven',
      'Writer: model claude-haiku',
    ]);
    for (const { proof } of proved) {
      expect(proof?.savingPerHour).toBeGreaterThan(0);
      expect(proof?.completionsAfter).toBeGreaterThanOrEqual(proof?.completionsBefore ?? 0);
    }
    expect(recommendations.map(({ agent }) => agent)).toEqual([
      'engineer-1',
      'engineer-2',
      'engineer-3',
      'writer',
    ]);
  });

  test('is the run of the file as it would be written', () => {
    const after = outcomeOf(advised?.text ?? '', { advice: 'off' }).report.summary.totals;
    const saving = report.summary.totals.costPerHour - after.costPerHour;
    expect(report.advising.together?.savingPerHour).toBeCloseTo(saving, 9);
    expect(report.advising.together?.savingPerDay).toBeCloseTo(24 * saving, 9);
    expect(report.advising.together?.savingPerMonth).toBeCloseTo(720 * saving, 9);
  });

  test('all of it together is another run than each alone', () => {
    expect(report.advising).toMatchObject({ basis: 'proved', trials: 3, refuted: 0 });
  });

  test('the same advice is not given again once it is followed', () => {
    const again = outcomeOf(advised?.text ?? '', { advice: 'proved', withModels: true }).report
      .summary.adviceGroups;
    const given = new Set(adviceGroups.map(({ name, from, to }) => `${name} ${from} ${to}`));
    expect(again.filter(({ name, from, to }) => given.has(`${name} ${from} ${to}`))).toEqual([]);
  });
});

test('a changed org gets the orders of the original, not those that would keep it busy', () => {
  const text = TEXT.slice(0, TEXT.indexOf('## Workload'));
  const org = loadOrg({ name: 'ORG.md', text }).org;
  const slower = loadOrg({
    name: 'ORG.md',
    text: text.replace('- **Count:** 3', '- **Count:** 3\n- **Tick interval:** 4'),
  }).org;
  const plan = planRun(org, { ...RUN_DEFAULTS, ...LENGTH, behavior: 'passive' });
  const ordersOf = (ran: Org, shared: SharedWork = {}) =>
    playRun({ ...plan, org: ran }, { shared }).results.agents[0]?.tally.received;
  const record = { tickSeconds: org.tickSeconds, events: [] };
  const orders = ordersOf(org, { record });
  expect(ordersOf(slower, { replay: record })).toBe(orders);
  expect(ordersOf(slower)).not.toBe(orders);
});

test('by default a run is proved as long as it is small, whatever the machine', () => {
  expect(adviceBasis(25, 2880)).toBe('proved');
  expect(adviceBasis(300, 2880)).toBe('quick');
  expect(outcomeOf(TEXT).report.advising).toMatchObject({ basis: 'proved', isBySize: true });
  expect(outcomeOf(TEXT, { advice: 'quick' }).report.advising).toMatchObject({
    basis: 'quick',
    isBySize: false,
    trials: 0,
  });
  const off = outcomeOf(TEXT, { advice: 'off' }).report.summary;
  expect([off.recommendations, off.adviceGroups]).toEqual([[], []]);
});

test('a model is a question: it is neither tried nor written unless that is asked for', () => {
  const { report, advised } = outcomeOf(TEXT, { advice: 'proved' });
  const [writer] = report.summary.recommendations.filter(({ agent }) => agent === 'writer');
  expect(writer).toMatchObject({ to: 'model claude-haiku', proof: null });
  expect(writer?.leftOut).toContain('--with-models');
  expect(report.advising.trials).toBe(1);
  expect(advised?.text).toContain('- **Model:** gpt-4o');
});

describe('without work nothing is proved', () => {
  const none = { name: 'none.jsonl', text: '' };

  test('in a run without any', () => {
    const { report, advised } = outcomeOf(TEXT, { advice: 'proved', events: none });
    expect(report.summary.recommendations).toEqual([]);
    expect(report.advising).toMatchObject({ isWithoutWork: true, trials: 0, together: null });
    expect(advised).toBeNull();
  });

  test('of agents that get none', () => {
    const events = '{"tick": 3, "to": "writer", "type": "message"}\n';
    const { report, advised } = outcomeOf(TEXT, {
      advice: 'proved',
      events: { ...none, text: events },
    });
    const [engineer] = report.summary.recommendations;
    expect(engineer).toMatchObject({ agent: 'engineer-1', proof: null });
    expect(engineer?.leftOut).toContain('without work nothing is proved');
    expect(advised?.text ?? '').not.toContain('- **Count:** 3\n- **Trigger:** event-driven');
  });
});

describe('what a run refutes', () => {
  const source = { name: 'ORG.md', text: TEXT };
  const loaded = loadOrg(source);
  const base = outcomeOf(TEXT, { advice: 'quick' });
  const before = resultsOf(() => 0);

  /** Results in which each agent costs `saved` less of its 1,000 nano-dollars. */
  function resultsOf(saved: (id: string) => number, completions = 20): EngineResults {
    const plan = planRun(loaded.org, { ...RUN_DEFAULTS, ...SHORT, behavior: 'passive' });
    const real = playRun(plan).results;
    const agents = real.agents.map((agent) => {
      const costNano = 1000 - saved(agent.id);
      const tally = { ...agent.tally, received: 9, costNano, tasksAssigned: 20, completions };
      return { ...agent, tally };
    });
    return { ...real, agents };
  }

  const prove = (run: (org: Org) => EngineResults, advice = base.report.summary.advice) => {
    const proving: Proving = {
      source,
      overrides: {},
      loaded,
      before,
      hours: 1,
      run,
      withModels: true,
      progress: () => undefined,
    };
    return proveAdvice(advice, proving);
  };
  const told = (advice: readonly Advice[]) =>
    advice.map(({ agent, kind, to }) => `${agent.id} ${kind} ${to}`);

  test('a switch that saves nothing is turned around, a tuning dropped', () => {
    const { advice, refuted, together, changed } = prove(() => before);
    expect(told(advice)).toEqual([1, 2, 3].map((n) => `engineer-${n} keep polling`));
    expect(advice[0]?.tried).toBe('event-driven was tried on the same orders: it saves nothing');
    expect({ refuted, together, changed }).toEqual({ refuted: 3, together: null, changed: null });
  });

  test('a saving that leaves work undone is none', () => {
    const { advice } = prove(() => resultsOf(() => 500, 15));
    expect(advice[0]?.tried).toContain('the completion rate falls from 100% to 75%');
    expect(advice.every(({ kind }) => kind === 'keep')).toBe(true);
  });

  test('what costs more is said to', () => {
    const { advice } = prove(() => resultsOf(() => -500_000_000));
    expect(advice[0]?.tried).toContain('it costs $3.00/h more');
  });

  test('what to do otherwise is tried in its place', () => {
    const [first] = base.report.summary.advice;
    if (first === undefined) throw new Error('there is advice');
    const change = { setting: 'tickInterval', value: 2 } as const;
    const otherwise: Advice = { ...first, kind: 'tune', to: 'tick interval 2 ticks', change };
    const all = base.report.summary.advice
      .filter(({ kind }) => kind === 'switch')
      .map((advice) => ({ ...advice, otherwise: { ...otherwise, agent: advice.agent } }));
    const { advice } = prove((org) => {
      const [interval] = org.agents.slice(2).map(({ trigger }) => trigger.tickInterval);
      return interval === 2 ? resultsOf(() => 500) : before;
    }, all);
    expect(told(advice)).toEqual([1, 2, 3].map((n) => `engineer-${n} tune tick interval 2 ticks`));
  });

  test('what spoils the whole is left out of the file, the smallest first', () => {
    const { advice, changed } = prove((org) => {
      const isAsleep = org.agents[2]?.trigger.mode === 'event-driven';
      const isCheap = org.agents.at(-1)?.model === 'claude-haiku';
      return resultsOf(() => (isAsleep ? 500 : 400), isAsleep && isCheap ? 10 : 20);
    });
    const out = advice.filter(({ leftOut }) => leftOut !== null);
    expect(told(out)).toEqual(['writer tune model claude-haiku']);
    expect(out[0]?.leftOut).toBe(
      'together with the rest the completion rate falls from 100% to 50%',
    );
    expect(changed?.text).toContain('event-driven\n\n#### Writer\n\n- **Model:** gpt-4o');
  });

  test('a heading is changed only when the advice holds for most of its members', () => {
    const of = (count: number) =>
      prove(
        () => resultsOf(() => 500),
        base.report.summary.advice.filter(({ kind }) => kind === 'switch').slice(0, count),
      );
    expect(of(2).changed?.text).toContain('- **Count:** 3\n- **Trigger:** event-driven');
    expect(of(2).advice[0]?.proof?.agents).toBe(3);
    expect(of(1).changed).toBeNull();
    expect(of(1).advice[0]?.leftOut).toBe(
      'it holds for 1 of the 3 agents under one heading; those need a heading of their own',
    );
  });
});
