// The fault server with nothing but `fetch`: what the adapters and the run are tested against must itself do as it says.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FaultServer } from './fault-server.js';
import { answer, startFaultServer } from './fault-server.js';
import type { Step } from './fault-steps.js';

const PATHS = { anthropic: '/v1/messages', openai: '/v1/chat/completions', ollama: '/api/chat' };
const PROTOCOLS = ['anthropic', 'openai', 'ollama'] as const;

let server: FaultServer;
beforeEach(async () => {
  server = await startFaultServer();
});
afterEach(() => server.close());

const ask = (protocol: keyof typeof PATHS, signal: AbortSignal | null = null) =>
  fetch(server.url + PATHS[protocol], {
    method: 'POST',
    body: JSON.stringify({ model: 'm', tool_choice: { type: 'tool', name: 'act' } }),
    signal,
  });

describe.each(PROTOCOLS)('in the protocol of %s', (protocol) => {
  it('answers as scripted, then as it does otherwise', async () => {
    server.script(answer('first'), { do: 'status', status: 429, headers: { 'retry-after': '2' } });
    const first = await ask(protocol);
    expect((await first.text()).includes('first')).toBe(true);
    const second = await ask(protocol);
    expect([second.status, second.headers.get('retry-after')]).toEqual([429, '2']);
    await second.text();
    server.otherwise = ({ body }) => answer(`for ${String(body?.model)}`);
    expect(await (await ask(protocol)).text()).toMatch(/for m/u);
    expect(server.calls.map((asked) => asked.protocol)).toEqual([protocol, protocol, protocol]);
  });

  it.each([
    { do: 'reset', after: 'nothing' },
    { do: 'reset', after: 'headers' },
    { do: 'reset', after: 'half' },
  ] satisfies Step[])('tears the connection down: $after', async (step) => {
    server.script(step);
    await expect(ask(protocol).then((response) => response.text())).rejects.toThrow(/./u);
    expect(await server.openSockets()).toBe(0);
  });

  it('stays silent until it is left', async () => {
    server.script({ do: 'silence', after: 'nothing' });
    const leave = new AbortController();
    const asked = ask(protocol, leave.signal);
    await expect.poll(() => server.under.now).toBe(1);
    leave.abort();
    await expect(asked).rejects.toThrow(/abort/u);
    await expect.poll(() => server.under).toEqual({ now: 0, most: 1 });
  });

  it('goes on and on', async () => {
    server.script({ do: 'huge', bytes: 300_000 });
    expect((await (await ask(protocol)).text()).length).toBeGreaterThan(300_000);
  });

  it('ends half-way, and in one byte at a time', async () => {
    server.script(answer('{"a":1}'), { do: 'cut', text: '{"a":1}' }, answer('{"a":1}'), {
      do: 'drip',
      everyMs: 0,
      text: '{"a":1}',
    });
    const [whole, half, again, dripped] = [
      await (await ask(protocol)).text(),
      await (await ask(protocol)).text(),
      await (await ask(protocol)).text(),
      await (await ask(protocol)).text(),
    ];
    expect(whole.startsWith(half)).toBe(true);
    expect(half.length).toBe(Math.floor(whole.length / 2));
    expect([again, dripped]).toEqual([whole, whole]);
  });
});

it('lists models, and that is no call', async () => {
  const listed = await (await fetch(`${server.url}/v1/models`)).json();
  expect(listed).toMatchObject({ data: [{ id: 'some-model' }] });
  expect(await (await fetch(`${server.url}/api/tags`)).json()).toMatchObject({
    models: [{ name: 'some-model' }],
  });
  expect(server.calls).toEqual([]);
  expect(server.requests).toHaveLength(2);
});
