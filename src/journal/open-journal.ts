// The journal over a storage: appends that come together share one sync, and after the first trouble nothing is taken any
// more. Knows the order of lines, not what they mean.

import { OrgsimError } from '#base/errors';
import type { Journal } from './journal.js';
import type { JournalStorage } from './journal-storage.js';
import { decodeJournal, encodeLine } from './line-codec.js';
import type { JournalRecord } from './records.js';

interface Waiting {
  readonly line: Uint8Array;
  readonly resolve: () => void;
  readonly reject: (error: OrgsimError) => void;
}

/**
 * Reads what is there, cuts off a torn last line, and syncs: what is told as recovered survives, even where the process that
 * wrote it died before its own sync. Rejects with an OrgsimError, and lets go of the storage, when that cannot be done.
 */
export async function openJournal(storage: JournalStorage): Promise<Journal> {
  try {
    const { records, wholeBytes, tornBytes } = decodeJournal(await storage.read(), storage.name);
    if (tornBytes > 0) await storage.truncate(wholeBytes);
    await storage.sync();
    return new GroupedJournal(storage, records, tornBytes);
  } catch (error) {
    // The first trouble is the one to tell.
    await storage.close().catch(() => undefined);
    throw error;
  }
}

class GroupedJournal implements Journal {
  readonly recovered: readonly JournalRecord[];
  readonly tornBytes: number;
  readonly #storage: JournalStorage;
  #lines: number;
  #waiting: Waiting[] = [];
  #writing: Promise<void> | null = null;
  #closing: Promise<void> | null = null;
  #refusal: OrgsimError | null = null;

  constructor(storage: JournalStorage, recovered: readonly JournalRecord[], tornBytes: number) {
    this.#storage = storage;
    this.recovered = recovered;
    this.tornBytes = tornBytes;
    this.#lines = recovered.length;
  }

  append(record: JournalRecord): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#refusal !== null) throw this.#refusal;
      const line = encodeLine(record, this.#lines + 1);
      this.#lines += 1;
      this.#waiting.push({ line, resolve, reject });
      this.#writing ??= this.#writeAll();
    });
  }

  close(): Promise<void> {
    this.#closing ??= this.#finish();
    return this.#closing;
  }

  async #finish(): Promise<void> {
    this.#refusal ??= closed(this.#storage.name);
    await this.#writing;
    await this.#storage.close();
  }

  async #writeAll(): Promise<void> {
    // Whoever appends in the same turn goes with this write.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const group = this.#waiting;
      this.#waiting = [];
      try {
        await this.#write(joined(group.map(({ line }) => line)));
        await this.#storage.sync();
      } catch (error) {
        this.#refuse([...group, ...this.#waiting], error);
        return;
      }
      for (const { resolve } of group) resolve();
    }
    this.#writing = null;
  }

  async #write(bytes: Uint8Array): Promise<void> {
    for (let written = 0; written < bytes.length; ) {
      const taken = await this.#storage.append(bytes.subarray(written));
      if (taken <= 0) throw new Error('the system takes no more bytes');
      written += taken;
    }
  }

  /** For good: what a failed sync has left on the disk nobody can tell, so no later success would mean anything. */
  #refuse(group: readonly Waiting[], cause: unknown): void {
    const refusal = broken(this.#storage.name, cause);
    this.#refusal = refusal;
    this.#waiting = [];
    for (const { reject } of group) reject(refusal);
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [first] = parts;
  if (first !== undefined && parts.length === 1) return first;
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function broken(name: string, cause: unknown): OrgsimError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new OrgsimError(
    'output-failed',
    `The journal ${name} can be written no more, so nothing more is paid for: ${reason.replace(/\.$/, '')}.`,
    'See to that, then take the run up again: what was paid for is not lost.',
    { cause },
  );
}

function closed(name: string): OrgsimError {
  return new OrgsimError(
    'output-failed',
    `The journal ${name} is closed.`,
    'Take the run up again with orgsim run --resume.',
  );
}
