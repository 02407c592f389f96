// A model provider that fails on purpose: it speaks the protocols of Anthropic, OpenAI and Ollama (by the path that is asked),
// follows a script of one step a request, and keeps what it was asked. Imports nothing of src, so that any process may run it.
//
//     const server = await startFaultServer();            // 127.0.0.1, a free port
//     server.script({ do: 'status', status: 429, headers: { 'retry-after': '2' } }, answer('{"actions":[]}'));
//     ... ANTHROPIC_BASE_URL = OLLAMA_HOST = server.url, OPENAI_BASE_URL = `${server.url}/v1`: in this process or a child ...
//     expect(server.requests).toHaveLength(2); expect(await server.openSockets()).toBe(0);
//     await server.close();
//
// Steps are taken in order; when none is left, `server.otherwise` answers: a step, or a function of the request.
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Protocol, Said } from './provider-protocols.js';
import { protocolOf, wire } from './provider-protocols.js';

/** What happens to one request. `after` says how much of the answer is sent before: nothing, the headers, or half of it. */
export type Step =
  /** A whole answer, in pieces of `chunkBytes` (all at once without). */
  | ({ readonly do: 'answer'; readonly chunkBytes?: number } & Said)
  /** Any status, `body` as it stands. */
  | {
      readonly do: 'status';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
    }
  /** The connection is torn down (RST). */
  | ({ readonly do: 'reset'; readonly after: After } & Partial<Said>)
  /** The answer ends half-way, as if it were all. */
  | ({ readonly do: 'cut' } & Partial<Said>)
  /** Not a byte more, and the connection stays. */
  | ({ readonly do: 'silence'; readonly after: After } & Partial<Said>)
  /** One byte, or so many, every `everyMs`. */
  | ({ readonly do: 'drip'; readonly everyMs: number; readonly bytes?: number } & Partial<Said>)
  /** The whole answer, and the connection stays. */
  | ({ readonly do: 'slow-close' } & Partial<Said>)
  /** A stream in the form of the protocol whose JSON is broken. */
  | { readonly do: 'invalid-json' }
  /** A stream that never ends by itself: the text goes on and on, up to `bytes`. */
  | { readonly do: 'huge'; readonly bytes: number }
  /** The answer begins, then the provider reports an error inside of the stream. */
  | ({ readonly do: 'error-in-stream'; readonly error: string } & Partial<Said>)
  /** 200 and these bytes. */
  | {
      readonly do: 'raw';
      readonly contentType: string;
      readonly body: string | Buffer;
    };

type After = 'nothing' | 'headers' | 'half';

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly protocol: Protocol | null;
  readonly headers: IncomingHttpHeaders;
  /** As it came. */
  readonly text: string;
  /** Parsed; null where it is no JSON. */
  readonly body: Readonly<Record<string, unknown>> | null;
  /** `performance.now()` at its arrival. */
  readonly atMs: number;
}

export interface FaultServer {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  readonly requests: readonly Asked[];
  /** Requests for an answer: what may cost money. Lists of models are not counted. */
  readonly calls: readonly Asked[];
  /** Calls answered or failed by now, and most of them at the same time. */
  readonly under: { readonly now: number; readonly most: number };
  /** One step for each of the calls that come. */
  script(...steps: readonly Step[]): void;
  /** When the script is at its end. */
  otherwise: Step | ((asked: Asked) => Step | Promise<Step>);
  /** Of the list of models; null answers 404. */
  models: readonly string[] | null;
  /** Connections that are open; waits up to a second for those that are about to close. */
  openSockets(): Promise<number>;
  /** Connections ever made. */
  readonly socketsMade: number;
  close(): Promise<void>;
}

/** A step that answers with that text, as the input of the tool or as prose. */
export function answer(text: string, more: Partial<Omit<Said, 'text'>> = {}): Step {
  return { do: 'answer', text, ...more };
}

