// HTTP over a real socket: once, to that address, and nothing stays open.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HttpRequest } from '#base/http-port';
import { sendHttp } from '#io/send-http';
import type { FaultServer } from '../models/fault-server.js';
import { answer, startFaultServer } from '../models/fault-server.js';

let server: FaultServer;
beforeEach(async () => {
  server = await startFaultServer();
});
afterEach(async () => {
  const open = await server.openSockets();
  await server.close();
  if (open > 0) throw new Error(`${open} connections stayed open`);
});

const requestOf = (more: Partial<HttpRequest> = {}): HttpRequest => ({
  url: `${server.url}/api/chat`,
  method: 'POST',
  headers: { 'x-mine': 'yes' },
  body: '{"model":"é"}',
  signal: new AbortController().signal,
  onConnected: () => undefined,
  ...more,
});

async function textOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

describe('a request', () => {
  it('is sent as it is, and answered with status, headers and body', async () => {
    server.script({ do: 'status', status: 418, headers: { 'X-Odd': 'a' }, body: 'tea' });
    const answered = await sendHttp(requestOf());
    expect([answered.status, answered.headers.get('x-odd')]).toEqual([418, 'a']);
    expect(await textOf(answered.body)).toBe('tea');
    const [{ text, headers } = { text: '', headers: {} }] = server.requests;
    expect(text).toBe('{"model":"é"}');
    expect(headers).toMatchObject({ 'x-mine': 'yes', 'content-length': '14', connection: 'close' });
  });

  it('has a connection of its own each time', async () => {
    for (let time = 0; time < 3; time += 1) await textOf((await sendHttp(requestOf())).body);
    expect(server.socketsMade).toBe(3);
  });

  it('follows no redirect', async () => {
    server.script({ do: 'status', status: 302, headers: { location: `${server.url}/api/chat` } });
    const { status, body } = await sendHttp(requestOf());
    await textOf(body);
    expect([status, server.requests.length]).toEqual([302, 1]);
  });

  it('tells when the connection stands: not where nobody is', async () => {
    let told = 0;
    const onConnected = () => {
      told += 1;
    };
    server.script({ do: 'reset', after: 'nothing' });
    await expect(sendHttp(requestOf({ onConnected }))).rejects.toMatchObject({
      code: 'ECONNRESET',
    });
    expect(told).toBe(1);
    const nowhere = requestOf({ onConnected, url: 'http://127.0.0.1:1/' });
    await expect(sendHttp(nowhere)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    expect(told).toBe(1);
  });

  it('is ended by its signal, before the answer and within', async () => {
    for (const after of ['nothing', 'half'] as const) {
      const stop = new AbortController();
      server.script({ do: 'silence', after });
      const sent = sendHttp(requestOf({ signal: stop.signal }));
      const read = sent.then(({ body }) => textOf(body)).catch((error: unknown) => error);
      await expect.poll(() => server.under.now).toBe(1);
      stop.abort();
      expect(String(await read)).toMatch(/abort/u);
      await expect.poll(() => server.under.now).toBe(0);
    }
  });

  it('need not be read to its end', async () => {
    server.script(answer('{}'));
    const stop = new AbortController();
    expect((await sendHttp(requestOf({ signal: stop.signal }))).status).toBe(200);
    stop.abort();
  });
});
