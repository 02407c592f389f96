// Orgs on the same orders: nothing against itself, turned around when turned around, and the same work for all.
import { describe, expect, test } from 'vitest';
import type { OrgsimError } from '#base/errors';
import type { WorkRecord } from '#behavior/work-record';
import type { SourceFile } from '#io/read-source';
import type { CompareOptions } from '#main/compare-orgs';
import { compareOrgs } from '#main/compare-orgs';
import { loadOrg } from '#main/load-org';
import { planRun } from '#main/plan-run';
import { playRun } from '#main/play-run';
import { RUN_DEFAULTS } from '#main/run-org';
import { withWorkloadOf } from '#main/share-workload';
import type { ComparedName, Differences } from '#metrics/comparison';
import { fileOf, POLLING, SLEEPING } from './sample-orgs.js';

const LENGTH = { length: { kind: 'ticks', ticks: 360 } } as const;
const A = fileOf(POLLING, 'a.md');
const B = fileOf(SLEEPING, 'b.md');

async function compare(sources: readonly SourceFile[], options: Partial<CompareOptions> = {}) {
  const outcome = await compareOrgs(sources, { ...LENGTH, replications: 4, ...options });
  if (outcome.kind !== 'done') throw new Error('refused');
  return outcome.report;
}

const differencesOf = async (sources: readonly SourceFile[], options?: Partial<CompareOptions>) =>
  (await compare(sources, options)).orgs[1]?.differences ?? ({} as Differences);

test('an org against itself: exact zeros, and said to be the same', async () => {
  for (const difference of Object.values(await differencesOf([A, A]))) {
    expect(difference).toEqual({ mean: 0, low: 0, high: 0, stdev: 0, runs: 4, verdict: 'same' });
  }
});

test('sleeping workers are surely cheaper, and wake less', async () => {
  const differences = await differencesOf([A, B]);
  expect(differences).toMatchObject({
    costPerHour: { verdict: 'better' },
    utilization: { verdict: 'better' },
    wakesPerHour: { verdict: 'less' },
  });
});

test('on the same work it does not matter who is called the first', async () => {
  const workFrom = A;
  const there = await differencesOf([A, B], { workFrom });
  const back = await differencesOf([B, A], { workFrom });
  for (const [name, { mean, low }] of Object.entries(there)) {
    const turned = back[name as ComparedName];
    expect(mean).toBeCloseTo(-(turned?.mean ?? Number.NaN), 9);
    expect(low).toBeCloseTo(-(turned?.high ?? Number.NaN), 9);
  }
});

test('each org is set against the first, as if it were the only other one', async () => {
  const { orgs } = await compare([A, A, B]);
  expect(orgs.map(({ letter, differences }) => [letter, differences === null])).toEqual([
    ['A', true],
    ['B', false],
    ['C', false],
  ]);
  expect(orgs[2]?.differences).toEqual(await differencesOf([A, B]));
});

test('after one run nothing is sure', async () => {
  for (const difference of Object.values(await differencesOf([A, B], { replications: 1 }))) {
    expect(difference).toMatchObject({ low: null, high: null, stdev: null, verdict: 'unknown' });
  }
});

