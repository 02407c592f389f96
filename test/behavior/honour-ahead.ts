// A behaviour between an engine that asks at every turn and one whose answers say what comes next: it answers what is
// ahead without asking, as an engine may.

import type { Behavior, Invocation, TurnsAhead } from '#engine/types';

interface Known {
  readonly workInProgress: boolean;
  /** What comes next, of which `left` turns are left. */
  ahead: TurnsAhead | undefined;
  left: number;
  /** Turns answered since. */
  taken: number;
}

/** `count` is told of every turn that was booked without asking. */
export function honourAhead(asked: Behavior, count: () => void = () => {}): Behavior {
  const known = new Map<string, Known>();
  return {
    answer(invocation) {
      const last = known.get(invocation.agent);
      const ahead = last?.ahead;
      if (last !== undefined && ahead !== undefined && isNothingNew(invocation)) {
        last.taken += 1;
        last.left -= 1;
        if (last.left === 0) enter(last, ahead.next);
        count();
        return { actions: ahead.actions, workInProgress: last.workInProgress };
      }
      const answer = asked.answer({ ...invocation, turnsTaken: last?.taken ?? 0 });
      const { workInProgress } = answer;
      const begun: Known = { workInProgress, ahead: undefined, left: 0, taken: 0 };
      enter(begun, answer.ahead);
      known.set(invocation.agent, begun);
      return answer;
    },
  };
}

function enter(known: Known, ahead: TurnsAhead | undefined): void {
  known.ahead = ahead;
  known.left = ahead?.turns ?? 0;
}

function isNothingNew({ reasons, messages }: Invocation): boolean {
  const [reason, more] = reasons;
  const isTurn = reason === 'poll' || reason === 'continue';
  return isTurn && more === undefined && messages.length === 0;
}
