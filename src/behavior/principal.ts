// The human principal in a dry run: answers escalations and approves config requests, each within an hour.

import { drawInteger, randomStream } from '#base/random-streams';
import type { Action, Message, Outside, OutsideEvent } from '#engine/types';
import { HUMAN_PRINCIPAL } from '#org/names';
import type { Org } from '#org/types';
import type { StuckTasks } from './stuck-tasks.js';

export interface PrincipalOptions {
  readonly org: Org;
  readonly seed: number;
  /** Who waits on what, to answer past the managers that passed it up. */
  readonly stuck: StuckTasks;
}

export function createPrincipal({ org, seed, stuck }: PrincipalOptions): Outside {
  const ids = new Set(org.agents.map(({ id }) => id));
  const delayMax = Math.max(1, Math.floor(3600 / org.tickSeconds));
  const planned = new Map<number, Action[]>();
  let unnamed = 0;

  const plan = (action: Action, key: string, tick: number): void => {
    const stream = randomStream(seed, `principal answers ${key}`);
    const at = tick + drawInteger(stream, 1, delayMax);
    planned.set(at, [...(planned.get(at) ?? []), action]);
  };

  const answer = ({ from, task, body }: Message, tick: number): void => {
    const waiting = stuck.get(task);
    const to = waiting?.agent ?? from;
    if (task !== null) stuck.remove(task);
    if (!ids.has(to)) return;
    const text = { body: `Resolved: ${body}`, ...(task !== null && { task }) };
    plan({ type: 'answer', to, ...text }, task ?? `escalation ${++unnamed} of ${from}`, tick);
  };

  return {
    eventsAt(tick) {
      const actions = planned.get(tick) ?? [];
      planned.delete(tick);
      return actions.map((action): OutsideEvent => ({ from: HUMAN_PRINCIPAL, action }));
    },
    nextTick(tick) {
      const ahead = [...planned.keys()].filter((at) => at >= tick);
      return ahead.length === 0 ? null : Math.min(...ahead);
    },
    receive(message, tick) {
      if (message.kind === 'escalation') answer(message, tick);
      if (message.kind === 'config_request') plan({ type: 'approve' }, message.body, tick);
    },
  };
}
