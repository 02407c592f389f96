// Records for tests: plain ones by their number, and any at all for properties.
import fc from 'fast-check';
import type {
  Amount,
  CallRecord,
  IntentRecord,
  JournalRecord,
  RunRecord,
  TurnRecord,
} from '#journal/records';

export const AT = '2026-11-27T14:32:05.000Z';

export const RUN: RunRecord = {
  type: 'run',
  version: 1,
  id: '2026-11-27-1432-ship-the-beta-7f3a',
  at: AT,
  program: '0.1.0',
  org: 'Acme',
  ticks: 2880,
  tickSeconds: 30,
  seed: 7,
  source: { name: 'ORG.md', text: '# Acme\n\n## Structure\n\n### CEO — Größe 🏢\n' },
  options: { maxUsd: 5, inDoubt: 'hold' },
};

export function amount(nanoUsd: number | null, tokens = 0, requests = 1): Amount {
  return { nanoUsd, tokens, requests };
}

export function intentOf(id: string, reserved: Amount, scopes: readonly string[]): IntentRecord {
  return { type: 'intent', ...callFacts(id), prompt: 'ab12', reserved, scopes, at: AT };
}

export function callOf(id: string, spent: Amount): CallRecord {
  return { type: 'call', ...settlementOf(id, spent), at: AT };
}

export function settlementOf(id: string, spent: Amount): Omit<CallRecord, 'type' | 'at'> {
  return {
    ...callFacts(id),
    wake: 'order_received',
    usage: { input_tokens: 1200, output_tokens: 80 },
    spent,
    isKnown: true,
    reply: { text: '{"actions":[]}', stopReason: 'end', model: 'claude-opus-5-5', requestId: null },
    error: null,
    latencyMs: 1250,
  };
}

export function applicationOf(
  id: string,
  reserved: Amount,
): Omit<IntentRecord, 'type' | 'scopes' | 'at'> {
  return { ...callFacts(id), prompt: 'ab12', reserved };
}

function callFacts(id: string): Pick<CallRecord, 'id' | 'agent' | 'tick' | 'wave' | 'attempt'> & {
  provider: string;
  model: string;
} {
  return { id, agent: 'coo', tick: 3, wave: 0, attempt: 1, provider: 'anthropic', model: 'opus' };
}

export function turnOf(tick: number): TurnRecord {
  return { type: 'turn', agent: 'coo', tick, wave: 0, answer: { actions: [] }, refusals: [] };
}

const count = fc.nat();
const text = fc.string({ unit: 'binary', maxLength: 40 });
const anyAmount = fc.record({
  nanoUsd: fc.option(fc.maxSafeNat()),
  tokens: count,
  requests: fc.nat(3),
});
const json = fc.dictionary(
  text.filter((key) => key !== '__proto__'),
  fc.jsonValue({ maxDepth: 2 }),
  { maxKeys: 4 },
);
const attempt = {
  id: text,
  agent: text,
  tick: count,
  wave: count,
  attempt: count,
  provider: text,
  model: text,
};

/** Of every type, with any text in it. */
export const anyRecord: fc.Arbitrary<JournalRecord> = fc.oneof(
  fc.record({
    type: fc.constant('intent' as const),
    ...attempt,
    prompt: text,
    reserved: anyAmount,
    scopes: fc.array(text, { maxLength: 4 }),
    at: text,
  }),
  fc.record({
    type: fc.constant('call' as const),
    ...attempt,
    wake: text,
    usage: fc.option(json),
    spent: anyAmount,
    isKnown: fc.boolean(),
    reply: fc.option(
      fc.record({
        text,
        stopReason: text,
        model: fc.option(text),
        requestId: fc.option(text),
      }),
    ),
    error: fc.option(fc.record({ kind: text, status: fc.option(count), message: text })),
    at: text,
    latencyMs: fc.nat(),
  }),
  fc.record({
    type: fc.constant('turn' as const),
    agent: text,
    tick: count,
    wave: count,
    answer: json,
    refusals: fc.array(text, { maxLength: 3 }),
  }),
  fc.record({
    type: fc.constant('doubt' as const),
    id: text,
    decision: fc.constantFrom('hold' as const, 'retry' as const, 'skip' as const),
    at: text,
  }),
  fc.record({ type: fc.constant('release' as const), agent: text, tick: count, wave: count }),
  fc.record({ type: fc.constant('outside' as const), tick: count, event: json }),
  fc.record({ type: fc.constant('resume' as const), at: text, program: text, options: json }),
  fc.record({
    type: fc.constant('stop' as const),
    why: fc.constantFrom('done' as const, 'end' as const, 'limit' as const),
    reason: text,
    tick: count,
    at: text,
  }),
);
