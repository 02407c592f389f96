// Requests and options for the tests of the adapters.
import { doLater } from '#io/later';
import { sendHttp } from '#io/send-http';
import type { CallOptions, ModelReply, ModelRequest } from '#models/adapter';
import type { ProviderAccess } from '#models/provider-access';

export const KEY = 'sk-test-0123456789abcdef';

const SCHEMA = {
  type: 'object',
  properties: { actions: { type: 'array', items: { type: 'object' } } },
  required: ['actions'],
  additionalProperties: false,
};

export function requestOf(more: Partial<ModelRequest> = {}): ModelRequest {
  return {
    model: 'some-model',
    system: [
      { text: 'You are the lead.', isCacheEnd: false },
      { text: 'You may delegate.', isCacheEnd: true },
    ],
    message: 'A new order.',
    correction: null,
    form: { name: 'act', description: 'Your answer.', schema: SCHEMA },
    outputTokensMax: 256,
    cacheTtl: '5m',
    temperature: null,
    seed: null,
    facts: {
      agent: 'lead',
      reports: ['a', 'b'],
      mayDelegate: true,
      openTasks: [],
      openEscalations: [],
      openRequests: 0,
    },
    ...more,
  };
}

export function optionsOf(more: Partial<CallOptions> = {}): CallOptions {
  return { signal: new AbortController().signal, silenceMsMax: 10_000, ...more };
}

export function accessOf(
  baseUrl: string | null,
  more: Partial<ProviderAccess> = {},
): ProviderAccess {
  return { apiKey: KEY, baseUrl, send: sendHttp, doLater, ...more };
}

export function replyOf(text: string, more: Partial<ModelReply> = {}): ModelReply {
  return { text, stopReason: 'end', usage: null, model: null, requestId: null, ...more };
}
