// Room for quoted texts: what there is is shared among those that are still to come, so that one long text hides no other.

import { quoteData, quoteInline } from './quote-data.js';

/** How much of a list is shown: some of it always is. */
export function shareOf(most: number, share: number): number {
  return Math.max(1, Math.floor(most * share));
}

export class QuoteRoom {
  #room: number;
  #left: number;
  readonly #most: number;

  /** `room` characters for `texts` texts of at most `most` each. */
  constructor(room: number, texts: number, most: number) {
    this.#room = room;
    this.#left = texts;
    this.#most = most;
  }

  quote(text: string): string {
    const most = Math.min(this.#most, Math.floor(this.#room / Math.max(1, this.#left)));
    this.#left -= 1;
    this.#room -= Math.min(most, text.length);
    return quoteData(text, most);
  }
}

/** Characters of a text that stands within a line. */
const INLINE_CHARACTERS_MAX = 300;

/** After `: `, in the line where it fits, else quoted below it. */
export function besideOrBelow(text: string, room: QuoteRoom): string {
  return text.length <= INLINE_CHARACTERS_MAX
    ? ` ${quoteInline(text, INLINE_CHARACTERS_MAX)}`
    : `\n${room.quote(text)}`;
}
