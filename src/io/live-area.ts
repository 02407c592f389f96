// The last lines of a terminal, drawn anew again and again while work goes on, and taken away when it is done. Where nobody looks
// at a terminal, and on a dumb one, there are none.

import type { OutputStream } from './terminal.js';

export interface LiveArea {
  /** Writes above the lines, where it stays. */
  readonly stream: OutputStream;
  /** Draws what stands there now; without it that happens by itself a few times a second. */
  draw(): void;
  /** Takes the lines away. */
  end(): void;
}

const PATIENCE_MS = 500;
const REFRESH_MS = 250;

/** `lines` are those of now, each short enough for the terminal. Shows nothing for a moment: short work needs none. */
export function openLiveArea(stream: OutputStream, lines: () => readonly string[]): LiveArea {
  if (!stream.isTty) return { stream, draw: () => undefined, end: () => undefined };
  let height = 0;
  const clear = (): string => {
    const up = height > 1 ? `\u001b[${height - 1}A` : '';
    const text = height === 0 ? '' : `\r${up}\u001b[J`;
    height = 0;
    return text;
  };
  const drawn = (): string => {
    const shown = lines();
    height = shown.length;
    return shown.join('\n');
  };
  let isShown = false;
  let isEnded = false;
  const draw = (): void => {
    if (isEnded) return;
    isShown = true;
    // In one piece: nothing of it is seen half.
    stream.write(clear() + drawn());
  };
  let timer = setTimeout(() => {
    draw();
    timer = setInterval(draw, REFRESH_MS);
    timer.unref();
  }, PATIENCE_MS);
  timer.unref();
  return {
    stream: {
      ...stream,
      write(text) {
        const isWhole = isShown && !isEnded && text.endsWith('\n');
        stream.write(clear() + text + (isWhole ? drawn() : ''));
      },
    },
    draw,
    end() {
      if (isEnded) return;
      isEnded = true;
      clearTimeout(timer);
      const text = clear();
      if (text !== '') stream.write(text);
    },
  };
}
