// Who is asked again and again and does nothing: an order that everybody leaves alone would be paid for, poll by poll, until
// the money is gone. Knows nothing of orders.

import type { Answer } from '#engine/types';

/** Follows from the answers alone, so that a run that is taken up again counts as it did. */
export class QuietTurns {
  readonly #turns = new Map<string, number>();

  /** Books a turn as it was answered. Whatever anybody does may be news to all; a failed turn says nothing. */
  settle(agent: string, { actions, failure }: Pick<Answer, 'actions' | 'failure'>): void {
    if (actions.length > 0) this.#turns.clear();
    else if (failure === undefined) this.#turns.set(agent, (this.#turns.get(agent) ?? 0) + 1);
  }

  /** Of the agent, in a row, since anybody last did anything. */
  turnsOf(agent: string): number {
    return this.#turns.get(agent) ?? 0;
  }
}
