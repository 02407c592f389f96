// The turns that a journal has, in step with an engine that goes through them again: gives each wave its answers, and finds
// out where both part.

import type { Answer, Invocation, Wave } from '#engine/types';
import type { ReleaseRecord } from '#journal/records';
import type { RecoveredRun, RecoveredTurn } from './recover-run.js';
import { otherVersion } from './recover-run.js';
import type { WavePlace } from './wake-key.js';
import { comparePlaces, wakeKey } from './wake-key.js';

export type WrittenTurns = Pick<RecoveredRun, 'turns' | 'requests' | 'last' | 'releases'>;

export interface KeptAnswer {
  readonly answer: Answer;
  /** That were sent for it. */
  readonly requests: number;
}

export class TurnHistory {
  readonly #turns: ReadonlyMap<string, RecoveredTurn>;
  readonly #last: WavePlace | null;
  readonly #requests: ReadonlyMap<string, number>;
  #releases: readonly ReleaseRecord[];
  #given = 0;

  constructor({ turns, requests, last, releases }: WrittenTurns) {
    this.#requests = requests;
    this.#turns = turns;
    this.#last = last;
    this.#releases = releases;
  }

  /** Whether what comes after the wave was never answered. */
  isPast(place: WavePlace): boolean {
    return this.#last === null || comparePlaces(place, this.#last) >= 0;
  }

  /** Releases that were decided just now: not before waves that are answered. */
  addReleases(releases: readonly ReleaseRecord[]): void {
    this.#releases = [...this.#releases, ...releases];
  }

  get hasReleases(): boolean {
    return this.#releases.length > 0;
  }

  /** Who is released between the wave and the next one; each is told once. */
  releasedAfter({ tick, wave }: WavePlace): readonly string[] {
    const next = { tick, wave: wave + 1 };
    const due = this.#releases.filter((release) => comparePlaces(release, next) <= 0);
    this.#releases = this.#releases.filter((release) => comparePlaces(release, next) > 0);
    return due.map(({ agent }) => agent);
  }

  /** The turn that is written for it; null for one that is still to be taken. Throws an OrgsimError where both part. */
  answerTo(invocation: Invocation): KeptAnswer | null {
    const turn = this.#turns.get(wakeKey(invocation));
    if (turn !== undefined) {
      this.#given += 1;
      return { answer: turn.answer, requests: this.#requests.get(wakeKey(invocation)) ?? 0 };
    }
    const { agent, tick, wave } = invocation;
    // The last wave may have been cut off while its turns were written.
    if (this.#last === null || comparePlaces(invocation, this.#last) >= 0) return null;
    throw otherVersion(`${agent} wakes at tick ${tick}, wave ${wave}, where it has no turn of it`);
  }

  /** Throws an OrgsimError when a turn up to the wave was not asked for; null for the end of the run. */
  checkUpTo(place: Wave | null): void {
    if (place !== null && !this.isPast(place)) return;
    if (this.#given === this.#turns.size) return;
    const missed = this.#turns.size - this.#given;
    throw otherVersion(`it has ${missed} more ${missed === 1 ? 'turn' : 'turns'} than the run`);
  }
}
