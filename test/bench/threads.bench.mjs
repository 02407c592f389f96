// How much sooner two worker threads finish many seeds than one, and that they give the same results.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROUNDS = Number(process.env.R ?? 5);
const RATIO_LEAST = 1.4;
/** Twice what is asked for: each thread warms up for itself, and that must not weigh. */
const WORK_LEAST_MS = 4000;
const SEEDS = 16;
const BIN = fileURLToPath(new URL('../../bin/orgsim.js', import.meta.url));

const ORG = `# Bench

## Structure

### COO

- **Trigger:** event-driven

### Engineering

#### Lead

- **Trigger:** event-driven

#### Workers

- **Count:** 20
- **Trigger:** polling
`;

const folder = mkdtempSync(join(tmpdir(), 'orgsim-bench-'));
try {
  const file = join(folder, 'ORG.md');
  writeFileSync(file, ORG);
  if (availableParallelism() < 2)
    console.log('one core: two threads cannot be faster, not measured');
  else report(measure(file, daysOf(file)));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Days to simulate so that one thread has enough to do: starting threads must not weigh. */
function daysOf(file) {
  for (let days = 1; ; days *= 2) {
    if (run(file, days, 1).ms >= WORK_LEAST_MS) return days;
  }
}

/** The best of each: what else the machine does only ever adds. */
function measure(file, days) {
  const best = { 1: Number.POSITIVE_INFINITY, 2: Number.POSITIVE_INFINITY };
  const outputs = new Set();
  for (let round = 0; round < ROUNDS; round++) {
    for (const threads of [1, 2]) {
      const { ms, output } = run(file, days, threads);
      best[threads] = Math.min(best[threads], ms);
      outputs.add(output);
    }
  }
  if (outputs.size > 1) throw new Error('the number of threads changed the results');
  return { days, best };
}

function run(file, days, threads) {
  const args = ['run', file, '--for', `${days}d`, '--format', 'json'];
  const many = ['--replications', String(SEEDS), '--threads', String(threads)];
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args, ...many], {
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  if (status !== 0) throw new Error(`orgsim ended with ${status}: ${stderr}`);
  return { ms: performance.now() - start, output: stdout };
}

function report({ days, best }) {
  const ratio = best[1] / best[2];
  const verdict = ratio >= RATIO_LEAST ? 'ok' : 'TOO SLOW';
  console.log(`${SEEDS} seeds of ${days} days, 22 agents, best of ${ROUNDS}, whole process`);
  for (const threads of [1, 2]) {
    console.log(
      `${threads} ${threads === 1 ? 'thread ' : 'threads'} ${best[threads].toFixed(0).padStart(6)} ms`,
    );
  }
  console.log(`2 threads over 1: ${ratio.toFixed(2)} x, at least ${RATIO_LEAST} x: ${verdict}`);
  if (ratio < RATIO_LEAST) process.exitCode = 1;
}
