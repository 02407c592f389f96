// A row of a difference of costs: agents that changed alike, and their sums. Knows no words.

import { nanoUsd, toUsd } from '#base/money';
import type { AgentChange, CallSizes, CauseParts } from '#cost/diff/types';
import { CAUSES } from '#cost/diff/types';

/** The costs are US dollars an hour of all of them; `old` and `new` are the first. */
export interface ChangeRow
  extends Pick<AgentChange, 'old' | 'new' | 'oldUsd' | 'newUsd' | 'changeUsd' | 'parts'> {
  readonly kind: Exclude<AgentChange['kind'], 'unchanged'>;
  /** `Engineer 1-5`. */
  readonly names: string;
  readonly count: number;
  /** How far apart their tokens are, where many agents are one row; null where all of them changed alike. */
  readonly tokens: TokenChange | null;
}

/** Least and most that is sent more, in tokens of a call. */
export type TokenChange = Readonly<
  Record<keyof CallSizes, { readonly low: number; readonly high: number }>
>;

/** Null where one of them is not known. */
export function sumUsd<T>(items: readonly T[], usdOf: (item: T) => number | null): number | null {
  const amounts = items.map(usdOf);
  if (amounts.includes(null)) return null;
  return toUsd(amounts.reduce<number>((total, usd) => total + nanoUsd(usd ?? 0), 0));
}

export function sumParts(items: readonly { readonly parts: CauseParts }[]): CauseParts {
  return Object.fromEntries(
    CAUSES.flatMap((cause) => {
      const usd = sumUsd(items, ({ parts }) => parts[cause] ?? 0) ?? 0;
      return usd === 0 ? [] : [[cause, usd]];
    }),
  );
}
