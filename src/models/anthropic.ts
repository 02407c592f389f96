// Claude, over Anthropic's Messages API: streams, one tool, cache breakpoints. Knows no other provider and no price.

import type { Anthropic } from '@anthropic-ai/sdk';
import { isNoDeeper, isRecord, parseJson, recordIn, textIn } from '#base/json-values';
import type { Correction, ModelAdapter, ModelRequest, StopReason } from './adapter.js';
import { createAnthropicClient, openAnthropicLine } from './anthropic-client.js';
import { converse, reach } from './converse.js';
import type { DraftReply } from './draft-reply.js';
import type { Exchange } from './exchange.js';
import { TOOL_IN_WORDS, takesForcedTool } from './forced-tool.js';
import type { ProviderAccess } from './provider-access.js';

/** Throws an OrgsimError of code `usage` for a base URL that is none. */
export function createAnthropicAdapter(access: ProviderAccess): ModelAdapter {
  const { line, baseUrl } = openAnthropicLine(access);
  const connect = ({ fetch }: Exchange) =>
    createAnthropicClient({ baseUrl, fetch, timeoutMs: NO_TIMEOUT_MS, retriesMax: 0 });
  return {
    provider: 'anthropic',
    endpoint: line.endpoint,
    call: (request, options) =>
      converse(
        line,
        { request, options, accepts: /text\/event-stream/u, requestIdHeader: 'request-id' },
        async (exchange, draft) => {
          const client = await connect(exchange);
          try {
            for await (const event of await client.messages.create(bodyOf(request))) {
              readEvent(event, draft);
              if (event.type === 'message_stop') break;
            }
          } catch (error) {
            reportError(error, exchange);
            throw error;
          }
        },
      ),
    reach: (signal) =>
      reach(line, signal, async (exchange) => {
        const page = await (await connect(exchange)).models.list({ limit: 1000 });
        return page.data.map(({ id }) => id);
      }),
  };
}

/** The most a timer can wait: waiting is the exchange's business. */
const NO_TIMEOUT_MS = 2 ** 31 - 1;

/** How many the API takes. */
const CACHE_ENDS_MAX = 4;

/** Temperature and seed are left out: the API has neither (any more). */
function bodyOf(request: ModelRequest): Anthropic.MessageCreateParamsStreaming {
  const { form } = request;
  const isForced = takesForcedTool(request.model);
  const { properties, required, ...rest } = form.schema;
  return {
    model: request.model,
    max_tokens: request.outputTokensMax,
    stream: true,
    system: systemOf(request),
    messages: [
      { role: 'user', content: request.message },
      ...(request.correction === null ? [] : correctionOf(request.correction, form.name)),
    ],
    tools: [
      {
        name: form.name,
        description: isForced ? form.description : `${form.description} ${TOOL_IN_WORDS}`,
        input_schema: { ...rest, properties, required: namesIn(required), type: 'object' },
      },
    ],
    tool_choice: isForced
      ? { type: 'tool', name: form.name, disable_parallel_tool_use: true }
      : { type: 'auto', disable_parallel_tool_use: true },
  };
}

function namesIn(required: unknown): string[] {
  return Array.isArray(required) ? required.filter((name) => typeof name === 'string') : [];
}

/** Where more blocks end a cache than the API takes, the longest prefixes keep theirs. */
function systemOf({ system, cacheTtl }: ModelRequest): Anthropic.TextBlockParam[] {
  // The API refuses empty blocks; what they would have ended is what stands before them.
  const blocks = system.filter(({ text }) => text !== '');
  const ends = blocks.filter(({ isCacheEnd }) => isCacheEnd).slice(-CACHE_ENDS_MAX);
  return blocks.map((block, index) => ({
    type: 'text',
    // The API does not say that anything stands between two blocks.
    text: index < blocks.length - 1 ? `${block.text}\n\n` : block.text,
    ...(cacheTtl !== null &&
      ends.includes(block) && { cache_control: { type: 'ephemeral', ttl: cacheTtl } }),
  }));
}

const CORRECTED = 'toolu_corrected';
/** No action is as deep by far. */
const INPUT_LEVELS_MAX = 50;

function correctionOf({ reply, complaint }: Correction, tool: string): Anthropic.MessageParam[] {
  const input = parseJson(reply.text);
  if (!isRecord(input) || !isNoDeeper(input, INPUT_LEVELS_MAX))
    return [
      // Never empty, and never with a space at its end: the API refuses both.
      { role: 'assistant', content: reply.text.trim() === '' ? '(nothing)' : reply.text.trim() },
      { role: 'user', content: complaint },
    ];
  return [
    { role: 'assistant', content: [{ type: 'tool_use', id: CORRECTED, name: tool, input }] },
    {
      role: 'user',
      content: [
        { type: 'tool_result', tool_use_id: CORRECTED, is_error: true, content: complaint },
      ],
    },
  ];
}

/** `event` is what came over the wire, whatever its type says. */
function readEvent(event: unknown, draft: DraftReply): void {
  const index = isRecord(event) && typeof event.index === 'number' ? event.index : 0;
  switch (textIn(event, 'type')) {
    case 'message_start': {
      const message = recordIn(event, 'message');
      draft.setModel(message?.model);
      draft.addUsage(message?.usage);
      break;
    }
    case 'content_block_start': {
      const block = recordIn(event, 'content_block');
      if (block?.type === 'text') draft.addProse(block.text);
      // Some proxies give the whole input here, Anthropic an empty one.
      if (block?.type === 'tool_use')
        draft.addCall(index, hasMembers(block.input) ? JSON.stringify(block.input) : '');
      break;
    }
    case 'content_block_delta': {
      const delta = recordIn(event, 'delta');
      if (delta?.type === 'text_delta') draft.addProse(delta.text);
      if (delta?.type === 'input_json_delta') draft.addCall(index, delta.partial_json);
      break;
    }
    case 'message_delta': {
      draft.addUsage(recordIn(event, 'usage'));
      const reason = textIn(recordIn(event, 'delta'), 'stop_reason');
      if (reason !== null) draft.stop(STOP_REASONS.get(reason) ?? 'other');
      break;
    }
    default:
      break;
  }
}

function hasMembers(value: unknown): boolean {
  return isRecord(value) && Object.keys(value).length > 0;
}

const STOP_REASONS: ReadonlyMap<string, StopReason> = new Map([
  ['end_turn', 'end'],
  ['stop_sequence', 'end'],
  ['tool_use', 'end'],
  ['max_tokens', 'length'],
  ['model_context_window_exceeded', 'length'],
  ['refusal', 'refusal'],
]);

/** An `error` event: the SDK throws it with the body that came. */
function reportError(error: unknown, exchange: Exchange): void {
  const reported = recordIn(recordIn(error, 'error'), 'error');
  if (reported !== null)
    exchange.report(textIn(reported, 'type'), textIn(reported, 'message') ?? '');
}
