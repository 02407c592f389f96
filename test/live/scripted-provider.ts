// A server that speaks Anthropic's streaming protocol and answers as an obedient model would, from the prompt alone. It keeps
// count of what it was asked: what a bill would say, whatever became of the program that asked.

import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { randomStream } from '#base/random-streams';
import type { ModelAction } from '#models/model-action';
import { bodyOf, sendJson, serveHttp } from '../inference/serve-http.js';
import { legalAnswer } from './legal-answer.js';
import type { ReadPrompt } from './read-prompt.js';
import { readPrompt } from './read-prompt.js';

export interface ScriptedOptions {
  /** Of the delays; the answers have none. */
  readonly seed?: number;
  /** Most milliseconds before an answer begins, and again before it ends. */
  readonly delayMsMax?: number;
  readonly answer?: (prompt: ReadPrompt) => readonly ModelAction[];
}

export interface SeenRequest {
  readonly agent: string;
  readonly tick: number;
  /** SHA-256 of the body: the same for the same request. */
  readonly digest: string;
  /** The model was told that its answer before was not valid. */
  readonly isCorrection: boolean;
  readonly model: string;
  /** The whole answer was sent; whether anybody read it is not known here. */
  isAnswered: boolean;
}

export interface ScriptedProvider {
  readonly url: string;
  /** Of a program that is to ask it. */
  readonly environment: Readonly<Record<'ANTHROPIC_API_KEY' | 'ANTHROPIC_BASE_URL', string>>;
  /** In the order in which they came. */
  readonly requests: readonly SeenRequest[];
  /** Requests under way now, and the most that there were. */
  readonly underWay: { readonly now: number; readonly most: number };
  close(): Promise<void>;
}

export async function startScriptedProvider(
  options: ScriptedOptions = {},
): Promise<ScriptedProvider> {
  const requests: SeenRequest[] = [];
  const underWay = { now: 0, most: 0 };
  const random = randomStream(options.seed ?? 1, 'delays of the provider');
  const pause = () => sleep(random() * (options.delayMsMax ?? 0));
  const server = await serveHttp(async (request, response) => {
    const path = `${request.method} ${request.url?.split('?')[0]}`;
    if (path === 'GET /v1/models')
      return sendJson(response, 200, {
        data: [{ id: 'claude-opus-5-5', type: 'model' }],
        has_more: false,
      });
    if (path !== 'POST /v1/messages') return refuse(response, 404, `there is no ${path}`);
    underWay.now += 1;
    underWay.most = Math.max(underWay.most, underWay.now);
    response.on('close', () => {
      underWay.now -= 1;
    });
    return answer(request, response);
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = await bodyOf(request);
    const body: AnthropicBody = JSON.parse(text);
    const [first, ...later] = body.messages;
    const prompt = readPrompt(`${textOf(body.system ?? '')}\n\n${textOf(first?.content ?? '')}`);
    const seen: SeenRequest = {
      agent: prompt.agent,
      tick: prompt.tick,
      digest: createHash('sha256').update(text).digest('hex'),
      isCorrection: later.length > 0,
      model: body.model,
      isAnswered: false,
    };
    requests.push(seen);
    await pause();
    const actions = seen.isCorrection ? [] : (options.answer ?? legalAnswer)(prompt);
    const input = JSON.stringify({ actions: actions.length > 0 ? actions : [{ action: 'idle' }] });
    const usage = usageOf(text, input);
    if (body.stream !== true) {
      sendJson(response, 200, messageOf(body, seen, JSON.parse(input), usage));
    } else {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'request-id': idOf(seen) });
      const events = eventsOf(body, seen, input, usage);
      const half = Math.ceil(events.length / 2);
      for (const event of events.slice(0, half)) response.write(event);
      await pause();
      response.end(events.slice(half).join(''));
    }
    seen.isAnswered = !response.destroyed;
  }

  const { url } = server;
  const environment = { ANTHROPIC_API_KEY: 'none', ANTHROPIC_BASE_URL: url };
  return { url, environment, requests, underWay, close: () => server.close() };
}

interface AnthropicBody {
  readonly model: string;
  readonly stream?: boolean;
  readonly system?: AnthropicText;
  readonly messages: readonly { readonly content: AnthropicText }[];
  readonly tools?: readonly { readonly name: string }[];
}

type AnthropicText = string | readonly { readonly type: string; readonly text?: string }[];

function textOf(content: AnthropicText): string {
  return typeof content === 'string' ? content : content.map(({ text }) => text ?? '').join('\n\n');
}

interface Usage {
  readonly input_tokens: number;
  readonly cache_creation_input_tokens: number;
  readonly cache_read_input_tokens: number;
  readonly output_tokens: number;
}

/** Four characters a token. */
function usageOf(request: string, answer: string): Usage {
  return {
    input_tokens: Math.ceil(request.length / 4),
    cache_creation_input_tokens: 0,
    cache_read_input_tokens: 0,
    output_tokens: Math.ceil(answer.length / 4),
  };
}

const idOf = ({ digest }: SeenRequest): string => `req_${digest.slice(0, 20)}`;

function messageOf(body: AnthropicBody, seen: SeenRequest, input: unknown, usage: Usage) {
  return {
    id: `msg_${seen.digest.slice(0, 20)}`,
    type: 'message',
    role: 'assistant',
    model: body.model,
    content: [toolUse(body, seen, input)],
    stop_reason: 'tool_use',
    stop_sequence: null,
    usage,
  };
}

function toolUse(body: AnthropicBody, { digest }: SeenRequest, input: unknown) {
  const name = body.tools?.[0]?.name ?? 'answer';
  return { type: 'tool_use', id: `toolu_${digest.slice(0, 20)}`, name, input };
}

function eventsOf(body: AnthropicBody, seen: SeenRequest, input: string, usage: Usage): string[] {
  const { stop_reason, ...message } = messageOf(body, seen, {}, { ...usage, output_tokens: 1 });
  const pieces = input.match(/.{1,40}/gsu) ?? [];
  const events = [
    { type: 'message_start', message: { ...message, content: [], stop_reason: null } },
    { type: 'content_block_start', index: 0, content_block: toolUse(body, seen, {}) },
    ...pieces.map((partial_json) => ({
      type: 'content_block_delta',
      index: 0,
      delta: { type: 'input_json_delta', partial_json },
    })),
    { type: 'content_block_stop', index: 0 },
    {
      type: 'message_delta',
      delta: { stop_reason, stop_sequence: null },
      usage: { output_tokens: usage.output_tokens },
    },
    { type: 'message_stop' },
  ];
  return events.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
}

function refuse(response: ServerResponse, status: number, message: string): void {
  sendJson(response, status, { type: 'error', error: { type: 'not_found_error', message } });
}
