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
import type { Step } from './fault-steps.js';
import { perform } from './fault-steps.js';
import type { Protocol, Said } from './provider-protocols.js';
import { protocolOf } from './provider-protocols.js';

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
    await perform(step, asked.body, asked.protocol, response);
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
