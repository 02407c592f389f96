// What an invocation uses by its agent's price, made once for all of them: most are alike.

import type { Action, ActualUse, Answer, InvocationPrice } from './types.js';

export interface PricedUses {
  readonly price: InvocationPrice;
  /** Of a wake without notes. */
  readonly plain: ActualUse;
  readonly idle: ActualUse;
}

export function usesOf(price: InvocationPrice): PricedUses {
  return {
    price,
    plain: { costNano: price.costNano, tokens: price.tokens },
    idle: { costNano: price.idleCostNano, tokens: price.idleTokens },
  };
}

/** What the invocation used: as its answer says, else by the price, notes in the log included. */
export function useOf(
  { price, plain, idle }: PricedUses,
  { actions, use }: Pick<Answer, 'actions' | 'use'>,
  isIdle: boolean,
): ActualUse {
  if (use !== undefined) return use;
  if (isIdle) return idle;
  const notes = actions.length === 0 ? 0 : countNotes(actions);
  if (notes === 0) return plain;
  return { costNano: price.costNano, tokens: price.tokens + notes * price.noteTokens };
}

/** Notes that go into tasks' logs. */
export function countNotes(actions: readonly Action[]): number {
  let notes = 0;
  for (let place = 0; place < actions.length; place++) {
    const action = actions[place];
    if (action?.type === 'work' && action.note !== undefined) notes += 1;
  }
  return notes;
}
