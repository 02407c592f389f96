// Calls orgsim in this process and keeps what it wrote.
import { runCli } from '#cli/run-cli';

export interface Written {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Both streams, in the order of writing. */
  readonly all: string;
}

/** Width 100, no colour, as a person sees it who asked for neither. */
export async function callOrgsim(...args: string[]): Promise<Written> {
  return callOrgsimAt(100, ...args);
}

/** The same on a terminal of `columns`. */
export async function callOrgsimAt(columns: number, ...args: string[]): Promise<Written> {
  const written: [name: 'stdout' | 'stderr', text: string][] = [];
  const streamTo = (name: 'stdout' | 'stderr') => ({
    write: (text: string) => void written.push([name, text]),
    isTty: false,
    columns,
    color: false,
  });
  const output = { stdout: streamTo('stdout'), stderr: streamTo('stderr') };
  const code = await runCli(args, output, true);
  const textOf = (wanted: string) =>
    written.map(([name, text]) => (name === wanted ? text : '')).join('');
  return {
    code,
    stdout: textOf('stdout'),
    stderr: textOf('stderr'),
    all: written.map(([, text]) => text).join(''),
  };
}
