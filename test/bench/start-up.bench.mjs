// How long a command takes from the shell, as a multiple of bare `node -e 0` on the same machine in the same minute.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROUNDS = 21;
const WARM_UPS = 2;
const CONFIG_LIMIT = 7;
const ORG_BYTES = 10_000;
const BIN = fileURLToPath(new URL('../../bin/orgsim.js', import.meta.url));

const env = { ...process.env, NO_COLOR: '1' };
// Node reads and parses these certificates at start, which would flatter the ratio.
delete env.NODE_EXTRA_CA_CERTS;

const folder = mkdtempSync(join(tmpdir(), 'orgsim-bench-'));
try {
  const file = join(folder, 'ORG.md');
  writeFileSync(file, orgOfBytes(ORG_BYTES));
  const medians = measure({
    bare: ['-e', '0'],
    config: [BIN, 'config', file],
    run: [BIN, 'run', file],
  });
  const ratio = medians.config / medians.bare;
  for (const [name, ms] of Object.entries(medians)) {
    const times = (ms / medians.bare).toFixed(2);
    console.log(
      `${name.padEnd(8)}${ms.toFixed(1).padStart(7)} ms  ${times.padStart(5)} x bare node`,
    );
  }
  const verdict = ratio <= CONFIG_LIMIT ? 'ok' : 'TOO SLOW';
  console.log(`config: ${ratio.toFixed(2)} x bare node, limit ${CONFIG_LIMIT} x: ${verdict}`);
  if (ratio > CONFIG_LIMIT) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Median wall milliseconds of each command; the commands take turns, so that a busy machine is busy for all of them. */
function measure(commands) {
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

/** One lead and as many workers as make `bytes` bytes of ordinary ORG.md. */
function orgOfBytes(bytes) {
  let text = '# Bench\n\n## Structure\n\n### Lead\n\nLeads the workers.\n\n- **Count:** 1\n';
  for (let i = 1; text.length < bytes; i++) {
    text += `\n#### Worker ${i}\n\nDoes the work of *kind ${i}* with care, and [says so](https://example.com/${i}).\n\n`;
    text += '- **Trigger:** polling\n- **Poll interval:** 5 ticks\n- **Domain:** engineering\n';
  }
  return text;
}
