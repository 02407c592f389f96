// What is seen of a live run while it goes on: lines that update in place on a terminal, and a log. Loaded for a live run only.

import { openLiveArea } from '#io/live-area';
import type { Output, OutputStream } from '#io/terminal';
import { nowIso } from '#io/today';
import { wallClock } from '#io/wall-clock';
import type { LiveListener } from '#live/live-events';
import { LiveStatus } from '#main/live/live-status';
import type { LogFormat } from '#report/live-log';
import { formatLogLine } from '#report/live-log';
import type { LogLevel } from '#report/live-log-lines';
import { formatLiveProgress } from '#report/live-progress-text';
import { loadStyle } from '#report/style';

export interface LiveView {
  readonly heard: LiveListener;
  /** For what else is said meanwhile. */
  readonly stderr: OutputStream;
  end(): void;
}

export interface LogWanted {
  readonly level: LogLevel;
  readonly format: LogFormat;
}

const COLUMNS_UNKNOWN = 80;

export async function openLiveView({ stderr }: Output, wanted: LogWanted): Promise<LiveView> {
  const style = await loadStyle(stderr.color);
  const status = new LiveStatus();
  const columns = stderr.columns ?? COLUMNS_UNKNOWN;
  let area: ReturnType<typeof openLiveArea> | null = null;
  const lines = (): readonly string[] =>
    formatLiveProgress(status.view(wallClock.elapsed()), { style, columns });
  const write = (text: string): void => (area?.stream ?? stderr).write(text);
  return {
    heard(event) {
      status.hear(event, wallClock.elapsed());
      const line = formatLogLine(event, nowIso(), { ...wanted, style });
      if (line !== null) write(line);
      // Before that, a person may be asked something.
      if (event.kind === 'run-started') area ??= openLiveArea(stderr, lines);
      if (event.kind === 'run-stopped') area?.end();
    },
    stderr: { ...stderr, write },
    end: () => area?.end(),
  };
}
