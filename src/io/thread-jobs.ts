// Jobs on worker threads: one thread a job, one message back from each. Knows nothing of what the jobs are.

import { existsSync } from 'node:fs';
import type { Worker } from 'node:worker_threads';
import { OrgsimError } from '#base/errors';
import { onInterrupt } from './interrupt.js';

/** How many threads of `module` can work at the same time here: 1 where it is not there, as before the build. */
export async function countThreads(module: URL): Promise<number> {
  return existsSync(module) ? (await loadSystem()).availableParallelism() : 1;
}

interface Assignment {
  readonly job: unknown;
  /** One number a job: how far it is, in thousandths. */
  readonly done: Int32Array;
  readonly index: number;
}

type Reply =
  | { readonly kind: 'done'; readonly result: unknown }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** An error as data: its class does not survive the way between threads. */
interface Failure {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
  readonly refusal: Pick<OrgsimError, 'code' | 'hint'> | null;
}

/** Late: hardly any command needs threads. */
const loadThreads = () => import('node:worker_threads');
const loadSystem = () => import('node:os');

const PROGRESS_MS = 100;
const THOUSANDTHS = 1000;

/**
 * The results of the jobs, in their order; `module` calls `serveJob`. `progress` hears the sum of what they report. Throws
 * the error of the first job that failed, and `Interrupted` on SIGINT; no thread is left behind.
 */
export async function runOnThreads<Job, Result>(
  module: URL,
  jobs: readonly Job[],
  progress: (done: number) => void,
): Promise<Result[]> {
  const done = new Int32Array(new SharedArrayBuffer(4 * jobs.length));
  const threads = await loadThreads();
  const workers = jobs.map(
    (job, index) =>
      new threads.Worker(module, { workerData: { job, done, index } satisfies Assignment }),
  );
  const timer = setInterval(() => {
    const sum = done.reduce((total, _, index) => total + Atomics.load(done, index), 0);
    progress(sum / THOUSANDTHS);
  }, PROGRESS_MS);
  let ignoreInterrupt = (): void => {};
  const interrupted = new Promise<never>((_, reject) => {
    ignoreInterrupt = onInterrupt(reject);
  });
  try {
    const settled = await Promise.race([Promise.allSettled(workers.map(replyOf)), interrupted]);
    // Not the first in time: the same failure is reported however the threads were scheduled.
    return settled.map((outcome) => {
      if (outcome.status === 'rejected') throw outcome.reason;
      // The module gives what its caller expects: the two are written together.
      return outcome.value as Result;
    });
  } finally {
    ignoreInterrupt();
    clearInterval(timer);
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

function replyOf(worker: Worker): Promise<unknown> {
  return new Promise((resolve, reject) => {
    worker.once('message', (reply: Reply) => {
      if (reply.kind === 'done') resolve(reply.result);
      else reject(errorOf(reply.failure));
    });
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`a worker thread ended with ${code}`)));
  });
}

/** On a worker thread: does its job and sends what came of it. `report` says how much is done. */
export async function serveJob<Job, Result>(
  work: (job: Job, report: (done: number) => void) => Result,
): Promise<void> {
  const { parentPort, workerData } = await loadThreads();
  // What `runOnThreads` gave to this thread.
  const { job, done, index } = workerData as Assignment;
  const report = (amount: number): void =>
    void Atomics.store(done, index, Math.floor(amount * THOUSANDTHS));
  parentPort?.postMessage(reply(() => work(job as Job, report)));
}

function reply(work: () => unknown): Reply {
  try {
    return { kind: 'done', result: work() };
  } catch (error) {
    const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
    const refusal = error instanceof OrgsimError ? { code: error.code, hint: error.hint } : null;
    return { kind: 'failed', failure: { name, message, stack, refusal } };
  }
}

function errorOf({ name, message, stack, refusal }: Failure): Error {
  const error =
    refusal === null ? new Error(message) : new OrgsimError(refusal.code, message, refusal.hint);
  if (refusal === null) error.name = name;
  if (stack !== undefined) error.stack = stack;
  return error;
}
