// Times commands from the shell against bare `node -e 0`, for benchmarks whose limits are multiples of it.
import { spawnSync } from 'node:child_process';

const ROUNDS = Number(process.env.R ?? 31);
const WARM_UPS = 2;

const env = { ...process.env, NO_COLOR: '1' };
// Node reads and parses these certificates at start, which would flatter the ratio.
delete env.NODE_EXTRA_CA_CERTS;

/** Medians in wall milliseconds, one of them named `bare`. */
export function printMedians(medians) {
  const width = Math.max(...Object.keys(medians).map(({ length }) => length)) + 1;
  for (const [name, ms] of Object.entries(medians)) {
    const times = (ms / medians.bare).toFixed(2);
    console.log(
      `${name.padEnd(width)}${ms.toFixed(1).padStart(7)} ms  ${times.padStart(5)} x bare node`,
    );
  }
}

/** A ratio above its limit makes the benchmark fail. */
export function judge(what, ratio, limit) {
  const verdict = ratio <= limit ? 'ok' : 'TOO SLOW';
  console.log(`${what}: ${ratio.toFixed(2)} x bare node, limit ${limit} x: ${verdict}`);
  if (ratio > limit) process.exitCode = 1;
}

/** Median wall milliseconds of each command; the commands take turns, so that a busy machine is busy for all of them. */
export function measureCommands(commands) {
  const samples = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
  for (let round = -WARM_UPS; round < ROUNDS; round++) {
    for (const [name, args] of Object.entries(commands)) {
      const ms = wallMs(args);
      if (round >= 0) samples[name].push(ms);
    }
  }
  return Object.fromEntries(Object.entries(samples).map(([name, times]) => [name, median(times)]));
}

function wallMs(args) {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ms = performance.now() - start;
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}: ${stderr}`);
  return ms;
}

function median(times) {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];
}
