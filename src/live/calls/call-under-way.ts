// One paid call from its first request to its end. The order of its steps is what keeps the money safe: nothing is sent that
// is not reserved on disk, nothing is told that is not settled on disk.

import type { RandomStream } from '#base/random-streams';
import { randomStream } from '#base/random-streams';
import type { Amount, CallRecord } from '#journal/records';
import type { ModelRequest } from '#models/adapter';
import type { ModelError } from '#models/model-error';
import { callId } from './attempt-numbers.js';
import type { Settlement } from './call-settlement.js';
import { settlementOf, unsentSettlement } from './call-settlement.js';
import type { Traffic } from './call-traffic.js';
import { signOf } from './circuit-breaker.js';
import { joinSignals } from './joined-signal.js';
import type { ModelRoute } from './model-route.js';
import type { PaidCall, PaidOutcome } from './paid-caller.js';
import { NOTHING_USED, sumUses, useOf } from './paid-use.js';
import { promptText } from './prompt-text.js';
import type { EntryWanted, NoEntry } from './provider-entry.js';
import { enterDoor, ProviderEntry } from './provider-entry.js';
import { readRetryAfter } from './retry-after.js';
import { afterFailure } from './retry-policy.js';
import type { Sent } from './send-request.js';
import { sendRequest } from './send-request.js';
import { lastError, unsentError } from './unsent-error.js';
import { hasWritePrice, worstCaseOf } from './worst-case.js';

type WithoutUse<Outcome> = Outcome extends unknown ? Omit<Outcome, 'use'> : never;
type Ending = WithoutUse<PaidOutcome>;
/** The end of the call, or a failure that may be tried again. */
type Attempted = Ending | { readonly kind: 'error'; readonly error: ModelError };

export class CallUnderWay {
  readonly #traffic: Traffic;
  readonly #call: PaidCall;
  readonly #signal: AbortSignal;
  readonly #route: ModelRoute;
  readonly #request: ModelRequest;
  readonly #reserved: Amount;
  readonly #prompt: string;
  readonly #random: RandomStream;
  readonly #startMs: number;
  /** Waited for other calls of ours: no deadline counts it, since nothing is wrong with that. */
  #inLineMs = 0;
  #use = NOTHING_USED;

