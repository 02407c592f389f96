import { describe, expect, it } from 'vitest';
import type { Action, Message } from '#engine/types';
import { bossAndWorker, order } from './orgs.js';
import { simulate } from './simulate.js';

const chain = { root: 'order-1', depth: 3 };

/** What was shown or reached the principal, as `kind: chain`. */
function chainsOf(messages: readonly Message[]): (readonly [string, Message['chain']])[] {
  return messages.map(({ kind, chain: carried }) => [kind, carried] as const);
}

function shownIn(given: Parameters<typeof simulate>[1], org = bossAndWorker()): Message[] {
  const { invocations, principal } = simulate(org, given);
  return [...invocations.flatMap(({ messages }) => messages), ...principal];
}

describe('the chain of a message', () => {
  it('is its sender’s, at once or later, and none without one', () => {
    const later: Action = { type: 'message', to: 'worker', body: '', chain, sendAtTick: 6 };
    const now: Action = { type: 'delegation', to: 'worker', body: '', chain };
    const shown = shownIn({
      ticks: 9,
      events: { 2: [order()] },
      answer: ({ agent }) => (agent === 'boss' ? { actions: [now, later] } : undefined),
    });
    expect(chainsOf(shown)).toEqual([
      ['order', null],
      ['delegation', chain],
      ['message', chain],
    ]);
  });

  it('is known of what is still to be sent', () => {
    const later: Action = { type: 'message', to: 'boss', body: '', chain, sendAtTick: 9 };
    const run = simulate(
      bossAndWorker({ boss: '- **Wake on:** all' }).replace('- **Wake on:** orders\n', ''),
      {
        ticks: 4,
        events: { 2: [later] },
      },
    );
    expect(run.explain('boss').nextWake).toMatchObject({ tick: 9, shown: 1 });
  });

  it('goes with config requests and their replies, which say why', () => {
    const ask: Action = {
      type: 'config_request',
      agent: 'worker',
      trigger: { mode: 'polling' },
      reason: 'it is slow',
      chain,
    };
    const deeper = { root: 'order-1', depth: 4 };
    const decide: Action = { type: 'reject', reason: 'too dear', chain: deeper };
    const shown = shownIn({
      ticks: 9,
      events: { 2: [order()], 5: [{ ...decide, from: 'human-principal' }] },
      answer: ({ tick }) => (tick === 2 ? { actions: [ask] } : undefined),
    });
    expect(chainsOf(shown)).toEqual([
      ['order', null],
      ['config_reply', deeper],
      ['config_request', chain],
    ]);
    expect(shown.map(({ body }) => body)).toEqual([
      '',
      'rejected: the trigger of worker — too dear',
      'boss asks to change the trigger of worker: it is slow',
    ]);
  });

  it('is none of an escalation that the engine makes', () => {
    const org = bossAndWorker({
      boss: '- **Budget:** $0.01/hour',
      policies: '### Budget\n- **Overage behavior:** pause and escalate',
    });
    const shown = shownIn(
      { ticks: 9, events: { 2: [{ ...order(), chain } as Action], 3: [order()] } },
      org,
    );
    expect(chainsOf(shown)).toEqual([
      ['order', chain],
      ['escalation', null],
    ]);
  });
});
