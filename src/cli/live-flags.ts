// The options of a run with real models: as they are typed, and refused in a sentence where they take each other's effect away.
// Loads nothing of a live run: help lists them.

import { OrgsimError } from '#base/errors';
import { groupThousands } from '#base/format-usd';
import { USD_MAX } from '#base/money';
import { inGroup } from './command.js';
import type { LogFlags } from './log-flags.js';
import { LOG_OPTIONS } from './log-flags.js';
import { wholeNumber } from './option-values.js';

export interface LiveFlags extends LogFlags {
  readonly live: boolean;
  readonly maxUsd: number | undefined;
  readonly maxCalls: number | undefined;
  readonly maxDepth: number | undefined;
  readonly maxWakes: number | undefined;
  readonly maxOrderUsd: number | undefined;
  readonly model: string | undefined;
  readonly outputTokens: number | undefined;
  readonly concurrency: number | undefined;
  readonly until: 'done' | 'end' | undefined;
  readonly runs: string | undefined;
  readonly record: boolean;
  readonly replay: string | undefined;
  readonly resume: string | undefined;
  readonly inDoubt: 'hold' | 'retry' | 'skip' | undefined;
  readonly answer: readonly PersonAnswer[] | undefined;
  readonly approve: boolean;
  readonly reject: boolean;
}

/** What a person says to an escalation. */
interface PersonAnswer {
  readonly task: string;
  readonly text: string;
}

export const LIVE_OPTIONS = inGroup<LiveFlags>('With real models (--live):', {
  live: { flags: '--live', summary: 'ask real models, and pay for them; keeps all in runs/<id>/' },
  maxUsd: {
    flags: '--max-usd <dollars>',
    summary: 'stop before a call that could pass it',
    parse: dollars('--max-usd'),
  },
  maxCalls: {
    flags: '--max-calls <number>',
    summary: 'stop after that many requests; each retry is one',
    parse: wholeNumber('--max-calls', 1),
  },
  maxDepth: {
    flags: '--max-depth <number>',
    summary: 'messages from an order to the last one that follows from it',
    parse: wholeNumber('--max-depth', 1),
  },
  maxWakes: {
    flags: '--max-wakes <number>',
    summary: 'wakes that follow from one order, timer or event',
    parse: wholeNumber('--max-wakes', 1),
  },
  maxOrderUsd: {
    flags: '--max-order-usd <dollars>',
    summary: 'what may be spent on all that follows from one order',
    parse: dollars('--max-order-usd'),
  },
  model: {
    flags: '--model <name>',
    summary: 'all agents on this one: dry-run and ollama/... cost nothing',
  },
  outputTokens: {
    flags: '--output-tokens <number>',
    summary: 'most tokens of one answer (default: 2048)',
    parse: wholeNumber('--output-tokens', 1, 1_000_000),
  },
  concurrency: {
    flags: '--concurrency <number>',
    summary: 'requests of one provider at the same time (default: as it is configured)',
    parse: wholeNumber('--concurrency', 1, 1000),
  },
  until: {
    flags: '--until <when>',
    summary: 'done: till all orders are complete (default); end: to the end of --for',
    choices: ['done', 'end'],
  },
  ...LOG_OPTIONS,
  runs: { flags: '--runs <folder>', summary: 'where runs are kept (default: runs)' },
  record: { flags: '--record', summary: 'keep every reply, for --replay' },
  replay: {
    flags: '--replay <id>',
    summary: 'a recorded run again, without a network; an id or a recording',
  },
  resume: { flags: '--resume <id>', summary: 'go on with a run that stopped, or was killed' },
  inDoubt: {
    flags: '--in-doubt <how>',
    summary: 'calls that a crash left unsettled: hold (default), retry or skip',
    choices: ['hold', 'retry', 'skip'],
  },
  answer: {
    flags: '--answer <task: text>',
    summary: 'with --resume: answer an escalation that waits for you',
    parse: addAnswer,
  },
  approve: { flags: '--approve', summary: 'with --resume: grant the oldest request' },
  reject: { flags: '--reject', summary: 'with --resume: refuse the oldest request' },
});

/** Whether models are asked, or were: what is taken up or replayed is live without a word. */
export function isLive({ live, resume, replay }: LiveFlags): boolean {
  return live || resume !== undefined || replay !== undefined;
}

/** Throws an OrgsimError of code `usage` for an option that only a live run has. */
export function refuseLiveOnly(flags: LiveFlags): void {
  const given = Object.entries(LIVE_OPTIONS).find(([name]) => {
    const value = Object.entries(flags).find(([flag]) => flag === name)?.[1];
    return value !== undefined && value !== false;
  });
  if (given === undefined) return;
  const [flag] = given[1].flags.split(' ');
  throw new OrgsimError(
    'usage',
    `${flag} is for real models, and this is a dry run.`,
    `Add --live, or leave out ${flag}.`,
  );
}

/** Dollars above 0; null for what is none. */
export function readDollars(text: string): number | null {
  const digits = /^\$?(\d+(?:\.\d+)?|\.\d+)$/u.exec(text.trim())?.[1];
  const usd = Number(digits ?? 0);
  return usd > 0 && usd <= USD_MAX ? usd : null;
}

function dollars(flag: string): (text: string) => number {
  return (text) => {
    const usd = readDollars(text);
    if (usd !== null) return usd;
    throw new OrgsimError(
      'usage',
      `${flag} takes dollars above 0, up to ${groupThousands(String(USD_MAX))}, not "${text}".`,
      `For instance: ${flag} 2.50`,
    );
  };
}

function addAnswer(
  text: string,
  previous: readonly PersonAnswer[] | undefined,
): readonly PersonAnswer[] {
  const [, task, said] = /^\s*([^\s:]+)\s*:\s*(\S[\s\S]*)$/u.exec(text) ?? [];
  if (task !== undefined && said !== undefined)
    return [...(previous ?? []), { task, text: said.trim() }];
  throw new OrgsimError(
    'usage',
    `--answer takes the task and what you say to it, not "${text}".`,
    'For instance: --answer "order-1: use the second draft"',
  );
}
