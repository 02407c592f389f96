// What a fault server does with one request: the kinds of answers and faults, and how each is sent. Imports nothing of src.
import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Protocol, Said } from './provider-protocols.js';
import { wire } from './provider-protocols.js';

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

/** `body` is what was asked. */
export async function perform(
  step: Step,
  body: Readonly<Record<string, unknown>> | null,
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
  const speak = wire(protocol, body);
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
