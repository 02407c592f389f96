// When a provider is in trouble, nobody asks it for a while; then one call tries. A state machine: pure, the time comes in.

import type { ModelError, ModelErrorKind } from '#models/model-error';

export interface BreakerOptions {
  /** Failures in a row after which it opens. */
  readonly failuresMost: number;
  /** How long it stays open at first; twice as long after each probe that fails, up to the most. */
  readonly coolDownMs: number;
  readonly coolDownMsMax: number;
}

export const BREAKER_OPTIONS: BreakerOptions = {
  failuresMost: 5,
  coolDownMs: 30_000,
  coolDownMsMax: 300_000,
};

export type BreakerState =
  | { readonly kind: 'closed'; readonly failures: number }
  | { readonly kind: 'open'; readonly untilMs: number; readonly coolDownMs: number }
  /** A probe is under way: nobody else is let through. */
  | { readonly kind: 'half-open'; readonly coolDownMs: number };

export const CLOSED: BreakerState = { kind: 'closed', failures: 0 };

export type Admission =
  | { readonly kind: 'go'; readonly isProbe: boolean; readonly state: BreakerState }
  /** Null: until the probe that is under way has ended. */
  | { readonly kind: 'wait'; readonly untilMs: number | null };

/** Whoever is let through with `isProbe` must say how it ended. */
export function admit(state: BreakerState, nowMs: number): Admission {
  if (state.kind === 'closed') return { kind: 'go', isProbe: false, state };
  if (state.kind === 'half-open') return { kind: 'wait', untilMs: null };
  if (nowMs < state.untilMs) return { kind: 'wait', untilMs: state.untilMs };
  const probing = { kind: 'half-open', coolDownMs: state.coolDownMs } as const;
  return { kind: 'go', isProbe: true, state: probing };
}

/** What a request says of the health of its provider. */
export type CallSign = 'alive' | 'trouble' | 'nothing';

const SIGNS: Readonly<Record<ModelErrorKind, CallSign>> = {
  // It answers: it is we who ask too much, or wrongly.
  'rate-limited': 'alive',
  unauthorized: 'alive',
  'not-found': 'alive',
  'invalid-request': 'alive',
  overloaded: 'trouble',
  server: 'trouble',
  timeout: 'trouble',
  network: 'trouble',
  malformed: 'trouble',
  // It was we who hung up.
  aborted: 'nothing',
};

/** Null for a reply. */
export function signOf(error: ModelError | null): CallSign {
  return error === null ? 'alive' : SIGNS[error.facts.kind];
}

export interface EndedCall {
  readonly sign: CallSign;
  readonly isProbe: boolean;
}

export function afterCall(
  state: BreakerState,
  { sign, isProbe }: EndedCall,
  nowMs: number,
  options: BreakerOptions = BREAKER_OPTIONS,
): BreakerState {
  if (sign === 'alive') return CLOSED;
  if (state.kind === 'closed') {
    if (sign === 'nothing') return state;
    const failures = state.failures + 1;
    if (failures < options.failuresMost) return { kind: 'closed', failures };
    return { kind: 'open', untilMs: nowMs + options.coolDownMs, coolDownMs: options.coolDownMs };
  }
  // Calls that were under way when it opened add nothing to what is known.
  if (!isProbe || state.kind === 'open') return state;
  // Nobody knows more than before: the next one tries.
  if (sign === 'nothing') return { kind: 'open', untilMs: nowMs, coolDownMs: state.coolDownMs };
  const coolDownMs = Math.min(options.coolDownMsMax, state.coolDownMs * 2);
  return { kind: 'open', untilMs: nowMs + coolDownMs, coolDownMs };
}
