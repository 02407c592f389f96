// What is said before the first call of a live run: of a provider that nobody reaches, of a key that is refused, of no work.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sendJson, serveHttp } from '../inference/serve-http.js';
import { SLEEPING_ORG } from '../main/live/live-world.js';
import { BIN } from './run-orgsim.js';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'orgsim-reach-'));
  writeFileSync(join(folder, 'ORG.md'), SLEEPING_ORG);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly stderr: string;
}

/** Beside this process, which may be the provider. */
async function run(
  provider: Readonly<Record<string, string>>,
  ...args: readonly string[]
): Promise<Ended> {
  const env = { PATH: process.env.PATH, HOME: folder, ...provider };
  const program = spawn(process.execPath, [BIN, 'run', '--live', '--for', '1h', ...args], {
    cwd: folder,
    env: { ...env, OPENAI_API_KEY: 'sk-none-at-all' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  program.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const code = await new Promise<number | null>((resolve) => {
    program.on('close', resolve);
  });
  return { code, stderr };
}

const NOWHERE = { OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' };
const PAID = ['--model', 'openai/gpt-4o', '--max-usd', '1', '--order', 'Ship'];

test('a provider that is not up ends it at once, before anything is kept', async () => {
  const { code, stderr } = await run(NOWHERE, ...PAID);
  expect(code).toBe(2);
  expect(stderr).toContain('127.0.0.1:9) cannot be reached');
  expect(stderr).toContain('nothing was paid');
  expect(readdirSync(folder)).toEqual(['ORG.md']);
});

test('so does a key that is refused', async () => {
  const server = await serveHttp(async (_, response) => sendJson(response, 401, {}));
  const { code, stderr } = await run({ OPENAI_BASE_URL: `${server.url}/v1` }, ...PAID);
  await server.close();
  expect(code).toBe(2);
  expect(stderr).toContain('refused the key (401)');
  expect(readdirSync(folder)).toEqual(['ORG.md']);
});

test('so does a model that was not pulled, and says how to get it', async () => {
  const server = await serveHttp(async (_, response) =>
    sendJson(response, 200, { models: [{ name: 'other' }] }),
  );
  const host = { OLLAMA_HOST: server.url };
  const { code, stderr } = await run(host, '--model', 'ollama/small', '--order', 'Ship');
  await server.close();
  expect(code).toBe(2);
  expect(stderr).toContain('ollama pull small');
  expect(readdirSync(folder)).toEqual(['ORG.md']);
});

test('a provider that lists no models is asked all the same; who is parked in the end is no success', async () => {
  const asked: (string | undefined)[] = [];
  const server = await serveHttp(async (request, response) => {
    asked.push(request.method);
    sendJson(response, 404, {});
  });
  const { code, stderr } = await run({ OPENAI_BASE_URL: `${server.url}/v1` }, ...PAID);
  await server.close();
  expect(asked).toEqual(['GET', 'POST']);
  expect(code).toBe(2);
  expect(stderr).toContain('orgsim run --resume');
});

test('a run without work says so before it begins', async () => {
  const said = 'nothing is ordered';
  expect((await run(NOWHERE, '--model', 'dry-run')).stderr).toContain(said);
  expect((await run(NOWHERE, '--model', 'dry-run', '--order', 'Ship')).stderr).not.toContain(said);
  expect((await run(NOWHERE, '--model', 'dry-run', '--workload')).stderr).not.toContain(said);
});
