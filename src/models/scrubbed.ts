// An adapter whose answers and errors hold no secret: what a provider echoes or a model repeats is redacted before anybody
// keeps it, shows it or gives it to another model. Whole texts are scrubbed, so that it does not matter how they came in.

import { isRecord, parseJson } from '#base/json-values';
import { scrubData, scrubSecrets } from '#base/secret';
import type { ModelAdapter, ModelReply, Reachability } from './adapter.js';
import { ModelError } from './model-error.js';
import type { ReportedUsage } from './provider.js';

export function createScrubbedAdapter(adapter: ModelAdapter): ModelAdapter {
  const { provider, endpoint } = adapter;
  return {
    provider,
    endpoint: endpoint === null ? null : scrubSecrets(endpoint),
    async call(request, options) {
      try {
        return scrubReply(await adapter.call(request, options));
      } catch (error) {
        throw scrubError(error);
      }
    },
    async reach(signal): Promise<Reachability> {
      const reached = await adapter.reach(signal);
      if (reached.kind === 'unreachable')
        return { ...reached, error: scrubbedError(reached.error) };
      return { ...reached, models: reached.models?.map(scrubSecrets) ?? null };
    },
  };
}

function scrubReply({ text, model, requestId, usage, ...rest }: ModelReply): ModelReply {
  return {
    ...rest,
    text: scrubAnswer(text),
    usage: usage && scrubUsage(usage),
    model: model === null ? null : scrubSecrets(model),
    requestId: requestId === null ? null : scrubSecrets(requestId),
  };
}

/** JSON may spell it in escapes, and is read before anybody sees it. */
function scrubAnswer(text: string): string {
  const scrubbed = scrubSecrets(text);
  const value = parseJson(scrubbed);
  const clean = JSON.stringify(scrubData(value));
  return clean === JSON.stringify(value) ? scrubbed : clean;
}

function scrubError(error: unknown): unknown {
  return error instanceof ModelError ? scrubbedError(error) : error;
}

function scrubbedError({ message, facts, cause }: ModelError): ModelError {
  const { usage, retryAfter } = facts;
  return new ModelError(
    scrubSecrets(message),
    {
      ...facts,
      usage: usage && scrubUsage(usage),
      retryAfter: retryAfter === null ? null : scrubSecrets(retryAfter),
    },
    cause,
  );
}

function scrubUsage({ provider, raw }: ReportedUsage): ReportedUsage {
  const scrubbed = scrubData(raw);
  return { provider, raw: isRecord(scrubbed) ? scrubbed : {} };
}
