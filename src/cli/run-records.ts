// The files that `orgsim run` writes while the run goes on: trace, log, metrics. Knows what goes into which, not how it looks.

import { invariant } from '#base/assert';
import { toJsonText } from '#base/json-text';
import type { LineFile } from '#io/line-file';
import { createLineFile } from '#io/line-file';
import type { RunObserver } from '#main/run-org';
import { formatMetricsLines } from '#report/metrics-lines';
import { TraceCompactor } from '#report/trace-lines';
import { metricsFormat } from './run-options.js';

/** Paths; what is left out is not written. */
export interface RecordPaths {
  readonly trace: string | undefined;
  readonly log: string | undefined;
  readonly metrics: string | undefined;
}

export interface RunRecords {
  readonly observer: Pick<RunObserver, 'wake' | 'log' | 'sample'>;
  /** Writes what is left, after the run. */
  finish(): void;
  /** Takes away all that was written: the run came to no end. */
  discard(): void;
}

export function openRunRecords(paths: RecordPaths): RunRecords {
  const files: LineFile[] = [];
  const open = (path: string): LineFile => {
    const file = createLineFile(path);
    files.push(file);
    return file;
  };
  const trace = paths.trace === undefined ? null : recordTrace(open(paths.trace));
  const log = paths.log === undefined ? null : open(paths.log);
  return {
    observer: {
      ...(trace !== null && { wake: trace.wake }),
      ...(log !== null && { log: (record) => log.write(toJsonText(record)) }),
      ...(paths.metrics !== undefined && recordMetrics(open(paths.metrics), paths.metrics)),
    },
    finish() {
      trace?.finish();
      // All that may fail for want of room, before the first file takes its place.
      for (const file of files) file.flush();
      for (const file of files) file.close();
    },
    discard() {
      for (const file of files) file.discard();
    },
  };
}

function recordTrace(file: LineFile): Required<Pick<RunObserver, 'wake'>> & { finish(): void } {
  const compactor = new TraceCompactor();
  return {
    wake: (record) => writeLines(file, compactor.add(record)),
    finish: () => writeLines(file, compactor.finish()),
  };
}

function recordMetrics(file: LineFile, path: string): Pick<RunObserver, 'sample'> {
  const format = metricsFormat(path);
  invariant(format !== null, `${path} was refused when it was read`);
  let isFirst = true;
  return {
    sample(sample) {
      writeLines(file, formatMetricsLines(sample, format, isFirst));
      isFirst = false;
    },
  };
}

function writeLines(file: LineFile, lines: readonly string[]): void {
  for (const line of lines) file.write(line);
}