  constructor(traffic: Traffic, call: PaidCall, signal: AbortSignal) {
    const route = traffic.routeOf(call.model);
    const { cacheTtl, outputTokensMax } = call.request;
    const mayCache = cacheTtl !== null && hasWritePrice(route.cost, cacheTtl);
    const first = callId(call, traffic.attempts.next(call));
    this.#traffic = traffic;
    this.#call = call;
    this.#signal = signal;
    this.#route = route;
    this.#request = {
      ...call.request,
      model: route.name,
      cacheTtl: mayCache ? cacheTtl : null,
      outputTokensMax: Math.min(outputTokensMax, route.outputTokensMax ?? outputTokensMax),
    };
    this.#reserved = worstCaseOf(this.#request, route.cost);
    this.#prompt = traffic.hash(promptText(route.provider, this.#request));
    this.#random = randomStream(traffic.seed, `retry ${first}`);
    this.#startMs = traffic.clock.elapsed();
  }

  async finish(): Promise<PaidOutcome> {
    const { stopping } = this.#traffic;
    // What happens before a request is out ends with the run; one that is out only with the call.
    const waiting = joinSignals(this.#signal, ...(stopping === undefined ? [] : [stopping]));
    try {
      for (let attempt = 1; ; attempt++) {
        const attempted = await this.#attempt(waiting.signal);
        const ending =
          attempted.kind === 'error'
            ? await this.#afterError(attempt, attempted.error, waiting.signal)
            : attempted;
        if (ending !== null) return { ...ending, use: this.#use };
      }
    } finally {
      waiting.release();
    }
  }

  /** Null: once more. */
  async #afterError(
    attempt: number,
    error: ModelError,
    signal: AbortSignal,
  ): Promise<Ending | null> {
    const { clock, policy, watcher } = this.#traffic;
    const elapsedMs = clock.elapsed() - this.#startMs - this.#inLineMs;
    const failure = { attempt, error, elapsedMs, nowMs: clock.now() };
    const next = afterFailure(failure, this.#random, policy);
    if (next.kind === 'give-up') return { kind: 'failed', error: lastError(error, next.why) };
    watcher?.waits?.(this.#call, 'retry', next.afterMs);
    await clock.sleep(next.afterMs, signal);
    return signal.aborted ? { kind: 'aborted' } : null;
  }

  async #attempt(signal: AbortSignal): Promise<Attempted> {
    const { clock, policy, watcher, gateOf, lineOf } = this.#traffic;
    const { provider, name: model } = this.#route;
    const latestMs = (): number => this.#startMs + policy.deadlineMs + this.#inLineMs;
    const door = { gate: gateOf(provider), line: lineOf(provider), model };
    watcher?.waits?.(this.#call, 'line', null);
    const wanted: EntryWanted = {
      tokens: this.#reserved.tokens,
      latestMs,
      signal,
      inLine: (wait) => this.#inLine(wait),
      waits: ({ why, untilMs }) =>
        watcher?.waits?.(this.#call, why, untilMs === null ? null : untilMs - clock.elapsed()),
    };
    const entry = await enterDoor(door, wanted);
    if (!(entry instanceof ProviderEntry)) return this.#unsent(entry);
    try {
      return await this.#reserveAndSend(entry, wanted);
    } finally {
      // Whoever has left leaves only once: here the journal has failed.
      entry.leave(null);
    }
  }

  async #reserveAndSend(entry: ProviderEntry, wanted: EntryWanted): Promise<Attempted> {
    const { attempts, ledger } = this.#traffic;
    const attempt = attempts.next(this.#call);
    const intent = { ...this.#facts(attempt), prompt: this.#prompt, reserved: this.#reserved };
    const reserved = await this.#inLine(() => ledger.reserve(intent, this.#call.scopes));
    if (reserved.kind === 'refused') {
      entry.cancel();
      return { kind: 'refused', refusal: reserved };
    }
    attempts.use(this.#call, attempt);
    // While it was written others were answered: nobody is asked before their `retry-after`.
    const shut = await entry.reopen(wanted);
    if (shut !== null) {
      entry.cancel();
      const unsent = this.#unsent(shut);
      await this.#settle(attempt, unsentSettlement(this.#errorOf(shut)));
      return unsent;
    }
    const sent = await this.#send(attempt, wanted.latestMs());
    entry.answered(
      sent.kind === 'bug' ? 'nothing' : signOf(sent.kind === 'error' ? sent.error : null),
    );
    this.#pauseFor(sent);
    const { outputTokensMax } = this.#request;
    const { cost } = this.#route;
    const settlement = settlementOf(sent, { cost, reserved: this.#reserved, outputTokensMax });
    await this.#settle(attempt, settlement);
    entry.leave(settlement.isKnown ? settlement.spent.tokens : null);
    return this.#endOf(attempt, sent);
  }

  #send(attempt: number, latestMs: number): Promise<Sent> {
    const { clock, watcher } = this.#traffic;
    const id = callId(this.#call, attempt);
    watcher?.sends?.(this.#call, id, this.#reserved);
    return sendRequest(this.#request, this.#route, {
      clock,
      signal: this.#signal,
      latestMs,
      onText: (characters) => watcher?.receives?.(this.#call, id, characters),
    });
  }

  /** Whoever says when to come again is not asked before, by no call at all. */
  #pauseFor(sent: Sent): void {
    if (sent.kind !== 'error' || !sent.error.isRetryable) return;
    const { clock, gateOf, watcher } = this.#traffic;
    const askedMs = readRetryAfter(sent.error.facts.retryAfter, clock.now());
    if (askedMs === null) return;
    gateOf(this.#route.provider).pause(askedMs);
    watcher?.pauses?.(this.#route.provider, askedMs);
  }

  async #settle(attempt: number, settlement: Settlement): Promise<void> {
    const { ledger, watcher } = this.#traffic;
    const record: Omit<CallRecord, 'type' | 'at'> = {
      ...this.#facts(attempt),
      wake: this.#call.wake,
      ...settlement,
    };
    await ledger.settle(record);
    this.#use = sumUses(this.#use, useOf(settlement.spent));
    watcher?.settles?.(this.#call, record);
  }

  #endOf(attempt: number, sent: Sent): Attempted {
    if (sent.kind === 'bug') throw sent.cause;
    if (sent.kind === 'reply')
      return { kind: 'answered', id: callId(this.#call, attempt), reply: sent.reply };
    return this.#signal.aborted ? { kind: 'aborted' } : { kind: 'error', error: sent.error };
  }

  #unsent(noEntry: NoEntry): Ending {
    if (noEntry.kind === 'aborted') return { kind: 'aborted' };
    return { kind: 'failed', error: this.#errorOf(noEntry) };
  }

  #errorOf(noEntry: NoEntry): ModelError {
    const { clock } = this.#traffic;
    const now = { nowMs: clock.now(), elapsedMs: clock.elapsed() };
    return unsentError(noEntry, this.#route, now);
  }

  #facts(attempt: number) {
    const { agent, tick, wave } = this.#call;
    const { provider, name: model } = this.#route;
    return { id: callId(this.#call, attempt), agent, tick, wave, attempt, provider, model };
  }

  async #inLine<T>(wait: () => Promise<T>): Promise<T> {
    const { clock } = this.#traffic;
    const startMs = clock.elapsed();
    const came = await wait();
    this.#inLineMs += clock.elapsed() - startMs;
    return came;
  }
}
