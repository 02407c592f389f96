// What was done for each first cause: wakes, calls, money; and which of them were ended. Decides nothing.

import type { ActualUse, ChainStop } from '#engine/types';
import { NO_AMOUNT } from '#journal/amounts';
import type { Amount } from '#journal/records';

interface RootState {
  wakes: number;
  /** Null once a call without a price was for it. */
  nanoUsd: number | null;
  tokens: number;
  requests: number;
}

export class RootBook {
  readonly #states = new Map<string, RootState>();
  readonly #stopped = new Set<string>();
  readonly #stops: ChainStop[] = [];

  get stops(): readonly ChainStop[] {
    return this.#stops;
  }

  isStopped(root: string): boolean {
    return this.#stopped.has(root);
  }

  /** The first reason stays. */
  stop(stop: ChainStop): void {
    if (this.#stopped.has(stop.root)) return;
    this.#stopped.add(stop.root);
    this.#stops.push(stop);
  }

  /** Gives how many there were with it. */
  countWake(root: string): number {
    const state = this.#of(root);
    state.wakes += 1;
    return state.wakes;
  }

  spentOn(root: string): Amount {
    const state = this.#states.get(root);
    if (state === undefined) return NO_AMOUNT;
    const { nanoUsd, tokens, requests } = state;
    return { nanoUsd, tokens, requests };
  }

  /** In equal parts, whole units, what is left over to the first. */
  spend(roots: readonly string[], { costNano, tokens }: ActualUse, requests: number): void {
    roots.forEach((root, at) => {
      const part = (whole: number): number => {
        const share = Math.floor(whole / roots.length);
        return at === 0 ? whole - share * (roots.length - 1) : share;
      };
      const state = this.#of(root);
      state.nanoUsd =
        costNano === null || state.nanoUsd === null ? null : state.nanoUsd + part(costNano);
      state.tokens += part(tokens);
      state.requests += part(requests);
    });
  }

  #of(root: string): RootState {
    const known = this.#states.get(root);
    if (known !== undefined) return known;
    const state: RootState = { ...NO_AMOUNT, wakes: 0 };
    this.#states.set(root, state);
    return state;
  }
}
