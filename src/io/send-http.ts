// HTTP over the network. Knows nothing of what is sent or of who answers.

import type { IncomingMessage } from 'node:http';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { HttpAnswer, HttpRequest, SendHttp } from '#base/http-port';
import { guardedLookup } from './guarded-lookup.js';

/** Not `fetch`: that one follows redirects, waits 300 s at most, and after an abort opens another connection. */
export const sendHttp: SendHttp = (asked) =>
  new Promise((resolve, reject) => {
    const { url, method, headers, body, signal, onConnected } = asked;
    const isSecure = new URL(url).protocol === 'https:';
    const request = (isSecure ? requestHttps : requestHttp)(
      url,
      {
        method,
        headers: { ...headers, ...lengthOf(asked) },
        signal,
        agent: false,
        lookup: guardedLookup,
      },
      (response) => resolve(answerOf(response)),
    );
    request.once('socket', (socket) => {
      socket.once(isSecure ? 'secureConnect' : 'connect', onConnected);
    });
    request.on('error', reject);
    request.end(body ?? undefined);
  });

function lengthOf({ body }: HttpRequest): Record<string, string> {
  return body === null ? {} : { 'content-length': String(Buffer.byteLength(body)) };
}

function answerOf(response: IncomingMessage): HttpAnswer {
  // Whoever reads the body hears of it; nobody may be reading yet.
  response.on('error', () => undefined);
  const headers = new Map<string, string>();
  for (const [name, value] of Object.entries(response.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  return { status: response.statusCode ?? 0, headers, body: response };
}
