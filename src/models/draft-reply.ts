// A reply while it streams in: the text so far, the usage so far. Shared by the adapters; knows no protocol.

import type { JsonRecord } from '#base/json-values';
import { isRecord } from '#base/json-values';
import type { ModelReply, Provider, ReportedUsage, StopReason } from './adapter.js';

const NAME_CHARACTERS_MAX = 200;

export class DraftReply {
  readonly #provider: Provider;
  readonly #onText: (charactersSoFar: number) => void;
  readonly #calls = new Map<number, string>();
  #prose = '';
  #isRefusal = false;
  #isUsageOdd = false;
  #characters = 0;
  #usage: JsonRecord | null = null;
  #model: string | null = null;
  #stopReason: StopReason | null = null;

  constructor(provider: Provider, onText: (charactersSoFar: number) => void) {
    this.#provider = provider;
    this.#onText = onText;
  }

  /** Whether the provider has said that it is done. */
  get isWhole(): boolean {
    return this.#stopReason !== null;
  }

  get usage(): ReportedUsage | null {
    // A part of it would pass for all of it.
    if (this.#isUsageOdd) return null;
    return this.#usage === null ? null : { provider: this.#provider, raw: this.#usage };
  }

  addProse(piece: unknown): void {
    if (typeof piece !== 'string') return;
    this.#prose += piece;
    this.#count(piece);
  }

  /** A piece of the input of the tool call of that number. */
  addCall(number: number, piece: unknown): void {
    const text = typeof piece === 'string' ? piece : '';
    this.#calls.set(number, (this.#calls.get(number) ?? '') + text);
    this.#count(text);
  }

  /** What is reported later counts; what is null later is as it was. What is no usage at all leaves it unknown. */
  addUsage(reported: unknown): void {
    if (!isRecord(reported)) return;
    this.#isUsageOdd ||= !isSmall(reported);
    const known = Object.entries(reported).filter(([, value]) => value !== null);
    this.#usage = { ...reported, ...this.#usage, ...Object.fromEntries(known) };
  }

  setModel(model: unknown): void {
    if (typeof model === 'string' && model !== '')
      this.#model = model.slice(0, NAME_CHARACTERS_MAX);
  }

  /** It is done; a refusal that it wrote is one, however it ends. */
  stop(reason: StopReason): void {
    this.#stopReason = this.#isRefusal && reason === 'end' ? 'refusal' : reason;
  }

  addRefusal(piece: unknown): void {
    if (typeof piece !== 'string' || piece === '') return;
    this.#isRefusal = true;
    this.addProse(piece);
  }

  /** Several calls where one was asked for stand one below the other: that is no valid answer, and nothing is lost silently. */
  toReply(requestId: string | null): ModelReply {
    return {
      text: this.#calls.size > 0 ? [...this.#calls.values()].join('\n') : this.#prose,
      stopReason: this.#stopReason ?? 'other',
      usage: this.usage,
      model: this.#model,
      requestId,
    };
  }

  #count(piece: string): void {
    if (piece === '') return;
    this.#characters += piece.length;
    this.#onText(this.#characters);
  }
}

const USAGE_MEMBERS_MAX = 500;
const USAGE_DEPTH_MAX = 8;

/** Whether it can be written down as it is: a journal that chokes on a usage would lose what is paid for. */
function isSmall(usage: JsonRecord): boolean {
  let members = 0;
  const check = (value: unknown, depth: number): boolean => {
    members += 1;
    if (depth > USAGE_DEPTH_MAX || members > USAGE_MEMBERS_MAX) return false;
    if (typeof value === 'string') return value.length <= NAME_CHARACTERS_MAX;
    if (typeof value !== 'object' || value === null) return true;
    return Object.values(value).every((member) => check(member, depth + 1));
  };
  return check(usage, 0);
}
