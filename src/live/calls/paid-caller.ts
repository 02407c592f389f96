// The port to a call that is paid for: reserved before, settled after, tried again as the policy says. Whoever takes a turn
// asks it, and hears only what came of it.

import type { BudgetScope, Reserved } from '#journal/paid-ledger';
import type { CallId } from '#journal/records';
import type { ModelReply, ModelRequest } from '#models/adapter';
import type { ModelError } from '#models/model-error';

export interface PaidCall {
  readonly agent: string;
  readonly tick: number;
  readonly wave: number;
  /** The first reason of the wake; `idle` where there is nothing to show. */
  readonly wake: string;
  /** The model as the ORG.md names it. */
  readonly model: string;
  /** What its `model` is called by the provider, the adapter and the price are the caller's to find. */
  readonly request: Omit<ModelRequest, 'model'>;
  readonly scopes: readonly BudgetScope[];
}

export type PaidOutcome =
  | {
      readonly kind: 'answered';
      readonly id: CallId;
      readonly reply: ModelReply;
      readonly use: PaidUse;
    }
  /** All attempts failed, or the first that is not to be tried again. */
  | { readonly kind: 'failed'; readonly error: ModelError; readonly use: PaidUse }
  /** Nothing was sent (any more): a budget does not cover it. */
  | {
      readonly kind: 'refused';
      readonly refusal: Extract<Reserved, { kind: 'refused' }>;
      readonly use: PaidUse;
    }
  /** The run is stopping. */
  | { readonly kind: 'aborted'; readonly use: PaidUse };

/** Of all attempts of this call together, as they are settled. */
export interface PaidUse {
  readonly attempts: number;
  /** Null where the model has no price. */
  readonly costNano: number | null;
  readonly tokens: number;
}

export interface PaidCaller {
  /** Never rejects but for a journal that cannot be written and for bugs. */
  call(call: PaidCall, signal: AbortSignal): Promise<PaidOutcome>;
}
