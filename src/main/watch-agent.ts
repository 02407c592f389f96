// Remembers of one agent, while a run goes on, what the engine does not keep: its last wake with what it was shown and did,
// the changes of its trigger, the refusals that concern it.

import type { LogRecord, LogRecordOf, WakeRecord } from '#engine/records';
import type { Action, Invocation } from '#engine/types';
import { exceeds } from '#engine/wake-reasons';
import type { Agent, Threshold } from '#org/types';
import type { PlayObserver } from './play-run.js';
import type { Refusal } from './refusal.js';
import { asRefusal, isRefusalAbout } from './refusal.js';

export class AgentWatch {
  readonly #id: string;
  readonly #thresholds: readonly Threshold[];
  /** Of each threshold that fired, by its place: what its metric was then. */
  readonly #fired = new Map<number, number>();
  /** Null as long as it has not woken. */
  lastWake: WakeRecord | null = null;
  /** The thresholds that woke it then, each with what its metric was when it fired. */
  lastFired: readonly { readonly threshold: Threshold; readonly value: number }[] = [];
  readonly switches: LogRecordOf<'switch'>[] = [];
  readonly refusals: Refusal[] = [];
  #invocation: Invocation | null = null;
  #actions: { readonly tick: number; readonly done: Action[] } = { tick: -1, done: [] };

  constructor({ id, trigger }: Pick<Agent, 'id' | 'trigger'>) {
    this.#id = id;
    this.#thresholds = trigger.thresholds;
  }

  readonly observer: PlayObserver = {
    invoked: (invocation) => {
      if (invocation.agent === this.#id) this.#invocation = invocation;
    },
    wake: (record) => {
      if (record.agent !== this.#id) return;
      this.lastWake = record;
      this.lastFired = this.#thresholds.flatMap((threshold, index) => {
        const value = this.#fired.get(index);
        return value === undefined ? [] : [{ threshold, value }];
      });
      this.#fired.clear();
    },
    threshold: ({ agent, index, value }) => {
      const threshold = agent === this.#id ? this.#thresholds[index] : undefined;
      if (threshold !== undefined && value !== undefined && exceeds(threshold, value))
        this.#fired.set(index, value);
    },
    log: (record) => this.#log(record),
  };

  /** What it was shown at its last wake; null where the engine booked that wake without asking: then nothing was new. */
  get lastInvocation(): Invocation | null {
    return this.#invocation?.tick === this.lastWake?.tick ? this.#invocation : null;
  }

  /** What it did at its last wake. */
  get lastActions(): readonly Action[] {
    return this.#actions.tick === this.lastWake?.tick ? this.#actions.done : [];
  }

  #log(record: LogRecord): void {
    const id = this.#id;
    switch (record.type) {
      case 'switch':
        if (record.agent === id) this.switches.push(record);
        return;
      case 'refused':
      case 'rejected':
        if (isRefusalAbout(record, id)) this.refusals.push(asRefusal(record));
        return;
      case 'action':
        if (record.agent !== id) return;
        if (this.#actions.tick !== record.tick) this.#actions = { tick: record.tick, done: [] };
        this.#actions.done.push(record.action);
        return;
      default:
    }
  }
}
