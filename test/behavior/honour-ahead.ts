// A behaviour between an engine that asks at every turn and one whose answers say what comes next: it answers what is
// ahead without asking, as an engine may.

import type { Answer, Behavior, Invocation } from '#engine/types';

interface Known {
  readonly answer: Answer;
  /** Turns answered since. */
  taken: number;
}

/** `count` is told of every turn that was booked without asking. */
export function honourAhead(asked: Behavior, count: () => void = () => {}): Behavior {
  const known = new Map<string, Known>();
  return {
    answer(invocation) {
      const last = known.get(invocation.agent);
      const { ahead, workInProgress } = last?.answer ?? {};
      if (last !== undefined && ahead !== undefined && last.taken < ahead.turns) {
        if (isNothingNew(invocation)) {
          last.taken += 1;
          count();
          return { actions: ahead.actions, workInProgress: workInProgress === true };
        }
      }
      const answer = asked.answer({ ...invocation, turnsTaken: last?.taken ?? 0 });
      known.set(invocation.agent, { answer, taken: 0 });
      return answer;
    },
  };
}

function isNothingNew({ reasons, messages }: Invocation): boolean {
  const [reason, more] = reasons;
  const isTurn = reason === 'poll' || reason === 'continue';
  return isTurn && more === undefined && messages.length === 0;
}
