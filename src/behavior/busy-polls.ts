// Agents that poll every tick and find work on a share of their polls: drawn in runs of busy and of idle polls, which the
// engine books without asking. Everybody else does nothing. Knows no messages.

import type { RandomStream } from '#base/random-streams';
import { randomStreams } from '#base/random-streams';
import type { Answer, Behavior, TurnsAhead, WorkAction } from '#engine/types';
import { IDLE_ANSWER, NOTHING_AHEAD } from './idle-answer.js';

/** Runs that are drawn at once: hours of polls, so that asking costs nothing, and little to keep. */
const RUNS_AHEAD = 64;
const WORK: readonly WorkAction[] = [{ type: 'work', task: 'activity' }];
const NO_WORK: readonly WorkAction[] = [];

/** `shares` of polls that find work, above 0 and up to 1, by agent id. */
export function createBusyPolls(seed: number, shares: ReadonlyMap<string, number>): Behavior {
  const streamOf = randomStreams(seed, 'busy polls of ');
  const pollers = new Map(
    [...shares].map(([agent, share]) => [agent, { share, stream: streamOf(agent) }] as const),
  );
  return {
    answer({ agent, reasons }) {
      const poller = pollers.get(agent);
      if (poller === undefined) return IDLE_ANSWER;
      const { share, stream } = poller;
      const isBusy = reasons.includes('poll') && stream() < share;
      return answerOf(isBusy, drawAhead(share, stream));
    },
  };
}

function answerOf(isBusy: boolean, ahead: TurnsAhead): Answer {
  return { actions: isBusy ? WORK : NO_WORK, workInProgress: false, ahead };
}

/** Each poll finds work with that chance, whatever the others did: runs of either kind are geometric. */
function drawAhead(share: number, stream: RandomStream): TurnsAhead {
  if (share >= 1) return { ...NOTHING_AHEAD, actions: WORK };
  const isFirstBusy = stream() < share;
  // From the last run to the first.
  let ahead: TurnsAhead | undefined;
  for (let place = RUNS_AHEAD - 1; place >= 0; place--) {
    const isBusy = isFirstBusy === (place % 2 === 0);
    const chanceOfMore = isBusy ? share : 1 - share;
    const turns = 1 + Math.floor(Math.log(1 - stream()) / Math.log(chanceOfMore));
    const actions = isBusy ? WORK : NO_WORK;
    ahead = ahead === undefined ? { turns, actions } : { turns, actions, next: ahead };
  }
  return ahead ?? NOTHING_AHEAD;
}
