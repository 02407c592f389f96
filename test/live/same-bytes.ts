// What a command prints and writes, as one digest, started where the clock, the language and the Node are others.

import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BIN } from '../cli/run-orgsim.js';
import { LiveProgram } from './live-program.js';
import { startScriptedProvider } from './scripted-provider.js';

export interface Place {
  readonly TZ: string;
  readonly LANG: string;
}

/** Half an hour and three quarters off, both sides of the date line, a comma for the point, an i without a dot. */
export const PLACES: readonly Place[] = [
  { TZ: 'UTC', LANG: 'C' },
  { TZ: 'America/New_York', LANG: 'de_DE.UTF-8' },
  { TZ: 'Asia/Kolkata', LANG: 'tr_TR.UTF-8' },
  { TZ: 'Pacific/Chatham', LANG: 'C' },
];

export interface Command {
  readonly title: string;
  /** Files are written to the folder that it is started in. */
  readonly args: readonly string[];
  /** What is in that folder at the start; its own files do not count. */
  readonly given?: string;
}

const org = (name: string): string =>
  fileURLToPath(new URL(`../../orgs/${name}/ORG.md`, import.meta.url));

const FILES = ['--trace', 't.jsonl', '--log', 'l.jsonl', '--metrics', 'm.csv'];

export const COMMANDS: readonly Command[] = [
  { title: 'a run, with its files', args: ['run', org('07-every-field'), '--for', '8h', ...FILES] },
  {
    title: 'a run as JSON',
    args: ['run', org('09-in-spanish'), '--format', 'json', '--seed', '7'],
  },
  { title: 'a bill', args: ['cost', org('07-every-field')] },
];

/** They take seconds each. */
export const SLOW_COMMANDS: readonly Command[] = [
  {
    title: 'runs on threads',
    args: ['run', org('01-solo-developer'), '--replications', '2', '--threads', '2'],
  },
  {
    title: 'a simulated bill',
    args: ['cost', org('01-solo-developer'), '--simulate', '--for', '1d'],
  },
];

/**
 * SHA-256 of what was printed and of every file that was written. Of a live run its tables and the results of its tasks: its
 * journal says when each call was made, and its own name is told on standard error.
 */
export async function digestOf(
  { args, given }: Command,
  { TZ, LANG }: Place,
  node: string = process.execPath,
): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'orgsim-bytes-'));
  try {
    if (given !== undefined) cpSync(given, folder, { recursive: true });
    const before = new Set(filesIn(folder));
    const env = { PATH: process.env.PATH, TZ, LANG, LC_ALL: LANG };
    const { code, stdout, stderr } = await start(node, [BIN, ...args], folder, env);
    if (code !== 0) throw new Error(`exit ${code}: ${stderr}`);
    const hash = createHash('sha256').update(stdout);
    if (given === undefined) hash.update('\0').update(stderr);
    for (const name of filesIn(folder).filter((file) => !before.has(file) && !OF_RUN.test(file)))
      hash.update(`\0${basename(name)}\0`).update(readFileSync(join(folder, name)));
    return hash.digest('hex');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const OF_RUN = /^runs\/[^/]+\/[^/]+$/u;

export interface RecordedRun {
  readonly commands: readonly Command[];
  close(): Promise<void>;
}

/** A live run of an org of eight, recorded, and the commands that play it again. */
export async function recordRun(): Promise<RecordedRun> {
  const provider = await startScriptedProvider({ delayMsMax: 3 });
  const program = new LiveProgram(provider.environment);
  const { code, stderr } = await program.begin(['--max-usd', '2', '--record']).ended;
  await provider.close();
  if (code !== 0) throw new Error(`exit ${code}: ${stderr}`);
  const replay = ['run', '--replay', program.id ?? ''];
  const commands = [1, 8].map((concurrency) => ({
    title: `a replay, ${concurrency} at a time`,
    args: [...replay, '--concurrency', String(concurrency), '--trace', 't.jsonl'],
    given: program.folder,
  }));
  return { commands, close: () => program.close() };
}

/** What `node` says of the place: minutes west of Greenwich, at a moment in July. */
export async function placeSeen({ TZ, LANG }: Place, node = process.execPath): Promise<string> {
  const script = 'console.log(new Date(Date.UTC(2026, 6, 1)).getTimezoneOffset())';
  const env = { PATH: process.env.PATH, TZ, LANG, LC_ALL: LANG };
  const { stdout } = await start(node, ['-e', script], tmpdir(), env);
  return stdout.trim();
}

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function start(
  node: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<Ended> {
  const child = spawn(node, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const written = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text: string) => {
      written[name] += text;
    });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, ...written });
    });
  });
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}
