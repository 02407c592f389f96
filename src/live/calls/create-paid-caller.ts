// Paid calls: each waits until its provider may be asked and it is its turn, is reserved, sent, settled, and tried again as the
// policy says. What one call goes through is in `call-under-way`; here is made what all calls of a run share.

import type { Provider } from '#models/adapter';
import { AttemptNumbers } from './attempt-numbers.js';
import type { PaidCallerOptions, Traffic } from './call-traffic.js';
import { CallUnderWay } from './call-under-way.js';
import type { PaidCaller } from './paid-caller.js';
import { ProviderGate } from './provider-gate.js';
import { ProviderLine } from './rate-limits.js';
import { RETRY_POLICY } from './retry-policy.js';

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
