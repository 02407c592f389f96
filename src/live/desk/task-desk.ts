// The port to the books of a live run: who has which task, from whom, and whether an action is one that the chart allows.
// Pure and synchronous: the same wakes and answers in the same order give the same books, so that a run can be taken up again.

import type { Answer, Invocation } from '#engine/types';
import type { KnownNames } from '#models/actions/grammar-names';
import type { Powers } from '#models/actions/powers';
import type { WakeFacts } from '#models/adapter';
import type { ModelAction } from '#models/model-action';
import type { PromptTask, Situation } from '#models/prompt/types';

/** What became of a model's actions. */
export interface CheckedTurn {
  /** Of the actions that are allowed; the engine's own form, the sender and the recipients checked. */
  readonly answer: Answer;
  /** Sentences for the model, one for each action that is not allowed. Where there are any, nothing is to be applied. */
  readonly refusals: readonly string[];
}

/** What a prompt says of the books of one agent. */
export type BookPages = Required<
  Pick<Situation, 'openTasks' | 'given' | 'escalations' | 'requests'>
>;

/** An escalation that waits for the human principal. */
export interface WaitingTask {
  /** Who is stuck: an agent's id. */
  readonly from: string;
  readonly task: string;
  readonly text: string;
}

export interface TaskDesk {
  /** Takes note of what the agent is shown; before anything else about that wake. */
  show(invocation: Pick<Invocation, 'agent' | 'messages'>): void;
  tasksOf(agent: string): readonly PromptTask[];
  pagesOf(agent: string): BookPages;
  factsOf(agent: string): WakeFacts;
  powersOf(agent: string): Powers;
  /** What the agent can name now: for a form that leaves no other name open. */
  knownTo(agent: string): KnownNames;
  /** Changes nothing. */
  check(
    invocation: Pick<Invocation, 'agent' | 'tick'>,
    actions: readonly ModelAction[],
  ): CheckedTurn;
  /** Books what was decided; in document order within a wave, after the whole wave has answered. */
  settle(invocation: Pick<Invocation, 'agent'>, answer: Answer): void;
  /** Orders that are not complete, of those that were shown. */
  readonly openOrders: number;
  /** Orders that were shown to whom they went. */
  readonly orders: number;
  readonly waitingForPrincipal: readonly WaitingTask[];
}
