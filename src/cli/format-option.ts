// The option of every command that prints a table, or the same as one JSON object.

export interface FormatFlags {
  readonly format: 'table' | 'json';
}

export const FORMAT_OPTION = {
  flags: '--format <name>',
  summary: 'how to print',
  choices: ['table', 'json'],
  default: 'table',
} as const;
