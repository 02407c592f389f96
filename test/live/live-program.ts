// The built program on a live run, in a folder of its own, against a provider in this process: started, stopped in any way,
// taken up again, and its journal read.

import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BIN } from '../cli/run-orgsim.js';
import { EIGHT_AGENTS, ORDERS } from './eight-agents.js';
import type { RawJournal } from './read-journal.js';
import { readJournal } from './read-journal.js';

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

export interface StartOptions {
  /** What comes before the program: `['bash', '-c', ...]` with the program as its arguments. */
  readonly through?: readonly string[];
}

export class LiveProgram {
  readonly folder: string;
  readonly #env: NodeJS.ProcessEnv;
  readonly #children = new Set<ChildProcess>();

  /** `environment` says where the providers are. */
  constructor(environment: Readonly<Record<string, string>>) {
    this.folder = mkdtempSync(join(tmpdir(), 'orgsim-live-'));
    writeFileSync(join(this.folder, 'ORG.md'), EIGHT_AGENTS);
    // A home of its own: nobody's configuration decides a test.
    this.#env = { PATH: process.env.PATH, HOME: this.folder, ...environment };
  }

  /** `orgsim run` with these arguments. */
  start(args: readonly string[], { through = [] }: StartOptions = {}): Started {
    const [command = process.execPath, ...rest] = [
      ...through,
      process.execPath,
      BIN,
      'run',
      ...args,
    ];
    const child = spawn(command, rest, {
      cwd: this.folder,
      env: this.#env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#children.add(child);
    const written = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const)
      child[name]?.setEncoding('utf8').on('data', (text: string) => {
        written[name] += text;
      });
    const ended = new Promise<Ended>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code, signal) => {
        this.#children.delete(child);
        resolve({ code, signal, ...written });
      });
    });
    return { child, ended };
  }

  /** Begins a run of all orders, or of the first few. */
  begin(more: readonly string[], options?: StartOptions, count: number = ORDERS.length): Started {
    const orders = ORDERS.slice(0, count).flatMap((order) => ['--order', order]);
    return this.start(['ORG.md', '--live', ...orders, ...more], options);
  }

  /** The only run that there is, or null as long as there is none. */
  get id(): string | null {
    const runs = join(this.folder, 'runs');
    if (!existsSync(runs)) return null;
    return readdirSync(runs).find((name) => existsSync(this.#journalOf(name))) ?? null;
  }

  get journal(): RawJournal {
    const { id } = this;
    if (id === null) return { records: [], tornBytes: 0, faults: ['there is no journal'] };
    return readJournal(readFileSync(this.#journalOf(id)));
  }

  #journalOf(id: string): string {
    return join(this.folder, 'runs', id, 'journal.jsonl');
  }

  /** Ends what still runs, and leaves nothing behind. */
  async close(): Promise<void> {
    const gone = [...this.#children].map(
      (child) =>
        new Promise((resolve) => {
          child.on('close', resolve);
          child.kill('SIGKILL');
        }),
    );
    await Promise.all(gone);
    rmSync(this.folder, { recursive: true, force: true });
  }
}