export async function startFaultServer(port = 0): Promise<FaultServer> {
  const requests: Asked[] = [];
  const steps: Step[] = [];
  const sockets = new Set<Socket>();
  const under = { now: 0, most: 0 };
  let socketsMade = 0;
  const http = createServer((request, response) => {
    void handle(request, response).catch(() => response.destroy());
  });
  http.on('connection', (socket) => {
    socketsMade += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = await readAsked(request);
    requests.push(asked);
    if (asked.protocol === null) {
      await list(asked, response, server.models);
      return;
    }
    under.now += 1;
    under.most = Math.max(under.most, under.now);
    response.on('close', () => {
      under.now -= 1;
    });
    const { otherwise } = server;
    const step =
      steps.shift() ?? (typeof otherwise === 'function' ? await otherwise(asked) : otherwise);
    await perform(step, asked, asked.protocol, response);
  }

  await new Promise<void>((listening) => http.listen(port, '127.0.0.1', listening));
  const server: FaultServer = {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    requests,
    get calls() {
      return requests.filter(({ protocol }) => protocol !== null);
    },
    under,
    script: (...more) => void steps.push(...more),
    otherwise: answer('{}'),
    models: ['some-model'],
    async openSockets() {
      for (let tries = 0; tries < 100 && sockets.size > 0; tries += 1) await sleep(10);
      return sockets.size;
    },
    get socketsMade() {
      return socketsMade;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      http.closeAllConnections();
      await new Promise((closed) => http.close(closed));
    },
  };
  return server;
}

async function readAsked(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  const path = request.url ?? '';
  return {
    method: request.method ?? '',
    path,
    protocol: protocolOf(path),
    headers: request.headers,
    text,
    body: parsed(text),
    atMs: performance.now(),
  };
}

function parsed(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
}

async function list(
  { path, protocol }: Asked,
  response: ServerResponse,
  models: readonly string[] | null,
): Promise<void> {
  const isList = /\/models(\?|$)|\/api\/tags$/u.test(path);
  response.writeHead(isList && models !== null ? 200 : 404, { 'content-type': 'application/json' });
  const ids = models ?? [];
  if (!isList || models === null)
    response.end(JSON.stringify({ error: `nothing at ${path}`, protocol }));
  else if (path.endsWith('/api/tags'))
    response.end(JSON.stringify({ models: ids.map((name) => ({ name, model: name })) }));
  else
    response.end(
      JSON.stringify({
        object: 'list',
        data: ids.map((id) => ({ id, type: 'model', object: 'model' })),
        has_more: false,
        first_id: ids[0] ?? null,
        last_id: ids.at(-1) ?? null,
      }),
    );
}

async function perform(
  step: Step,
  asked: Asked,
  protocol: Protocol,
  response: ServerResponse,
): Promise<void> {
  if (step.do === 'status') {
    response.writeHead(step.status, { 'content-type': 'application/json', ...step.headers });
    response.end(step.body ?? JSON.stringify({ type: 'error', error: { message: 'as scripted' } }));
    return;
  }
  if (step.do === 'raw') {
    response.writeHead(200, { 'content-type': step.contentType });
    response.end(step.body);
    return;
  }
  const speak = wire(protocol, asked.body);
  const head = { 'content-type': speak.contentType, ...speak.headers };
  if (step.do === 'invalid-json') {
    response.writeHead(200, head);
    response.end(speak.broken());
    return;
  }
  if (step.do === 'huge') {
    response.writeHead(200, head);
    await pour(response, speak.endless(), step.bytes);
    return;
  }
  const whole = Buffer.from(speak.answer({ text: '{"actions":[]}', ...step }));
  const half = whole.subarray(0, Math.floor(whole.length / 2));
  switch (step.do) {
    case 'answer':
      response.writeHead(200, head);
      await send(response, whole, step.chunkBytes ?? whole.length);
      response.end();
      return;
    case 'slow-close':
      response.writeHead(200, head);
      response.write(whole);
      return;
    case 'cut':
      response.writeHead(200, head);
      response.end(half);
      return;
    case 'drip':
      response.writeHead(200, head);
      await send(response, whole, step.bytes ?? 1, step.everyMs);
      response.end();
      return;
    case 'error-in-stream':
      response.writeHead(200, head);
      response.end(Buffer.concat([speak.start(), Buffer.from(speak.error(step.error))]));
      return;
    case 'silence':
    case 'reset':
      if (step.after !== 'nothing') response.writeHead(200, head);
      if (step.after === 'headers') response.flushHeaders();
      if (step.after === 'half') await written(response, half);
      if (step.do === 'reset') {
        // What was sent is to arrive before the reset does.
        if (step.after !== 'nothing') await sleep(20);
        response.socket?.resetAndDestroy();
      }
      return;
  }
}

async function send(
  response: ServerResponse,
  bytes: Buffer,
  size: number,
  everyMs = 0,
): Promise<void> {
  for (let at = 0; at < bytes.length && !response.destroyed; at += size) {
    await written(response, bytes.subarray(at, at + size));
    if (everyMs > 0) await sleep(everyMs);
    else if (size < bytes.length) await new Promise((next) => setImmediate(next));
  }
}

/** Until the other side has had enough. */
async function pour(
  response: ServerResponse,
  text: Iterable<string>,
  bytes: number,
): Promise<void> {
  let sent = 0;
  for (const piece of text) {
    if (sent >= bytes || response.destroyed) break;
    sent += Buffer.byteLength(piece);
    await written(response, Buffer.from(piece));
  }
  response.end();
}

function written(response: ServerResponse, bytes: Buffer): Promise<void> {
  return new Promise((done) => {
    response.once('close', done);
    response.write(bytes, () => {
      response.removeListener('close', done);
      done();
    });
  });
}
