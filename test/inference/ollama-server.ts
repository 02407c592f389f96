// Ollama's protocol over real inference: /api/chat and /api/generate, streamed or not, `format` schemas, true token counts.
// https://github.com/ollama/ollama/blob/main/docs/api.md

import type { ServerResponse } from 'node:http';
import type { ChatTurn, Inference, Thought, Written } from './inference.js';
import { MODEL_DEFAULTS, MODEL_NAME } from './model-defaults.js';
import type { HttpServer } from './serve-http.js';
import { bodyOf, sendJson, serveHttp } from './serve-http.js';

interface OllamaRequest {
  readonly model: string;
  readonly stream?: boolean;
  readonly format?: '' | 'json' | Readonly<Record<string, unknown>>;
  readonly options?: {
    readonly num_predict?: number;
    readonly temperature?: number;
    readonly seed?: number;
  };
  readonly messages?: readonly ChatTurn[];
  readonly system?: string;
  readonly prompt?: string;
}

export function serveOllama(inference: Inference): Promise<HttpServer> {
  return serveHttp(async (request, response, signal) => {
    const path = `${request.method} ${request.url}`;
    if (path === 'GET /api/version') return sendJson(response, 200, { version: '0.0.0' });
    if (path === 'GET /api/tags') return sendJson(response, 200, { models: [entryOf(inference)] });
    if (path !== 'POST /api/chat' && path !== 'POST /api/generate')
      return sendJson(response, 404, { error: `there is no ${path}` });
    const asked: OllamaRequest = JSON.parse(await bodyOf(request));
    if (asked.model !== MODEL_NAME && asked.model !== `${MODEL_NAME}:latest`)
      return sendJson(response, 404, { error: `model '${asked.model}' not found` });
    const pieceOf = path === 'POST /api/chat' ? chatPiece : generatedPiece;
    const send = { ...thoughtOf(asked), signal };
    if (asked.stream === false) {
      const written = await inference.think({ ...send, onText: () => undefined });
      return sendJson(response, 200, lineOf(asked, pieceOf(written.text), written));
    }
    response.writeHead(200, { 'content-type': 'application/x-ndjson' });
    const onText = (piece: string) => writeLine(response, lineOf(asked, pieceOf(piece), null));
    const written = await inference.think({ ...send, onText });
    writeLine(response, lineOf(asked, pieceOf(''), written));
    response.end();
  });
}

function thoughtOf({ messages, system, prompt, format, options }: OllamaRequest) {
  const alone: readonly ChatTurn[] = [
    ...(system === undefined ? [] : [{ role: 'system', content: system }]),
    { role: 'user', content: prompt ?? '' },
  ];
  const most = options?.num_predict ?? -1;
  return {
    turns: messages ?? alone,
    form: format === undefined || format === '' ? null : format,
    outputTokensMax: most > 0 ? most : MODEL_DEFAULTS.outputTokensMax,
    temperature: options?.temperature ?? MODEL_DEFAULTS.temperature,
    seed: options?.seed ?? MODEL_DEFAULTS.seed,
  } satisfies Partial<Thought>;
}

const chatPiece = (content: string) => ({ message: { role: 'assistant', content } });
const generatedPiece = (response: string) => ({ response });

/** With `written` it is the last one. */
function lineOf({ model }: OllamaRequest, piece: object, written: Written | null): object {
  const line = { model, created_at: new Date().toISOString(), ...piece };
  if (written === null) return { ...line, done: false };
  const { milliseconds, millisecondsToFirst } = written;
  return {
    ...line,
    done: true,
    done_reason: written.isCutShort ? 'length' : 'stop',
    total_duration: nanoseconds(milliseconds),
    load_duration: 0,
    prompt_eval_count: written.inputTokens,
    prompt_eval_duration: nanoseconds(millisecondsToFirst),
    eval_count: written.outputTokens,
    eval_duration: nanoseconds(milliseconds - millisecondsToFirst),
  };
}

const nanoseconds = (milliseconds: number): number => Math.round(milliseconds * 1e6);

function writeLine(response: ServerResponse, line: object): void {
  response.write(`${JSON.stringify(line)}\n`);
}

function entryOf({ modelSize }: Inference) {
  const name = `${MODEL_NAME}:latest`;
  const details = {
    format: 'gguf',
    family: 'llama',
    parameter_size: '',
    quantization_level: 'F32',
  };
  return {
    name,
    model: name,
    modified_at: new Date().toISOString(),
    size: modelSize,
    digest: '',
    details,
  };
}
