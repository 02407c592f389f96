// What a run says of the org's policies, one sentence each.
import { describe, expect, it } from 'vitest';
import type { Action } from '#engine/types';
import { policyNotes } from '#metrics/policy-notes';
import type { Given } from '../engine/simulate.js';
import { simulate } from '../engine/simulate.js';

const notesOf = (text: string, given: Given): string[] => {
  const { org, results } = simulate(text, given);
  const timeOf = (tick: number) => `Day ${Math.floor(tick / 2880)} ${tick % 2880}`;
  return policyNotes({ org, results, timeOf }).map(({ kind, text }) => `${kind}: ${text}`);
};

const orgWith = (policies: string, workers = '') => `# Org
## Culture
- **Hierarchy depth:** 2
## Policies
${policies}
## Structure
### Boss
- **Level:** 10
- **Trigger:** event-driven
- **Max sleep:** never
### Yard
#### Lead
- **Trigger:** event-driven
- **Max sleep:** never
#### Workers
- **Count:** 3
- **Trigger:** polling
${workers}
`;

const order = (to: string): Action => ({ type: 'order', to, body: '' });

describe('a run notes', () => {
  it('nothing where no policy had anything to do', () => {
    expect(notesOf(orgWith(''), { ticks: 9, events: { 3: [order('boss')] } })).toEqual([]);
  });

  it('who was held by a spent budget, how often and until when', () => {
    const policies = '### Budget\n- **Overage behavior:** pause\n';
    expect(notesOf(orgWith(policies, '- **Budget:** $0.02/hour'), { ticks: 130 })).toEqual([
      'warning: Held back by a spent budget: Worker 1-3 — 2 times each, first Day 0 2, last Day 0 122 until 240',
    ]);
  });

  it('whose turns failed: who is parked, who is held back, and why where it is one reason', () => {
    const given = (reasonOf: (agent: string) => string, until: number | null): Given => ({
      ticks: 9,
      answer: ({ agent, tick }) =>
        tick === 2
          ? {
              failure: {
                reason: reasonOf(agent),
                hold: until === null ? 'parked' : 'failing',
                until,
              },
            }
          : undefined,
    });
    expect(
      notesOf(
        orgWith(''),
        given(() => 'nobody answered', null),
      ),
    ).toEqual([
      'warning: Parked with its mail after failed turns: Worker 1-3 — once each, Day 0 2 with no end in sight: nobody answered',
    ]);
    expect(
      notesOf(
        orgWith(''),
        given((agent) => `${agent} is silent`, 6),
      ),
    ).toEqual(['warning: Held back after failed turns: Worker 1-3 — once each, Day 0 2 until 6']);
  });

  it('what only warns, and whether the org’s own budget was spent', () => {
    const warn = '### Budget\n- **Overage behavior:** warn\n- **Org limit:** $1/month\n';
    expect(notesOf(orgWith(warn, '- **Budget:** $0.02/hour'), { ticks: 130 })).toEqual([
      "warning: The org's monthly budget was passed, which only warns: once",
      'warning: Spent more than the budget, which only warns: Worker 1-3 — 2 times each',
    ]);
    const pause = '### Budget\n- **Overage behavior:** pause\n- **Org limit:** $0.04/week\n';
    expect(notesOf(orgWith(pause), { ticks: 9 })).toEqual([
      "warning: The org's weekly budget was spent: once",
      'warning: Held back by a spent budget: Worker 1-3 — once each, first Day 0 1, last Day 0 2 until Day 7 0',
    ]);
  });

  it('budgets that came close to their limit', () => {
    const policies =
      '### Budget\n- **Org limit:** $0.18/day\n- **Per-agent limit:** $0.05/hour\n- **Alert threshold:** 75%\n';
    const idle = '- **Tick interval:** 2 ticks';
    expect(notesOf(orgWith(policies, idle), { ticks: 6 })).toEqual([]);
    expect(notesOf(orgWith(policies, idle), { ticks: 10 })).toEqual([
      "note: Reached 75% of the org's daily budget: once",
      'note: Reached 75% of a budget: Worker 1-3 — once each',
    ]);
  });

  it('who slept outside working hours or in a cooldown', () => {
    const policies = '### Working Hours\n- **Active hours:** 08:00-09:00\n';
    const given = { ticks: 1100, events: { 1090: [order('boss')], 3: [order('boss')] } };
    expect(notesOf(orgWith(policies, '- **Cooldown:** 2 ticks'), given)).toEqual([
      'note: Held back outside working hours: Boss, Worker 1-3 — 2 times each, first Day 0 0, last Day 0 1090 until Day 1 960',
      'note: Held back by a cooldown: Worker 1-3 — 60 times each, first Day 0 961, last Day 0 1079 until 1080',
    ]);
  });

  it('a department over its cap', () => {
    expect(notesOf(orgWith('### Department Caps\n- Yard: max 3 agents'), { ticks: 1 })).toEqual([
      'warning: Yard has 4 agents, where Department Caps allows 3: all of them ran',
    ]);
    expect(notesOf(orgWith('### Department Caps\n- Yard: max 4 agents'), { ticks: 1 })).toEqual([]);
  });

  it('escalations that passed managers by, not those of the top', () => {
    const escalation = { type: 'escalation', to: 'human-principal', body: '' } as const;
    const given: Given = {
      ticks: 9,
      events: { 1: [order('boss')], 2: [order('lead')] },
      answer: ({ reasons }) =>
        reasons.includes('message') ? { actions: [escalation] } : undefined,
    };
    expect(notesOf(orgWith(''), given)).toEqual([
      'note: Went to the human principal past managers: 1 escalation — hierarchy depth 2',
    ]);
    const strict = orgWith('').replace('depth:** 2', 'depth:** strict');
    expect(notesOf(strict, given)).toEqual([
      'note: Went to the human principal past managers: 1 escalation',
    ]);
  });
});
