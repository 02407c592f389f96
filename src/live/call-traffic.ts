// What the paid calls of a run share: the clock, the ledger, the routes, and how each provider is doing. Types alone.

import type { Clock } from '#base/clock';
import type { PaidLedger } from '#journal/paid-ledger';
import type { IntentRecord } from '#journal/records';
import type { Provider } from '#models/adapter';
import type { AttemptNumbers } from './attempt-numbers.js';
import type { CallWatcher } from './call-watcher.js';
import type { BreakerOptions } from './circuit-breaker.js';
import type { ModelRoute } from './model-route.js';
import type { ProviderGate } from './provider-gate.js';
import type { ProviderLimits, ProviderLine } from './rate-limits.js';
import type { RetryPolicy } from './retry-policy.js';

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
