// The port to the bytes of a journal: a file, or memory in tests. Knows nothing of lines.

/** Every method rejects with an OrgsimError when the system refuses. */
export interface JournalStorage {
  /** For people: its path. */
  readonly name: string;
  /** All of it, from its first byte. */
  read(): Promise<Uint8Array>;
  /** Writes at the end; resolves to how many of the bytes were taken, from the first on: fewer than given are no error. */
  append(bytes: Uint8Array): Promise<number>;
  /** Resolves when what was appended, and what was cut, is on the disk itself. */
  sync(): Promise<void>;
  /** Cuts off what stands behind the first `size` bytes. */
  truncate(size: number): Promise<void>;
  /** Lets go of it, and of the lock that goes with it. */
  close(): Promise<void>;
}
