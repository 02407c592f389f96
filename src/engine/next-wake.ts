// The next wake of an agent that comes even if nothing new happens: from one tick where something changes to the next.

import type { CertainWake } from './agent-explanation.js';
import type { AgentState } from './agent-state.js';
import type { HoldKind } from './hold-kind.js';
import type { Outlook } from './outlook.js';
import { earliest, nextUrgentTick } from './outlook.js';
import { presentHolds } from './present-holds.js';
import type { Reason } from './reason.js';
import type { World } from './world.js';

/** Polls that fall into a hold again and again: after so many steps there is none in sight. */
const STEPS_MAX = 2000;

export function findNextWake(
  world: World,
  state: AgentState,
  outlook: Outlook,
): CertainWake | null {
  const heldBy = new Set<HoldKind>();
  let tick: number | null = outlook.tick;
  for (let step = 0; step < STEPS_MAX && tick !== null; step++) {
    const reasons = certainReasonsAt(outlook, tick);
    if (reasons.length === 0) {
      tick = nextSourceTick(outlook, tick + 1);
      continue;
    }
    const [hold] = presentHolds(world, state, outlook, tick);
    if (hold === undefined) return priceWake(state, outlook, tick, reasons, [...heldBy]);
    heldBy.add(hold.kind);
    // A critical message ends some holds early.
    tick = earliest([hold.until, nextUrgentTick(outlook, tick)]);
  }
  return null;
}

function certainReasonsAt({ sources, trigger }: Outlook, tick: number): Reason[] {
  const met = sources.filter((source) =>
    source.reason === 'poll' ? tick % trigger.tickInterval === 0 : source.tick <= tick,
  );
  return [...new Set(met.map((source) => source.reason))];
}

function nextSourceTick({ sources, trigger }: Outlook, from: number): number | null {
  return earliest(
    sources.map(({ reason, tick }) => {
      if (reason === 'poll') return Math.ceil(from / trigger.tickInterval) * trigger.tickInterval;
      return tick >= from ? tick : null;
    }),
  );
}

function priceWake(
  { price, workInProgress }: AgentState,
  { messages }: Outlook,
  tick: number,
  reasons: readonly Reason[],
  heldBy: readonly HoldKind[],
): CertainWake {
  const shown = messages.filter((message) => message.arrival <= tick).length;
  const isIdlePoll =
    reasons.length === 1 && reasons[0] === 'poll' && shown === 0 && !workInProgress;
  const costNano = isIdlePoll ? price.idleCostNano : price.costNano;
  const tokens = isIdlePoll ? price.idleTokens : price.tokens;
  return { tick, reasons, heldBy, costNano, tokens, shown };
}
