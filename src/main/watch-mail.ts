// Counts, while a run goes on, the messages that agents were shown without being woken by them, and why; and who sent
// delegations to whom.

import { applyChange } from '#engine/config-desk';
import { whyUnwanted } from '#engine/explain-agent';
import type { LogRecord } from '#engine/records';
import type { Invocation, Message } from '#engine/types';
import type { WakeTrigger } from '#org/names';
import type { Org, Trigger } from '#org/types';
import type { PlayObserver } from './play-run.js';

/** Why a message did not wake the agent that it was shown to. */
type ShownCause = 'polling' | 'not-in-wake-on' | 'filter' | 'batch-window';

export interface ShownMail {
  readonly cause: ShownCause;
  readonly trigger: WakeTrigger;
  readonly count: number;
}

export class MailWatch {
  readonly #triggers: Map<string, Trigger>;
  readonly #shown = new Map<string, Map<string, ShownMail>>();
  /** Delegations by their sender: how many went to whom. */
  readonly #delegations = new Map<string, Map<string, number>>();

  constructor({ agents }: Org) {
    this.#triggers = new Map(agents.map(({ id, trigger }) => [id, trigger]));
  }

  readonly observer: PlayObserver = {
    log: (record) => this.#log(record),
    invoked: (invocation) => {
      if (invocation.reasons.includes('message')) return;
      for (const message of invocation.messages) this.#count(invocation, message);
    },
  };

  /** By cause and trigger, in the order in which they first occurred. */
  shownTo(agent: string): readonly ShownMail[] {
    return [...(this.#shown.get(agent)?.values() ?? [])];
  }

  /** How many tasks `manager` gave to others than `agent`. */
  delegatedPast(manager: string, agent: string): number {
    let count = 0;
    for (const [to, times] of this.#delegations.get(manager) ?? [])
      if (to !== agent) count += times;
    return count;
  }

  #count({ agent, mode }: Invocation, message: Message): void {
    const trigger = this.#triggers.get(agent);
    if (trigger === undefined) return;
    const cause: ShownCause =
      mode === 'polling' ? 'polling' : (whyUnwanted(trigger, message) ?? 'batch-window');
    const mail = this.#shown.get(agent) ?? new Map<string, ShownMail>();
    const key = `${cause} ${message.trigger}`;
    const count = (mail.get(key)?.count ?? 0) + 1;
    mail.set(key, { cause, trigger: message.trigger, count });
    this.#shown.set(agent, mail);
  }

  #log(record: LogRecord): void {
    if (record.type === 'switch') {
      const trigger = this.#triggers.get(record.agent);
      if (trigger !== undefined)
        this.#triggers.set(record.agent, applyChange(trigger, record.change));
    }
    if (record.type !== 'action' || record.action.type !== 'delegation') return;
    const sent = this.#delegations.get(record.agent) ?? new Map<string, number>();
    sent.set(record.action.to, (sent.get(record.action.to) ?? 0) + 1);
    this.#delegations.set(record.agent, sent);
  }
}
