// The options of the log of a live run.

import type { LogFormat } from '#report/live-log';
import type { LogLevel } from '#report/live-log-lines';
import type { OptionTable } from './command.js';

export interface LogFlags {
  readonly logLevel: LogLevel | undefined;
  readonly logFormat: LogFormat | undefined;
}

export const LOG_OPTIONS: OptionTable<LogFlags> = {
  logLevel: {
    flags: '--log-level <level>',
    summary: 'what is told on stderr meanwhile (default: warn)',
    choices: ['error', 'warn', 'info', 'debug'],
  },
  logFormat: {
    flags: '--log-format <name>',
    summary: 'how: text, or json, one object a line (default: text)',
    choices: ['text', 'json'],
  },
};

export const LOG_DEFAULTS = { level: 'warn', format: 'text' } as const;
