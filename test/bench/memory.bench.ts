// The memory that 10,000 agents need for a month, in a process of their own.
import { spawnSync } from 'node:child_process';
import { keepHeapSmall } from '#io/heap';
import { DAY_TICKS, drive, orgOfAgents } from './bench-orgs.js';

const AGENTS = 10_000;
const LIMIT_MB = 300;

if (process.argv[2] === 'child') {
  keepHeapSmall();
  const { ms, completions } = drive('fast', orgOfAgents(AGENTS, 5), 30 * DAY_TICKS);
  console.log(JSON.stringify({ ms, completions, mb: process.resourceUsage().maxRSS / 1024 }));
} else {
  const { stdout, status } = spawnSync(process.execPath, [process.argv[1] ?? '', 'child'], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the run ended with ${status}`);
  const { ms, completions, mb } = JSON.parse(stdout);
  const verdict = mb <= LIMIT_MB ? 'ok' : 'MISSED';
  console.log(
    `${AGENTS} agents, 30 days, ${completions} completions in ${(ms / 1000).toFixed(1)} s: ${mb.toFixed(0)} MB at most, limit ${LIMIT_MB} MB: ${verdict}`,
  );
  if (mb > LIMIT_MB) process.exitCode = 1;
}
