// What was asked and answered, for people to read: a line of JSON for each question. Nothing reads it back.

import { toJsonText } from '#base/json-text';
import type { LiveEvent } from '#live/live-events';
import { joinBlocks } from '#models/prompt/types';

export class Transcript {
  readonly #write: (line: string) => void;
  /** By agent, the stable part that it was last told: it is written where it changes. */
  readonly #told = new Map<string, string>();

  constructor(write: (line: string) => void) {
    this.#write = write;
  }

  add({ turn, correction, outcome }: Extract<LiveEvent, { kind: 'call-ended' }>): void {
    const { invocation, request } = turn;
    const { agent, tick, wave } = invocation;
    if (outcome.kind === 'refused' || outcome.kind === 'aborted') return;
    const system = joinBlocks(request.system.map(({ text }) => text));
    if (this.#told.get(agent) !== system) this.#write(toJsonText({ agent, system }));
    this.#told.set(agent, system);
    const asked =
      correction === null ? { message: request.message } : { complaint: correction.complaint };
    const came =
      outcome.kind === 'answered'
        ? { id: outcome.id, reply: outcome.reply.text }
        : { error: outcome.error.message };
    this.#write(toJsonText({ agent, tick, wave, ...asked, ...came }));
  }
}
