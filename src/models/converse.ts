// A call of a model from its first byte to its last, the same for all providers: what differs is how it is asked and how the
// answer is read. The one place where anything that goes wrong becomes a ModelError, and where connections end.

import type { CallOptions, ModelReply, ModelRequest, Provider, Reachability } from './adapter.js';
import { DraftReply } from './draft-reply.js';
import type { ExchangeTerms } from './exchange.js';
import { Exchange } from './exchange.js';
import type { Speaker } from './explain-exchange.js';
import { explainExchange } from './explain-exchange.js';

export interface Line extends Speaker, Pick<ExchangeTerms, 'send' | 'doLater'> {
  readonly provider: Provider;
  /** Sent with everything, and to nobody else: the key. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface CallTerms extends Pick<ExchangeTerms, 'accepts' | 'inspect'> {
  readonly request: ModelRequest;
  readonly options: CallOptions;
  /** The name of the header with the id of the request. */
  readonly requestIdHeader: string | null;
}

/** An answer is a few bytes a character, and some hundred around each token that streams in. */
const ANSWER_BYTES_MIN = 2 ** 21;
const TOKEN_BYTES_MAX = 2 ** 10;
/** A list of models is short, and is there at once. */
const LIST_BYTES_MAX = 2 ** 22;
const LIST_SILENCE_MS_MAX = 10_000;

/** `ask` sends the request and reads the answer into the draft; it may throw what it likes. */
export async function converse(
  line: Line,
  { request, options, requestIdHeader, ...reading }: CallTerms,
  ask: (exchange: Exchange, draft: DraftReply) => Promise<void>,
): Promise<ModelReply> {
  const exchange = new Exchange({
    ...pickTransport(line),
    ...reading,
    signal: options.signal,
    silenceMsMax: options.silenceMsMax,
    bytesMax: ANSWER_BYTES_MIN + request.outputTokensMax * TOKEN_BYTES_MAX,
  });
  const draft = new DraftReply(line.provider, options.onText ?? (() => undefined));
  let isRead = false;
  try {
    await ask(exchange, draft);
    isRead = true;
  } catch {
    // An SDK words it in its own way, and may repeat the key: what happened is in the exchange.
  } finally {
    exchange.close();
  }
  // A whole answer is one, whatever became of the connection after it: it is paid for.
  if (draft.isWhole)
    return draft.toReply(requestIdHeader === null ? null : exchange.header(requestIdHeader));
  throw explainExchange(exchange, line, draft.usage, isRead);
}

/** `list` asks for the models that there are: free of charge. */
export async function reach(
  line: Line,
  signal: AbortSignal,
  list: (exchange: Exchange) => Promise<readonly string[]>,
): Promise<Reachability> {
  const exchange = new Exchange({
    ...pickTransport(line),
    accepts: /json/u,
    signal,
    silenceMsMax: LIST_SILENCE_MS_MAX,
    bytesMax: LIST_BYTES_MAX,
  });
  try {
    return { kind: 'reachable', models: await list(exchange) };
  } catch {
    // Who answers that there is no such list is there.
    if (exchange.status === 404 || exchange.status === 405)
      return { kind: 'reachable', models: null };
    return { kind: 'unreachable', error: explainExchange(exchange, line, null, false) };
  } finally {
    exchange.close();
  }
}

function pickTransport({
  send,
  doLater,
  headers,
}: Line): Pick<ExchangeTerms, 'send' | 'doLater' | 'headers'> {
  return { send, doLater, headers };
}
