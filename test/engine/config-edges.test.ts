// Config requests at the borders of permissions, several at once, and what a decision leaves as it was.
import { describe, expect, it } from 'vitest';
import type { Action } from '#engine/types';
import { order } from './orgs.js';
import type { Given, Simulation } from './simulate.js';
import { simulate, wakesOf } from './simulate.js';

interface Parts {
  readonly permissions?: string;
  readonly lead?: string;
  readonly workerMode?: string;
  readonly more?: string;
}

const hierarchy = ({
  permissions = '',
  lead = '',
  workerMode = 'polling',
  more = '',
}: Parts = {}) => `# Org
## Policies
### Permissions
${permissions}
## Structure
### COO
- **Level:** 10
- **Trigger:** event-driven
- **Wake on:** orders
- **Max sleep:** never
### Engineering
#### Engineering Lead
${lead}
- **Trigger:** event-driven
- **Wake on:** orders
- **Max sleep:** never
#### Worker
- **Trigger:** ${workerMode}
- **Max sleep:** never
- **Wake on:** orders
${more}`;

const sleepFor = (agent: string): Action => ({
  type: 'config_request',
  agent,
  trigger: { mode: 'event-driven' },
  reason: 'idle',
});

/** The lead asks at 2, and the COO decides in the same tick. */
const leadAsks = (
  decision: 'approve' | 'reject',
  asked: readonly Action[] = [sleepFor('worker')],
): Given => ({
  ticks: 9,
  events: { 2: [order('high', 'engineering-lead')] },
  answer: ({ agent, tick }) => {
    if (tick !== 2) return undefined;
    if (agent === 'engineering-lead') return { actions: asked };
    return agent === 'coo' ? { actions: [{ type: decision }] } : undefined;
  },
});

const stateOf = ({ results }: Simulation) =>
  results.configRequests.map(({ agent, state }) => `${agent} ${state}`);
const switchesOf = ({ log }: Simulation) => log.filter(({ type }) => type === 'switch');

describe('a permission', () => {
  it('to approve reaches down to its own level', () => {
    const org = hierarchy({ permissions: '- L10 can approve config changes' });
    const run = simulate(org, leadAsks('approve'));
    expect(stateOf(run)).toEqual(['worker approved']);
    expect(switchesOf(run)).toHaveLength(1);
  });

  it('to request takes the place of the built-in level', () => {
    const org = hierarchy({
      permissions: '- L5+ can request config changes',
      lead: '- **Level:** 6',
    });
    expect(stateOf(simulate(org, leadAsks('approve')))).toEqual(['worker approved']);
  });
});

it('decides the oldest open request alone', () => {
  const org = hierarchy({ more: '#### Other\n- **Trigger:** polling\n' });
  const both = [sleepFor('worker'), sleepFor('other')];
  const run = simulate(org, leadAsks('approve', both));
  expect(stateOf(run)).toEqual(['worker approved', 'other open']);
});

it('changes nothing when the request is rejected', () => {
  const run = simulate(hierarchy(), leadAsks('reject'));
  expect(stateOf(run)).toEqual(['worker rejected']);
  expect(switchesOf(run)).toEqual([]);
  expect(run.results.agents.map(({ mode }) => mode)).toEqual([
    'event-driven',
    'event-driven',
    'polling',
  ]);
});

it('wakes nobody for what was pending when an agent was event-driven already', () => {
  const unwanted = { type: 'delegation', from: 'somebody', to: 'worker', body: '' } as const;
  const asked = leadAsks('approve');
  const run = simulate(hierarchy({ workerMode: 'event-driven' }), {
    ...asked,
    events: { 1: [unwanted], ...asked.events },
  });
  expect(switchesOf(run)).toHaveLength(1);
  expect(wakesOf(run, 'worker')).toEqual([]);
});
