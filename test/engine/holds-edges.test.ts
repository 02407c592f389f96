// Where holds, wake filters and polls meet: the boundaries that one more or one less would cross.
import { describe, expect, it } from 'vitest';
import { boss, order, pollingBoss } from './orgs.js';
import { simulate, wakesOf } from './simulate.js';

describe('a critical message', () => {
  it('waits for opening where the working hours know no exceptions', () => {
    const hours = '### Working Hours\n- **Active hours:** 08:00-09:00\n- **Exceptions:** none\n';
    const run = simulate(boss('', hours), { ticks: 965, events: { 5: [order('critical')] } });
    expect(wakesOf(run, 'boss')).toEqual(['960 message']);
  });

  it('lets a poll pass a cooldown, even where a sleeper would not wake on it', () => {
    const fields = '- **Cooldown:** 9 ticks\n- **Tick interval:** 4\n- **Wake on:** escalations';
    const run = simulate(pollingBoss(fields), {
      ticks: 12,
      events: { 1: [order('critical')] },
    });
    expect(wakesOf(run, 'boss')).toEqual(['0 poll', '4 poll']);
  });
});

it('wakes on an event that any of its filters for that trigger fits', () => {
  const repos = 'code changes (repo: acme/api), code changes (repo: acme/web)';
  const changed = (repo: string) =>
    ({ type: 'code_changed', to: 'boss', body: '', attributes: { repo } }) as const;
  const run = simulate(boss(`- **Wake on:** ${repos}`), {
    ticks: 9,
    events: { 1: [changed('acme/ios')], 3: [changed('acme/api')], 5: [changed('acme/web')] },
  });
  expect(wakesOf(run, 'boss')).toEqual(['3 message', '5 message']);
});

describe('a polling agent', () => {
  it('does not continue between polls with work in progress', () => {
    const run = simulate(pollingBoss('- **Tick interval:** 5'), {
      ticks: 9,
      answer: ({ tick }) => ({ workInProgress: tick < 5 }),
    });
    expect(wakesOf(run, 'boss')).toEqual(['0 poll', '5 poll']);
  });

  it('has no safety wakes, however long its interval', () => {
    const fields = '- **Tick interval:** 20\n- **Max sleep:** 5 ticks';
    const run = simulate(pollingBoss(fields), { ticks: 30 });
    expect(wakesOf(run, 'boss')).toEqual(['0 poll', '20 poll']);
  });
});
