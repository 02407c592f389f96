// Against a server of our own that answers as Anthropic's does.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TokenCounter } from '#cost/count-tokens';
import { askAnthropic } from '#main/ask-anthropic';

interface Asked {
  readonly path: string | undefined;
  readonly authorization: string | undefined;
  readonly model: string;
  readonly text: string;
}
type Answer = (asked: Asked, response: ServerResponse, number: number) => void;

const KEY = 'test-key-of-nobody';
const asked: Asked[] = [];
let answer: Answer;
let baseUrl: string;
let folder: string;
let file: string;
const server = createServer((request, response) => {
  void readBody(request).then((body) => {
    const { model, messages } = JSON.parse(body);
    const { url, headers } = request;
    const one = {
      path: url,
      authorization: headers.authorization,
      model,
      text: messages[0].content,
    };
    asked.push(one);
    answer(one, response, asked.length);
  });
});

beforeEach(async () => {
  asked.length = 0;
  answer = ({ text }, response) => reply(response, 200, { input_tokens: text.length });
  folder = mkdtempSync(join(tmpdir(), 'orgsim-counts-'));
  file = join(folder, '.orgsim', 'tokens.json');
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  vi.unstubAllEnvs();
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
  rmSync(folder, { recursive: true, force: true });
});

const texts =
  (...all: string[]) =>
  (counter: TokenCounter) => {
    for (const text of all) counter.count('claude-opus-5-5', [text]);
  };
const noProgress = { report: () => undefined, end: () => undefined };
const ask = (use: (counter: TokenCounter) => void, env: object = {}, limits: object = {}) =>
  askAnthropic(use, { ANTHROPIC_API_KEY: KEY, ANTHROPIC_BASE_URL: baseUrl, ...env }, noProgress, {
    file,
    attemptMs: 2000,
    patienceMs: 5000,
    ...limits,
  });

describe('asking', () => {
  it('counts each text once, by the endpoint that counts, with the key as a bearer', async () => {
    const counter = await ask(texts('one', 'three', 'one'));
    expect(counter.count('claude-opus-5-5', ['three'])).toEqual({ tokens: 5, error: 0 });
    expect(asked.map(({ text }) => text).sort()).toEqual(['one', 'three']);
    expect(asked[0]).toMatchObject({
      path: '/v1/messages/count_tokens',
      authorization: `Bearer ${KEY}`,
      model: 'claude-opus-5-5',
    });
  });

  it('remembers what was said, so that nothing is asked again and no key is needed', async () => {
    await ask(texts('one', 'two'));
    const kept = readFileSync(file, 'utf8');
    asked.length = 0;
    const counter = await ask(texts('two', 'one'), { ANTHROPIC_API_KEY: undefined });
    expect(asked).toEqual([]);
    expect(counter.count('claude-opus-5-5', ['one'])).toEqual({ tokens: 3, error: 0 });
    expect(readFileSync(file, 'utf8')).toBe(kept);
  });

  it('keeps fingerprints, no text and no key, in an order that does not depend on the answers', async () => {
    await ask(texts('one', 'two', 'three'));
    const kept = readFileSync(file, 'utf8');
    expect(kept).not.toMatch(/one|two|three|nobody/u);
    const keys = Object.keys(JSON.parse(kept).counts);
    expect(keys).toHaveLength(3);
    expect(keys).toEqual(keys.toSorted());
    expect(keys.every((key) => /^[0-9a-f]{64}$/.test(key))).toBe(true);
  });

  it('asks the address that it is given, with the key that it is given, whatever else is set', async () => {
    vi.stubEnv('ANTHROPIC_BASE_URL', 'http://127.0.0.1:1');
    vi.stubEnv('ANTHROPIC_AUTH_TOKEN', 'evil');
    vi.stubEnv('ANTHROPIC_CUSTOM_HEADERS', 'Authorization: Bearer evil');
    await ask(texts('one'));
    expect(asked.map(({ authorization }) => authorization)).toEqual([`Bearer ${KEY}`]);
  });

  it('asks again for what another model makes of a text', async () => {
    await ask(texts('one'));
    await ask((counter) => void counter.count('anthropic/claude-haiku-4-5', ['one']));
    expect(asked.map(({ model }) => model)).toEqual(['claude-opus-5-5', 'claude-haiku-4-5']);
  });

  it('does not ask about models of others: they are estimated', async () => {
    const counter = await ask((each) => void each.count('gpt-4o', ['some words']), {
      ANTHROPIC_API_KEY: undefined,
    });
    expect(asked).toEqual([]);
    expect(counter.count('gpt-4o', ['some words']).error).toBeGreaterThan(0);
    expect(existsSync(file)).toBe(false);
  });

  it.each(['{', '[]', '{"version":2,"counts":{}}', '{"version":1,"counts":{"x":1,"y":-2}}'])(
    'takes a damaged file for none: %s',
    async (text) => {
      await ask(texts('one'));
      writeFileSync(file, text);
      const counter = await ask(texts('one'));
      expect(asked).toHaveLength(2);
      expect(counter.count('claude-opus-5-5', ['one']).tokens).toBe(3);
    },
  );
});

