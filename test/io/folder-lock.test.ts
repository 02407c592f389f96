// One process in a folder: a living one is respected, a dead one is not, and of many at once at most one gets in.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lockFolder, lockHolder } from '#io/folder-lock';
import { processSpace, processStart } from '#io/process-mark';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'orgsim-lock-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function leaveLock(mark: Readonly<Record<string, unknown>>): string {
  const name = `lock-${Number(mark.pid)}-abcdef123456`;
  writeFileSync(join(folder, name), JSON.stringify({ since: '2026-11-27T14:32:05Z', ...mark }));
  return name;
}

/** The number of a process that is no more. */
async function deadProcess(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  return child.pid ?? 0;
}

describe('a folder', () => {
  test('is held by one, and free again after it', () => {
    const lock = lockFolder(folder);
    expect(lockHolder(folder)).toMatchObject({ pid: process.pid, host: hostname() });
    expect(() => lockFolder(folder)).toThrow('is in use by this very process');
    expect(readdirSync(folder)).toHaveLength(1);
    lock.release();
    expect(readdirSync(folder)).toEqual([]);
    expect(lockHolder(folder)).toBeNull();
    lockFolder(folder).release();
  });

  test('that a living process has is refused, with its number', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    try {
      const { pid = 0 } = child;
      leaveLock({ pid, host: hostname(), start: processStart(pid) });
      expect(() => lockFolder(folder)).toThrow(
        `${folder} is in use by process ${pid}, since 2026-11-27T14:32:05Z.`,
      );
      expect(lockHolder(folder)).toMatchObject({ pid });
      child.kill('SIGKILL');
      await once(child, 'exit');
      expect(lockHolder(folder)).toBeNull();
      lockFolder(folder).release();
      expect(readdirSync(folder)).toEqual([]);
    } finally {
      child.kill('SIGKILL');
    }
  });

  test('that a dead process had is taken over', async () => {
    leaveLock({ pid: await deadProcess(), host: hostname(), start: 'some boot 1234' });
    expect(lockHolder(folder)).toBeNull();
    const lock = lockFolder(folder);
    expect(readdirSync(folder)).toHaveLength(1);
    lock.release();
  });

  test('whose process is dead, and its number another one has, is taken over', () => {
    // This very process is alive, but it did not start then.
    leaveLock({ pid: process.pid, host: hostname(), start: 'some boot 1234' });
    lockFolder(folder).release();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('that another machine has is refused, and the file named that would have to go', () => {
    const name = leaveLock({ pid: 1, host: 'build-7.example', start: null });
    expect(() => lockFolder(folder)).toThrow('by process 1 on the machine build-7.example');
    try {
      lockFolder(folder);
    } catch (error) {
      expect((error as { hint: string }).hint).toContain(join(folder, name));
    }
    expect(readdirSync(folder)).toEqual([name]);
  });

  test('that a process of another container has is refused: its number says nothing here', () => {
    const space = processSpace();
    // Told on Linux alone.
    if (space === null) return;
    const mark = { pid: 4_000_000, host: hostname(), start: 'boot 1' };
    const [boot = ''] = space.split(' ');
    const name = leaveLock({ ...mark, space: `${boot} pid:[1]` });
    expect(() => lockFolder(folder)).toThrow('by process 4000000 in or outside of a container');
    expect(lockHolder(folder)).toMatchObject({ pid: 4_000_000 });
    expect(readdirSync(folder)).toEqual([name]);
    // Before the machine was started anew; and in this very space, where it is dead.
    for (const gone of ['other-boot pid:[1]', space]) {
      leaveLock({ ...mark, space: gone });
      expect(lockHolder(folder)).toBeNull();
    }
    lockFolder(folder).release();
  });

  test.each(['', '{', '[]', 'null', '{"pid":"x"}'])('with a lock that says %j is free', (text) => {
    writeFileSync(join(folder, 'lock-12-abcdef123456'), text);
    lockFolder(folder).release();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('that is not there is said to be so', () => {
    expect(() => lockFolder(join(folder, 'none'))).toThrow('cannot be written');
    expect(() => lockHolder(join(folder, 'none'))).toThrow('does not exist');
  });
});

describe('a process', () => {
  test('has a start of its own while it lives', async () => {
    expect(processStart(process.pid)).toBe(processStart(process.pid));
    expect(processStart(await deadProcess())).toBeNull();
    if (process.platform !== 'linux') return;
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    expect(processStart(process.pid)).toMatch(new RegExp(`^${boot} \\d+$`));
    expect(processStart(process.pid)).not.toBe(processStart(process.ppid));
  });
});
