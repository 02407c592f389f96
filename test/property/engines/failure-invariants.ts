// What holds of failed turns in every observed run, recomputed from what was asked and logged: nobody wakes under their hold,
// and the next wake shows again, and first, what they were shown.

import type { LogRecordOf } from '#engine/records';
import type { RunRecord } from './run-record.js';

/** The first that does not hold as a sentence, or null. */
export function findBrokenFailure({ asked, log, results }: RunRecord): string | null {
  for (const { id, tally, holds } of results.agents) {
    const failures = log.filter((record) => record.type === 'failure' && record.agent === id);
    if (tally.failedWakes !== failures.length)
      return `${id} failed ${failures.length} times, and counts ${tally.failedWakes}`;
    for (const kind of ['failing', 'parked'] as const) {
      const times = holds.find((hold) => hold.kind === kind)?.times ?? 0;
      const held = failures.filter((record) => record.type === 'failure' && record.hold === kind);
      if (times !== held.length) return `${id} is ${kind} ${held.length} times, noted ${times}`;
    }
  }
  for (const record of log) {
    const broken = record.type === 'failure' ? brokenFailure(record, { asked, log }) : null;
    if (broken !== null) return `${record.agent} failed at ${record.tick}, but ${broken}`;
  }
  return null;
}

function brokenFailure(
  { agent, tick, hold, until }: LogRecordOf<'failure'>,
  { asked, log }: Pick<RunRecord, 'asked' | 'log'>,
): string | null {
  const own = asked.filter((one) => one.agent === agent && one.tick >= tick);
  const [failed, next] = own;
  if (failed?.tick !== tick) return 'was not asked then';
  if (next === undefined) return null;
  const release = log.find(
    (one): one is LogRecordOf<'release'> =>
      one.type === 'release' && one.agent === agent && one.tick >= tick,
  );
  if (release !== undefined && release.tick < next.tick && hold === 'budget')
    return `a budget's hold was released at ${release.tick}`;
  const ends = [until ?? Infinity, ...(release === undefined ? [] : [release.until])];
  if (next.tick < Math.min(...ends)) return `woke at ${next.tick}, before ${ends.join(' or ')}`;
  const again = next.shown.slice(0, failed.shown.length);
  if (again.join() !== failed.shown.join())
    return `was shown ${failed.shown.join()} then, and at ${next.tick} ${next.shown.join()}`;
  return null;
}
