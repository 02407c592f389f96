// The port to the folder of one run: its journal and what people read beside it. Data types alone.

import type { Journal } from '#journal/journal';

export interface RunFolder {
  readonly id: string;
  /** As a person here would write it. */
  readonly path: string;
  readonly journal: Journal;
  /** Adds a line to `transcript.jsonl`. */
  addTranscript(line: string): void;
  /** Adds a line to `recording.jsonl`. */
  addRecording(line: string): void;
  /** Writes the result of a task; gives the file's name below the folder. */
  writeResult(task: string, text: string): string;
  writeSummary(text: string): void;
  /** Closes the journal and all files. */
  close(): Promise<void>;
}
