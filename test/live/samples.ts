// What the tests of paid calls are made of: requests, replies, errors, a provider that answers by a script.
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
