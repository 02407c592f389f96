// `orgsim run --live`, `--resume` and `--replay`: what is said before the first call, who is asked, what is printed at the end.
// Loaded for a live run only.

import type { Duration } from '#base/duration';
import { OrgsimError } from '#base/errors';
import { visibleText } from '#base/visible-text';
import { RUNS_FOLDER } from '#io/run-folder';
import { watchStopSignals } from '#io/stop-signals';
import type { Output } from '#io/terminal';
import { createLiveHost } from '#main/live/create-live-host';
import type { LiveHost } from '#main/live/live-host';
import type { LiveOffer } from '#main/live/live-offer';
import type { LiveLimits } from '#main/live/live-options';
import type { LiveReport } from '#main/live/live-report';
import { answerCommands, resumeCommand } from '#main/live/run-command';
import type { LiveOutcome } from '#main/live/run-live';
import type { RunObserver } from '#main/run-org';
import { liveJson } from '#report/live-json';
import { formatLiveOffer } from '#report/live-offer-text';
import { formatLiveText } from '#report/live-text';
import { formatRunJson } from '#report/run-json';
import type { RunView } from '#report/run-view';
import { formatRunView } from '#report/run-view';
import { loadStyle } from '#report/style';
import type { ExitCode } from './exit-codes.js';
import { EXIT } from './exit-codes.js';
import { readDollars } from './live-flags.js';
import type { LogWanted } from './live-view.js';
import { openLiveView } from './live-view.js';
import { VERSION } from './version.js';

export interface LivePrinting {
  /** The folder of all runs. */
  readonly runs: string;
  readonly format: 'table' | 'json';
  readonly view: RunView;
  readonly all: boolean;
}

export interface LiveCommand extends LivePrinting {
  readonly observer: Pick<RunObserver, 'wake' | 'log' | 'sample'>;
  /** Between two samples. */
  readonly sample: Duration;
  readonly log: LogWanted;
}

/** Runs `work` with a host of this machine; Ctrl-C winds up, a second one breaks off. */
export async function withLiveHost<T>(
  { runs, observer, sample, log }: LiveCommand,
  output: Output,
  work: (host: LiveHost) => Promise<T>,
): Promise<T> {
  const view = await openLiveView(output, log);
  const { stderr } = view;
  const signals = watchStopSignals((isSecond) =>
    stderr.write(
      isSecond
        ? 'Stopping now.\n'
        : 'Stopping: what is under way is ended first. Ctrl-C again stops now.\n',
    ),
  );
  try {
    return await work(
      createLiveHost({
        runs,
        environment: process.env,
        program: VERSION,
        stopping: signals.stopping,
        aborting: signals.aborting,
        observer,
        ...(observer.sample !== undefined && {
          sampling: { every: sample, take: observer.sample },
        }),
        heard: view.heard,
        offer: (offer) => offerTo(output, offer),
        opened: ({ path }) => stderr.write(`The run is kept in ${visibleText(path)}\n`),
      }),
    );
  } finally {
    view.end();
    signals.release();
  }
}

/** Shows what it would cost. Without any limit a person says one; where nobody sits there, it is refused. */
async function offerTo({ stderr, ask }: Output, offer: LiveOffer): Promise<LiveLimits | null> {
  const style = await loadStyle(stderr.color);
  stderr.write(formatLiveOffer(offer, { style, columns: stderr.columns }));
  const { maxUsd, maxCalls } = offer.limits;
  if (offer.isFree || maxUsd !== null || maxCalls !== null) return {};
  if (ask === undefined) {
    throw new OrgsimError(
      'usage',
      '--live needs a limit where nobody can be asked: without one it could cost any amount.',
      'For instance: --max-usd 2, or --max-calls 100; --model dry-run costs nothing.',
    );
  }
  for (;;) {
    const answer = (await ask('Stop at how many dollars? (Enter: do not run) ')).trim();
    if (answer === '') return null;
    const usd = readDollars(answer);
    if (usd !== null) return { maxUsd: usd };
    stderr.write(`"${visibleText(answer)}" is no amount of dollars.\n`);
  }
}

/** Prints what came of it, but for what is wrong with the org. */
export async function printLive(
  outcome: Exclude<LiveOutcome, { kind: 'refused' }>,
  { runs, format, view, all }: LivePrinting,
  { stdout, stderr }: Output,
): Promise<ExitCode> {
  if (outcome.kind === 'declined') {
    stderr.write('Nothing was run, and nothing was paid.\n');
    return EXIT.clean;
  }
  const { report, live } = outcome;
  if (format === 'json') stdout.write(formatRunJson(report, liveJson(live)));
  else {
    const style = await loadStyle(stdout.color);
    const options = { style, columns: stdout.columns };
    stdout.write(formatRunView(report, view, { ...options, all }));
    stdout.write(`\n${formatLiveText(live, options)}`);
  }
  const { id, folder, state, limits, waiting, inDoubt } = live;
  const place = runs === RUNS_FOLDER ? null : runs;
  const doubts = inDoubt.map(() => ({ decision: null }));
  const parked = live.agents.filter((agent) => agent.parked !== null);
  const again = resumeCommand({ id, state, limits, inDoubt: doubts, summary: { parked } }, place);
  const commands = [
    ...answerCommands({ id, state }, waiting, place),
    ...(again === null ? [] : [again]),
  ];
  stderr.write(
    `Kept in ${visibleText(folder)}.${commands.length === 0 ? '' : ' To go on:'}\n${commands.map((command) => `  ${visibleText(command)}\n`).join('')}`,
  );
  return exitOf(live);
}

/** Whoever is parked has work that a provider or a model failed at: no success, for a script. */
function exitOf({ state, agents }: LiveReport): ExitCode {
  if (state === 'interrupted') return EXIT.interrupted;
  if (state === 'end' && agents.some(({ parked }) => parked !== null)) return EXIT.usage;
  return state === 'limit' ? EXIT.findings : EXIT.clean;
}
