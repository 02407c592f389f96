// Options beside --live, --resume and --replay that would have no effect: refused in a sentence, before anything is read.

import { OrgsimError } from '#base/errors';
import type { RunFlags } from './run-flags.js';

/** Throws an OrgsimError of code `usage`. `operand` is the ORG.md that is named. */
export function checkLiveFlags(flags: RunFlags, operand: string | undefined): void {
  const { resume, replay } = flags;
  if (resume !== undefined && replay !== undefined)
    throw usage('--resume goes on with a run and --replay repeats one.', 'Leave one of them out.');
  refuse(flags, DRY_ONLY, (flag) => [
    `${flag} is for dry runs: of a live run it would have no effect, or pay again.`,
    `Leave out ${flag}, or run without --live.`,
  ]);
  if (resume === undefined) {
    refuse(flags, RESUME_ONLY, (flag) => [
      `${flag} is said to a run that is taken up.`,
      `Add --resume ID, or leave out ${flag}.`,
    ]);
  } else {
    if (operand !== undefined)
      throw usage(
        `--resume takes the org from the run's journal, not from ${operand}.`,
        'Leave the file out.',
      );
    refuse(flags, BEGIN_ONLY, (flag) => [
      `--resume takes the options from the run's journal, and ${flag} is one of those.`,
      `Leave out ${flag}, or begin a new run.`,
    ]);
  }
  if (replay !== undefined) {
    refuse(flags, PAID_ONLY, (flag) => [
      `--replay asks nobody and pays nothing, so ${flag} has nothing to do.`,
      `Leave out ${flag}.`,
    ]);
    if (operand === undefined && !/[/\\]|\.jsonl$/u.test(replay))
      refuse(flags, [...BEGIN_ONLY, ...LIMITS, ORDER], (flag) => [
        `--replay takes the options from the recorded run, and ${flag} is one of those.`,
        `Leave out ${flag}, or name an ORG.md: then all is as the command line says.`,
      ]);
  }
  if (flags.approve && flags.reject)
    throw usage('--approve and --reject decide the same request.', 'Leave one of them out.');
}

interface Check {
  readonly flag: string;
  readonly isGiven: (flags: RunFlags) => boolean;
}

const given = (flag: string, name: keyof RunFlags): Check => ({
  flag,
  isGiven: (flags) => flags[name] !== undefined && flags[name] !== false,
});

const DRY_ONLY: readonly Check[] = [
  given('--replications', 'replications'),
  given('--threads', 'threads'),
  given('--apply', 'apply'),
  given('--yes', 'yes'),
  given('--with-models', 'withModels'),
  given('--adapt', 'adapt'),
  { flag: '--advice', isGiven: ({ advice }) => advice !== undefined && advice !== 'off' },
  { flag: '--behavior', isGiven: ({ behavior }) => behavior !== 'flow' },
  // `reference` is what nobody said.
  { flag: '--pricing', isGiven: ({ pricing }) => !['reference', 'catalog'].includes(pricing) },
];

const RESUME_ONLY: readonly Check[] = [
  given('--in-doubt', 'inDoubt'),
  given('--answer', 'answer'),
  given('--approve', 'approve'),
  given('--reject', 'reject'),
];

/** What is decided when a run begins. */
const BEGIN_ONLY: readonly Check[] = [
  given('--for', 'for'),
  given('--start', 'start'),
  given('--tick', 'tick'),
  given('--load', 'load'),
  given('--events', 'events'),
  given('--workload', 'workload'),
  given('--prices', 'prices'),
  given('--model', 'model'),
  given('--context-tokens', 'contextTokens'),
  given('--record', 'record'),
  { flag: '--seed', isGiven: ({ seed }) => seed !== 1 },
  { flag: '--engine', isGiven: ({ engine }) => engine !== 'fast' },
];

/** What may be said anew when a run is taken up; what is repeated is as it was, however many are asked at once. */
const LIMITS: readonly Check[] = [
  given('--max-usd', 'maxUsd'),
  given('--max-calls', 'maxCalls'),
  given('--max-depth', 'maxDepth'),
  given('--max-wakes', 'maxWakes'),
  given('--max-order-usd', 'maxOrderUsd'),
  given('--until', 'until'),
  given('--output-tokens', 'outputTokens'),
];

const ORDER = given('--order', 'order');

const PAID_ONLY: readonly Check[] = [given('--record', 'record'), given('--live', 'live')];

function refuse(
  flags: RunFlags,
  checks: readonly Check[],
  words: (flag: string) => readonly [message: string, hint: string],
): void {
  const found = checks.find(({ isGiven }) => isGiven(flags));
  if (found !== undefined) throw usage(...words(found.flag));
}

function usage(message: string, hint: string): OrgsimError {
  return new OrgsimError('usage', message, hint);
}
