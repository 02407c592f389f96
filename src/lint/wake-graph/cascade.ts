// What one order may set off: everybody whom it wakes on its way down the chart.

import type { NanoUsd } from '#base/money';
import { invocationPrice } from '#cost/invocation-price';
import type { WakeNode } from './wake-node.js';
import { wantsTrigger } from './wants-trigger.js';

export interface Cascade {
  /** Agents that a message wakes; a polling agent sees the work at its next poll and is not among them. */
  readonly wakes: number;
  /** Their wakes together, at reference prices; of those that have a price. */
  readonly costNano: NanoUsd;
  /** Names of agents whose model has no price. */
  readonly unpriced: readonly string[];
}

/** The most that one order to `root` can set off, if everybody passes it on to all reports. */
export function cascadeFrom(root: WakeNode): Cascade {
  let wakes = 0;
  let costNano = 0;
  const unpriced: string[] = [];
  const open = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const { agent, below, mayDelegate } = node;
    if (agent.trigger.mode === 'event-driven') {
      // Whom the work does not wake passes nothing on, until something else wakes it.
      if (!wantsTrigger(agent.trigger, node === root ? 'order_received' : 'task_assigned'))
        continue;
      wakes += 1;
      const price = invocationPrice(agent).costNano;
      if (price === null) unpriced.push(agent.name);
      else costNano += price;
    }
    if (mayDelegate) open.push(...below.members);
  }
  return { wakes, costNano, unpriced };
}
