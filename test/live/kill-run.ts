// One live run, killed again and again at moments that a seed chooses, taken up again until it ends, and held against a run
// that nothing happened to and against what the provider saw.

import { setTimeout as sleep } from 'node:timers/promises';
import type { RandomStream } from '#base/random-streams';
import { drawInteger, randomStream } from '#base/random-streams';
import type { CheckedJournal } from './check-journal.js';
import { checkJournal } from './check-journal.js';
import type { Started } from './live-program.js';
import { LiveProgram } from './live-program.js';
import type { ScriptedProvider, SeenRequest } from './scripted-provider.js';
import { startScriptedProvider } from './scripted-provider.js';

const MAX_USD = 2;
export const CONCURRENCY = 3;
const LIMITS = ['--max-usd', String(MAX_USD), '--concurrency', String(CONCURRENCY)];
/** Of the provider: a run of some forty calls takes a second. */
const DELAY_MS_MAX = 25;
/** Requests after which the latest kill comes, and milliseconds after that one. */
const REQUESTS_MAX = 12;
const AFTER_MS_MAX = 30;
/** Some kills come while the program starts, or before it has asked for anything. */
const EARLY_SHARE = 0.2;
const EARLY_MS_MAX = 900;

export interface KilledRun {
  readonly kills: number;
  /** What must not be, in sentences. */
  readonly faults: readonly string[];
  readonly doubtMost: number;
  /** All in all. */
  readonly doubts: number;
  readonly requests: number;
}

/** Turns by wake, as JSON without their costs. */
export type Turns = ReadonlyMap<string, string | null>;

/** A run that nothing happens to. */
export async function undisturbedTurns(): Promise<Turns> {
  const provider = await startScriptedProvider({ delayMsMax: 1 });
  const program = new LiveProgram(provider.environment);
  try {
    const { code, stderr } = await program.begin(LIMITS).ended;
    const checked = check(program);
    if (code !== 0 || checked.stop !== 'done' || checked.faults.length > 0)
      throw new Error(`exit ${code}, ${checked.stop}: ${checked.faults.join('; ')}\n${stderr}`);
    return turnsOf(checked);
  } finally {
    await program.close();
    await provider.close();
  }
}

export async function killRun(seed: number, kills: number, expected: Turns): Promise<KilledRun> {
  const random = randomStream(seed, 'moments of kills');
  const provider = await startScriptedProvider({ seed, delayMsMax: DELAY_MS_MAX });
  const program = new LiveProgram(provider.environment);
  try {
    const faults: string[] = [];
    let killed = 0;
    while (killed < kills) {
      const started = startOrResume(program);
      if (!(await killAtRandom(started, provider, random))) break;
      killed += 1;
      faults.push(...check(program, killed > 0).faults);
    }
    const { code, stderr } = await endOf(program);
    const checked = check(program);
    if (code !== 0) faults.push(`the last resume ended with ${code}: ${stderr}`);
    if (checked.stop !== 'done') faults.push(`the run ended with ${checked.stop}`);
    faults.push(...checked.faults, ...differences(expected, turnsOf(checked)));
    faults.push(...wrongCounts(provider, checked));
    const doubts = [...checked.wakes.values()].reduce((sum, book) => sum + doubtsOf(book), 0);
    return {
      kills: killed,
      faults,
      doubtMost: checked.doubtMost,
      doubts,
      requests: provider.requests.length,
    };
  } finally {
    await program.close();
    await provider.close();
  }
}

function startOrResume(program: LiveProgram): Started {
  const { id } = program;
  if (id === null) return program.begin(LIMITS);
  return program.start(['--resume', id, '--in-doubt', 'retry']);
}

/** To its end: a run that was over before the kill came needs no more. */
async function endOf(program: LiveProgram) {
  if (program.id !== null && check(program).stop === 'done') return { code: 0, stderr: '' };
  return startOrResume(program).ended;
}

/** Whether it was still there to be killed. */
async function killAtRandom(
  { child, ended }: Started,
  { requests }: ScriptedProvider,
  random: RandomStream,
): Promise<boolean> {
  let isOver = false;
  const over = ended.then(() => {
    isOver = true;
  });
  if (random() < EARLY_SHARE) {
    await Promise.race([over, sleep(random() * EARLY_MS_MAX)]);
  } else {
    const last = requests.length + drawInteger(random, 1, REQUESTS_MAX);
    while (!isOver && requests.length < last) await Promise.race([over, sleep(1)]);
    await Promise.race([over, sleep(random() * AFTER_MS_MAX)]);
  }
  child.kill('SIGKILL');
  return (await ended).signal === 'SIGKILL';
}

function check(program: LiveProgram, mayBeMissing = false): CheckedJournal {
  const journal = mayBeMissing && program.id === null ? NOTHING : program.journal;
  return checkJournal(journal, { maxUsd: MAX_USD, maxCalls: null, concurrency: CONCURRENCY });
}

const NOTHING = { records: [{ type: 'run' }], tornBytes: 0, faults: [] };

function turnsOf({ wakes }: CheckedJournal): Turns {
  return new Map([...wakes].map(([key, { turn }]) => [key, turn]));
}

/** A message that was lost, or an action that was applied twice, makes other wakes or other answers. */
function differences(expected: Turns, turns: Turns): string[] {
  const keys = new Set([...expected.keys(), ...turns.keys()]);
  return [...keys]
    .filter((key) => expected.get(key) !== turns.get(key))
    .map(
      (key) => `${key}: ${turns.get(key) ?? 'no turn'} instead of ${expected.get(key) ?? 'none'}`,
    );
}

/** The provider's own count against the journal's. */
function wrongCounts({ requests }: ScriptedProvider, { wakes }: CheckedJournal): string[] {
  const faults: string[] = [];
  const seen = new Map<string, SeenRequest[]>();
  for (const request of requests) {
    const key = `${request.tick}.${request.agent}`;
    seen.set(key, [...(seen.get(key) ?? []), request]);
  }
  for (const [key, book] of wakes) {
    const [tick, , ...agent] = key.split('.');
    const asked = seen.get(`${tick}.${agent.join('.')}`) ?? [];
    if (book.replies.length !== 1) faults.push(`${key} was settled ${book.replies.length} times`);
    if (book.failures.length > 0) faults.push(`${key} failed ${book.failures.length} times`);
    // One that was announced may never have been sent: it counts all the same.
    if (asked.length > book.intents.length)
      faults.push(
        `${key} was asked ${asked.length} times, and announced ${book.intents.length} times`,
      );
    if (asked.length < 1) faults.push(`${key} was answered by nobody`);
    if (new Set(asked.map(({ digest }) => digest)).size > 1)
      faults.push(`${key} was asked otherwise`);
    if (asked.some(({ isCorrection }) => isCorrection)) faults.push(`${key} was corrected`);
  }
  const known = new Set([...wakes.keys()].map((key) => key.replace(/^(\d+)\.\d+\./u, '$1.')));
  for (const key of seen.keys()) if (!known.has(key)) faults.push(`${key} is not in the journal`);
  return faults;
}

function doubtsOf({
  intents,
  replies,
  failures,
}: {
  intents: string[];
  replies: string[];
  failures: string[];
}): number {
  return intents.length - replies.length - failures.length;
}
