// Whatever bytes a provider sends, a call ends in a reply or in a ModelError, prints nothing, and repeats no key.
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SendHttp } from '#base/http-port';
import type { ModelAdapter } from '#models/adapter';
import { createAnthropicAdapter } from '#models/anthropic';
import { ModelError } from '#models/model-error';
import { createOllamaAdapter } from '#models/ollama';
import { createOpenaiAdapter } from '#models/openai';
import type { ProviderAccess } from '#models/provider-access';
import { accessOf, KEY, optionsOf, requestOf } from './adapter-request.js';
import { wire } from './provider-protocols.js';

const printed = vi.fn<() => void>();
beforeEach(() => {
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const)
    vi.spyOn(console, method).mockImplementation(printed);
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** Pieces that a protocol gives a sense, at places where it does not expect them. */
const ODD = fc.oneof(
  fc.constantFrom('\n', '\n\n', '\r', 'data: ', 'event: thread.x\n', 'event: error\n', '[DONE]'),
  fc.constantFrom(
    'null',
    '[]',
    '{}',
    '""',
    '1e999',
    '{"error":',
    '"error":"x"',
    KEY,
    '\u001b]52;c;',
  ),
  fc.json({ maxDepth: 2 }),
  fc.string({ unit: 'binary', maxLength: 8 }),
);
const CHANGE = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.nat({ max: 40 }),
  odd: ODD,
});

const SUBJECTS: readonly {
  name: 'anthropic' | 'openai' | 'ollama';
  create: (access: ProviderAccess) => ModelAdapter;
}[] = [
  { name: 'anthropic', create: createAnthropicAdapter },
  { name: 'openai', create: createOpenaiAdapter },
  { name: 'ollama', create: createOllamaAdapter },
];

describe.each(SUBJECTS)('$name', ({ name, create }) => {
  it('bears any answer', async () => {
    const peer = wire(name, null);
    const whole = peer.answer({ text: '{"actions":[{"action":"idle"}]}' });
    let replies = 0;
    let failures = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(CHANGE, { maxLength: 4 }),
        fc.constantFrom(200, 200, 200, 200, 400, 500, 302, 600),
        fc.integer({ min: 1, max: 400 }),
        fc.boolean(),
        async (changes, status, size, breaks) => {
          let text = whole;
          for (const { at, cut, odd } of changes) {
            const place = Math.floor(at * text.length);
            text = text.slice(0, place) + odd + text.slice(place + cut);
          }
          const outcome: unknown = await create(
            accessOf(null, { send: sender(text, peer.contentType, status, size, breaks) }),
          )
            .call(requestOf(), optionsOf())
            .catch((thrown: unknown) => thrown);
          if (outcome instanceof ModelError) {
            failures += 1;
            expect(outcome.message).not.toContain(KEY.slice(0, 10));
            expect(outcome.message).not.toContain('\u001b');
          } else {
            replies += 1;
            expect(typeof (outcome as { text: unknown }).text).toBe('string');
          }
          // All of it can be written down.
          expect(JSON.parse(JSON.stringify(outcome))).toBeTypeOf('object');
        },
      ),
      { numRuns: 200, seed: 20_260_105 },
    );
    expect(printed.mock.calls).toEqual([]);
    // Both happen: neither is a test of nothing.
    expect(Math.min(replies, failures)).toBeGreaterThan(20);
  });
});

function sender(
  text: string,
  contentType: string,
  status: number,
  size: number,
  breaks: boolean,
): SendHttp {
  return async ({ onConnected }) => {
    onConnected();
    return {
      status,
      headers: new Map([['content-type', contentType]]),
      body: (async function* () {
        const bytes = Buffer.from(text);
        for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
        if (breaks) throw new Error(`reset by peer, ${KEY}`);
      })(),
    };
  };
}
