// The files beside the journal of a run: for people to read, and never read back to decide anything. Knows nothing of what they
// say, but that no secret is in it.

import { randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, sep } from 'node:path';
import { OrgsimError } from '#base/errors';
import { scrubSecrets } from '#base/secret';
import { fileSlug } from './file-slug.js';
import { writeError } from './write-error.js';

export const SUMMARY_FILE = 'summary.json';
const TRANSCRIPT_FILE = 'transcript.jsonl';
export const RECORDING_FILE = 'recording.jsonl';
const RESULTS_FOLDER = 'results';

/** Every method throws an OrgsimError of code `output-failed` where it cannot write, and follows no link. */
export interface RunFiles {
  /** Adds a line to `transcript.jsonl`; `line` is without its line feed. */
  addTranscript(line: string): void;
  /**
   * Adds a line to `recording.jsonl`. Where it cannot be written, the next line of the transcript throws in its place: the reply
   * that it is about is paid for, and is to be settled first.
   */
  addRecording(line: string): void;
  /** Writes the result of a task in one step, over an older one; its path below the folder: `results/order-1.md`. */
  writeResult(task: string, text: string): string;
  writeSummary(text: string): void;
  closeFiles(): void;
}

/** Nothing is made before it is written to. */
export function openRunFiles(folder: string): RunFiles {
  const open = new Map<string, number>();
  let isRecorded = (): void => undefined;
  const add = (name: string, line: string): void => {
    const path = join(folder, name);
    attempt(path, () => {
      const file = open.get(name) ?? openToAdd(path);
      open.set(name, file);
      writeFileSync(file, `${scrubSecrets(line)}\n`);
    });
  };
  return {
    addTranscript(line) {
      isRecorded();
      add(TRANSCRIPT_FILE, line);
    },
    addRecording(line) {
      try {
        add(RECORDING_FILE, line);
      } catch (error) {
        isRecorded = () => {
          throw error;
        };
      }
    },
    writeResult(task, text) {
      const name = `${fileSlug(task)}.md`;
      const results = join(folder, RESULTS_FOLDER);
      attempt(results, () => mkdirSync(results, { recursive: true }));
      checkInside(folder);
      putInPlace(results, name, text);
      return `${RESULTS_FOLDER}/${name}`;
    },
    writeSummary: (text) => putInPlace(folder, SUMMARY_FILE, text),
    closeFiles() {
      for (const file of open.values()) closeSync(file);
      open.clear();
    },
  };
}

const ADD = constants.O_RDWR | constants.O_CREAT | constants.O_APPEND;

/** A line that was cut when the run was killed goes: the next one would be lost with it. */
function openToAdd(path: string): number {
  const file = openSync(path, ADD | (constants.O_NOFOLLOW ?? 0), 0o600);
  const { size } = fstatSync(file);
  const whole = wholeBytes(file, size);
  if (whole < size) ftruncateSync(file, whole);
  return file;
}

const LINE_FEED = 0x0a;
const BLOCK_BYTES = 65_536;

/** Bytes up to the last line feed, that included. */
function wholeBytes(file: number, size: number): number {
  const block = Buffer.alloc(BLOCK_BYTES);
  for (let end = size; end > 0; ) {
    const start = Math.max(0, end - BLOCK_BYTES);
    const read = readSync(file, block, 0, end - start, start);
    const at = block.subarray(0, read).lastIndexOf(LINE_FEED);
    if (at >= 0) return start + at + 1;
    end = start;
  }
  return 0;
}

/** A link of that name is replaced, not followed. */
function putInPlace(folder: string, name: string, text: string): void {
  const draft = join(folder, `.${randomBytes(6).toString('hex')}.part`);
  attempt(join(folder, name), () => {
    try {
      writeFileSync(draft, scrubSecrets(text), { flag: 'wx', mode: 0o600 });
      renameSync(draft, join(folder, name));
    } catch (error) {
      rmSync(draft, { force: true });
      throw error;
    }
  });
}

function checkInside(folder: string): void {
  const results = join(folder, RESULTS_FOLDER);
  const place = attempt(results, () => realpathSync(results));
  if (place === realpathSync(folder) + sep + RESULTS_FOLDER) return;
  throw new OrgsimError(
    'output-failed',
    `${results} leads out of the run's folder, so nothing was written.`,
    'Take it away: it was not made by orgsim.',
  );
}

function attempt<T>(path: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw writeError(path, error);
  }
}
