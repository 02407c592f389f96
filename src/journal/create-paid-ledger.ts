// The ledger over a journal: what is reserved is on disk before the call, what it cost is on disk before the reservation goes.
// Decides who waits and who is refused; `scope-book` counts.

import { invariant } from '#base/assert';
import { sumAmounts } from './amounts.js';
import { foldCalls } from './fold-calls.js';
import type { Journal } from './journal.js';
import type { BudgetScope, PaidLedger, Reserved, ScopeState } from './paid-ledger.js';
import type { Amount, CallId, IntentRecord, JournalRecord } from './records.js';
import { ScopeBook } from './scope-book.js';

/** `recovered` are the records that were there; `clock` tells the time in ISO 8601, UTC. */
export function createPaidLedger(
  journal: Pick<Journal, 'append'>,
  recovered: Iterable<JournalRecord>,
  clock: () => string,
): PaidLedger {
  return new JournaledLedger(journal, recovered, clock);
}

type Intent = Parameters<PaidLedger['reserve']>[0];
type Call = Parameters<PaidLedger['settle']>[0];

interface Applicant {
  readonly intent: Intent;
  readonly scopes: readonly BudgetScope[];
  /** Null when it is granted. */
  readonly decide: (refusal: Refusal | null) => void;
  readonly fail: (error: unknown) => void;
}

type Refusal = Extract<Reserved, { kind: 'refused' }>;

class JournaledLedger implements PaidLedger {
  readonly inDoubt: readonly IntentRecord[];
  readonly #journal: Pick<Journal, 'append'>;
  readonly #clock: () => string;
  readonly #book = new ScopeBook();
  /** By unit and key: the last one that was brought. */
  readonly #limits = new Map<string, number>();
  readonly #known: Set<CallId>;
  readonly #settling = new Set<CallId>();
  #waiting: Applicant[] = [];
  #failure: { readonly cause: unknown } | null = null;

  constructor(
    journal: Pick<Journal, 'append'>,
    recovered: Iterable<JournalRecord>,
    clock: () => string,
  ) {
    const { settled, open } = foldCalls(recovered);
    this.#journal = journal;
    this.#clock = clock;
    this.inDoubt = open;
    for (const { intent, call } of settled) this.#book.spend(intent.scopes, call.spent);
    for (const { scopes, reserved } of open) this.#book.doubt(scopes, reserved);
    this.#known = new Set([...settled.map(({ intent }) => intent), ...open].map(({ id }) => id));
  }

