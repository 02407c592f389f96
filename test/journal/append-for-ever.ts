// Opens the run whose folder of runs and id are given, or begins one there, and appends to its journal until it is killed. Says
// on stdout, line by line, the id of the run and then what is acknowledged.
import { writeSync } from 'node:fs';
import { createRun, openRun } from '#main/live/open-run';
import { RUN, turnOf } from './sample-records.js';

const CALLERS = 8;
const [runs = '', wanted] = process.argv.slice(2);

const run = await (wanted === undefined
  ? createRun(runs, '2026-11-27T14:32:05.000Z', 'Ship the beta')
  : openRun(runs, wanted));
writeSync(1, `${run.id}\n`);
if (run.journal.recovered.length === 0) await run.journal.append(RUN);
// The first record is that of the run itself.
let next = Math.max(1, run.journal.recovered.length);

await Promise.all(
  Array.from({ length: CALLERS }, async () => {
    for (;;) {
      const tick = next++;
      await run.journal.append(turnOf(tick));
      writeSync(1, `${tick}\n`);
    }
  }),
);
