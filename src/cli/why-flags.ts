// The options of `orgsim why`, and which of them contradict each other.

import { OrgsimError } from '#base/errors';
import type { SimulationFlags } from './simulation-flags.js';

export interface WhyFlags extends SimulationFlags {
  readonly at: string | undefined;
  readonly never: boolean;
  readonly trace: string | undefined;
  readonly log: string | undefined;
  readonly format: 'text' | 'json';
}

export interface WhyOperands {
  /** Null with `--never`. */
  readonly agent: string | null;
  readonly file: string | undefined;
}

/** Tells the agent from the file. Throws an OrgsimError of code `usage` for what contradicts itself. */
export function checkWhyFlags(operands: readonly string[], flags: WhyFlags): WhyOperands {
  const [first, second] = operands;
  if (flags.never) {
    const given = (['at', 'trace', 'log'] as const).find((name) => flags[name] !== undefined);
    if (given !== undefined) throw contradiction('--never is about a whole run', `--${given}`);
    if (second === undefined) return { agent: null, file: first };
    throw new OrgsimError(
      'usage',
      '--never is about all agents, and takes a file alone.',
      `For instance: orgsim why --never ${second}`,
    );
  }
  if (first === undefined) {
    throw new OrgsimError(
      'usage',
      'No agent is named.',
      'For instance: orgsim why coo ORG.md, or for all agents: orgsim why --never ORG.md',
    );
  }
  if (second === undefined && /\.md$|[/\\]/iu.test(first)) {
    throw new OrgsimError(
      'usage',
      `"${first}" is a file, and no agent is named before it.`,
      `For instance: orgsim why coo ${first}, or for all agents: orgsim why --never ${first}`,
    );
  }
  checkTraceFlags(flags);
  return { agent: first, file: second };
}

function checkTraceFlags(flags: WhyFlags): void {
  if (flags.trace === undefined) {
    if (flags.log === undefined) return;
    throw new OrgsimError(
      'usage',
      '--log is read beside a trace, and there is no --trace.',
      'For instance: --trace trace.jsonl --log log.jsonl',
    );
  }
  const given = (['for', 'load', 'order', 'events'] as const).find(
    (name) => flags[name] !== undefined,
  );
  const asked = given ?? (['workload', 'adapt'] as const).find((name) => flags[name]);
  if (asked !== undefined) throw contradiction('With --trace nothing is run', `--${asked}`);
}

function contradiction(why: string, flag: string): OrgsimError {
  return new OrgsimError('usage', `${why}, so ${flag} would have no effect.`, `Leave out ${flag}.`);
}
