// One line of a live run's log, as text or JSON, safe on a terminal whatever a model or a provider wrote.

import { toJsonText } from '#base/json-text';
import { visibleText } from '#base/visible-text';
import type { LiveEvent } from '#live/live-events';
import type { LogLevel, LogLine } from './live-log-lines.js';
import { LOG_LEVELS, logLineOf } from './live-log-lines.js';
import type { Style } from './style.js';

export const LOG_FORMATS = ['text', 'json'] as const;
export type LogFormat = (typeof LOG_FORMATS)[number];

export interface LogOptions {
  /** The least that matters enough. */
  readonly level: LogLevel;
  readonly format: LogFormat;
  readonly style: Style;
}

/** Ends with a line feed; null for what is not said at that level. `time` is ISO 8601, UTC. */
export function formatLogLine(event: LiveEvent, time: string, options: LogOptions): string | null {
  const line = logLineOf(event);
  const wanted = LOG_LEVELS.indexOf(options.level);
  if (line === null || LOG_LEVELS.indexOf(line.level) > wanted) return null;
  return `${options.format === 'json' ? jsonOf(event, line, time) : textOf(line, time, options)}\n`;
}

function jsonOf({ kind }: LiveEvent, { level, message, fields }: LogLine, time: string): string {
  return toJsonText({ time, level, event: kind, message, ...fields });
}

function textOf({ level, message }: LogLine, time: string, { style }: LogOptions): string {
  const paint = { error: style.error, warn: style.warning, info: style.info, debug: style.dim };
  const moment = time.slice(11, 19);
  return `${style.dim(moment)} ${paint[level](level.padEnd(LEVEL_COLUMNS))} ${visibleText(message)}`;
}

const LEVEL_COLUMNS = 5;
