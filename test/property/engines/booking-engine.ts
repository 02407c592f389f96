// The reference engine, made to book every turn that an answer has promised without asking. What it gives must be what the
// reference gives: so it shows whether behaviours keep their word, and what an engine that books may do.

import type { EngineSetup } from '#engine/engine-setup';
import { createReferenceEngine } from '#engine/reference-engine';
import type { Answer, Engine, EngineResults, Invocation, TurnsAhead, Wave } from '#engine/types';

export function createBookingEngine(setup: EngineSetup): Engine {
  return new BookingEngine(createReferenceEngine(setup));
}

interface Promised {
  left: number;
  taken: number;
  readonly answer: Answer;
}

class BookingEngine implements Engine {
  readonly #inner: Engine;
  readonly #promised = new Map<string, Promised>();
  /** The wave as the inner engine gave it; what was asked of it stands in its place as null. */
  #answers: (Answer | null)[] = [];
  #asked: readonly Invocation[] = [];

  constructor(inner: Engine) {
    this.#inner = inner;
  }

  nextWave(): Wave | null {
    for (let wave = this.#inner.nextWave(); wave !== null; wave = this.#inner.nextWave()) {
      this.#answers = wave.invocations.map((invocation) => this.#book(invocation));
      const left = wave.invocations.filter((_, place) => this.#answers[place] === null);
      this.#asked = left.map((invocation) => {
        const turnsTaken = this.#promised.get(invocation.agent)?.taken ?? 0;
        return { ...invocation, turnsTaken };
      });
      if (this.#asked.length > 0) return { ...wave, invocations: this.#asked };
      this.answerWave([]);
    }
    return null;
  }

  answerWave(answers: readonly Answer[]): void {
    const given = this.#asked.map((invocation, place): Answer => {
      const answer = answers[place] ?? { actions: [], workInProgress: false };
      this.#note(invocation.agent, answer, answer.ahead);
      return answer;
    });
    this.#inner.answerWave(
      this.#answers.map(
        (booked) => booked ?? given.shift() ?? { actions: [], workInProgress: false },
      ),
    );
  }

  results(): EngineResults {
    return this.#inner.results();
  }

  #note(agent: string, { workInProgress }: Answer, ahead: TurnsAhead | undefined): void {
    if (ahead === undefined) {
      this.#promised.delete(agent);
      return;
    }
    const answer = { actions: ahead.actions, workInProgress };
    this.#promised.set(agent, { left: ahead.turns, taken: 0, answer });
  }

  /** The promised answer to a turn that brings nothing new, or null. */
  #book({ agent, reasons, messages, timers, thresholds }: Invocation): Answer | null {
    const promised = this.#promised.get(agent);
    const isTurn = reasons.includes('poll') || reasons.includes('continue');
    const bringsNothing = messages.length + timers.length + thresholds.length === 0;
    if (promised === undefined || promised.left === 0 || !isTurn || !bringsNothing) return null;
    promised.left -= 1;
    promised.taken += 1;
    return promised.answer;
  }
}
