// A live run from its first wave to its stop record: the paid caller, the session, the files beside the journal, the report.

import { durationToTicks } from '#base/duration';
import { OrgsimError } from '#base/errors';
import { toJsonText } from '#base/json-text';
import { visibleLines } from '#base/visible-text';
import { createPaidLedger } from '#journal/create-paid-ledger';
import type { Amount, JournalRecord, StopRecord } from '#journal/records';
import { callEvents } from '#live/call-events';
import { createPaidCaller } from '#live/calls/create-paid-caller';
import type { CompletedTask } from '#live/desk/order-book';
import type { DrivenTo, Stopper } from '#live/drive-run';
import type { LiveEvent, LiveListener } from '#live/live-events';
import type { RecoveredRun } from '#live/recover-run';
import { formatRecordings, parseRecordings } from '#models/recording';
import type { OpenedModels } from '../open-models.js';
import { calendarOf } from '../play-run.js';
import type { RunReport } from '../run-report.js';
import type { RunSampler } from '../sample-run.js';
import { createRunSampler } from '../sample-run.js';
import type { CallFacts } from './call-figures.js';
import { factsOfCall } from './call-figures.js';
import type { LiveHost } from './live-host.js';
import type { LiveReport } from './live-report.js';
import { reportLiveRun } from './live-run-report.js';
import { LiveSession } from './live-session.js';
import type { OpenRun } from './open-run.js';
import type { PersonWishes } from './person-wishes.js';
import type { LivePlan } from './plan-live.js';
import { reportLive } from './report-live.js';
import { routeIn } from './route-in.js';
import { stopReason } from './stop-reason.js';
import { Transcript } from './transcript.js';

export interface PlaySetup {
  readonly live: LivePlan;
  readonly folder: OpenRun;
  readonly models: OpenedModels;
  /** What the journal says of where it stood. */
  readonly recovered: RecoveredRun;
  /** Of a run that is taken up; null for one that begins. */
  readonly wishes: PersonWishes | null;
  readonly all: boolean;
}

export interface PlayedLive {
  readonly report: RunReport;
  readonly live: LiveReport;
}

/** Rejects where the journal cannot be written, or does not fit; what was paid for is not lost then. */
export async function playLive(setup: PlaySetup, host: LiveHost): Promise<PlayedLive> {
  const { live, folder, models, recovered, wishes, all } = setup;
  const { journal } = folder;
  const now = (): string => new Date(host.clock.now()).toISOString();
  const ledger = createPaidLedger(journal, journal.recovered, now);
  const calls = earlierCalls(journal.recovered);
  const stopper = stopperOf(host.stopping);
  const routeOf = routeIn(models.routes);
  const transcript = new Transcript((line) => folder.addTranscript(line));
  const results = new Map<string, string>();
  const tell = (event: LiveEvent): void => {
    if (event.kind === 'call-settled') calls.push(factsOfCall(event.call));
    if (event.kind === 'call-ended') transcript.add(event);
    host.heard?.(event);
  };
  const sampler = samplerOf(live, host);
  const session = new LiveSession({
    ...(sampler !== undefined && { sampling: sampler }),
    live,
    journal,
    recovered,
    routeOf,
    now,
    stopper,
    aborting: host.aborting,
    wishes,
    caller: createPaidCaller({
      clock: host.clock,
      ledger,
      routeOf,
      limitsOf: models.limitsOf,
      hash: host.hash,
      seed: live.options.seed,
      earlier: journal.recovered.filter((record) => record.type === 'intent'),
      stopping: stopper.signal,
      watcher: callEvents(tell),
    }),
    heard: {
      tell,
      completed: (task) => keepResult(task, folder, results),
      ...(host.observer !== undefined && { observer: host.observer }),
    },
  });
  tell(startOf(setup, ledger.total.spent));
  const drivenTo = await drive(session, folder, now, tell);
  const stop = { ...stopReason(drivenTo), tick: drivenTo.tick };
  await journal.append({ type: 'stop', ...stop, at: now() });
  tell({ kind: 'run-stopped', ...stop });
  orderRecording(folder);
  const engineResults = session.results();
  sampler?.finish(engineResults);
  const facts = { live, folder, session, calls, ledger, results, stop, routeOf };
  const report = reportLiveRun(live, engineResults, session.workloadText, all);
  const played = { report, live: reportLive(facts) };
  folder.writeSummary(`${toJsonText(played.live)}\n`);
  return played;
}

function earlierCalls(records: readonly JournalRecord[]): CallFacts[] {
  return records.flatMap((record) => (record.type === 'call' ? [factsOfCall(record)] : []));
}

/** Where it is, below the folder. */
function keepResult(
  { task, body }: CompletedTask,
  folder: OpenRun,
  results: Map<string, string>,
): string {
  const result = folder.writeResult(task, visibleLines(body));
  results.set(task, result);
  return result;
}

/** So that two recordings of the same answers are the same file, whoever was answered first. */
function orderRecording(folder: OpenRun): void {
  folder.rewriteRecording((text) => formatRecordings(parseRecordings(text, 'the recording')));
}

function samplerOf({ org, plan }: LivePlan, { sampling }: LiveHost): RunSampler | undefined {
  if (sampling === undefined) return undefined;
  const { ticks } = plan;
  const { instantOf } = calendarOf(plan);
  const everyTicks = Math.max(1, durationToTicks(sampling.every, org.tickSeconds));
  return createRunSampler({ org, ticks, instantOf, everyTicks, take: sampling.take });
}

function startOf({ live, folder, wishes }: PlaySetup, spent: Amount): LiveEvent {
  const { maxUsd, maxCalls } = live.options;
  return {
    kind: 'run-started',
    run: folder.id,
    folder: folder.path,
    org: live.org.name,
    ticks: live.plan.ticks,
    isResumed: wishes !== null,
    spent,
    limits: { maxUsd, maxCalls },
  };
}

/** Where it fails the journal says so, if it can still be written. */
async function drive(
  session: LiveSession,
  { journal }: OpenRun,
  now: () => string,
  tell: LiveListener,
): Promise<DrivenTo> {
  try {
    return await session.drive();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const failed: StopRecord = { type: 'stop', why: 'failed', reason, tick: 0, at: now() };
    // What a person got wrong leaves the run as it stood.
    const before = journal.recovered.findLast((record) => record.type === 'stop');
    const isUsage = error instanceof OrgsimError && error.code === 'usage';
    const stop = isUsage && before !== undefined ? { ...before, at: now() } : failed;
    await journal.append(stop).catch(() => undefined);
    tell({ kind: 'run-stopped', why: 'failed', reason, tick: 0 });
    throw error;
  }
}

interface SignalledStopper extends Stopper {
  readonly signal: AbortSignal;
}

/** Stops by itself, too, where the run's own limit is reached. */
function stopperOf(outer: AbortSignal): SignalledStopper {
  const controller = new AbortController();
  const stop = (): void => controller.abort();
  if (outer.aborted) stop();
  outer.addEventListener('abort', stop, { once: true });
  return {
    signal: controller.signal,
    stop,
    get isStopping() {
      return controller.signal.aborted;
    },
  };
}
