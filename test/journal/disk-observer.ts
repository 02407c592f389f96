// Adds up what the bytes on a disk say of paid calls, line by line and by itself: it shares no code with the ledger.

interface Line {
  readonly type: string;
  readonly id: string;
  readonly reserved: { readonly nanoUsd: number };
  readonly spent: { readonly nanoUsd: number };
  readonly scopes: readonly string[];
}

export class DiskObserver {
  /** Sent or about to be: intents without a settlement. */
  readonly open = new Map<string, Line>();
  readonly settled = new Map<string, number>();
  /** The most that was ever spent and reserved at once, by scope. */
  readonly most = new Map<string, number>();
  readonly #sums = new Map<string, number>();
  #seen = 0;

  /** The disk after a sync; what was there before stays. */
  look(disk: Uint8Array): void {
    const text = Buffer.from(disk.subarray(this.#seen)).toString();
    this.#seen += Buffer.byteLength(text);
    for (const line of text.split('\n').slice(0, -1)) this.#take(JSON.parse(line));
  }

  #take(line: Line): void {
    if (line.type === 'intent') {
      this.open.set(line.id, line);
      this.#add(line.scopes, line.reserved.nanoUsd);
    }
    if (line.type === 'call') {
      const intent = this.open.get(line.id);
      if (intent === undefined) throw new Error(`${line.id} is settled without an intent`);
      this.open.delete(line.id);
      this.settled.set(line.id, line.spent.nanoUsd);
      this.#add(intent.scopes, line.spent.nanoUsd - intent.reserved.nanoUsd);
    }
  }

  #add(scopes: readonly string[], nano: number): void {
    for (const key of scopes) {
      const sum = (this.#sums.get(key) ?? 0) + nano;
      this.#sums.set(key, sum);
      this.most.set(key, Math.max(this.most.get(key) ?? 0, sum));
    }
  }
}
