// The right to send one request to a provider: through its gate (does it take any?), then through the line (is it our turn?).

import type { CallSign } from './circuit-breaker.js';
import type { Passage, ProviderGate, Shut } from './provider-gate.js';
import type { Permit, ProviderLine } from './rate-limits.js';

export type NoEntry = Exclude<Passage, { kind: 'pass' }>;

export interface Door {
  readonly gate: ProviderGate;
  readonly line: ProviderLine;
  /** As the provider names it. */
  readonly model: string;
}

export interface EntryWanted {
  /** Estimated, of input and output. */
  readonly tokens: number;
  /** Of the clock's `elapsed`, asked anew each time: waiting in the line may put it off. */
  readonly latestMs: () => number;
  readonly signal: AbortSignal;
  /** Does the waiting in the line. */
  readonly inLine: <T>(wait: () => Promise<T>) => Promise<T>;
  /** Told when the gate is shut. */
  readonly waits?: (shut: Shut) => void;
}

export async function enterDoor(door: Door, wanted: EntryWanted): Promise<ProviderEntry | NoEntry> {
  const { gate, line, model } = door;
  const { tokens, latestMs, signal, inLine, waits } = wanted;
  for (;;) {
    const passage = await gate.pass(model, latestMs(), signal, waits);
    if (passage.kind !== 'pass') return passage;
    const permit = await inLine(() => line.enter(tokens, signal));
    // Others were answered meanwhile: the gate may have shut.
    if (permit !== null && gate.isOpenFor(model, passage))
      return new ProviderEntry(door, permit, passage.isProbe);
    permit?.cancel();
    gate.ended(model, 'nothing', passage.isProbe);
    if (permit === null) return { kind: 'aborted' };
  }
}

export class ProviderEntry {
  readonly #door: Door;
  readonly #permit: Permit;
  #isProbe: boolean;
  #isIn = true;

  constructor(door: Door, permit: Permit, isProbe: boolean) {
    this.#door = door;
    this.#permit = permit;
    this.#isProbe = isProbe;
  }

  /** Waits where the gate has shut since. Null when it is open. */
  async reopen({ latestMs, signal, waits }: EntryWanted): Promise<NoEntry | null> {
    const { gate, model } = this.#door;
    for (;;) {
      if (signal.aborted) return { kind: 'aborted' };
      if (this.#isIn && gate.isOpenFor(model, { isProbe: this.#isProbe })) return null;
      this.answered('nothing');
      const passage = await gate.pass(model, latestMs(), signal, waits);
      if (passage.kind !== 'pass') return passage;
      [this.#isIn, this.#isProbe] = [true, passage.isProbe];
    }
  }

  /** What the request says of the provider; only the first word counts. */
  answered(sign: CallSign): void {
    const { gate, model } = this.#door;
    if (this.#isIn) gate.ended(model, sign, this.#isProbe);
    this.#isIn = false;
  }

  /** The request has ended; see `Permit`. */
  leave(tokens: number | null): void {
    this.answered('nothing');
    this.#permit.leave(tokens);
  }

  /** It was not sent. */
  cancel(): void {
    this.answered('nothing');
    this.#permit.cancel();
  }
}
