// What the journal of a run says of where it stood: the turns that were taken, the calls that are settled and not applied,
// what is in doubt. A pure fold over records; knows no file and no engine.

import { OrgsimError } from '#base/errors';
import type { Answer, OutsideEvent } from '#engine/types';
import type {
  CallId,
  CallRecord,
  DoubtRecord,
  IntentRecord,
  JournalRecord,
  ReleaseRecord,
  TurnRecord,
} from '#journal/records';
import { readAnswer, readEvent } from './read-answer.js';
import type { WavePlace } from './wake-key.js';
import { comparePlaces, wakeKey } from './wake-key.js';

export interface RecoveredTurn extends WavePlace {
  readonly agent: string;
  readonly answer: Answer;
  readonly refusals: readonly string[];
}

export interface RecoveredRun {
  /** By the key of their wake, in the order in which they were taken. */
  readonly turns: ReadonlyMap<string, RecoveredTurn>;
  /** Of wakes without a turn, by the key of the wake, in order of their attempts. */
  readonly calls: ReadonlyMap<string, readonly CallRecord[]>;
  /** Requests that were sent for each wake, by its key, those in doubt too. */
  readonly requests: ReadonlyMap<string, number>;
  /** Intents without a call, of wakes with and without a turn. */
  readonly inDoubt: readonly IntentRecord[];
  /** What was decided last about each of them. */
  readonly decisions: ReadonlyMap<CallId, DoubtRecord['decision']>;
  readonly releases: readonly ReleaseRecord[];
  readonly events: readonly { readonly tick: number; readonly event: OutsideEvent }[];
  /** The last wave that was answered; null before the first one. */
  readonly last: WavePlace | null;
  /** The last wave of which anything is known: calls may have been made for one that was not answered. */
  readonly reached: WavePlace | null;
  /** The last tick of which anything is known; -1 before the first one. */
  readonly lastTick: number;
}

/** Throws an OrgsimError for records that this version does not understand. */
export function recoverRun(records: readonly JournalRecord[]): RecoveredRun {
  const turns = new Map<string, RecoveredTurn>();
  const calls = new Map<string, CallRecord[]>();
  const requests = new Map<string, number>();
  const intents = new Map<CallId, IntentRecord>();
  const decisions = new Map<CallId, DoubtRecord['decision']>();
  const releases: ReleaseRecord[] = [];
  const events: { tick: number; event: OutsideEvent }[] = [];
  let last: WavePlace | null = null;
  let reached: WavePlace | null = null;
  let lastTick = -1;
  for (const record of records) {
    if ('tick' in record && record.type !== 'outside') lastTick = Math.max(lastTick, record.tick);
    switch (record.type) {
      case 'intent':
        if (reached === null || comparePlaces(record, reached) > 0)
          reached = { tick: record.tick, wave: record.wave };
        intents.set(record.id, record);
        requests.set(wakeKey(record), (requests.get(wakeKey(record)) ?? 0) + 1);
        break;
      case 'call': {
        intents.delete(record.id);
        const key = wakeKey(record);
        calls.set(key, [...(calls.get(key) ?? []), record]);
        // What was announced, and then not sent, is no request.
        requests.set(key, (requests.get(key) ?? 0) - 1 + record.spent.requests);
        break;
      }
      case 'turn': {
        turns.set(wakeKey(record), recoverTurn(record));
        if (last === null || comparePlaces(record, last) > 0)
          last = { tick: record.tick, wave: record.wave };
        if (reached === null || comparePlaces(record, reached) > 0)
          reached = { tick: record.tick, wave: record.wave };
        break;
      }
      case 'doubt':
        decisions.set(record.id, record.decision);
        break;
      case 'release':
        releases.push(record);
        break;
      case 'outside':
        events.push({ tick: record.tick, event: recoverEvent(record.event) });
        break;
      default:
    }
  }
  for (const key of turns.keys()) calls.delete(key);
  const inDoubt = [...intents.values()];
  return { turns, calls, requests, inDoubt, decisions, releases, events, last, reached, lastTick };
}

function recoverTurn({ agent, tick, wave, answer, refusals }: TurnRecord): RecoveredTurn {
  const read = readAnswer(answer);
  if (read === null) throw otherVersion(`the turn of ${agent} at tick ${tick} is no answer`);
  return { agent, tick, wave, answer: read, refusals };
}

function recoverEvent(event: unknown): OutsideEvent {
  const read = readEvent(event);
  if (read === null) throw otherVersion('what a person did is not understood');
  return read;
}

/** A journal that does not fit what the program does: `why` is a clause. */
export function otherVersion(why: string): OrgsimError {
  return new OrgsimError(
    'input-invalid',
    `The journal is of another version of orgsim: ${why}.`,
    'Take the run up with the version that began it, or begin a new one.',
  );
}
