// The port to the network: one HTTP request out, one answer back. Data types alone.

export interface HttpRequest {
  /** `http:` or `https:`. */
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Null sends none. */
  readonly body: string | null;
  /** Ends it at any point, the connection too. */
  readonly signal: AbortSignal;
  /** Told once the connection stands: from then on the other side may have read the request. */
  readonly onConnected: () => void;
}

export interface HttpAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  /** Throws where the connection breaks off. */
  readonly body: AsyncIterable<Uint8Array>;
}

/**
 * Resolves when the headers are there. Follows no redirect, repeats nothing, and uses each connection once: so a reset is
 * never that of a connection that had been idle too long. Rejects with whatever the network says.
 */
export type SendHttp = (request: HttpRequest) => Promise<HttpAnswer>;
