// Paid calls: each waits until its provider may be asked and it is its turn, is reserved, sent, settled, and tried again as the
// policy says. What one call goes through is in `call-under-way`; here is what all calls of a run share.

import type { Clock } from '#base/clock';
import type { PaidLedger } from '#journal/paid-ledger';
import type { IntentRecord } from '#journal/records';
import type { Provider } from '#models/adapter';
import { AttemptNumbers } from './attempt-numbers.js';
import { CallUnderWay } from './call-under-way.js';
import type { CallWatcher } from './call-watcher.js';
import type { BreakerOptions } from './circuit-breaker.js';
import type { ModelRoute } from './model-route.js';
import type { PaidCaller } from './paid-caller.js';
import { ProviderGate } from './provider-gate.js';
import type { ProviderLimits } from './rate-limits.js';
import { ProviderLine } from './rate-limits.js';
import type { RetryPolicy } from './retry-policy.js';
import { RETRY_POLICY } from './retry-policy.js';

export interface PaidCallerOptions {
  readonly clock: Clock;
  readonly ledger: Pick<PaidLedger, 'reserve' | 'settle'>;
  /** By the model as the ORG.md names it. */
  readonly routeOf: (model: string) => ModelRoute;
  readonly limitsOf: (provider: Provider) => ProviderLimits;
  /** SHA-256, hexadecimal. */
  readonly hash: (text: string) => string;
  /** Of the run: waits between attempts are drawn from it. */
  readonly seed: number;
  /** The intents that the journal has from before. */
  readonly earlier: Iterable<Pick<IntentRecord, 'tick' | 'wave' | 'agent' | 'attempt'>>;
  /** Once it aborts no request is sent any more, and those under way are waited for: calls that would go on are aborted. */
  readonly stopping?: AbortSignal;
  readonly watcher?: CallWatcher;
  readonly policy?: RetryPolicy;
  readonly breaker?: BreakerOptions;
}

/** All that calls share. */
export interface Traffic extends Omit<PaidCallerOptions, 'policy' | 'earlier'> {
  readonly policy: RetryPolicy;
  readonly attempts: AttemptNumbers;
  readonly gateOf: (provider: Provider) => ProviderGate;
  readonly lineOf: (provider: Provider) => ProviderLine;
}

export function createPaidCaller(options: PaidCallerOptions): PaidCaller {
  const { clock, limitsOf, breaker, policy = RETRY_POLICY, earlier, ...shared } = options;
  const openGate = (provider: Provider): ProviderGate =>
    new ProviderGate(clock, breaker, (model, untilMs) =>
      shared.watcher?.breaks?.(
        provider,
        model,
        untilMs === null ? null : untilMs - clock.elapsed(),
      ),
    );
  const gates = new Map<Provider, ProviderGate>();
  const lines = new Map<Provider, ProviderLine>();
  const traffic: Traffic = {
    ...shared,
    clock,
    limitsOf,
    policy,
    attempts: new AttemptNumbers(earlier),
    gateOf: (provider) => findOrMake(gates, provider, () => openGate(provider)),
    lineOf: (provider) =>
      findOrMake(lines, provider, () => new ProviderLine(clock, limitsOf(provider))),
  };
  return { call: (call, signal) => new CallUnderWay(traffic, call, signal).finish() };
}

function findOrMake<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  const found = known.get(key) ?? make();
  known.set(key, found);
  return found;
}
