// Recorded calls out of the lines of a run's ledger or of Claude Code's session logs. Of what stands there only figures and
// names are taken, never what was said. Lines of other kinds are passed over.

import type { CallKind, CallRecord, RunHead } from '#cost/calls/call-record';
import { tokensOf, USAGE_PROVIDERS, usageOf } from '#cost/calls/call-usage';
import { REASONS } from '#engine/reason';

export interface RecordedCalls {
  readonly calls: readonly CallRecord[];
  /** What the ledgers say of their runs. */
  readonly runs: readonly RunHead[];
  /** Lines that belong to a call and are torn or say nothing of its usage. */
  readonly unreadable: number;
  /** Lines that repeat a call that is counted already. */
  readonly repeated: number;
}

type Fields = Readonly<Record<string, unknown>>;

/** A model by which Claude Code marks messages that no model has written. */
const SYNTHETIC = '<synthetic>';
/** All of these are asked before a line is parsed: most of a session log is something else. */
const SIGNS = ['"usage"', '"tickSeconds"', '"stop"'];
const KINDS: readonly CallKind[] = [...REASONS, 'idle'];

/** Takes lines one by one, of as many files as there are; a call that several lines tell of is counted once. */
export class CallReader {
  readonly #calls: CallRecord[] = [];
  readonly #places = new Map<string, number>();
  readonly #runs: RunSoFar[] = [];
  #unreadable = 0;
  #repeated = 0;

  /** Never throws. */
  readLine(line: string): void {
    if (!SIGNS.some((sign) => line.includes(sign))) return;
    const fields = parseLine(line);
    if (fields === null) {
      this.#unreadable += 1;
      return;
    }
    switch (fields.type) {
      case 'run':
        this.#addRun(fields);
        return;
      case 'call':
        this.#cover(fields);
        // Neither what failed unbilled nor a dry run's own answer says what a model takes.
        if (fields.usage !== null && fields.provider !== 'dry-run')
          this.#add(ledgerCall(fields), this.#callKey(fields));
        return;
      case 'stop':
        this.#cover(fields);
        return;
      case 'assistant':
        if (isModelAnswer(fields)) this.#add(sessionCall(fields), sessionKey(fields));
    }
  }

  get recorded(): RecordedCalls {
    return {
      calls: this.#calls,
      runs: this.#runs.map(headOf),
      unreadable: this.#unreadable,
      repeated: this.#repeated,
    };
  }

  #addRun({ id, org, ticks, tickSeconds }: Fields): void {
    if (typeof org === 'string' && isPositive(ticks) && isPositive(tickSeconds))
      this.#runs.push({ id: textIn(id), org, ticks, tickSeconds, lastTick: null });
    else this.#unreadable += 1;
  }

  /** The run came so far, at least. */
  #cover({ tick }: Fields): void {
    const run = this.#runs.at(-1);
    if (run !== undefined && typeof tick === 'number')
      run.lastTick = Math.max(run.lastTick ?? 0, tick);
  }

  /** Two runs number their calls alike. */
  #callKey({ id }: Fields): string | null {
    const call = textIn(id);
    return call === null ? null : `${this.#runs.at(-1)?.id ?? ''} ${call}`;
  }

  /** While an answer streams, its usage only grows: of several lines on one call the largest counts. */
  #add(call: CallRecord | null, key: string | null): void {
    if (call === null) {
      this.#unreadable += 1;
      return;
    }
    const place = key === null ? undefined : this.#places.get(key);
    const before = place === undefined ? undefined : this.#calls[place];
    if (place === undefined || before === undefined) {
      if (key !== null) this.#places.set(key, this.#calls.length);
      this.#calls.push(call);
      return;
    }
    this.#repeated += 1;
    if (tokensOf(call.usage) >= tokensOf(before.usage))
      this.#calls[place] = { ...before, usage: call.usage };
  }
}

interface RunSoFar extends RunHead {
  readonly id: string | null;
  /** Null where no line says how far it came. */
  lastTick: number | null;
}

/** A run that stopped early is measured over the time that it lasted, not over what it might have had. */
function headOf({ org, ticks, tickSeconds, lastTick }: RunSoFar): RunHead {
  return { org, ticks: lastTick === null ? ticks : Math.min(ticks, lastTick + 1), tickSeconds };
}

function parseLine(line: string): Fields | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Fields) : null;
  } catch {
    return null;
  }
}

/** `{"type":"call","agent":"coo","model":"claude-opus-5-5","provider":"anthropic","wake":"message","usage":{...}}` */
function ledgerCall(fields: Fields): CallRecord | null {
  const model = textIn(fields.model);
  const provider = USAGE_PROVIDERS.find((name) => name === fields.provider);
  if (model === null || provider === undefined) return null;
  const usage = usageOf(provider, fields.usage);
  if (usage === null) return null;
  return {
    agent: textIn(fields.agent),
    // As an ORG.md names it: what runs at home is free, whatever it is called.
    model: provider === 'ollama' && !model.includes('/') ? `ollama/${model}` : model,
    kind: KINDS.find((kind) => kind === fields.wake) ?? null,
    usage,
    atMs: instantIn(fields.at),
    isSidechain: false,
  };
}

function isModelAnswer({ message, isApiErrorMessage }: Fields): boolean {
  const { model, usage } = partOf(message);
  return isApiErrorMessage !== true && model !== SYNTHETIC && usage !== undefined;
}

function sessionCall({ message, timestamp, isSidechain }: Fields): CallRecord | null {
  const { model: named, usage: raw } = partOf(message);
  const model = textIn(named);
  const usage = usageOf('anthropic', raw);
  if (model === null || usage === null) return null;
  return {
    agent: null,
    model,
    kind: null,
    usage,
    atMs: instantIn(timestamp),
    isSidechain: isSidechain === true,
  };
}

/** One answer is written in several lines, for each of its parts and while it streams, and again where a session forks. */
function sessionKey({ message, requestId, uuid }: Fields): string | null {
  return textIn(partOf(message).id) ?? textIn(requestId) ?? textIn(uuid);
}

function partOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function textIn(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function instantIn(value: unknown): number | null {
  const ms = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isFinite(ms) ? ms : null;
}

function isPositive(value: unknown): value is number {
  return typeof value === 'number' && value > 0 && value <= Number.MAX_SAFE_INTEGER;
}
