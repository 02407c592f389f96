// Two hundred kills (or ORGSIM_RUNS), other ones each night (or those of ORGSIM_SEED): the long form of kill.test.ts.
import { expect, test } from 'vitest';
import { CONCURRENCY, killRun, undisturbedTurns } from './kill-run.js';

const KILLS_EACH = 5;
const kills = Number(process.env.ORGSIM_RUNS ?? 200);
const first = Number(process.env.ORGSIM_SEED ?? Math.floor(Math.random() * 1e9));

test(`${kills} kills from seed ${first} on`, { timeout: 3_600_000 }, async () => {
  const expected = await undisturbedTurns();
  const sum = { runs: 0, kills: 0, requests: 0, doubts: 0, doubtMost: 0 };
  const faults: string[] = [];
  while (sum.kills < kills) {
    const seed = first + sum.runs;
    const run = await killRun(seed, KILLS_EACH, expected);
    sum.runs += 1;
    sum.kills += run.kills;
    sum.requests += run.requests;
    sum.doubts += run.doubts;
    sum.doubtMost = Math.max(sum.doubtMost, run.doubtMost);
    faults.push(...run.faults.map((fault) => `ORGSIM_SEED=${seed}: ${fault}`));
  }
  console.log(JSON.stringify({ ...sum, wakes: expected.size, faults: faults.length }));
  expect(faults).toEqual([]);
  expect(sum.doubtMost).toBeLessThanOrEqual(CONCURRENCY);
});
