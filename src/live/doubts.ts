// What becomes of calls of which nobody knows whether they were made: decided by a person, hold unless said. Knows no ledger.

import type { Failure } from '#engine/types';
import type { CallId, DoubtRecord, IntentRecord } from '#journal/records';
import type { PaidUse } from './calls/paid-caller.js';
import type { RecoveredRun } from './recover-run.js';
import { usesOfWake } from './remembered-caller.js';
import type { TurnOutcome } from './take-turn.js';
import { wakeKey } from './wake-key.js';

export type DoubtDecision = DoubtRecord['decision'];

type Known = Pick<RecoveredRun, 'inDoubt' | 'decisions' | 'turns' | 'calls'>;

/** Decisions that were not taken before, one for each call in doubt. `wanted` is null where nobody said anything now. */
export function newDecisions(
  { inDoubt, decisions }: Pick<Known, 'inDoubt' | 'decisions'>,
  wanted: DoubtDecision | null,
): readonly { readonly id: CallId; readonly decision: DoubtDecision }[] {
  return inDoubt.flatMap(({ id }) => {
    const before = decisions.get(id);
    const decision = wanted ?? before ?? 'hold';
    return decision === before ? [] : [{ id, decision }];
  });
}

export class Doubts {
  /** By the key of the wake, where it has no turn. */
  readonly #open = new Map<string, { readonly decision: DoubtDecision; readonly use: PaidUse }>();
  readonly #held = new Set<string>();

  constructor(known: Known, wanted: DoubtDecision | null) {
    const decided = new Map(known.decisions);
    for (const { id, decision } of newDecisions(known, wanted)) decided.set(id, decision);
    // The last one of a wake decides: those before it were decided on, or it would not have been made.
    for (const intent of known.inDoubt) this.#note(intent, decided.get(intent.id) ?? 'hold', known);
  }

  #note(intent: IntentRecord, decision: DoubtDecision, known: Known): void {
    const key = wakeKey(intent);
    if (!known.turns.has(key)) this.#open.set(key, { decision, use: usesOfWake(known, key) });
    else if (decision === 'hold') this.#held.add(intent.agent);
  }

  /** Whether the agent stays parked for a call in doubt, whatever else is taken up. */
  holds(agent: string): boolean {
    return this.#held.has(agent);
  }

  /** What comes of a wake whose call is in doubt; null where there is none, or where it is to be asked again. */
  outcomeOf(
    wake: { readonly tick: number; readonly wave: number; readonly agent: string },
    fail: (reason: string) => Failure,
  ): TurnOutcome | null {
    const doubt = this.#open.get(wakeKey(wake));
    if (doubt === undefined || doubt.decision === 'retry') return null;
    const failure: Failure =
      doubt.decision === 'skip'
        ? fail('nobody knows whether a call of it was answered')
        : { reason: HELD, hold: 'parked', until: null };
    const { costNano, tokens, attempts: requests } = doubt.use;
    const answer = { actions: [], workInProgress: false, use: { costNano, tokens }, failure };
    return { kind: 'taken', answer, refusals: [], requests };
  }
}

const HELD =
  'nobody knows whether a call of it was answered, and it is not asked again (--in-doubt)';
