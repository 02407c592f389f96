// Ends chains of messages that would go on for ever: caps on how deep one may go, on the wakes and on the dollars of one first
// cause. What passes a cap is not sent, and whoever wakes for a cause that was ended is answered without a call.

import type { Action, Answer, ChainStop, Invocation } from '#engine/types';
import type { BudgetScope } from '#journal/paid-ledger';
import type { Amount } from '#journal/records';
import { HUMAN_PRINCIPAL } from '#org/names';
import type { WakeRoots } from './chain-roots.js';
import { ChainRoots } from './chain-roots.js';
import { RootBook } from './root-book.js';

export interface ChainCaps {
  /** Messages from the first cause to the last. */
  readonly depthMax: number;
  /** Wakes for one first cause, failed turns among them. */
  readonly wakesMax: number;
  /** Nano-dollars for one first cause; null for no cap. */
  readonly nanoUsdMax: number | null;
}

export const DEFAULT_CHAIN_CAPS: ChainCaps = { depthMax: 32, wakesMax: 1000, nanoUsdMax: null };

export type ChainGate =
  /** `scopes` are to cover its calls, besides those of the run, the org and the agent. */
  | { readonly kind: 'proceed'; readonly scopes: readonly BudgetScope[] }
  /** No call is to be made: `answer` is what came of the wake, and `reason` a sentence why. */
  | { readonly kind: 'set-aside'; readonly answer: Answer; readonly reason: string };

interface OpenWake {
  readonly tick: number;
  readonly wave: number;
  readonly roots: WakeRoots;
  readonly gate: ChainGate;
}

const KEY = 'order ';

/** The first cause whose dollars such a scope limits; null for another scope. */
export function rootOfScope({ key }: Pick<BudgetScope, 'key'>): string | null {
  return key.startsWith(KEY) ? key.slice(KEY.length) : null;
}

export class CausalChains {
  readonly #caps: ChainCaps;
  readonly #roots = new ChainRoots();
  readonly #book = new RootBook();
  readonly #open = new Map<string, OpenWake>();
  #setAside = 0;

  constructor(caps: ChainCaps = DEFAULT_CHAIN_CAPS) {
    this.#caps = caps;
  }

  /** First causes for which nothing more is done, in the order in which they were ended. */
  get stops(): readonly ChainStop[] {
    return this.#book.stops;
  }

  /** Messages that were shown to nobody, since their cause was ended. */
  get messagesSetAside(): number {
    return this.#setAside;
  }

  /** What the calls for a first cause came to; a wake for several is split. */
  spentOn(root: string): Amount {
    return this.#book.spentOn(root);
  }

  /**
   * For every invocation of a wave, in document order, before any of the wave is answered; also where the answer is in the
   * journal. Asked again of the same invocation it says the same.
   */
  beforeCall(invocation: Invocation): ChainGate {
    const { agent, tick, wave, messages } = invocation;
    const known = this.#open.get(agent);
    if (known !== undefined && known.tick === tick && known.wave === wave) return known.gate;
    const roots = this.#roots.show(invocation);
    if (!roots.isQuiet) for (const root of roots.roots) this.#countWake(root);
    const ended = roots.roots.every((root) => this.#book.isStopped(root));
    const gate: ChainGate =
      roots.roots.length > 0 && ended
        ? this.#asideOf(roots)
        : { kind: 'proceed', scopes: this.#scopesOf(roots) };
    if (gate.kind === 'set-aside') this.#setAside += messages.length;
    this.#open.set(agent, { tick, wave, roots, gate });
    return gate;
  }

  /**
   * The answer as it is to be written down and given to the engine: each action with its chain, without those that pass a
   * cap. For every invocation of a wave, in document order, after all of it have answered. An answer from the journal comes
   * out as it is. `requests` are those that were sent for it.
   */
  afterTurn(invocation: Invocation, answer: Answer, requests: number): Answer {
    const { agent } = invocation;
    this.beforeCall(invocation);
    const open = this.#open.get(agent);
    this.#open.delete(agent);
    if (open === undefined || open.gate.kind === 'set-aside') return answer;
    for (const stop of answer.stopped ?? []) this.#book.stop(stop);
    const before = this.#book.stops.length;
    const actions: Action[] = [];
    const served = new Set<string>();
    for (const action of answer.actions) {
      const chained = this.#chained(action, agent, open.roots);
      if (chained === null) continue;
      const root = this.#roots.taskRootOf(chained, agent);
      if (root !== null) served.add(root);
      this.#roots.settle(agent, chained);
      actions.push(chained);
    }
    // A quiet poll is for what it did something about, if it did.
    this.#bookUse(open.roots.isQuiet ? [...served] : null, open.roots, answer, requests);
    const stopped = this.#book.stops.slice(before);
    if (stopped.length === 0) return { ...answer, actions };
    return { ...answer, actions, stopped: [...(answer.stopped ?? []), ...stopped] };
  }

  #countWake(root: string): void {
    const { wakesMax, nanoUsdMax } = this.#caps;
    if (this.#book.isStopped(root)) return;
    const wakes = this.#book.countWake(root);
    if (wakes > wakesMax) this.#book.stop({ root, why: `${wakesMax} wakes were for it` });
    const { nanoUsd } = this.#book.spentOn(root);
    if (nanoUsdMax !== null && nanoUsd !== null && nanoUsd >= nanoUsdMax)
      this.#book.stop({ root, why: 'the dollars that one order may cost are spent' });
  }

  #scopesOf({ roots }: WakeRoots): readonly BudgetScope[] {
    const { nanoUsdMax: limit } = this.#caps;
    if (limit === null) return [];
    return roots
      .filter((root) => !this.#book.isStopped(root))
      .map((root) => ({ key: KEY + root, name: `the limit of ${root}`, unit: 'nanoUsd', limit }));
  }

  #asideOf({ roots }: WakeRoots): ChainGate {
    const stops = this.#book.stops.filter(({ root }) => roots.includes(root));
    const whys = stops.map(({ root, why }) => `${root} was ended: ${why}`);
    return {
      kind: 'set-aside',
      answer: { actions: [], workInProgress: false, use: { costNano: 0, tokens: 0 } },
      reason: `Nobody was asked. ${whys.join('; ')}.`,
    };
  }

  #bookUse(
    quiet: readonly string[] | null,
    { roots }: WakeRoots,
    { use }: Answer,
    requests: number,
  ): void {
    for (const root of quiet ?? []) this.#countWake(root);
    if (use !== undefined) this.#book.spend(quiet ?? roots, use, requests);
  }

  /** Null where it is past a cap. Who is outside is always reached: nobody wakes by it. */
  #chained(action: Action, agent: string, wake: WakeRoots): Action | null {
    if (action.type === 'work' || action.chain !== undefined) return action;
    const chain = this.#roots.chainOf(action, agent, wake);
    if ('to' in action && action.to === HUMAN_PRINCIPAL) return { ...action, chain };
    const { root, depth } = chain;
    if (depth > this.#caps.depthMax)
      this.#book.stop({ root, why: `it is ${this.#caps.depthMax} messages deep` });
    return this.#book.isStopped(root) ? null : { ...action, chain };
  }
}
