import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BIN, runOrgsim } from './run-orgsim.js';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'orgsim-output-'));
  writeFileSync(
    join(folder, 'ORG.md'),
    '# Wide\n\n## Structure\n\n### Boss\n\n#### Workers\n- **Count:** 300\n',
  );
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ARGS = ['run', '--for', '10m', '--format', 'json'];

// A pipe holds 64 KB, and this is several times as much.
test('all arrives where a pipe is shared with somebody who lets no write wait', async () => {
  const whole = runOrgsim(ARGS, { cwd: folder }).stdout;
  expect(whole.length).toBeGreaterThan(300_000);
  // Node does not wait in a pipe that it opens as a socket, and that goes for all who have it.
  const impatient = 'new (require("node:net").Socket)({ fd: 1 }); setTimeout(() => {}, 60_000)';
  const command = `"$NODE" -e '${impatient}' & other=$!; sleep 0.5; "$NODE" "$BIN" ${ARGS.join(' ')}; kill $other`;
  const child = spawn('sh', ['-c', command], {
    cwd: folder,
    env: { PATH: process.env.PATH, NODE: process.execPath, BIN },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await wait(1500);
  let read = '';
  for await (const part of child.stdout) read += String(part);
  expect(read).toBe(whole);
});
