// The requests of a wake before there is any: an agent's own prompt with a message of ours, and what it would be reserved at.

import type { Amount } from '#journal/records';
import type { RequestCosts } from '#live/calls/worst-case';
import { worstCaseOf } from '#live/calls/worst-case';
import { DIALECTS, stableForm } from '#models/actions/answer-form';
import { systemBlocks } from '#models/prompt/system-blocks';
import type { Agent } from '#org/types';
import type { PromptRoom, RoomSetup } from './prompt-room.js';
import { promptRoomOf } from './prompt-room.js';

export interface WakeSample extends Pick<RequestCosts, 'correction'> {
  readonly message: string;
}

/** What one request of the agent is reserved at, by what is told in it. */
export function wakeWorstCase(
  setup: RoomSetup,
  agent: Agent,
): { readonly room: PromptRoom; readonly worstOf: (sample: WakeSample) => Amount } {
  const { book, routeOf } = setup;
  const room = promptRoomOf(setup, agent);
  const { cost, provider } = routeOf(agent.model);
  const dialect = DIALECTS[provider];
  const stable = {
    system: systemBlocks(book, agent.id),
    form: stableForm(book.powersOf(agent.id), dialect === 'grammar' ? 'open' : dialect),
    outputTokensMax: room.outputTokensMax,
    cacheTtl: '5m' as const,
  };
  return { room, worstOf: (sample) => worstCaseOf({ ...stable, ...sample }, cost) };
}
