// The chat completions of OpenAI over real inference: a tool that is forced is a grammar, so that its arguments always fit,
// unless they are cut short. Streamed or not, with true usage. https://platform.openai.com/docs/api-reference/chat

import type { ServerResponse } from 'node:http';
import type { Inference, Thought, Written } from './inference.js';
import { MODEL_DEFAULTS, MODEL_NAME } from './model-defaults.js';
import type { HttpServer } from './serve-http.js';
import { bodyOf, sendJson, serveHttp } from './serve-http.js';

type Schema = Readonly<Record<string, unknown>>;

interface OpenAiRequest {
  readonly model: string;
  readonly messages: readonly OpenAiTurn[];
  readonly stream?: boolean;
  readonly stream_options?: { readonly include_usage?: boolean } | null;
  readonly max_tokens?: number | null;
  readonly max_completion_tokens?: number | null;
  readonly temperature?: number | null;
  readonly seed?: number | null;
  readonly tools?: readonly {
    readonly function: { readonly name: string; readonly parameters?: Schema };
  }[];
  readonly tool_choice?: string | { readonly function?: { readonly name: string } };
  readonly response_format?: {
    readonly type: string;
    readonly json_schema?: { readonly schema?: Schema };
  };
}

interface OpenAiTurn {
  readonly role: string;
  readonly content?: string | readonly { readonly text?: string }[] | null;
  readonly tool_calls?: readonly { readonly function: { readonly arguments: string } }[];
}

type Tool = NonNullable<OpenAiRequest['tools']>[number];

export function serveOpenAi(inference: Inference): Promise<HttpServer> {
  let answers = 0;
  return serveHttp(async (request, response, signal) => {
    const path = `${request.method} ${request.url}`;
    if (path === 'GET /v1/models')
      return sendJson(response, 200, {
        object: 'list',
        data: [{ id: MODEL_NAME, object: 'model' }],
      });
    if (path !== 'POST /v1/chat/completions') return refuse(response, 404, `there is no ${path}`);
    const asked: OpenAiRequest = JSON.parse(await bodyOf(request));
    if (asked.model !== MODEL_NAME)
      return refuse(response, 404, `The model ${asked.model} does not exist`);
    const tool = forcedTool(asked);
    if (tool === 'unknown') return refuse(response, 400, 'tool_choice names no tool');
    answers += 1;
    const id = `chatcmpl-${answers}`;
    const thought = { ...thoughtOf(asked, tool), signal };
    if (asked.stream !== true) {
      const written = await inference.think({ ...thought, onText: () => undefined });
      return sendJson(response, 200, wholeAnswer(asked, id, tool, written));
    }
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const send = (choices: readonly object[], more: object = {}) => {
      const chunk = { id, object: 'chat.completion.chunk', created: now(), model: MODEL_NAME };
      response.write(`data: ${JSON.stringify({ ...chunk, choices, ...more })}\n\n`);
    };
    const delta = (content: object) => {
      send([{ index: 0, delta: content, finish_reason: null }]);
    };
    delta({ role: 'assistant', ...(tool === null ? { content: '' } : toolDelta(id, tool)) });
    const written = await inference.think({
      ...thought,
      onText: (piece) => {
        delta(tool === null ? { content: piece } : argumentsDelta(piece));
      },
    });
    send([{ index: 0, delta: {}, finish_reason: finishOf(tool, written) }]);
    if (asked.stream_options?.include_usage === true) send([], { usage: usageOf(written) });
    response.end('data: [DONE]\n\n');
  });
}

function thoughtOf(asked: OpenAiRequest, tool: Tool | null) {
  const { response_format: format } = asked;
  const anyForm = format?.type === 'json_object' ? ('json' as const) : null;
  return {
    turns: asked.messages.map((turn) => ({ role: turn.role, content: textOf(turn) })),
    form: tool?.function.parameters ?? format?.json_schema?.schema ?? anyForm,
    outputTokensMax:
      asked.max_completion_tokens ?? asked.max_tokens ?? MODEL_DEFAULTS.outputTokensMax,
    temperature: asked.temperature ?? MODEL_DEFAULTS.temperature,
    seed: asked.seed ?? MODEL_DEFAULTS.seed,
  } satisfies Partial<Thought>;
}

/** The content of a turn, and what it called. */
function textOf({ content, tool_calls: calls }: OpenAiTurn): string {
  const said =
    typeof content === 'string' ? [content] : (content ?? []).map(({ text }) => text ?? '');
  return [...said, ...(calls ?? []).map((call) => call.function.arguments)].join('\n');
}

function forcedTool({ tools, tool_choice: choice }: OpenAiRequest): Tool | null | 'unknown' {
  if (choice === 'required') return tools?.[0] ?? 'unknown';
  if (choice === undefined || typeof choice === 'string') return null;
  return tools?.find((tool) => tool.function.name === choice.function?.name) ?? 'unknown';
}

function wholeAnswer(asked: OpenAiRequest, id: string, tool: Tool | null, written: Written) {
  const message =
    tool === null
      ? { role: 'assistant', content: written.text }
      : { role: 'assistant', content: null, tool_calls: [callOf(id, tool, written.text)] };
  return {
    id,
    object: 'chat.completion',
    created: now(),
    model: asked.model,
    choices: [{ index: 0, message, finish_reason: finishOf(tool, written) }],
    usage: usageOf(written),
  };
}

function callOf(id: string, tool: Tool, text: string) {
  const { name } = tool.function;
  return { id: `call_${id}`, type: 'function', function: { name, arguments: text } };
}

/** Told once, before the first piece of the arguments. */
const toolDelta = (id: string, tool: Tool) => ({
  content: null,
  tool_calls: [{ index: 0, ...callOf(id, tool, '') }],
});

const argumentsDelta = (piece: string) => ({
  tool_calls: [{ index: 0, function: { arguments: piece } }],
});

function finishOf(tool: Tool | null, { isCutShort }: Written): string {
  if (isCutShort) return 'length';
  return tool === null ? 'stop' : 'tool_calls';
}

function usageOf({ inputTokens, outputTokens }: Written) {
  return {
    prompt_tokens: inputTokens,
    completion_tokens: outputTokens,
    total_tokens: inputTokens + outputTokens,
  };
}

const now = (): number => Math.floor(Date.now() / 1000);

function refuse(response: ServerResponse, status: number, message: string): void {
  sendJson(response, status, { error: { message, type: 'invalid_request_error' } });
}
