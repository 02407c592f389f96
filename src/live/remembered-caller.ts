// A caller that first gives the replies that were settled before the run was killed: no settled call is paid again. Asks
// the real one for the rest.

import type { CallRecord, ReplyRecord } from '#journal/records';
import type { ModelReply, Provider, StopReason } from '#models/adapter';
import { PROVIDERS } from '#models/adapter';
import type { PaidCaller, PaidOutcome, PaidUse } from './calls/paid-caller.js';
import { NOTHING_USED, sumUses, useOf } from './calls/paid-use.js';
import type { RecoveredRun } from './recover-run.js';
import { wakeKey } from './wake-key.js';

/** What of a wake without a turn is settled and not yet given out. */
interface Remembered {
  readonly calls: CallRecord[];
  /** Counted with the next outcome: attempts that gave no reply, and those that are in doubt. */
  use: PaidUse;
}

export function createRememberedCaller(
  caller: PaidCaller,
  { calls, inDoubt, turns }: Pick<RecoveredRun, 'calls' | 'inDoubt' | 'turns'>,
): PaidCaller {
  const wakes = new Map<string, Remembered>();
  const wakeOf = (key: string): Remembered => {
    const known = wakes.get(key) ?? { calls: [], use: NOTHING_USED };
    wakes.set(key, known);
    return known;
  };
  for (const [key, settled] of calls) wakeOf(key).calls.push(...settled);
  for (const intent of inDoubt) {
    const key = wakeKey(intent);
    if (!turns.has(key)) addUse(wakeOf(key), useOf(intent.reserved));
  }
  return {
    async call(call, signal) {
      const known = wakes.get(wakeKey(call));
      if (known === undefined) return caller.call(call, signal);
      for (let next = known.calls.shift(); next !== undefined; next = known.calls.shift()) {
        addUse(known, useOf(next.spent));
        if (next.reply === null) continue;
        const { use } = known;
        known.use = NOTHING_USED;
        return { kind: 'answered', id: next.id, reply: replyOf(next, next.reply), use };
      }
      wakes.delete(wakeKey(call));
      return withUse(await caller.call(call, signal), known.use);
    },
  };
}

/** All that a wake without a turn has used so far: what may have been used counts as used, since nobody knows better. */
export function usesOfWake(
  { calls, inDoubt }: Pick<RecoveredRun, 'calls' | 'inDoubt'>,
  key: string,
): PaidUse {
  const amounts = [
    ...(calls.get(key) ?? []).map(({ spent }) => spent),
    ...inDoubt.filter((intent) => wakeKey(intent) === key).map(({ reserved }) => reserved),
  ];
  return amounts.map(useOf).reduce(sumUses, NOTHING_USED);
}

function addUse(known: Remembered, use: PaidUse): void {
  known.use = sumUses(known.use, use);
}

function withUse(outcome: PaidOutcome, use: PaidUse): PaidOutcome {
  return { ...outcome, use: sumUses(use, outcome.use) };
}

function replyOf({ provider, usage }: CallRecord, reply: ReplyRecord): ModelReply {
  const { text, stopReason, model, requestId } = reply;
  const from = PROVIDERS.find((name) => name === provider);
  return {
    text,
    stopReason: STOP_REASONS.find((name) => name === stopReason) ?? 'other',
    usage: usage === null || from === undefined ? null : usageOf(from, usage),
    model,
    requestId,
  };
}

const STOP_REASONS: readonly StopReason[] = ['end', 'length', 'refusal', 'other'];

function usageOf(provider: Provider, raw: Readonly<Record<string, unknown>>): ModelReply['usage'] {
  return { provider, raw };
}
