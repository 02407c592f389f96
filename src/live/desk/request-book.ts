// Requests to change how agents wake, by who has to decide: oldest first. Whether it may is not asked here.

import type { Message, TriggerChange } from '#engine/types';

export interface PendingRequest {
  /** Id of the message that brought it. */
  readonly message: number;
  readonly from: string;
  readonly body: string;
}

export class RequestBook {
  readonly #requests = new Map<string, PendingRequest[]>();
  /** What was asked for and is not shown yet, by who asked: its message does not say it. */
  readonly #asked = new Map<string, TriggerChange[]>();

  of(agent: string): readonly PendingRequest[] {
    return this.#requests.get(agent) ?? [];
  }

  ask(from: string, change: TriggerChange): void {
    this.#asked.set(from, [...(this.#asked.get(from) ?? []), change]);
  }

  /** One that is shown again brings nothing new. */
  show(agent: string, { id, from, body }: Pick<Message, 'id' | 'from' | 'body'>): void {
    const requests = this.of(agent);
    if (requests.some(({ message }) => message === id)) return;
    const change = this.#asked.get(from)?.shift();
    const text = change === undefined ? body : `${body} (to ${JSON.stringify(change)})`;
    this.#requests.set(agent, [...requests, { message: id, from, body: text }]);
  }

  /** The oldest is granted or refused. */
  decide(agent: string): void {
    this.#requests.set(agent, this.of(agent).slice(1));
  }
}
