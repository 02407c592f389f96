// Who of a group has the fewest open tasks, known at once however large the group is. Knows no domains.

import type { Candidate } from './candidate.js';

/** A tournament that is played on when what a member has to do changes: half a dozen games in a group of fifty. */
export class LeastBusy<C extends Candidate> {
  /** The winner of a game stands at place 1 or above, those who played it at twice that place and at the next. */
  readonly #winners: C[];

  constructor(members: readonly C[]) {
    const count = members.length;
    this.#winners = [...members, ...members];
    for (let game = count - 1; game > 0; game--) this.#play(game);
    for (const [index, member] of members.entries()) {
      member.watch(() => this.#playOn(count + index));
    }
  }

  first(): C | null {
    return this.#winners[1] ?? null;
  }

  #playOn(place: number): void {
    for (let game = place >> 1; game > 0; game >>= 1) this.#play(game);
  }

  #play(game: number): void {
    const one = this.#winners[2 * game];
    const other = this.#winners[2 * game + 1];
    if (one === undefined || other === undefined) return;
    this.#winners[game] = isBefore(other, one) ? other : one;
  }
}

/** The same without a tournament, for a group that is small or asked about once. */
export function findLeastBusy<C extends Candidate>(members: readonly C[]): C | null {
  let first = members[0];
  for (let place = 1; place < members.length; place++) {
    const member = members[place];
    if (member !== undefined && first !== undefined && isBefore(member, first)) first = member;
  }
  return first ?? null;
}

// Of equally busy ones who was given less for the workers it has: by the order of the document alone, the first would be
// full before the last got anything.
function isBefore(a: Candidate, b: Candidate): boolean {
  if (a.open !== b.open) return a.open < b.open;
  if (a.share !== b.share) return a.share < b.share;
  return a.place < b.place;
}