describe('the same orders', () => {
  /** Three hours of the org, with that work or recording it: what reached its agents from outside. */
  function play(text: string, shared: { record?: WorkRecord; replay?: WorkRecord }) {
    const org = withWorkloadOf(loadOrg(A).org, loadOrg(fileOf(text)).org);
    const plan = planRun(org, { ...RUN_DEFAULTS, length: { kind: 'time', seconds: 10_800 } });
    const { wiring, results } = playRun(plan, { shared });
    return { rerouted: wiring.countRerouted(), received: results.agents[0]?.tally.received };
  }

  test('another chart gets them too', () => {
    const record: WorkRecord = { tickSeconds: 30, events: [] };
    play(POLLING, { record });
    expect(record.events.length).toBeGreaterThan(8);
    expect(play(POLLING, { replay: record })).toEqual(play(POLLING, {}));
    expect(play(SLEEPING, { replay: record }).rerouted).toBe(0);
    const renamed = SLEEPING.replace('### Lead', '### Chief').replace('to:** Lead', 'to:** Chief');
    expect(play(renamed, { replay: record }).rerouted).toBe(record.events.length);
  });

  test('a rate that is not stated is chosen for the first org, and holds for all', async () => {
    const bare = (text: string) => text.replace('- **Orders:** 4 per hour\n', '');
    const more = bare(POLLING).replace('- **Count:** 2', '- **Count:** 6');
    const { orgs } = await compare([fileOf(bare(POLLING)), fileOf(more)], { replications: 2 });
    // Three times as many hands for the same work: a third of the utilization.
    const [few, many] = orgs.map(({ figures }) => figures.utilization.mean ?? Number.NaN);
    expect((many ?? 1) / (few ?? 1)).toBeGreaterThan(0.25);
    expect((many ?? 1) / (few ?? 1)).toBeLessThan(0.55);
  });

  test('tasks and efforts of the first org hold for all; that others go unused is said', async () => {
    const heavy = fileOf(POLLING.replace('4-8 ticks', '40-80 ticks'), 'heavy.md');
    const [first, second] = (await compare([A, heavy])).orgs;
    expect(first?.ownWorkloadUnused).toBe(false);
    expect(second?.ownWorkloadUnused).toBe(true);
    for (const { verdict } of Object.values(second?.differences ?? {}))
      expect(verdict).toBe('same');
    const { orgs, workFrom } = await compare([A, heavy], { workFrom: heavy });
    expect(workFrom.file).toBe('heavy.md');
    expect(orgs.map(({ ownWorkloadUnused }) => ownWorkloadUnused)).toEqual([true, false]);
    expect(orgs[0]?.figures.utilization.mean).toBeGreaterThan(first?.figures.utilization.mean ?? 1);
  });

  test('an org that only gives the work is not compared', async () => {
    const busy = fileOf(POLLING.replace('4 per hour', '8 per hour'), 'busy.md');
    const report = await compare([A, B], { workFrom: busy });
    expect(report.orgs.map(({ file }) => file)).toEqual(['a.md', 'b.md']);
    expect(report.premises.workload).toMatch(/^8 orders an hour/);
  });

  test('orders from the command line, and events, reach both', async () => {
    const events = {
      name: 'e.jsonl',
      text: '{"tick":40,"to":"worker-1","type":"message","body":"hi"}\n',
    };
    const renamed = SLEEPING.replace('### Lead', '### Leader').replace(
      'to:** Lead',
      'to:** Leader',
    );
    const { orgs, premises } = await compare([A, fileOf(renamed)], {
      orders: ['lead: Ship it', 'Write it down'],
      events,
      replications: 2,
    });
    expect(premises.workload).toBe('2 orders given, the events of e.jsonl');
    expect(orgs.map(({ rerouted }) => rerouted)).toEqual([0, 2]);
  });
});

describe('ticks of another length', () => {
  const minute = fileOf(`${POLLING}\n## Culture\n\n- **Tick:** 1 min\n`, 'minute.md');

  test('are matched by time', async () => {
    const { orgs } = await compare([A, minute]);
    expect(orgs.map(({ tickSeconds, ticks }) => [tickSeconds, ticks])).toEqual([
      [30, 360],
      [60, 180],
    ]);
    const [own, other] = orgs.map(({ figures }) => figures.timeToCompletionSeconds.mean ?? 0);
    // The same efforts in time; a longer tick only rounds up.
    expect((other ?? 0) / (own ?? 1)).toBeGreaterThan(0.8);
    expect((other ?? 0) / (own ?? 1)).toBeLessThan(1.6);
  });

  test('--tick gives all the same', async () => {
    const { orgs } = await compare([A, minute], { tick: { kind: 'time', seconds: 60 } });
    expect(new Set(orgs.map(({ tickSeconds }) => tickSeconds))).toEqual(new Set([60]));
  });
});

test('what an unpriced org costs is unknown, and so is the difference', async () => {
  const odd = fileOf(SLEEPING.replace('claude-opus', 'acme/secret'), 'odd.md');
  const [, org] = (await compare([A, odd])).orgs;
  expect(org?.unpriced).toBe(1);
  expect(org?.figures.costPerHour.mean).toBeNull();
  expect(org?.differences?.costPerHour).toMatchObject({ mean: null, verdict: 'unknown' });
  expect(org?.differences?.wakesPerHour.verdict).toBe('less');
});

describe('refusals', () => {
  const errorOf = async (sources: readonly SourceFile[], options?: Partial<CompareOptions>) => {
    const outcome = await compare(sources, options).catch((error: OrgsimError) => error);
    return outcome as OrgsimError;
  };

  test('one org alone, or too many', async () => {
    expect((await errorOf([A])).message).toMatch(/nothing to compare it with/);
    expect((await errorOf(Array.from({ length: 27 }, () => A))).message).toMatch(/at most 26/);
  });

  test('an org with errors: nothing is run', async () => {
    const faulty = fileOf(POLLING.replace('event-driven', 'event-drivn'), 'faulty.md');
    const outcome = await compareOrgs([A, faulty], LENGTH, () => Promise.reject(new Error('ran')));
    expect(outcome).toMatchObject({ kind: 'refused', faulty: { name: 'faulty.md' } });
  });

  test('events for an agent that one of them lacks', async () => {
    const events = {
      name: 'e.jsonl',
      text: '{"tick":1,"to":"worker-2","type":"message","body":"x"}',
    };
    const small = fileOf(POLLING.replace('- **Count:** 2', '- **Count:** 1'));
    expect((await errorOf([A, small], { events })).message).toMatch(/e\.jsonl:1.*worker-2/);
  });
});
