// The most that one wake of an agent can cost, before any is made: its own prompt with as much mail as is ever shown.

import type { Org } from '#org/types';
import type { RoomSetup } from './prompt-room.js';
import { wakeWorstCase } from './wake-worst-case.js';

/** Of JSON, with all that is escaped in it. */
const BYTES_PER_TOKEN_MAX = 8;

/** Whole nano-dollars, by the agent's place in the org; null for one without a price. Requests tried again come on top. */
export function wakeNanoMax({ agents }: Org, setup: RoomSetup): (agent: number) => number | null {
  return (at) => {
    const agent = agents[at];
    if (agent === undefined) return null;
    const { room, worstOf } = wakeWorstCase(setup, agent);
    const message = 'm'.repeat(room.wakeBytesMax);
    // A wake whose answer is not valid is asked once more, with that answer and what is wrong with it.
    const text = 'a'.repeat(room.outputTokensMax * BYTES_PER_TOKEN_MAX);
    const reply = { text, stopReason: 'end' as const, usage: null, model: null, requestId: null };
    const first = worstOf({ message, correction: null });
    const second = worstOf({ message, correction: { reply, complaint: text } });
    return first.nanoUsd === null || second.nanoUsd === null
      ? null
      : first.nanoUsd + second.nanoUsd;
  };
}
