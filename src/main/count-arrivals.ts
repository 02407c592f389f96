// Counts, while a run goes on, how often something reaches each agent that it acts on: what an estimate calls its arrivals.

import { isWanted } from '#engine/due';
import type { EngineResults } from '#engine/results';
import type { Invocation } from '#engine/types';
import type { Agent, Org } from '#org/types';

interface Count {
  readonly agent: Agent;
  /** On which a message came that it wakes on. */
  ticks: number;
  /** The last of them. */
  last: number;
}

export class ArrivalCount {
  readonly #counts: ReadonlyMap<string, Count>;

  constructor({ agents }: Org) {
    this.#counts = new Map(agents.map((agent) => [agent.id, { agent, ticks: 0, last: -1 }]));
  }

  /** To be told of each wake that the engine asks about. */
  readonly invoked = (invocation: Invocation): void => {
    const count = this.#counts.get(invocation.agent);
    if (count === undefined || count.agent.trigger.mode === 'polling') return;
    const { agent } = count;
    const isTurn = invocation.reasons.includes('continue');
    for (const message of invocation.messages) {
      const { arrival } = message;
      if (arrival > count.last && (message.dueAtOnce || isWanted(agent.trigger, message))) {
        count.last = arrival;
        // A turn of work counts anyway.
        if (!isTurn || arrival < invocation.tick) count.ticks += 1;
      }
    }
  };

  /**
   * One for each agent, in their order. Of an agent that polls, whom no message wakes: so many that its polls find work as
   * often as they did, if chance spreads them over the ticks.
   */
  ticks({ agents, ticks: length }: EngineResults): readonly number[] {
    return agents.map(({ id, tally }) => {
      const count = this.#counts.get(id);
      if (count === undefined) return 0;
      // Turns of work are wakes that no message makes.
      if (count.agent.trigger.mode !== 'polling') return count.ticks + tally.wakes.continue;
      const polls = tally.wakes.poll;
      if (polls === 0) return 0;
      const idleShare = tally.idlePolls / polls;
      return length * (1 - idleShare ** (1 / ticksBetweenPolls(count.agent)));
    });
  }
}

/** A poll that falls into a cooldown is not made up for: the next one is an interval later. */
function ticksBetweenPolls({ trigger: { tickInterval, cooldownTicks } }: Agent): number {
  return tickInterval * Math.max(1, Math.ceil(cooldownTicks / tickInterval));
}
