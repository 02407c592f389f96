// How a live run stands at this moment: a fold over its events, for whoever shows it while it goes on. Knows no clock: the
// time comes in, in milliseconds of the clock's `elapsed`.

import { addAmounts, NO_AMOUNT } from '#journal/amounts';
import type { Amount } from '#journal/records';
import type { CallWait } from '#live/calls/call-watcher';
import type { LiveEvent, OrderCounts } from '#live/live-events';

export interface LiveStatusView {
  readonly ticks: number;
  /** Null before the first wave. */
  readonly place: { readonly tick: number; readonly when: string } | null;
  readonly orders: OrderCounts;
  readonly spent: Amount;
  /** Of requests that are under way. */
  readonly reserved: Amount;
  readonly limits: { readonly maxUsd: number | null; readonly maxCalls: number | null };
  /** Who is asked, those that were asked first before the others. */
  readonly thinking: readonly { readonly agent: string; readonly forMs: number }[];
  /** Those that wait for more than their turn; `leftMs` is null where nobody knows. */
  readonly waiting: readonly {
    readonly agent: string;
    readonly why: Exclude<CallWait, 'line'>;
    readonly leftMs: number | null;
  }[];
  readonly inLine: number;
}

type Step =
  | { readonly kind: 'sent'; readonly sinceMs: number; readonly reserved: Amount }
  | { readonly kind: 'waits'; readonly why: CallWait; readonly untilMs: number | null };

export class LiveStatus {
  /** By agent id: nobody is asked two things at a time. */
  readonly #steps = new Map<string, Step>();
  #started: Pick<LiveStatusView, 'ticks' | 'limits'> = {
    ticks: 0,
    limits: { maxUsd: null, maxCalls: null },
  };
  #spent: Amount = NO_AMOUNT;
  #place: LiveStatusView['place'] = null;
  #orders: OrderCounts = { all: 0, done: 0 };

  hear(event: LiveEvent, nowMs: number): void {
    switch (event.kind) {
      case 'run-started':
        this.#started = event;
        this.#spent = event.spent;
        break;
      case 'wave':
        this.#place = event;
        this.#orders = event.orders;
        break;
      case 'task-done':
        this.#orders = event.orders;
        break;
      case 'call-waiting': {
        const { agent, why, forMs } = event;
        const untilMs = forMs === null ? null : nowMs + forMs;
        this.#steps.set(agent, { kind: 'waits', why, untilMs });
        break;
      }
      case 'call-sent': {
        const { agent, reserved } = event;
        this.#steps.set(agent, { kind: 'sent', sinceMs: nowMs, reserved });
        break;
      }
      case 'call-settled':
        this.#steps.delete(event.call.agent);
        this.#spent = addAmounts(this.#spent, event.call.spent);
        break;
      case 'call-ended':
        this.#steps.delete(event.turn.invocation.agent);
        break;
      default:
    }
  }

  view(nowMs: number): LiveStatusView {
    const { ticks, limits } = this.#started;
    const steps = [...this.#steps];
    return {
      ticks,
      place: this.#place,
      orders: this.#orders,
      spent: this.#spent,
      reserved: steps.reduce(
        (sum, [, step]) => (step.kind === 'sent' ? addAmounts(sum, step.reserved) : sum),
        NO_AMOUNT,
      ),
      limits,
      thinking: steps
        .flatMap(([agent, step]) =>
          step.kind === 'sent' ? [{ agent, forMs: nowMs - step.sinceMs }] : [],
        )
        .sort((one, other) => other.forMs - one.forMs),
      waiting: steps.flatMap(([agent, step]) =>
        step.kind === 'waits' && step.why !== 'line'
          ? [{ agent, why: step.why, leftMs: leftOf(step.untilMs, nowMs) }]
          : [],
      ),
      inLine: steps.filter(([, step]) => step.kind === 'waits' && step.why === 'line').length,
    };
  }
}

function leftOf(untilMs: number | null, nowMs: number): number | null {
  return untilMs === null ? null : Math.max(0, untilMs - nowMs);
}
