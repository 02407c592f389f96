// The human principal in a dry run: answers escalations and approves config requests, each within an hour.

import { drawInteger, randomStreams } from '#base/random-streams';
import type { Action, Message, Outside, OutsideEvent } from '#engine/types';
import { HUMAN_PRINCIPAL } from '#org/names';
import type { Org } from '#org/types';
import { RankedQueue } from './ranked-queue.js';
import type { StuckTasks } from './stuck-tasks.js';

export interface PrincipalOptions {
  readonly org: Org;
  readonly seed: number;
  /** Who waits on what, to answer past the managers that passed it up. */
  readonly stuck: StuckTasks;
}

/** All that the principal does at one tick. */
interface Moment {
  /** The tick. */
  readonly rank: number;
  readonly events: OutsideEvent[];
}

const NO_EVENTS: readonly OutsideEvent[] = [];

export function createPrincipal({ org, seed, stuck }: PrincipalOptions): Outside {
  const ids = new Set(org.agents.map(({ id }) => id));
  const delayMax = Math.max(1, Math.floor(3600 / org.tickSeconds));
  const streamOf = randomStreams(seed, 'principal answers ');
  const moments = new Map<number, Moment>();
  const agenda = new RankedQueue<Moment>();
  let unnamed = 0;

  const plan = (action: Action, key: string, tick: number): void => {
    const at = tick + drawInteger(streamOf(key), 1, delayMax);
    let moment = moments.get(at);
    if (moment === undefined) {
      moment = { rank: at, events: [] };
      moments.set(at, moment);
      agenda.add(moment);
    }
    moment.events.push({ from: HUMAN_PRINCIPAL, action });
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
    isSteady: true,
    eventsAt(tick) {
      if (agenda.first()?.rank !== tick) return NO_EVENTS;
      moments.delete(tick);
      return agenda.take()?.events ?? NO_EVENTS;
    },
    nextTick: () => agenda.first()?.rank ?? null,
    receive(message, tick) {
      if (message.kind === 'escalation') answer(message, tick);
      if (message.kind === 'config_request') plan({ type: 'approve' }, message.body, tick);
    },
  };
}
