// What must hold in the journal of any run, at every line of it, however often the run was killed: checked by a reading of its
// own, against the record types as documented. Knows nothing of the code that writes or recovers it.

import type { RawAmount, RawJournal, RawRecord } from './read-journal.js';

export interface JournalLimits {
  /** Null for none. */
  readonly maxUsd: number | null;
  readonly maxCalls: number | null;
  /** Calls under way at once. */
  readonly concurrency: number;
}

export interface CheckedJournal {
  /** In sentences; none in a sound journal. */
  readonly faults: readonly string[];
  /** By `TICK.WAVE.AGENT`. */
  readonly wakes: ReadonlyMap<string, WakeBook>;
  /** The most calls that one end of the process left in doubt. */
  readonly doubtMost: number;
  /** Of calls, and of what is in doubt or under way at the end. */
  readonly spentNano: number;
  readonly reservedNano: number;
  /** Lines of `resume`. */
  readonly resumes: number;
  /** Of the last `stop` after which nothing came. */
  readonly stop: string | null;
}

export interface WakeBook {
  readonly intents: string[];
  /** Ids of settled calls that brought a reply. */
  readonly replies: string[];
  /** Ids of settled calls that failed. */
  readonly failures: string[];
  /** As JSON, without what it cost. */
  turn: string | null;
}

interface Held {
  readonly nanoUsd: number;
  readonly requests: number;
  isDoubted: boolean;
}

export function checkJournal(
  { records, faults: read }: RawJournal,
  limits: JournalLimits,
): CheckedJournal {
  const faults = [...read];
  const wakes = new Map<string, WakeBook>();
  const held = new Map<string, Held>();
  const settled = new Set<string>();
  const spent = { nanoUsd: 0, requests: 0 };
  let [doubtMost, resumes] = [0, 0];
  let stop: string | null = null;
  const bookOf = (record: RawRecord): WakeBook => {
    const key = `${record.tick}.${record.wave}.${record.agent}`;
    const book = wakes.get(key) ?? { intents: [], replies: [], failures: [], turn: null };
    wakes.set(key, book);
    return book;
  };

  if (records[0]?.type !== 'run') faults.push('it does not begin with the run');
  for (const [index, record] of records.entries()) {
    const fault = (what: string) => faults.push(`line ${index + 1}, ${record.type}: ${what}`);
    const id = record.id ?? '';
    if (stop === 'done' || stop === 'end') fault('the run was over');
    stop = null;
    switch (record.type) {
      case 'run':
        if (index > 0) fault('a second run');
        break;
      case 'intent': {
        const book = bookOf(record);
        if (id !== `${record.tick}.${record.wave}.${record.agent}#${record.attempt}`)
          fault(`the id ${id} does not say whose it is`);
        if (record.attempt !== book.intents.length + 1) fault(`${id} is not the next attempt`);
        if (held.has(id) || settled.has(id)) fault(`${id} is there twice`);
        if (book.turn !== null) fault(`${id} comes after the turn`);
        book.intents.push(id);
        held.set(id, { ...amountOf(record.reserved), isDoubted: false });
        break;
      }
      case 'call': {
        const book = bookOf(record);
        if (!held.delete(id)) fault(`${id} has no intent before it`);
        settled.add(id);
        const { nanoUsd, requests } = amountOf(record.spent);
        spent.nanoUsd += nanoUsd;
        spent.requests += requests;
        (record.reply === null ? book.failures : book.replies).push(id);
        if (book.turn !== null) fault(`${id} comes after the turn`);
        break;
      }
      case 'turn': {
        const book = bookOf(record);
        const open = book.intents.filter((intent) => held.get(intent)?.isDoubted === false);
        if (open.length > 0) fault(`it was taken before ${open.join(' and ')} was settled`);
        if (book.turn !== null) fault('a second turn of one wake');
        book.turn = answerOf(record);
        break;
      }
      case 'doubt': {
        const doubted = held.get(id);
        if (doubted === undefined) fault(`${id} is not in doubt`);
        else doubted.isDoubted = true;
        break;
      }
      case 'resume':
        resumes += 1;
        break;
      case 'stop':
        stop = record.why ?? null;
        break;
      default:
    }
    if (record.type === 'resume' || record.type === 'stop')
      doubtMost = Math.max(doubtMost, newDoubts(held));
    const reserved = sumOf(held);
    checkLimit(
      limits.maxUsd === null ? null : limits.maxUsd * 1e9,
      spent.nanoUsd,
      reserved.nanoUsd,
      fault,
    );
    checkLimit(limits.maxCalls, spent.requests, reserved.requests, fault);
    if (newDoubts(held) > limits.concurrency) fault('more calls under way than may be');
  }
  doubtMost = Math.max(doubtMost, newDoubts(held));
  return {
    faults,
    wakes,
    doubtMost,
    spentNano: spent.nanoUsd,
    reservedNano: sumOf(held).nanoUsd,
    resumes,
    stop,
  };
}

/** Under way, or left so by an end that nobody has decided on. */
function newDoubts(held: ReadonlyMap<string, Held>): number {
  return [...held.values()].filter(({ isDoubted }) => !isDoubted).length;
}

function sumOf(held: ReadonlyMap<string, Held>): { nanoUsd: number; requests: number } {
  const sum = { nanoUsd: 0, requests: 0 };
  for (const { nanoUsd, requests } of held.values()) {
    sum.nanoUsd += nanoUsd;
    sum.requests += requests;
  }
  return sum;
}

function checkLimit(
  limit: number | null,
  spent: number,
  reserved: number,
  fault: (what: string) => void,
): void {
  if (limit !== null && spent + reserved > limit)
    fault(`${spent} spent and ${reserved} reserved are over ${limit}`);
}

/** What has no price counts for requests alone. */
function amountOf(amount: RawAmount | undefined) {
  return { nanoUsd: amount?.nanoUsd ?? 0, requests: amount?.requests ?? 0 };
}

/** What was decided: what it cost, and when, may be otherwise the next time. */
function answerOf({ answer, refusals }: RawRecord): string {
  const { use: _, ...decided } = answer ?? {};
  return JSON.stringify({ decided, refusals });
}
