// What the tests of paid calls are made of: requests, replies, errors, a provider that answers by a script.
import type { PaidCall } from '#live/calls/paid-caller';
import type { ModelReply } from '#models/adapter';
import type { ModelErrorFacts } from '#models/model-error';
import { ModelError } from '#models/model-error';

export function aReply(text: string, usage: ModelReply['usage'] = null): ModelReply {
  return { text, stopReason: 'end', usage, model: null, requestId: null };
}

export function anError(
  kind: ModelErrorFacts['kind'],
  facts: Partial<ModelErrorFacts> = {},
): ModelError {
  return new ModelError(`It failed: ${kind}.`, {
    kind,
    status: null,
    retryAfter: null,
    mayBeBilled: false,
    usage: null,
    ...facts,
  });
}

/** Ten tokens in, five out. */
export const USAGE: ModelReply['usage'] = {
  provider: 'anthropic',
  raw: {
    input_tokens: 10,
    cache_read_input_tokens: 0,
    cache_creation_input_tokens: 0,
    output_tokens: 5,
  },
};

export function aCall(change: Partial<PaidCall> = {}): PaidCall {
  return {
    agent: 'coo',
    tick: 1,
    wave: 0,
    wake: 'message',
    model: 'claude-opus',
    request: {
      system: [{ text: 'You are the COO.', isCacheEnd: true }],
      message: 'An order came.',
      correction: null,
      form: { name: 'act', description: 'What you do.', schema: { type: 'object' } },
      outputTokensMax: 1000,
      cacheTtl: '5m',
      temperature: null,
      seed: null,
      facts: {
        agent: 'coo',
        reports: [],
        mayDelegate: false,
        openTasks: [],
        openEscalations: [],
        openRequests: 0,
      },
    },
    scopes: [],
    ...change,
  };
}
