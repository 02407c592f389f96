import { expect, it } from 'vitest';
import { createPrincipal } from '#behavior/principal';
import { StuckTasks } from '#behavior/stuck-tasks';
import type { Message } from '#engine/types';
import { orgOf } from '../engine/simulate.js';
import { company } from './orgs.js';

const HOUR_TICKS = 120;

it('answers who is stuck, and the same escalation a second time to who sent it', () => {
  const stuck = new StuckTasks();
  stuck.add('a', 'seller');
  const principal = createPrincipal({ org: orgOf(company()), seed: 1, stuck });
  const escalation: Message = {
    id: 1,
    kind: 'escalation',
    trigger: 'escalation_received',
    from: 'ceo',
    to: 'human-principal',
    priority: 'high',
    arrival: 0,
    task: 'a',
    body: 'Help',
    attributes: null,
    escalationReason: 'BLOCKED',
    dueAtOnce: false,
    chain: null,
  };
  const answerOf = (tick: number) => {
    principal.receive(escalation, tick);
    const ticks = Array.from({ length: HOUR_TICKS }, (_, i) => tick + i + 1);
    return ticks.flatMap((at) => principal.eventsAt(at)).map(({ action }) => action);
  };
  const answer = { type: 'answer', task: 'a', body: 'Resolved: Help' };
  expect(answerOf(0)).toEqual([{ ...answer, to: 'seller' }]);
  expect(answerOf(200)).toEqual([{ ...answer, to: 'ceo' }]);
});
