// Models that run in Ollama: streams, and writes under the schema as a grammar. Knows no other provider and no price.

import type { ChatRequest, Ollama } from 'ollama';
import { isRecord, parseJson, recordIn, textIn } from '#base/json-values';
import type { ModelAdapter, ModelRequest, StopReason } from './adapter.js';
import { converse, reach } from './converse.js';
import type { DraftReply } from './draft-reply.js';
import type { Exchange, Trouble } from './exchange.js';
import type { ProviderAccess } from './provider-access.js';
import { openLine } from './provider-access.js';
import { createLineReader } from './wire-lines.js';

/** `baseUrl` may be whatever OLLAMA_HOST may be. Throws an OrgsimError of code `usage` for one that is none. */
export function createOllamaAdapter(access: ProviderAccess): ModelAdapter {
  const { line, baseUrl } = openLine(
    {
      provider: 'ollama',
      name: 'Ollama',
      ownUrl: OWN_URL,
      keyVariable: 'OLLAMA_API_KEY',
      urlVariable: 'OLLAMA_HOST',
    },
    { ...access, baseUrl: access.baseUrl === null ? null : urlOf(access.baseUrl) },
  );
  return {
    provider: 'ollama',
    endpoint: line.endpoint,
    call: (request, options) =>
      converse(
        line,
        { request, options, accepts: /json/u, inspect: checkLines(), requestIdHeader: null },
        async (exchange, draft) => {
          const client = await createClient(baseUrl, exchange);
          for await (const part of await client.chat(bodyOf(request))) readPart(part, draft);
        },
      ),
    reach: (signal) =>
      reach(line, signal, async (exchange) => {
        const { models } = await (await createClient(baseUrl, exchange)).list();
        return models.map(({ name }) => name);
      }),
  };
}

const OWN_PORT = 11_434;
const OWN_URL = `http://127.0.0.1:${OWN_PORT}`;

/** A host alone, with or without a port, is one of plain HTTP; 0.0.0.0 is where a server listens, not where it is. */
function urlOf(host: string): string {
  const text = host.trim();
  if (text === '') return text;
  const isBare = !text.includes('://');
  const url = isBare ? `http://${text.startsWith(':') ? `127.0.0.1${text}` : text}` : text;
  if (!URL.canParse(url)) return text;
  const parsed = new URL(url);
  if (parsed.hostname === '0.0.0.0') parsed.hostname = '127.0.0.1';
  if (isBare && parsed.port === '' && !/:\d+(?:\/|$)/u.test(text)) parsed.port = String(OWN_PORT);
  return parsed.href;
}

/** One client a call: `abort` of the package ends all calls of a client, and is not needed so. */
async function createClient(host: string, { fetch }: Exchange): Promise<Ollama> {
  const sdk = await import('ollama');
  return new sdk.Ollama({ host, fetch });
}

function bodyOf(request: ModelRequest): ChatRequest & { stream: true } {
  const { correction, temperature, seed, outputTokensMax } = request;
  return {
    model: request.model,
    messages: [
      { role: 'system', content: request.system.map(({ text }) => text).join('\n\n') },
      { role: 'user', content: request.message },
      ...(correction === null
        ? []
        : [
            { role: 'assistant', content: correction.reply.text },
            { role: 'user', content: correction.complaint },
          ]),
    ],
    stream: true,
    format: request.form.schema,
    options: {
      num_predict: outputTokensMax,
      num_ctx: contextTokensFor(request),
      ...(temperature !== null && { temperature }),
      ...(seed !== null && { seed }),
    },
  };
}

const CONTEXT_TOKENS_MIN = 4096;
const CONTEXT_TOKENS_MAX = 131_072;
/** Fewer than in any usual text: a prompt that is too long is cut without a word. */
const TOKEN_BYTES = 2;

/** The next power of two: another size makes Ollama load the model anew, and so there are six sizes. */
function contextTokensFor({ system, message, correction, outputTokensMax }: ModelRequest): number {
  const texts = [
    ...system.map(({ text }) => text),
    message,
    correction?.reply.text ?? '',
    correction?.complaint ?? '',
  ];
  const bytes = new TextEncoder().encode(texts.join('\n\n')).length;
  const tokens = Math.ceil(bytes / TOKEN_BYTES) + outputTokensMax;
  return Math.min(
    CONTEXT_TOKENS_MAX,
    Math.max(CONTEXT_TOKENS_MIN, 2 ** Math.ceil(Math.log2(tokens))),
  );
}

/** `part` is what came over the wire, whatever its type says. */
function readPart(part: unknown, draft: DraftReply): void {
  if (!isRecord(part)) return;
  draft.setModel(part.model);
  draft.addProse(recordIn(part, 'message')?.content);
  if (part.done !== true) return;
  const reported = Object.entries(part).filter(([name]) => USAGE.test(name));
  if (reported.length > 0) draft.addUsage(Object.fromEntries(reported));
  draft.stop(STOP_REASONS.get(textIn(part, 'done_reason') ?? 'stop') ?? 'other');
}

/** `prompt_eval_count`, `eval_count`, and the durations beside them. */
const USAGE = /_(?:count|duration)$/u;

const STOP_REASONS: ReadonlyMap<string, StopReason> = new Map([
  ['stop', 'end'],
  ['length', 'length'],
]);

/**
 * Each line is to be a JSON object. The package would print what is not, as it came, on the terminal, and go on; and it
 * throws away that an error which stands in a line was reported.
 */
function checkLines(): (piece: Uint8Array | null) => Trouble | null {
  const readLines = createLineReader();
  return (piece) => {
    for (const line of readLines(piece)) {
      const value = parseJson(line);
      // The last line has its line break, or it was cut.
      if (!isRecord(value))
        return piece === null ? { kind: 'broken', code: null } : { kind: 'not-json' };
      const said = textIn(value, 'error');
      if (said !== null) return { kind: 'reported', type: null, said };
    }
    return null;
  };
}
