// Drives an engine with models: hands out each wave at once, writes down what came of it, gives it back. Goes through what is
// written already without asking anybody. Knows no provider, no file and no clock.

import type { Engine } from '#engine/engine';
import type { Answer, Invocation, Wave } from '#engine/types';
import type { BudgetScope } from '#journal/paid-ledger';
import type { ReleaseRecord, StopRecord, TurnRecord } from '#journal/records';
import { plainAnswer } from './read-answer.js';
import { runTogether } from './run-together.js';
import type { TurnOutcome } from './take-turn.js';
import type { WrittenTurns } from './turn-history.js';
import { TurnHistory } from './turn-history.js';
import type { WavePlace } from './wake-key.js';

export interface DrivePorts {
  readonly engine: Pick<Engine, 'nextWave' | 'answerWave'> & { release(agent: string): void };
  readonly recovered: WrittenTurns;
  /** Takes note of what an agent is shown, before any of its wave is asked; in document order. */
  readonly show: (invocation: Invocation) => void;
  readonly takeTurn: (invocation: Invocation) => Promise<TurnOutcome>;
  /**
   * The answer as it is written down and given to the engine; after the whole wave has answered, in document order. One that
   * is written already comes out as it is.
   */
  readonly finish: (invocation: Invocation, answer: Answer, requests: number) => Answer;
  /** Books what was decided; after the whole wave has answered, in document order. */
  readonly settle: (invocation: Invocation, answer: Answer) => void;
  /** Writes a turn; resolves when it is on disk. */
  readonly append: (turn: TurnRecord) => Promise<void>;
  /**
   * Whether it is over after a wave of that tick: all is done; or nothing goes on before a person acts, because nobody can or
   * because nobody does anything. Null: it goes on.
   */
  readonly verdict: (tick: number) => 'done' | 'stuck' | 'quiet' | null;
  readonly stopper: Stopper;
  /** Called once, when all that is written was gone through: what a person wants now. Gives who is released by it. */
  readonly takeUp: () => Promise<readonly ReleaseRecord[]>;
  readonly progress?: (place: WavePlace) => void;
}

/** Whether no call is to be begun any more; those under way are ended. */
export interface Stopper {
  readonly isStopping: boolean;
  stop(): void;
}

export interface DrivenTo {
  readonly why: Exclude<StopRecord['why'], 'failed'> | 'stuck' | 'quiet';
  /** That refused, where the run's own limit was reached. */
  readonly scope: BudgetScope | null;
  /** The last tick of which a wave was handed out; 0 before the first. */
  readonly tick: number;
}

/**
 * Rejects with what the journal or the caller rejected with, after all calls under way have ended, and with an OrgsimError
 * where the turns that are written do not fit what the engine does.
 */
export async function driveRun(ports: DrivePorts): Promise<DrivenTo> {
  const { engine, stopper } = ports;
  const history = new TurnHistory(ports.recovered);
  let place: WavePlace = { tick: 0, wave: -1 };
  let isTakenUp = false;
  for (;;) {
    const { tick } = place;
    if (!isTakenUp && history.isPast(place)) {
      isTakenUp = true;
      history.addReleases(await ports.takeUp());
    }
    for (const agent of history.releasedAfter(place)) engine.release(agent);
    // Who is still to be released may have something to do.
    const verdict = isTakenUp && !history.hasReleases ? ports.verdict(tick) : null;
    if (verdict !== null) return { why: verdict, scope: null, tick };
    if (stopper.isStopping) return { why: 'interrupted', scope: null, tick };
    const wave = engine.nextWave();
    if (wave === null) {
      history.checkUpTo(null);
      return { why: 'end', scope: null, tick };
    }
    place = wave;
    for (const invocation of wave.invocations) ports.show(invocation);
    const answered = await answerWave(wave, history, ports);
    if (answered.kind === 'stopped') {
      const { scope } = answered;
      return { why: scope === null ? 'interrupted' : 'limit', scope, tick: place.tick };
    }
    history.checkUpTo(wave);
    engine.answerWave(answered.answers);
    for (const [at, answer] of answered.answers.entries()) {
      const invocation = wave.invocations[at];
      if (invocation !== undefined) ports.settle(invocation, answer);
    }
    ports.progress?.(place);
  }
}

interface TakenTurn {
  readonly invocation: Invocation;
  readonly outcome: TurnOutcome;
}

type AnsweredWave =
  | { readonly kind: 'answered'; readonly answers: readonly Answer[] }
  /** With the limit of the run that was reached, where it was one. */
  | { readonly kind: 'stopped'; readonly scope: BudgetScope | null };

async function answerWave(
  wave: Wave,
  history: TurnHistory,
  { takeTurn, finish, append, stopper }: DrivePorts,
): Promise<AnsweredWave> {
  const kept = wave.invocations.map((invocation) => history.answerTo(invocation));
  const open = wave.invocations.filter((_, at) => kept[at] === null);
  const take = async (invocation: Invocation): Promise<TakenTurn> => {
    const outcome = await takeTurn(invocation);
    if (outcome.kind === 'over') stopper.stop();
    return { invocation, outcome };
  };
  const outcomes = await runTogether(open.map(take), () => stopper.stop());
  const over = outcomes.find(({ outcome }) => outcome.kind === 'over')?.outcome;
  if (over?.kind === 'over') return { kind: 'stopped', scope: over.scope };
  const taken = new Map<Invocation, Extract<TurnOutcome, { kind: 'taken' }>>();
  for (const { invocation, outcome } of outcomes) {
    if (outcome.kind !== 'taken') return { kind: 'stopped', scope: null };
    taken.set(invocation, outcome);
  }
  const writing: Promise<void>[] = [];
  const answers = wave.invocations.flatMap((invocation, at) => {
    const fresh = taken.get(invocation);
    const turn = kept[at] ?? fresh;
    if (turn === undefined) return [];
    const answer = finish(invocation, turn.answer, turn.requests);
    // Together, so that they share one sync.
    if (fresh !== undefined) writing.push(append(turnRecord(invocation, answer, fresh.refusals)));
    return [answer];
  });
  await Promise.all(writing);
  return { kind: 'answered', answers };
}

function turnRecord(
  { agent, tick, wave }: Invocation,
  answer: Answer,
  refusals: readonly string[],
): TurnRecord {
  return { type: 'turn', agent, tick, wave, answer: plainAnswer(answer), refusals };
}
