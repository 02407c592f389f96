// Without a limit a live run asks the person at the terminal for one, after showing what a wake may cost.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { runCli } from '../../src/cli/run-cli.js';
import { SLEEPING_ORG } from '../main/live/live-world.js';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'orgsim-offer-'));
  const model = '- **Trigger:** event-driven\n- **Model:** openai/gpt-5\n';
  const text = SLEEPING_ORG.replaceAll('- **Trigger:** event-driven\n', model);
  writeFileSync(join(folder, 'ORG.md'), text);
  // Nobody is ever asked there.
  vi.stubEnv('OPENAI_BASE_URL', 'http://127.0.0.1:9/v1');
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

test('whoever says no amount gets no run, and what is no amount is asked again', async () => {
  const answers = ['a lot', ''];
  const asked: string[] = [];
  let written = '';
  const stream = {
    write: (text: string) => {
      written += text;
    },
    isTty: true,
    columns: 100,
    color: false,
  };
  const ask = (question: string): Promise<string> => {
    asked.push(question);
    return Promise.resolve(answers.shift() ?? '');
  };
  const args = ['run', join(folder, 'ORG.md'), '--live', '--runs', join(folder, 'runs')];
  expect(await runCli(args, { stdout: stream, stderr: stream, ask }, false)).toBe(0);
  expect(asked).toHaveLength(2);
  expect(written).toContain('no limit is set');
  expect(written).toMatch(/A wake .* at most \$\d/u);
  expect(written).toContain('"a lot" is no amount of dollars.');
  expect(written).toContain('Nothing was run, and nothing was paid.');
  expect(readdirSync(folder)).toEqual(['ORG.md']);
});
