// How Anthropic, OpenAI and Ollama word an answer on the wire, for the fault server: written from their documentation, not from
// the adapters.

export type Protocol = 'anthropic' | 'openai' | 'ollama';

export interface Said {
  readonly text: string;
  /** The input of the tool that was offered, or prose. Ollama knows only the one way. */
  readonly as?: 'tool' | 'prose';
  readonly stop?: 'end' | 'length' | 'refusal';
  /** In the provider's own terms; null reports none, and without one it is some small numbers. */
  readonly usage?: Readonly<Record<string, unknown>> | null;
}

export interface Wire {
  readonly contentType: string;
  readonly headers: Readonly<Record<string, string>>;
  answer(said: Said): string;
  /** What stands before the first word of an answer. */
  start(): Buffer;
  error(type: string): string;
  broken(): string;
  endless(): Iterable<string>;
}

/** Null where no answer of a model is asked for. */
export function protocolOf(path: string): Protocol | null {
  if (/\/v1\/messages(\?|$)/u.test(path)) return 'anthropic';
  if (/\/chat\/completions(\?|$)/u.test(path)) return 'openai';
  return path.endsWith('/api/chat') ? 'ollama' : null;
}

export function wire(protocol: Protocol, body: Readonly<Record<string, unknown>> | null): Wire {
  const model = typeof body?.model === 'string' ? body.model : 'no-model';
  const tool =
    /"tool_choice":\{[^}]*"name":"([^"]*)"/u.exec(JSON.stringify(body))?.[1] ?? 'no-tool';
  switch (protocol) {
    case 'anthropic':
      return anthropicWire(model, tool);
    case 'openai':
      return openaiWire(model, tool);
    case 'ollama':
      return ollamaWire(model);
  }
}

const STREAM = 'text/event-stream; charset=utf-8';
/** No character is cut: JSON could not say half of one. */
const PIECES = /.{1,7}/gsu;

function pieces(text: string): readonly string[] {
  return text.match(PIECES) ?? [];
}

const json = JSON.stringify;

function anthropicWire(model: string, tool: string): Wire {
  const event = (type: string, data: object) =>
    `event: ${type}\ndata: ${json({ type, ...data })}\n\n`;
  const begin = (usage: object | null) =>
    event('message_start', {
      message: {
        id: 'msg_fault',
        type: 'message',
        role: 'assistant',
        model,
        content: [],
        stop_reason: null,
        stop_sequence: null,
        ...(usage !== null && { usage: { ...usage, output_tokens: 1 } }),
      },
    });
  const open = (as: 'tool' | 'prose') =>
    event('content_block_start', {
      index: 0,
      content_block:
        as === 'tool'
          ? { type: 'tool_use', id: 'toolu_fault', name: tool, input: {} }
          : { type: 'text', text: '' },
    });
  const delta = (as: 'tool' | 'prose', text: string) =>
    event('content_block_delta', {
      index: 0,
      delta:
        as === 'tool'
          ? { type: 'input_json_delta', partial_json: text }
          : { type: 'text_delta', text },
    });
  const stops = { end: 'end_turn', length: 'max_tokens', refusal: 'refusal' };
  return {
    contentType: STREAM,
    headers: { 'request-id': 'req_fault' },
    start: () => Buffer.from(begin({ input_tokens: 11 })),
    answer: ({ text, as = 'tool', stop = 'end', usage = { input_tokens: 11, output_tokens: 7 } }) =>
      [
        begin(usage),
        event('ping', {}),
        open(as),
        ...pieces(text).map((piece) => delta(as, piece)),
        event('content_block_stop', { index: 0 }),
        event('message_delta', {
          delta: {
            stop_reason: stop === 'end' && as === 'tool' ? 'tool_use' : stops[stop],
            stop_sequence: null,
          },
          ...(usage !== null && { usage: { output_tokens: usage.output_tokens } }),
        }),
        event('message_stop', {}),
      ].join(''),
    error: (type) => event('error', { error: { type, message: 'as scripted' } }),
    broken: () => `${begin({})}event: content_block_delta\ndata: {"type":"content_blo}\n\n`,
    *endless() {
      yield begin({ input_tokens: 11 }) + open('prose');
      for (;;) yield delta('prose', 'word '.repeat(2000));
    },
  };
}

function openaiWire(model: string, tool: string): Wire {
  const chunk = (data: object) =>
    `data: ${json({ id: 'chatcmpl-fault', object: 'chat.completion.chunk', created: 1, model, ...data })}\n\n`;
  const choice = (delta: object, finish: string | null = null) =>
    chunk({ choices: [{ index: 0, delta, finish_reason: finish }] });
  const call = (more: object, args: string) => ({
    tool_calls: [{ index: 0, ...more, function: { name: tool, arguments: args } }],
  });
  const begin = () => choice({ role: 'assistant', content: null });
  const stops = { end: 'stop', length: 'length', refusal: 'content_filter' };
  return {
    contentType: STREAM,
    headers: { 'x-request-id': 'req_fault' },
    start: () => Buffer.from(begin()),
    answer: ({
      text,
      as = 'tool',
      stop = 'end',
      usage = { prompt_tokens: 11, completion_tokens: 7, total_tokens: 18 },
    }) =>
      [
        begin(),
        ...(as === 'tool' ? [choice(call({ id: 'call_fault', type: 'function' }, ''))] : []),
        ...pieces(text).map((piece) =>
          choice(
            as === 'tool'
              ? { tool_calls: [{ index: 0, function: { arguments: piece } }] }
              : { content: piece },
          ),
        ),
        choice({}, stop === 'end' && as === 'tool' ? 'tool_calls' : stops[stop]),
        ...(usage === null ? [] : [chunk({ choices: [], usage })]),
        'data: [DONE]\n\n',
      ].join(''),
    error: (type) => `data: ${json({ error: { type, code: type, message: 'as scripted' } })}\n\n`,
    broken: () => `${begin()}data: {"id":"chatcmpl-fau}\n\n`,
    *endless() {
      for (;;) yield choice({ content: 'word '.repeat(2000) });
    },
  };
}

function ollamaWire(model: string): Wire {
  const line = (data: object) =>
    `${json({ model, created_at: '2026-01-05T00:00:00.000Z', ...data })}\n`;
  const part = (content: string) => line({ message: { role: 'assistant', content }, done: false });
  return {
    contentType: 'application/x-ndjson',
    headers: {},
    start: () => Buffer.from(part('{')),
    answer: ({
      text,
      stop = 'end',
      usage = { prompt_eval_count: 11, eval_count: 7, total_duration: 5, eval_duration: 3 },
    }) =>
      [
        ...pieces(text).map(part),
        line({
          message: { role: 'assistant', content: '' },
          done: true,
          done_reason: stop === 'length' ? 'length' : 'stop',
          ...usage,
        }),
      ].join(''),
    error: (type) => `${json({ error: `${type}: as scripted` })}\n`,
    broken: () => `${part('{')}{"model":"x","mess\n`,
    *endless() {
      for (;;) yield part('word '.repeat(2000));
    },
  };
}
