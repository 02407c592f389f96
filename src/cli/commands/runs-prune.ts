// `orgsim runs prune`: takes runs away, after saying which and asking.

import type { Duration } from '#base/duration';
import { durationToSeconds, parseDuration } from '#base/duration';
import { OrgsimError } from '#base/errors';
import { nowIso } from '#io/today';
import { findRun } from '#main/live/find-run';
import { listRuns } from '#main/live/list-runs';
import type { PruneWish } from '#main/live/prune-runs';
import { planPruning, pruneRuns } from '#main/live/prune-runs';
import { formatPruned, formatPrunePlan } from '#report/runs-prune-text';
import { defineCommand } from '../command.js';
import { EXIT } from '../exit-codes.js';
import { isYes } from '../is-yes.js';
import { wholeNumber } from '../option-values.js';
import type { RunsFlags } from '../runs-flags.js';
import { RUNS_OPTIONS } from '../runs-flags.js';

interface RunsPruneFlags extends RunsFlags {
  readonly keep: number | undefined;
  readonly olderThan: Duration | undefined;
  readonly all: boolean;
  readonly yes: boolean;
}

export const command = defineCommand<RunsPruneFlags>({
  arguments: [{ name: '[ids...]', summary: 'runs to take away, as for `orgsim runs show`' }],
  options: {
    ...RUNS_OPTIONS,
    keep: {
      flags: '--keep <number>',
      summary: 'all but the newest so many',
      parse: wholeNumber('--keep'),
    },
    olderThan: {
      flags: '--older-than <time>',
      summary: 'those whose last record is older: 30d, 12h',
      parse: ageValue,
    },
    all: { flags: '--all', summary: 'all that no process is at work on' },
    yes: { flags: '--yes', summary: 'do it without asking' },
  },
  examples: [
    {
      command: 'orgsim runs prune --older-than 30d --keep 10',
      summary: 'old ones, but never the last ten',
    },
    { command: 'orgsim runs prune 7f3a --yes', summary: 'that one, without asking' },
  ],
  async run(ids, flags, { stdout, stderr, ask }) {
    const { runs, yes } = flags;
    const plan = planPruning(listRuns(runs), wishOf(ids, flags), nowIso());
    stderr.write(formatPrunePlan(plan, runs, stderr.columns));
    if (plan.gone.length === 0) return EXIT.clean;
    const isAllowed = yes || (ask !== undefined && isYes(await ask('Take them away? [y/N] ')));
    if (!isAllowed) {
      const how = ask === undefined ? ' --yes takes them away without asking.' : '';
      stderr.write(`Nothing was taken away.${how}\n`);
      return EXIT.findings;
    }
    pruneRuns(runs, plan.gone);
    stdout.write(formatPruned(plan));
    return EXIT.clean;
  },
});

function wishOf(ids: readonly string[], { runs, keep, olderThan, all }: RunsPruneFlags): PruneWish {
  const isLimited = keep !== undefined || olderThan !== undefined;
  if (ids.length === 0 && !isLimited && !all) {
    throw new OrgsimError(
      'usage',
      'It is not said which runs are to go.',
      'Name them, or say --keep 10, --older-than 30d or --all.',
    );
  }
  if (all && (isLimited || ids.length > 0)) {
    throw new OrgsimError(
      'usage',
      '--all takes all runs, and what is given with it would leave some.',
      'Leave out --all.',
    );
  }
  return {
    ids: ids.length === 0 ? null : ids.map((id) => findRun(runs, id)),
    keep: keep ?? 0,
    olderThanSeconds: olderThan === undefined ? null : durationToSeconds(olderThan, 1),
  };
}

function ageValue(text: string): Duration {
  const duration = parseDuration(text);
  if (duration?.kind === 'time') return duration;
  throw new OrgsimError(
    'usage',
    `--older-than takes a length of time, not "${text}".`,
    'For instance: --older-than 30d',
  );
}