  get total(): PaidLedger['total'] {
    const reserved = sumAmounts([...this.#book.held.values()].map(({ amount }) => amount));
    return { spent: this.#book.spent, reserved, inDoubt: this.#book.inDoubt };
  }

  stateOf(key: string, unit?: BudgetScope['unit']): ScopeState {
    return this.#book.stateOf(key, unit);
  }

  idsUnderWay(): readonly CallId[] {
    return [...this.#book.held.keys()];
  }

  async reserve(intent: Intent, scopes: readonly BudgetScope[]): Promise<Reserved> {
    checkAmount(intent.reserved);
    const { id } = intent;
    invariant(!this.#known.has(id), `a call is announced once, but ${id} is twice`);
    this.#known.add(id);
    for (const { key, unit, limit } of scopes) {
      this.#limits.set(limitKey(key, unit), limit);
      this.#book.useUnit(key, unit);
    }
    const refusal = await new Promise<Refusal | null>((decide, fail) => {
      if (this.#failure !== null) throw this.#failure.cause;
      this.#waiting.push({ intent, scopes, decide, fail });
      this.#decideAll();
    });
    if (refusal !== null) {
      this.#known.delete(id);
      return refusal;
    }
    const keys = keysOf(scopes);
    await this.#append({ ...intent, type: 'intent', scopes: keys, at: this.#clock() });
    return { kind: 'reserved' };
  }

  async settle(call: Call): Promise<void> {
    const { id, spent } = call;
    checkAmount(spent);
    const held = this.#book.held.get(id);
    invariant(held !== undefined, `only a call under way is settled, but ${id} is not`);
    invariant(!this.#settling.has(id), `a call is settled once, but ${id} is twice`);
    invariant(
      spent.nanoUsd !== null || held.amount.nanoUsd === null,
      `a call that was reserved in dollars is settled in them, but ${id} is not`,
    );
    this.#settling.add(id);
    // It may have cost more than was thought: nobody else may reserve that while the truth is being written.
    this.#book.raise(id, spent);
    await this.#append({ ...call, type: 'call', at: this.#clock() });
    this.#settling.delete(id);
    this.#book.settle(id, spent);
    this.#decideAll();
  }

  /** Nothing will ever be given back once the journal is broken: whoever waits is told. */
  async #append(record: JournalRecord): Promise<void> {
    try {
      await this.#journal.append(record);
    } catch (error) {
      this.#failure ??= { cause: error };
      for (const { fail } of this.#waiting) fail(error);
      this.#waiting = [];
      throw error;
    }
  }

  /** In the order in which they came. Who waits keeps what it wants from those behind it, so that a large one gets its turn. */
  #decideAll(): void {
    const waiting: Applicant[] = [];
    const wantedAhead = new Map<string, number>();
    for (const applicant of this.#waiting) {
      const { intent, scopes } = applicant;
      const short = scopes.find((scope) => this.#room(scope, intent.reserved) < 0);
      if (short !== undefined) applicant.decide(this.#refusal(intent.reserved, short));
      else if (scopes.every((scope) => this.#fitsNow(intent.reserved, scope, wantedAhead))) {
        this.#book.hold(intent.id, keysOf(scopes), intent.reserved);
        applicant.decide(null);
      } else {
        waiting.push(applicant);
        for (const { key, unit } of scopes) {
          const name = limitKey(key, unit);
          const ahead = wantedAhead.get(name) ?? 0;
          wantedAhead.set(name, ahead + (intent.reserved[unit] ?? 0));
        }
      }
    }
    this.#waiting = waiting;
  }

  /** What would be left of the scope with nothing else under way; below 0 where there is not enough, or no price. */
  #room({ key, unit }: BudgetScope, amount: Amount): number {
    const wanted = amount[unit];
    if (wanted === null) return Number.NEGATIVE_INFINITY;
    return this.#limit(key, unit) - this.#book.stateOf(key, unit).spent - wanted;
  }

  #fitsNow(amount: Amount, scope: BudgetScope, wantedAhead: ReadonlyMap<string, number>): boolean {
    const { key, unit } = scope;
    const ahead = wantedAhead.get(limitKey(key, unit)) ?? 0;
    return this.#book.stateOf(key, unit).reserved + ahead <= this.#room(scope, amount);
  }

  #refusal(amount: Amount, scope: BudgetScope): Refusal {
    const { key, unit } = scope;
    const { spent, reserved } = this.#book.stateOf(key, unit);
    const wanted = amount[unit];
    const limit = this.#limit(key, unit);
    return { kind: 'refused', scope: { ...scope, limit }, wanted, spent, reserved };
  }

  #limit(key: string, unit: BudgetScope['unit']): number {
    return this.#limits.get(limitKey(key, unit)) ?? 0;
  }
}

function limitKey(key: string, unit: BudgetScope['unit']): string {
  return `${unit} ${key}`;
}

/** One key may have a limit in dollars and one in requests. */
function keysOf(scopes: readonly BudgetScope[]): readonly string[] {
  return [...new Set(scopes.map(({ key }) => key))];
}

function checkAmount({ nanoUsd, tokens, requests }: Amount): void {
  const isWhole = [nanoUsd ?? 0, tokens, requests].every(
    (count) => Number.isSafeInteger(count) && count >= 0,
  );
  invariant(isWhole, `amounts are whole and not negative: ${nanoUsd}, ${tokens}, ${requests}`);
}
