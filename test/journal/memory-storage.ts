// A disk in memory that tells synced bytes from those that a power cut takes, and fails where it is told to.
import { OrgsimError } from '#base/errors';
import type { JournalStorage } from '#journal/journal-storage';

export type Operation = 'read' | 'append' | 'sync' | 'truncate' | 'close';

/** Before each operation, the first is 1: throws to make it fail; a number is how many bytes an append takes. */
export type Fault = (operation: Operation, count: number) => number | undefined;

export interface MemoryOptions {
  readonly fault?: Fault;
  /** What each operation waits for; a turn of the loop of promises unless given. */
  readonly pause?: () => Promise<unknown>;
  /** Told after each sync, of what is on the disk then. */
  readonly onSync?: (disk: Uint8Array) => void;
}

export class MemoryStorage implements JournalStorage {
  readonly name = 'runs/sample/journal.jsonl';
  /** What is on the disk itself: all that is left after a crash. */
  disk: Uint8Array;
  syncs = 0;
  operations = 0;
  isClosed = false;
  #bytes: Uint8Array;
  readonly #options: MemoryOptions;

  constructor(disk: Uint8Array = new Uint8Array(), options: MemoryOptions = {}) {
    this.disk = disk;
    this.#bytes = disk;
    this.#options = options;
  }

  /** What a reader in the same system sees, synced or not. */
  get bytes(): Uint8Array {
    return this.#bytes;
  }

  async read(): Promise<Uint8Array> {
    await this.#begin('read');
    return this.#bytes.slice();
  }

  async append(bytes: Uint8Array): Promise<number> {
    const taken = (await this.#begin('append')) ?? bytes.length;
    this.#bytes = concat(this.#bytes, bytes.subarray(0, taken));
    return Math.min(taken, bytes.length);
  }

  async sync(): Promise<void> {
    const seen = this.#bytes;
    await this.#begin('sync');
    this.disk = seen;
    this.syncs += 1;
    this.#options.onSync?.(seen);
  }

  async truncate(size: number): Promise<void> {
    await this.#begin('truncate');
    this.#bytes = this.#bytes.slice(0, size);
  }

  async close(): Promise<void> {
    await this.#begin('close');
    this.isClosed = true;
  }

  async #begin(operation: Operation): Promise<number | undefined> {
    if (this.isClosed) throw new Error(`${operation} after close`);
    this.operations += 1;
    const outcome = this.#options.fault?.(operation, this.operations);
    await (this.#options.pause?.() ?? Promise.resolve());
    return outcome;
  }
}

export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

export function diskFull(): OrgsimError {
  return new OrgsimError('output-failed', 'the disk is full', 'Make room.');
}
