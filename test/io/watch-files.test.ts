// No clock is trusted here: each step waits until the pass that it causes has come.
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Interrupted } from '#io/interrupt';
import { watchFiles } from '#io/watch-files';

const PACE = { lookMs: 2, quietMs: 2 };

test('a file is written, replaced, deleted, back; another one comes; then Ctrl-C', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'orgsim-watch-'));
  const path = join(folder, 'a.md');
  const list = async () => [path, ...readdirSync(folder).map((name) => join(folder, name))];
  // What each pass sees of a.md, and what is done then, which must bring the next pass.
  const steps: (() => void)[] = [
    () => writeFileSync(path, 'two!'),
    () => {
      writeFileSync(`${folder}.draft`, 'new!');
      renameSync(`${folder}.draft`, path);
    },
    () => rmSync(path),
    () => writeFileSync(path, 'back'),
    () => mkdirSync(join(folder, 'b.md')),
    () => process.emit('SIGINT'),
  ];
  writeFileSync(path, 'one!');
  const seen: (string | null | undefined)[] = [];
  const watching = watchFiles(
    list,
    async (stamps) => {
      seen.push(stamps.get(path));
      steps[seen.length - 1]?.();
    },
    PACE,
  );
  await expect(watching).rejects.toBeInstanceOf(Interrupted);
  expect(seen).toHaveLength(steps.length);
  expect(new Set(seen.slice(0, 5)).size).toBe(5);
  expect(seen[3]).toBeNull();
  expect(seen[5]).toBe(seen[4]);
  expect(process.listenerCount('SIGINT')).toBe(0);
  rmSync(folder, { recursive: true });
});

test('what goes wrong in a pass ends the watch', async () => {
  const watching = watchFiles(
    async () => [],
    async () => {
      throw new Error('broken');
    },
    PACE,
  );
  await expect(watching).rejects.toThrow('broken');
});
