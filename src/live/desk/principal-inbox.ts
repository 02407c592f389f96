// What waits for the human principal of a live run: a person, who is not there while it runs. Knows no terminal.

import type { Message, OutsideEvent } from '#engine/types';
import { HUMAN_PRINCIPAL } from '#org/names';

export interface WaitingMessage {
  readonly kind: 'escalation' | 'config_request';
  readonly from: string;
  readonly task: string | null;
  readonly text: string;
}

export class PrincipalInbox {
  #waiting: WaitingMessage[] = [];

  /** Oldest first. */
  get waiting(): readonly WaitingMessage[] {
    return this.#waiting;
  }

  receive({ kind, from, task, body }: Message): void {
    if (kind === 'escalation' || kind === 'config_request')
      this.#waiting.push({ kind, from, task, text: body });
  }

  /** Books what the principal did. */
  settle({ from, action }: OutsideEvent): void {
    if (from !== HUMAN_PRINCIPAL) return;
    if (action.type === 'answer') {
      const { to, task = null } = action;
      this.#waiting = this.#waiting.filter(
        (one) => one.kind !== 'escalation' || one.from !== to || one.task !== task,
      );
    }
    if (action.type !== 'approve' && action.type !== 'reject') return;
    const oldest = this.#waiting.find(({ kind }) => kind === 'config_request');
    this.#waiting = this.#waiting.filter((one) => one !== oldest);
  }
}
