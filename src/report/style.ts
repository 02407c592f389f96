// Colour, in one place: reports ask for a meaning (`error`, `dim`), never for a colour.

export type Paint = (text: string) => string;

export interface Style {
  readonly error: Paint;
  readonly warning: Paint;
  readonly info: Paint;
  readonly good: Paint;
  readonly accent: Paint;
  readonly strong: Paint;
  readonly dim: Paint;
  readonly underline: Paint;
}

const plain: Paint = (text) => text;

export const PLAIN_STYLE: Style = {
  error: plain,
  warning: plain,
  info: plain,
  good: plain,
  accent: plain,
  strong: plain,
  dim: plain,
  underline: plain,
};

/** The style for a stream with or without colour. Loads chalk only where there is colour. */
export async function loadStyle(color: boolean): Promise<Style> {
  if (!color) return PLAIN_STYLE;
  const { Chalk } = await import('chalk');
  // Level 1, the sixteen colours of the terminal's own theme: they are readable on light and on dark.
  const chalk = new Chalk({ level: 1 });
  return {
    error: chalk.red,
    warning: chalk.yellow,
    info: chalk.blue,
    good: chalk.green,
    accent: chalk.cyan,
    strong: chalk.bold,
    dim: chalk.dim,
    underline: chalk.underline,
  };
}
