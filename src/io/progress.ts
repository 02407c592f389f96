// A line on the terminal that says how far a long piece of work is, and goes away when it is done.

import type { OutputStream } from './terminal.js';

export interface Progress {
  /** `share` is 0 to 1. Cheap to call often. */
  report(share: number): void;
  /** Takes the line away. */
  end(): void;
}

const PATIENCE_MS = 1000;
const REFRESH_MS = 100;
const CLEAR_LINE = '\r\u001b[2K';

/** Shows nothing before a second has passed, and nothing at all where nobody looks at a terminal. */
export function startProgress(stream: OutputStream, label: string): Progress {
  if (!stream.isTty) return { report: () => undefined, end: () => undefined };
  // Not through the stream: work under a progress line may be stopped at any instant.
  const write = (text: string): void =>
    stream.writeNow === undefined ? stream.write(text) : stream.writeNow(text);
  const startMs = Date.now();
  let shownMs = startMs + PATIENCE_MS - REFRESH_MS;
  let isShown = false;
  return {
    report(share) {
      const nowMs = Date.now();
      if (nowMs - shownMs < REFRESH_MS) return;
      shownMs = nowMs;
      isShown = true;
      write(`${CLEAR_LINE}${label} ${Math.floor(share * 100)}%`);
    },
    end() {
      if (isShown) write(CLEAR_LINE);
      isShown = false;
    },
  };
}
