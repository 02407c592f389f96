// The port to the books of a live run: who has which task, from whom, and whether an action is one that the chart allows.
// Pure and synchronous: the same wakes and answers in the same order give the same books, so that a run can be taken up again.

import type { Answer, Invocation } from '#engine/types';
import type { WakeFacts } from '#models/adapter';
import type { ModelAction } from '#models/model-action';
import type { PromptTask } from '#models/prompt/types';

/** What became of a model's actions. */
export interface CheckedTurn {
  /** Of the actions that are allowed; the engine's own form, the sender and the recipients checked. */
  readonly answer: Answer;
  /** Sentences for the model, one for each action that is not allowed. Where there are any, nothing is to be applied. */
  readonly refusals: readonly string[];
}

export interface TaskDesk {
  /** Takes note of what the agent is shown; before anything else about that wake. */
  show(invocation: Invocation): void;
  tasksOf(agent: string): readonly PromptTask[];
  factsOf(agent: string): WakeFacts;
  /** Changes nothing. */
  check(invocation: Invocation, actions: readonly ModelAction[]): CheckedTurn;
  /** Books what was decided; in document order within a wave, after the whole wave has answered. */
  settle(invocation: Invocation, answer: Answer): void;
  /** Orders that are not complete. */
  readonly openOrders: number;
  /** Orders that there were. */
  readonly orders: number;
}
