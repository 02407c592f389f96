// A ledger in memory: it takes note of everything, and covers all until it is told otherwise.
import type { BudgetScope, PaidLedger, Reserved } from '#journal/paid-ledger';

type Intent = Parameters<PaidLedger['reserve']>[0];
type Call = Parameters<PaidLedger['settle']>[0];

export class FakeLedger implements Pick<PaidLedger, 'reserve' | 'settle'> {
  readonly intents: Intent[] = [];
  readonly calls: Call[] = [];
  /** What happened, in order: `reserve ID`, `settle ID`. */
  readonly events: string[] = [];
  refusal: Extract<Reserved, { kind: 'refused' }> | null = null;
  /** What writing an intent waits for. */
  beforeReserved: () => Promise<void> = () => Promise.resolve();
  beforeSettled: () => Promise<void> = () => Promise.resolve();

  async reserve(intent: Intent, _scopes: readonly BudgetScope[]): Promise<Reserved> {
    if (this.refusal !== null) return this.refusal;
    if (this.intents.some(({ id }) => id === intent.id)) throw new Error(`${intent.id} is twice`);
    this.intents.push(intent);
    await this.beforeReserved();
    this.events.push(`reserve ${intent.id}`);
    return { kind: 'reserved' };
  }

  async settle(call: Call): Promise<void> {
    if (!this.intents.some(({ id }) => id === call.id)) throw new Error(`${call.id} is unknown`);
    if (this.calls.some(({ id }) => id === call.id)) throw new Error(`${call.id} is settled twice`);
    this.calls.push(call);
    await this.beforeSettled();
    this.events.push(`settle ${call.id}`);
  }

  get underWay(): number {
    return this.intents.length - this.calls.length;
  }
}
