// The trace as JSON lines: one wake a line, a run of idle polls as one line where its first poll belongs. A pure state
// machine: what it gives out depends on the records alone.

import { toJsonText } from '#base/json-text';
import type { WakeRecord } from '#engine/records';

/** A run of idle polls is cut here at the latest, so that the trace streams. */
export const IDLE_RUN_TICKS_MAX = 2880;

/** A line in the order of wakes; its text is null while the run of polls that it stands for goes on. */
interface Line {
  text: string | null;
}

/** Polls of one agent, equally far apart, that found nothing. */
interface IdleRun {
  readonly first: WakeRecord;
  readonly line: Line;
  lastTick: number;
  repeat: number;
  /** Ticks between two polls; null as long as there is only one. */
  every: number | null;
}

export class TraceCompactor {
  #lines: Line[] = [];
  /** Lines before this index are given out. */
  #next = 0;
  readonly #runs = new Map<string, IdleRun>();
  /** The run behind each line without a text. */
  readonly #runOf = new Map<Line, IdleRun>();

  /** Takes the next wake (ticks never fall) and gives the lines that nothing before them holds up any more. */
  add(record: WakeRecord): string[] {
    const run = this.#runs.get(record.agent);
    if (run === undefined || !extendRun(run, record)) {
      if (run !== undefined) this.#close(run);
      this.#append(record);
    }
    return this.#take(record.tick);
  }

  /** The lines that are left at the end. */
  finish(): string[] {
    for (const run of this.#runs.values()) this.#close(run);
    return this.#take(0);
  }

  #append(record: WakeRecord): void {
    const line: Line = { text: record.idle ? null : wakeLine(record) };
    this.#lines.push(line);
    if (!record.idle) return;
    const run = { first: record, line, lastTick: record.tick, repeat: 1, every: null };
    this.#runs.set(record.agent, run);
    this.#runOf.set(line, run);
  }

  #close(run: IdleRun): void {
    run.line.text = idleLine(run);
    this.#runs.delete(run.first.agent);
    this.#runOf.delete(run.line);
  }

  #take(tick: number): string[] {
    const taken: string[] = [];
    for (; this.#next < this.#lines.length; this.#next++) {
      const line = this.#lines[this.#next];
      const run = line === undefined ? undefined : this.#runOf.get(line);
      // Nothing extends a run of this age: it is over, whether or not its agent ever polls again.
      if (run !== undefined && tick - run.first.tick >= IDLE_RUN_TICKS_MAX) this.#close(run);
      const text = line?.text ?? null;
      if (text === null) break;
      taken.push(text);
    }
    if (this.#next > this.#lines.length / 2) {
      this.#lines = this.#lines.slice(this.#next);
      this.#next = 0;
    }
    return taken;
  }
}

function extendRun(run: IdleRun, record: WakeRecord): boolean {
  const gap = record.tick - run.lastTick;
  const isNext = record.idle && gap === (run.every ?? gap);
  if (!isNext || record.tick - run.first.tick >= IDLE_RUN_TICKS_MAX) return false;
  run.every = gap;
  run.lastTick = record.tick;
  run.repeat += 1;
  return true;
}

// Key by key: the format is pinned, in names and in order.
function pinnedKeys(record: WakeRecord): object {
  const { tick, wave, agent, reasons, triggers, timers, thresholds, pending, slept } = record;
  return { tick, wave, agent, reasons, triggers, timers, thresholds, pending, slept };
}

function wakeLine(record: WakeRecord): string {
  return toJsonText(pinnedKeys(record));
}

function idleLine({ first, repeat, every }: IdleRun): string {
  return toJsonText({ ...pinnedKeys(first), idle: true, repeat, every: every ?? 1 });
}
