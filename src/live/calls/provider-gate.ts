// Whether a provider is to be asked at all now: not before its `retry-after`, and not while its circuit is open. Who waits here
// waits for the provider, not for others of us.

import type { Clock } from '#base/clock';
import type { BreakerOptions, BreakerState, CallSign } from './circuit-breaker.js';
import { admit, afterCall, BREAKER_OPTIONS, CLOSED } from './circuit-breaker.js';
import { joinSignals } from './joined-signal.js';

export type Passage =
  | { readonly kind: 'pass'; readonly isProbe: boolean }
  | { readonly kind: 'aborted' }
  /** It opens too late. `untilMs` (of the clock's `elapsed`) is null where nobody knows. */
  | {
      readonly kind: 'late';
      readonly why: 'paused' | 'in-trouble';
      readonly untilMs: number | null;
    };

export type Shut = Omit<Extract<Passage, { kind: 'late' }>, 'kind'>;

/** Told when a model is left alone until then, and, with null, when it is asked again. */
export type BreakerListener = (model: string, untilMs: number | null) => void;

/** The gate of one provider. */
export class ProviderGate {
  readonly #clock: Clock;
  readonly #options: BreakerOptions;
  readonly #told: BreakerListener | undefined;
  readonly #breakers = new Map<string, BreakerState>();
  #pausedUntilMs = 0;
  #changes = new AbortController();

  constructor(clock: Clock, options: BreakerOptions = BREAKER_OPTIONS, told?: BreakerListener) {
    this.#clock = clock;
    this.#options = options;
    this.#told = told;
  }

  /**
   * Waits until the provider may be asked for `model`, at the latest until `latestMs`. Who passes must say `ended`. `waits`
   * is told what for, whenever it does.
   */
  async pass(
    model: string,
    latestMs: number,
    signal: AbortSignal,
    waits?: (shut: Shut) => void,
  ): Promise<Passage> {
    for (;;) {
      if (signal.aborted) return { kind: 'aborted' };
      const tried = this.#tryPass(model);
      if ('isProbe' in tried) return { kind: 'pass', isProbe: tried.isProbe };
      const nowMs = this.#clock.elapsed();
      if (nowMs >= latestMs || (tried.untilMs !== null && tried.untilMs > latestMs))
        return { kind: 'late', ...tried };
      waits?.(tried);
      await this.#sleep((tried.untilMs ?? latestMs) - nowMs, signal);
    }
  }

  /** Whether whoever has passed before may still go; a moment later it may have shut. */
  isOpenFor(model: string, { isProbe }: { readonly isProbe: boolean }): boolean {
    if (this.#clock.elapsed() < this.#pausedUntilMs) return false;
    return isProbe || this.#breakerOf(model).kind === 'closed';
  }

  /** What came of a call that had passed: `nothing` also for one that was not made. */
  ended(model: string, sign: CallSign, isProbe: boolean): void {
    const ended = { sign, isProbe };
    const before = this.#breakerOf(model);
    const after = afterCall(before, ended, this.#clock.elapsed(), this.#options);
    this.#breakers.set(model, after);
    if (before.kind === after.kind) return;
    this.#changed();
    if (after.kind === 'open') this.#told?.(model, after.untilMs);
    else if (after.kind === 'closed') this.#told?.(model, null);
  }

  /** Nobody asks it for so long, whatever the model. A shorter pause takes nothing from a longer one. */
  pause(durationMs: number): void {
    this.#pausedUntilMs = Math.max(this.#pausedUntilMs, this.#clock.elapsed() + durationMs);
    this.#changed();
  }

  #tryPass(model: string): { readonly isProbe: boolean } | Shut {
    const nowMs = this.#clock.elapsed();
    if (nowMs < this.#pausedUntilMs) return { why: 'paused', untilMs: this.#pausedUntilMs };
    const admission = admit(this.#breakerOf(model), nowMs);
    if (admission.kind === 'wait') return { why: 'in-trouble', untilMs: admission.untilMs };
    this.#breakers.set(model, admission.state);
    return { isProbe: admission.isProbe };
  }

  #breakerOf(model: string): BreakerState {
    return this.#breakers.get(model) ?? CLOSED;
  }

  async #sleep(delayMs: number, signal: AbortSignal): Promise<void> {
    const joined = joinSignals(signal, this.#changes.signal);
    await this.#clock.sleep(delayMs, joined.signal);
    joined.release();
  }

  #changed(): void {
    const changes = this.#changes;
    this.#changes = new AbortController();
    changes.abort();
  }
}
