// How long an agent whose turns fail is left alone: longer from failure to failure, then for good. Knows nothing of why.

import type { Answer, Failure } from '#engine/types';

/** Failed turns in a row after which an agent is parked. */
const FAILED_TURNS_MAX = 5;

/** Follows from the answers alone, so that a run that is taken up again counts as it did. */
export class FailingAgents {
  readonly #inRow = new Map<string, number>();

  /** Books a turn as it was answered. */
  settle(agent: string, { failure }: Pick<Answer, 'failure'>): void {
    if (failure?.hold === 'budget') return;
    if (failure?.hold === 'failing') this.#inRow.set(agent, (this.#inRow.get(agent) ?? 0) + 1);
    else this.#inRow.delete(agent);
  }

  /** What comes of one more failed turn at `tick`: 1, 2, 4, 8 ticks to cool off, then no more. `reason` is a clause. */
  fail(agent: string, tick: number, reason: string): Failure {
    const before = this.#inRow.get(agent) ?? 0;
    if (before + 1 < FAILED_TURNS_MAX)
      return { reason, hold: 'failing', until: tick + 2 ** before };
    return {
      reason: `${FAILED_TURNS_MAX} turns in a row failed, at last: ${reason}`,
      hold: 'parked',
      until: null,
    };
  }
}
