// Whoever speaks OpenAI's chat completions: OpenAI, llama.cpp, vLLM, LM Studio, OpenRouter. Knows no other protocol, no price.

import type { OpenAI } from 'openai';
import { isRecord, recordIn, textIn } from '#base/json-values';
import type { Correction, ModelAdapter, ModelRequest, StopReason } from './adapter.js';
import { converse, reach } from './converse.js';
import type { DraftReply } from './draft-reply.js';
import type { Exchange, Trouble } from './exchange.js';
import { TOOL_IN_WORDS, takesForcedTool } from './forced-tool.js';
import type { ProviderAccess } from './provider-access.js';
import { openLine } from './provider-access.js';
import { allowsStrict } from './strict-schema.js';
import { createLineReader } from './wire-lines.js';

/** `baseUrl` with its `/v1`, as the SDK takes it. Throws an OrgsimError of code `usage` for one that is none. */
export function createOpenaiAdapter(access: ProviderAccess): ModelAdapter {
  const { line, baseUrl } = openLine(
    {
      provider: 'openai',
      name: 'OpenAI',
      ownUrl: 'https://api.openai.com/v1',
      keyVariable: 'OPENAI_API_KEY',
      urlVariable: 'OPENAI_BASE_URL',
    },
    access,
  );
  const isOwnHost = /(?:^|\.)openai\.(?:com|azure\.com)(?::\d+)?$/u.test(line.endpoint);
  const connect = ({ fetch }: Exchange) => createClient(baseUrl, fetch);
  return {
    provider: 'openai',
    endpoint: line.endpoint,
    call: (request, options) =>
      converse(
        line,
        {
          request,
          options,
          accepts: /text\/event-stream/u,
          inspect: checkEvents(),
          requestIdHeader: 'x-request-id',
        },
        async (exchange, draft) => {
          const client = await connect(exchange);
          try {
            for await (const chunk of await client.chat.completions.create(
              bodyOf(request, isOwnHost),
            )) {
              readChunk(chunk, draft);
              // The usage comes last, from those who report it: then nobody need wait for the end.
              if (draft.isWhole && draft.usage !== null) break;
            }
          } catch (error) {
            reportError(error, exchange);
            throw error;
          }
        },
      ),
    reach: (signal) =>
      reach(line, signal, async (exchange) => {
        const page = await (await connect(exchange)).models.list();
        return page.data.map(({ id }) => id);
      }),
  };
}

/** The most a timer can wait: waiting is the exchange's business. */
const NO_TIMEOUT_MS = 2 ** 31 - 1;

/**
 * Nothing is left to the environment: all that the SDK would look up there is given. The key is not: the exchange adds it to
 * what goes out, so that no error of the SDK can hold it.
 */
async function createClient(baseURL: string, fetch: typeof globalThis.fetch): Promise<OpenAI> {
  const sdk = await import('openai');
  return new sdk.OpenAI({
    apiKey: 'none',
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    baseURL,
    fetch,
    maxRetries: 0,
    timeout: NO_TIMEOUT_MS,
    logLevel: 'off',
  });
}

type Body = OpenAI.ChatCompletionCreateParamsStreaming;

function bodyOf(request: ModelRequest, isOwnHost: boolean): Body {
  const { form, outputTokensMax, temperature, seed } = request;
  const isForced = takesForcedTool(request.model);
  return {
    model: request.model,
    messages: [
      { role: 'system', content: request.system.map(({ text }) => text).join('\n\n') },
      { role: 'user', content: request.message },
      ...(request.correction === null ? [] : correctionOf(request.correction, form.name)),
    ],
    stream: true,
    stream_options: { include_usage: true },
    ...(isOwnHost || NEW_WORD.test(request.model)
      ? { max_completion_tokens: outputTokensMax }
      : { max_tokens: outputTokensMax }),
    tools: [
      {
        type: 'function',
        function: {
          name: form.name,
          description: isForced ? form.description : `${form.description} ${TOOL_IN_WORDS}`,
          parameters: form.schema,
          ...(allowsStrict(form.schema) && { strict: true }),
        },
      },
    ],
    tool_choice: toolChoiceOf(form.name, isForced, isOwnHost),
    // Reasoning models refuse a temperature: one that was not asked for is not sent.
    ...(temperature !== null && { temperature }),
    ...(seed !== null && { seed }),
  };
}

/**
 * Models that take `max_completion_tokens` alone, behind a gateway too. Everybody else's servers know `max_tokens`, the old
 * word, and some refuse the new one; OpenAI's own host takes the new one for all its models.
 */
const NEW_WORD = /(?:^|\/)(?:o\d|gpt-[5-9])/iu;

/** With one tool `required` says the same as its name, and LM Studio and llama.cpp take no name. */
function toolChoiceOf(
  name: string,
  isForced: boolean,
  isOwnHost: boolean,
): NonNullable<Body['tool_choice']> {
  if (!isForced) return 'auto';
  return isOwnHost ? { type: 'function', function: { name } } : 'required';
}

const CORRECTED = 'call_corrected';

function correctionOf({ reply, complaint }: Correction, name: string): Body['messages'] {
  return [
    {
      role: 'assistant',
      content: null,
      tool_calls: [{ id: CORRECTED, type: 'function', function: { name, arguments: reply.text } }],
    },
    { role: 'tool', tool_call_id: CORRECTED, content: complaint },
  ];
}

/** `chunk` is what came over the wire, whatever its type says. */
function readChunk(chunk: unknown, draft: DraftReply): void {
  if (!isRecord(chunk)) return;
  draft.setModel(chunk.model);
  draft.addUsage(chunk.usage);
  const choice: unknown = Array.isArray(chunk.choices) ? chunk.choices[0] : null;
  const delta = recordIn(choice, 'delta');
  draft.addProse(delta?.content);
  draft.addRefusal(delta?.refusal);
  const calls: readonly unknown[] = Array.isArray(delta?.tool_calls) ? delta.tool_calls : [];
  for (const call of calls) {
    const index = isRecord(call) && typeof call.index === 'number' ? call.index : 0;
    draft.addCall(index, recordIn(call, 'function')?.arguments);
  }
  const reason = textIn(choice, 'finish_reason');
  if (reason !== null) draft.stop(STOP_REASONS.get(reason) ?? 'other');
}

const STOP_REASONS: ReadonlyMap<string, StopReason> = new Map([
  ['stop', 'end'],
  ['tool_calls', 'end'],
  ['function_call', 'end'],
  ['length', 'length'],
  ['content_filter', 'refusal'],
]);

/** An `error` in place of a chunk: the SDK throws it with the object that came. */
function reportError(error: unknown, exchange: Exchange): void {
  const reported = recordIn(error, 'error');
  if (reported !== null)
    exchange.report(
      textIn(reported, 'type') ?? textIn(reported, 'code'),
      textIn(reported, 'message') ?? '',
    );
}

/** The SDK prints what it cannot read of events of this name, as it came, on the terminal; a chat has no such events. */
const PRINTED = /(?:^|\r)event:\s*thread\./u;

function checkEvents(): (piece: Uint8Array | null) => Trouble | null {
  const readLines = createLineReader();
  return (piece) =>
    readLines(piece).some((line) => PRINTED.test(line)) ? { kind: 'not-json' } : null;
}
