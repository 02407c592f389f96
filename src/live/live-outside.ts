// The world outside a live run: the work that its options say, then what a person did, at the ticks that the journal has.

import type { Outside, OutsideEvent } from '#engine/types';
import type { PrincipalInbox } from './desk/principal-inbox.js';

export interface PersonEvent {
  readonly tick: number;
  readonly event: OutsideEvent;
}

export class LiveOutside implements Outside {
  readonly #work: Outside;
  readonly #inbox: PrincipalInbox;
  /** Ticks rising. */
  readonly #events: PersonEvent[];

  constructor(work: Outside, events: readonly PersonEvent[], inbox: PrincipalInbox) {
    this.#work = work;
    this.#events = [...events];
    this.#inbox = inbox;
  }

  /** For a tick that has not begun, and not before those that are there. */
  add(event: PersonEvent): void {
    this.#events.push(event);
  }

  eventsAt(tick: number): readonly OutsideEvent[] {
    const done = this.#events.filter((one) => one.tick === tick).map(({ event }) => event);
    for (const event of done) this.#inbox.settle(event);
    return [...this.#work.eventsAt(tick).map(unnamed), ...done];
  }

  nextTick(tick: number): number | null {
    const next = this.#events.find((one) => one.tick >= tick)?.tick ?? null;
    const work = this.#work.nextTick(tick);
    return next === null || work === null ? (next ?? work) : Math.min(next, work);
  }

  receive(message: Parameters<Outside['receive']>[0], tick: number): void {
    this.#inbox.receive(message);
    this.#work.receive(message, tick);
  }
}

/** In a live run an order is named by its message: names of several sources could be the same. */
function unnamed({ from, action }: OutsideEvent): OutsideEvent {
  if (action.type !== 'order') return { from, action };
  const { task: _task, ...order } = action;
  return { from, action: order };
}
