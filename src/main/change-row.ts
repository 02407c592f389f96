// A row of a difference of costs: agents that changed alike, and their sums. Knows no words.

import { nanoUsd, toUsd } from '#base/money';
import type { AgentChange, CallSizes, CauseParts, SideAgent } from '#cost/diff/types';
import { CAUSES } from '#cost/diff/types';

export interface ChangeRow {
  readonly kind: Exclude<AgentChange['kind'], 'unchanged'>;
  /** `Engineer 1-5`. */
  readonly names: string;
  readonly count: number;
  /** How far apart their tokens are, where many agents are one row; null where all of them changed alike. */
  readonly tokens: TokenChange | null;
  /** The first of them; null on the side where it is not. */
  readonly old: SideAgent | null;
  readonly new: SideAgent | null;
  /** US dollars an hour of all of them; null where there is no price, and where the difference is not known. */
  readonly oldUsd: number | null;
  readonly newUsd: number | null;
  readonly changeUsd: number | null;
  readonly parts: CauseParts;
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
