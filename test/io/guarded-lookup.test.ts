// Whatever a name leads to: addresses that no provider has are not connected to.
import type { LookupAddress } from 'node:dns';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { createGuardedLookup, FORBIDDEN_ADDRESS, guardedLookup } from '#io/guarded-lookup';
import { sendHttp } from '#io/send-http';

const ask = (host: string, addresses: readonly string[], all = true) =>
  new Promise<{ code: string | undefined; found: string | LookupAddress[] }>((resolve) => {
    const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    const lookup = createGuardedLookup((_host, _options, answer) => answer(null, found));
    lookup(host, { all }, (error, address) => resolve({ code: error?.code, found: address }));
  });

describe('refused', () => {
  test.each([
    ['metadata of a cloud', 'gateway.example', ['169.254.169.254']],
    ['one of several', 'gateway.example', ['8.8.8.8', 'fe80::1']],
    ['a private IPv6', 'gateway.example', ['fd00:ec2::254']],
    ['no machine', 'gateway.example', ['0.0.0.0']],
    ['translated metadata', 'gateway.example', ['64:ff9b::a9fe:a9fe']],
    ['localhost that is elsewhere', 'localhost', ['8.8.8.8']],
    ['nothing', 'gateway.example', []],
  ])('%s', async (_what, host, addresses) => {
    expect((await ask(host, addresses)).code).toBe(FORBIDDEN_ADDRESS);
  });
});

test.each([
  ['gateway.example', ['8.8.8.8', '2606:4700::1111']],
  ['gateway.lan', ['192.168.1.5']],
  ['api.anthropic.com', ['64:ff9b::808:808']],
  ['localhost', ['127.0.0.1', '::1']],
])('taken: %s at %j', async (host, addresses) => {
  const { code, found } = await ask(host, addresses);
  expect(code).toBeUndefined();
  expect(found).toEqual(addresses.map((address) => expect.objectContaining({ address })));
  expect((await ask(host, addresses, false)).found).toBe(addresses[0]);
});

test('what the system says of a name that is not there is handed on', async () => {
  const code = await new Promise((resolve) =>
    guardedLookup('no-such-host.invalid', {}, (error) => resolve(error?.code)),
  );
  expect(code).not.toBe(FORBIDDEN_ADDRESS);
});

test('requests go through it', async () => {
  const server = createServer((_request, response) => response.end('{}'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const send = (host: string) =>
    sendHttp({
      url: `http://${host}:${port}/`,
      method: 'GET',
      headers: {},
      body: null,
      signal: new AbortController().signal,
      onConnected: () => undefined,
    });
  expect((await send('localhost')).status).toBe(200);
  server.close();
});
