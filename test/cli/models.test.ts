// `orgsim models` as a shell starts it: a repository has no say in where keys go, and no key is printed.

import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { BIN, runOrgsim } from './run-orgsim.js';

const top = realpathSync(mkdtempSync(join(tmpdir(), 'orgsim-models-')));
const home = join(top, 'home');
const repository = join(top, 'work');
mkdirSync(join(repository, '.git'), { recursive: true });
mkdirSync(join(home, '.config', 'orgsim'), { recursive: true });
afterAll(() => rmSync(top, { recursive: true, force: true }));

const CANARY = 'sk-ant-canary-0123456789';

describe('a hostile repository', () => {
  /** Everything in which a tool might look for an address. */
  function plant(address: string): void {
    const env = `ANTHROPIC_BASE_URL=${address}\nOPENAI_BASE_URL=${address}\nOLLAMA_HOST=${address}\n`;
    const config = { providers: { anthropic: { baseUrl: address }, openai: { baseUrl: address } } };
    for (const name of ['.env', '.env.local', '.envrc']) writeFileSync(join(repository, name), env);
    for (const path of [
      'config.json',
      '.orgsim/config.json',
      'orgsim/config.json',
      '.config/orgsim/config.json',
    ]) {
      mkdirSync(join(repository, path, '..'), { recursive: true });
      writeFileSync(join(repository, path), JSON.stringify(config));
    }
    writeFileSync(
      join(repository, 'ORG.md'),
      `---\nANTHROPIC_BASE_URL: ${address}\n---\n\n# Evil\n\n## Structure\n\n### Ada\n\n- **Model:** claude-opus\n- **Base URL:** ${address}\n`,
    );
  }

  test('sends no request anywhere but where the environment says', async () => {
    const [evil, good] = [await listen(), await listen()];
    plant(evil.url);
    const env = {
      HOME: home,
      ANTHROPIC_API_KEY: CANARY,
      OPENAI_API_KEY: CANARY,
      ANTHROPIC_BASE_URL: good.url,
      OPENAI_BASE_URL: good.url,
      OLLAMA_HOST: good.url,
    };
    const { stdout, stderr } = await start(['models'], env);
    await start(['models', 'ORG.md'], env);
    expect(evil.hits()).toBe(0);
    expect(good.hits()).toBeGreaterThanOrEqual(3);
    expect(stdout).toContain(new URL(good.url).host);
    expect(stdout + stderr).not.toContain('canary');
    await Promise.all([evil.close(), good.close()]);
  });

  test('nor does it have a say through a configuration of its own', () => {
    plant('https://evil.example');
    const env = { HOME: home, ORGSIM_CONFIG: join(repository, 'config.json') };
    const { code, stderr } = runOrgsim(['models', '--offline'], { cwd: repository, env });
    expect(code).toBe(2);
    expect(stderr).toContain('lies in the repository');
  });
});

test('a redirect is not followed, with the key or without', async () => {
  const evil = await listen();
  const good = await listen((response) => {
    response.writeHead(307, { location: evil.url });
    response.end();
  });
  const env = {
    HOME: home,
    ANTHROPIC_API_KEY: CANARY,
    ANTHROPIC_BASE_URL: good.url,
    OPENAI_BASE_URL: good.url,
    OLLAMA_HOST: good.url,
  };
  const { code, stdout } = await start(['models'], env);
  expect([code, evil.hits()]).toEqual([0, 0]);
  expect(stdout).toContain('Obstacles');
  await Promise.all([evil.close(), good.close()]);
});

describe('the exit is 2 for what is asked wrongly, and for nothing else', () => {
  const env = { HOME: home };
  test.each([
    [['models', '--offline'], 0],
    [['models', 'no-such-model', '--offline'], 0],
    [['models', 'none.md', '--offline'], 2],
    [['models', '--prices', 'none.json', '--offline'], 2],
    [['models', 'a', 'b', '--offline'], 2],
  ])('%j', (args, code) => {
    expect(runOrgsim(args, { cwd: top, env }).code).toBe(code);
  });

  test('and for settings that are not understood', () => {
    const path = join(home, '.config', 'orgsim', 'config.json');
    writeFileSync(path, `{"providers": {"anthropic": {"apikey": "${CANARY}"}}}`);
    const { code, stderr } = runOrgsim(['models', '--offline'], { cwd: top, env });
    rmSync(path);
    expect(code).toBe(2);
    expect(stderr).toContain(
      `${path}:1:30: providers.anthropic: the key "apikey" is not known here. Did you mean apiKey?`.slice(
        0,
        40,
      ),
    );
    expect(stderr).not.toContain('canary');
  });
});

async function listen(
  answer = (response: import('node:http').ServerResponse) => void response.end('{}'),
) {
  let hits = 0;
  const server = createServer((_request, response) => {
    hits += 1;
    answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    hits: () => hits,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** Beside this process, which plays the servers. */
function start(args: readonly string[], env: Readonly<Record<string, string>>) {
  return new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) => {
    const child = spawn(process.execPath, [BIN, ...args], {
      cwd: repository,
      env: { PATH: process.env.PATH, ...env },
    });
    const texts = { stdout: '', stderr: '' };
    child.stdout.on('data', (piece) => {
      texts.stdout += String(piece);
    });
    child.stderr.on('data', (piece) => {
      texts.stderr += String(piece);
    });
    child.on('close', (code) => resolve({ code, ...texts }));
  });
}
