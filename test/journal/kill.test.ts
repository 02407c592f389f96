// Processes that are killed while they write: the folder opens again, nothing acknowledged is lost, and two never share it.
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openRun } from '#main/live/open-run';
import { readRunState } from '#main/live/read-run-state';
import { bundleProgram } from './bundle-program.js';

const CALLERS = 8;
/** Processes start slowly on a machine that has much to do. */
const TIMEOUT_MS = 120_000;
let program: string;
let runs: string;
beforeAll(async () => {
  program = await bundleProgram(new URL('./append-for-ever.ts', import.meta.url));
  runs = join(mkdtempSync(join(tmpdir(), 'orgsim-kill-')), 'runs');
});
afterAll(() => {
  rmSync(dirname(program), { recursive: true, force: true });
  rmSync(dirname(runs), { recursive: true, force: true });
});

interface Writer {
  readonly child: ChildProcess;
  /** The id of the run, then what was acknowledged. */
  readonly lines: readonly string[];
  /** Resolves when so many lines came, or all. */
  readonly after: (count: number) => Promise<void>;
  readonly kill: () => Promise<void>;
}

function startWriter(...args: readonly string[]): Writer {
  const child = spawn(process.execPath, [program, runs, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => lines.push(line));
  let isOver = false;
  const over = Promise.all([once(reader, 'close'), once(child, 'close')]).then(() => {
    isOver = true;
  });
  const after = async (count: number): Promise<void> => {
    while (lines.length < count && !isOver) await Promise.race([once(reader, 'line'), over]);
  };
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await over;
  };
  return { child, lines, after, kill };
}

describe('a run whose process is killed, again and again', () => {
  test('opens with all that was acknowledged, in order, and little more', {
    timeout: TIMEOUT_MS,
  }, async () => {
    let id: string | undefined;
    for (const count of [1, 2, 20, 400, 60]) {
      const writer = startWriter(...(id === undefined ? [] : [id]));
      await writer.after(count);
      await writer.kill();
      id = writer.lines[0] ?? '';
      const opened = await openRun(runs, id).catch((error: unknown) => {
        // Killed before its first record was there: said in a sentence, and begun anew.
        expect(String(error)).toContain('never began');
        return null;
      });
      if (opened === null) {
        id = undefined;
        continue;
      }
      const ticks = opened.journal.recovered.flatMap((record) =>
        'tick' in record ? [record.tick] : [],
      );
      expect(ticks).toEqual(Array.from({ length: ticks.length }, (_, index) => index + 1));
      const acknowledged = writer.lines.slice(1).map(Number);
      const last = Math.max(0, ...acknowledged);
      expect(ticks.length).toBeGreaterThanOrEqual(last);
      // Each caller waits for its own: no more can be under way than there are callers.
      if (acknowledged.length > 0) expect(ticks.length - last).toBeLessThanOrEqual(2 * CALLERS);
      await opened.close();
    }
    expect(readdirSync(join(runs, id ?? ''))).toEqual(['journal.jsonl']);
  });

  test('is refused to a second process, and told as being at work', {
    timeout: TIMEOUT_MS,
  }, async () => {
    const first = startWriter();
    await first.after(3);
    const [id = ''] = first.lines;
    const second = startWriter(id);
    let words = '';
    second.child.stderr?.on('data', (chunk) => {
      words += String(chunk);
    });
    const [code] = await once(second.child, 'close');
    expect(code).not.toBe(0);
    expect(second.lines).toEqual([]);
    expect(words).toContain(`is in use by process ${first.child.pid}`);
    await expect(openRun(runs, id)).rejects.toMatchObject({ code: 'in-use' });
    expect(readRunState(runs, id)).toMatchObject({
      state: 'running',
      reason: expect.stringContaining(`Process ${first.child.pid} `),
    });
    await first.kill();
    expect(readRunState(runs, id)).toMatchObject({ state: 'killed', org: 'Acme' });
    await (await openRun(runs, id)).close();
  });

  test('is had by one at most of many that take it up at once', {
    timeout: TIMEOUT_MS,
  }, async () => {
    const first = startWriter();
    await first.after(3);
    await first.kill();
    const [id = ''] = first.lines;
    const writers = Array.from({ length: 4 }, () => startWriter(id));
    // Whoever is refused ends; whoever got it never does.
    await Promise.all(writers.map(({ after }) => after(5)));
    const open = writers.filter(({ lines }) => lines.length > 0);
    expect(open.length).toBeLessThanOrEqual(1);
    await Promise.all(writers.map((writer) => writer.kill()));
    await (await openRun(runs, id)).close();
  });
});
