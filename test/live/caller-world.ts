// All that a paid caller needs, faked: a clock that stands still, a ledger in memory, providers that answer by a script.
import { findListPrice } from '#cost/prices/find-list-price';
import { sha256 } from '#io/hash-text';
import type { PaidCallerOptions } from '#live/call-traffic';
import { createPaidCaller } from '#live/create-paid-caller';
import type { ModelCost, ModelRoute } from '#live/model-route';
import type { PaidCall, PaidCaller, PaidOutcome } from '#live/paid-caller';
import { FakeClock } from './fake-clock.js';
import { FakeLedger } from './fake-ledger.js';
import { aCall } from './samples.js';
import type { Scripted } from './scripted-adapter.js';
import { ScriptedAdapter } from './scripted-adapter.js';

const price = findListPrice('claude-opus-5-5');
export const OPUS: ModelCost = price === null ? { kind: 'unpriced' } : { kind: 'priced', price };

export interface World {
  readonly clock: FakeClock;
  readonly ledger: FakeLedger;
  /** Of `claude-opus` and all other models that are not local. */
  readonly anthropic: ScriptedAdapter;
  readonly ollama: ScriptedAdapter;
  readonly caller: PaidCaller;
  readonly abort: AbortController;
  readonly call: (change?: Partial<PaidCall>) => Promise<PaidOutcome>;
}

export function aWorld(
  answers: ConstructorParameters<typeof ScriptedAdapter>[1] | readonly Scripted[] = [],
  options: Partial<PaidCallerOptions> = {},
): World {
  const clock = new FakeClock();
  const ledger = new FakeLedger();
  const anthropic = new ScriptedAdapter(clock, answers);
  const ollama = new ScriptedAdapter(clock, [], 'ollama');
  const abort = new AbortController();
  const routeOf = (model: string): ModelRoute => {
    const isLocal = model.startsWith('ollama/');
    return {
      provider: isLocal ? 'ollama' : 'anthropic',
      name: model.replace('ollama/', ''),
      adapter: isLocal ? ollama : anthropic,
      cost: isLocal ? { kind: 'free' } : OPUS,
      silenceMsMax: 120_000,
    };
  };
  const limits = { concurrency: 4, requestsPerMinute: null, tokensPerMinute: null };
  const caller = createPaidCaller({
    clock,
    ledger,
    routeOf,
    limitsOf: () => limits,
    hash: sha256,
    seed: 1,
    earlier: [],
    ...options,
  });
  const call = (change: Partial<PaidCall> = {}): Promise<PaidOutcome> =>
    caller.call(aCall(change), abort.signal);
  return { clock, ledger, anthropic, ollama, caller, abort, call };
}
