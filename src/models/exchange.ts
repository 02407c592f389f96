// One request to a provider and its answer, guarded, beneath whatever SDK words it: silence, abort, size, redirects and
// headers are decided here, the same for all. Keeps what went wrong; knows no provider's protocol.

import type { HttpAnswer, SendHttp } from '#base/http-port';
import { isRecord } from '#base/json-values';

/** Calls `work` after `delayMs`, unless what it returns is called before. */
export type DoLater = (delayMs: number, work: () => void) => () => void;

export interface ExchangeTerms {
  readonly send: SendHttp;
  readonly doLater: DoLater;
  readonly signal: AbortSignal;
  readonly silenceMsMax: number;
  /** An answer of more bytes is cut. */
  readonly bytesMax: number;
  /** Sent in place of whatever the SDK would send: the key. */
  readonly headers: Readonly<Record<string, string>>;
  /** What the content type of a good answer matches. */
  readonly accepts: RegExp;
  /** Asked of each piece of a good answer, and of its end (null); a trouble ends it. */
  readonly inspect?: (piece: Uint8Array | null) => Trouble | null;
}

/** What ended an exchange before its time. */
export type Trouble =
  | { readonly kind: 'aborted' | 'silence' | 'too-large' | 'not-json' | 'redirect' }
  /** Refused, no such host, a reset: `code` is the system's, null where it gives none. */
  | { readonly kind: 'broken'; readonly code: string | null }
  | { readonly kind: 'wrong-type'; readonly contentType: string | null }
  /** A status that is no success, and the beginning of what came with it. */
  | { readonly kind: 'status'; readonly said: string }
  /** An error that the provider reported in the middle of an answer that had begun well. */
  | { readonly kind: 'reported'; readonly type: string | null; readonly said: string };

/** What an SDK may send of its own accord. */
const HEADERS_SENT: ReadonlySet<string> = new Set(['accept', 'anthropic-version', 'content-type']);

/** Our headers, and of the SDK's those that the protocol needs: what it reads in `*_CUSTOM_HEADERS` gets no further. */
export function plainHeaders(
  offered: Headers,
  ours: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const sent: Record<string, string> = { 'user-agent': 'orgsim' };
  for (const [name, value] of offered) if (HEADERS_SENT.has(name)) sent[name] = value;
  return { ...sent, ...ours };
}

/** Of the body of an error; it is kept only to say what is wrong. */
const SAID_BYTES_MAX = 16_384;

export class Exchange {
  readonly #terms: ExchangeTerms;
  readonly #controller = new AbortController();
  readonly #abort = (): void => {
    this.#stop({ kind: 'aborted' });
  };
  #trouble: Trouble | null = null;
  #isConnected = false;
  #answer: HttpAnswer | null = null;
  #bytes = 0;

  constructor(terms: ExchangeTerms) {
    this.#terms = terms;
    terms.signal.addEventListener('abort', this.#abort);
  }

  /** The first one; null while all is well. */
  get trouble(): Trouble | null {
    return this.#trouble;
  }

  /** Whether the provider may have read the request. */
  get wasSent(): boolean {
    return this.#isConnected;
  }

  get status(): number | null {
    return this.#answer?.status ?? null;
  }

  header(name: string): string | null {
    return this.#answer?.headers.get(name) ?? null;
  }

  /** For the SDK. Rejects, and breaks off the body, with an error that says nothing: what happened is in `trouble`. */
  readonly fetch: typeof globalThis.fetch = async (input, init) => {
    if (this.#terms.signal.aborted) this.#fail({ kind: 'aborted' });
    const body = init?.body ?? null;
    const answer = await this.#listen(() =>
      this.#terms.send({
        url: input instanceof Request ? input.url : String(input),
        method: init?.method ?? 'GET',
        headers: plainHeaders(new Headers(init?.headers), this.#terms.headers),
        body: typeof body === 'string' ? body : null,
        signal: this.#controller.signal,
        onConnected: () => {
          this.#isConnected = true;
        },
      }),
    );
    this.#isConnected = true;
    this.#answer = answer;
    const { status, headers } = answer;
    const pieces = answer.body[Symbol.asyncIterator]();
    if (status >= 300 && status < 400) this.#fail({ kind: 'redirect' });
    if (status !== 200) this.#fail({ kind: 'status', said: await this.#said(pieces) });
    const contentType = headers.get('content-type') ?? null;
    if (contentType !== null && !this.#terms.accepts.test(contentType))
      this.#fail({ kind: 'wrong-type', contentType });
    return new Response(this.#stream(pieces), { headers: { 'content-type': contentType ?? '' } });
  };

  /** The error with which an adapter leaves when its provider reports one in the middle of an answer. */
  report(type: string | null, said: string): void {
    this.#trouble ??= { kind: 'reported', type, said };
  }

  /** Leaves no connection open, whatever happened. */
  close(): void {
    this.#terms.signal.removeEventListener('abort', this.#abort);
    this.#controller.abort();
  }

  #stream(pieces: AsyncIterator<Uint8Array>): ReadableStream<Uint8Array> {
    return new ReadableStream<Uint8Array>(
      {
        pull: async (controller) => {
          const piece = await this.#next(pieces);
          if (piece === null) controller.close();
          else controller.enqueue(piece);
        },
      },
      // Nothing is read ahead: silence is the network's, never the reader's.
      { highWaterMark: 0 },
    );
  }

  async #next(pieces: AsyncIterator<Uint8Array>): Promise<Uint8Array | null> {
    const { value, done } = await this.#listen(() => pieces.next());
    const piece: Uint8Array | null = done === true ? null : value;
    this.#bytes += piece?.length ?? 0;
    if (this.#bytes > this.#terms.bytesMax) this.#fail({ kind: 'too-large' });
    const found = this.#terms.inspect?.(piece) ?? null;
    if (found !== null) this.#fail(found);
    return piece;
  }

  /** Waits for the network, but no longer than silence may last. */
  async #listen<T>(wait: () => Promise<T>): Promise<T> {
    const hush = this.#terms.doLater(this.#terms.silenceMsMax, () => {
      this.#stop({ kind: 'silence' });
    });
    try {
      return await wait();
    } catch (error) {
      return this.#fail({ kind: 'broken', code: codeOf(error) });
    } finally {
      hush();
    }
  }

  async #said(pieces: AsyncIterator<Uint8Array>): Promise<string> {
    const decoder = new TextDecoder();
    let said = '';
    try {
      while (said.length < SAID_BYTES_MAX) {
        const piece = await this.#listen(() => pieces.next());
        if (piece.done === true) break;
        said += decoder.decode(piece.value, { stream: true });
      }
    } catch {
      // The status alone says enough: a body that does not come is not what went wrong.
      if (this.#trouble?.kind !== 'aborted') this.#trouble = null;
    }
    return said.slice(0, SAID_BYTES_MAX);
  }

  #stop(trouble: Trouble): void {
    this.#trouble ??= trouble;
    this.#controller.abort();
  }

  #fail(trouble: Trouble): never {
    this.#stop(trouble);
    throw new Error(`exchange: ${trouble.kind}`);
  }
}

function codeOf(error: unknown): string | null {
  return isRecord(error) && typeof error.code === 'string' ? error.code : null;
}
