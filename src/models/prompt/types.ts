// What a prompt is made of: a part that stays the same from wake to wake, and one that says what is new. Data types alone.

import type { Invocation } from '#engine/types';
import type { Budget } from '#org/types';
import type { Powers } from '../actions/powers.js';

/** What an agent is told of one wake. */
export type PromptInvocation = Pick<
  Invocation,
  'tick' | 'reasons' | 'messages' | 'timers' | 'thresholds' | 'slept'
>;

/** A task that the agent has taken and not completed. */
export interface PromptTask {
  readonly id: string;
  /** Who delegated it: an agent's id, or any name from outside. */
  readonly from: string;
  readonly body: string;
  /** Turns of work done on it, and the most there may be; left out where none are counted. */
  readonly turns?: { readonly done: number; readonly most: number };
  /** The agent's own last note on it; null for none. */
  readonly note?: string | null;
  /** Whether its escalation waits for an answer. */
  readonly isBlocked?: boolean;
}

/** A task that the agent gave away, as long as what it belongs to is open. */
export interface GivenTask {
  readonly id: string;
  /** Who has it: an agent's id. */
  readonly to: string;
  readonly body: string;
  /** The agent's own task that it belongs to; null for none. */
  readonly partOf: string | null;
  readonly state: 'open' | 'blocked' | 'complete';
  /** What was handed in; null where nothing was, or nothing is kept of it. */
  readonly result: string | null;
}

/** An escalation that waits for the agent's answer. */
export interface OpenEscalation {
  readonly task: string;
  /** Whose task it is. */
  readonly from: string;
  readonly reason: string;
  readonly body: string;
}

/** A config request that waits for the agent's decision. */
export interface OpenRequest {
  readonly from: string;
  readonly body: string;
}

/** What is left of a budget, in its unit; null where what was spent is not known. */
export interface BudgetLeft extends Budget {
  readonly left: number | null;
}

export interface Situation {
  readonly invocation: PromptInvocation;
  /** Local time for people: `Mon 5 Jan 09:00`. */
  readonly when: string;
  readonly openTasks: readonly PromptTask[];
  /** Oldest first, like those that follow; left out where nobody keeps books. */
  readonly given?: readonly GivenTask[];
  readonly escalations?: readonly OpenEscalation[];
  readonly requests?: readonly OpenRequest[];
  readonly budgetsLeft: readonly BudgetLeft[];
}

export interface PromptBook {
  /** The same value for agents that are told the same, but for which member of a Count each of them is. */
  likenessOf(agentId: string): unknown;
  /**
   * The stable part in blocks, joined by `joinBlocks`: first the org's, which is the same for all agents, then the
   * department's, then those of the role. Equal, to the byte, from wake to wake and for all members of a Count.
   */
  systemOf(agentId: string): readonly string[];
  /** What it may do: of the actions, those that it is told of. */
  powersOf(agentId: string): Powers;
  /**
   * The changing part in blocks. Of a member of a Count the first one says which member it is. `bytesMax` is for models that
   * hold little: UTF-8 bytes of all of it, where less is shown of what is long. It is not kept where not even the least fits.
   */
  wakeOf(agentId: string, situation: Situation, bytesMax?: number): readonly string[];
}

/** Either part as it is sent. */
export function joinBlocks(blocks: readonly string[]): string {
  return blocks.join('\n\n');
}