describe('trouble is told in a sentence, without the key', () => {
  it.each([undefined, '', '  '])('no key: %j', async (key) => {
    await expect(ask(texts('one'), { ANTHROPIC_API_KEY: key })).rejects.toMatchObject({
      code: 'usage',
      message: 'Anthropic is to count tokens, and there is no key for it.',
    });
    expect(asked).toEqual([]);
  });

  it.each([
    [401, 'Anthropic refused the key (401).', 1],
    [403, 'Anthropic refused the key (403).', 1],
    [404, 'Anthropic knows no model claude-opus-5-5 (404).', 1],
    [400, 'Anthropic could not count the tokens of claude-opus-5-5 (400).', 1],
    [500, 'Anthropic could not count the tokens of claude-opus-5-5 (500).', 3],
    [429, 'Anthropic takes no more requests now (429).', 3],
  ])('status %d', async (status, message, attempts) => {
    answer = (_asked, response) => {
      response.setHeader('retry-after-ms', '1');
      reply(response, status, { type: 'error', error: { type: 'x', message: `it was ${KEY}` } });
    };
    const error: unknown = await ask(texts('one')).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'provider-failed', message });
    expect(asked).toHaveLength(attempts);
    expect(JSON.stringify(error)).not.toContain(KEY);
  });

  it('an answer that is no number', async () => {
    answer = (_asked, response) => reply(response, 200, { input_tokens: 'many' });
    await expect(ask(texts('one'))).rejects.toMatchObject({
      message: "Anthropic's answer on the tokens of claude-opus-5-5 is no number.",
    });
  });

  it('an answer that is no JSON', async () => {
    answer = (_asked, response) => response.writeHead(200).end('<html>a proxy</html>');
    await expect(ask(texts('one'))).rejects.toMatchObject({ code: 'provider-failed' });
  });

  it('silence: within the patience, whatever a retry would still want', async () => {
    answer = () => undefined;
    await expect(
      ask(texts('one'), {}, { attemptMs: 60_000, patienceMs: 100 }),
    ).rejects.toMatchObject({ message: 'Anthropic did not answer in time.' });
  });

  it('a wait of days that the server asks for is not waited', async () => {
    answer = (_asked, response) => {
      response.setHeader('retry-after', '100000');
      reply(response, 429, {});
    };
    await expect(ask(texts('one'), {}, { patienceMs: 200 })).rejects.toMatchObject({
      message: 'Anthropic did not answer in time.',
    });
  });

  it('another address: the key does not follow', async () => {
    answer = (_asked, response) => {
      response.writeHead(307, { location: `${baseUrl}/elsewhere` }).end();
    };
    await expect(ask(texts('one'))).rejects.toMatchObject({ code: 'provider-failed' });
    expect(asked).toHaveLength(1);
  });

  it('nobody there', async () => {
    await expect(
      ask(texts('one'), { ANTHROPIC_BASE_URL: 'http://127.0.0.1:1' }),
    ).rejects.toMatchObject({
      message: 'Anthropic cannot be reached.',
    });
  });

  it('keeps what was said before', async () => {
    answer = ({ text }, response) =>
      text === 'bad' ? reply(response, 400, {}) : reply(response, 200, { input_tokens: 9 });
    await expect(ask(texts('one', 'bad'))).rejects.toMatchObject({ code: 'provider-failed' });
    expect(Object.values(JSON.parse(readFileSync(file, 'utf8')).counts)).toEqual([9]);
  });
});

function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
