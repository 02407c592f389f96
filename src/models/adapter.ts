// The port to whoever thinks: one request, one reply, of one model. Data types alone; knows no provider, no price, no budget.

import type { ModelError } from './model-error.js';
import type { Provider, ReportedUsage } from './provider.js';

export { PROVIDERS, type Provider, type ReportedUsage } from './provider.js';

/** A part of the system prompt; the longest stable prefix ends with the last block that is `isCacheEnd`. */
export interface SystemBlock {
  readonly text: string;
  /** Whether the provider should cache everything up to and with this block, where it can be told so. */
  readonly isCacheEnd: boolean;
}

/** The one way in which a model answers: the name, the sense and the JSON schema of its answer. */
export interface AnswerForm {
  readonly name: string;
  readonly description: string;
  /** JSON Schema (2020-12, no `$ref`), closed objects. */
  readonly schema: Readonly<Record<string, unknown>>;
}

/** What is wrong with the reply before: told to the model once. */
export interface Correction {
  readonly reply: ModelReply;
  /** In sentences. */
  readonly complaint: string;
}

export interface ModelRequest {
  /** As the provider names it: `claude-opus-5-5`, `llama3.2`. */
  readonly model: string;
  readonly system: readonly SystemBlock[];
  /** What is new: the user's turn. */
  readonly message: string;
  readonly correction: Correction | null;
  readonly form: AnswerForm;
  /** Most tokens of the answer; at least 1. */
  readonly outputTokensMax: number;
  /** How long cache entries should live; null for no cache breakpoints. */
  readonly cacheTtl: '5m' | '1h' | null;
  /** Null leaves it to the provider. */
  readonly temperature: number | null;
  readonly seed: number | null;
  /** The same facts as the message tells, as data: for adapters that do not read prose. */
  readonly facts: WakeFacts;
}

export interface WakeFacts {
  readonly agent: string;
  /** When: for people. */
  readonly tick?: number;
  /** Ids of those who report to it, in document order. */
  readonly reports: readonly string[];
  readonly mayDelegate: boolean;
  /** Oldest first. */
  readonly openTasks: readonly {
    readonly id: string;
    readonly from: string;
    readonly body: string;
    /** Tasks that the agent gave away for it. */
    readonly given: number;
    /** Those of them that are not complete. */
    readonly givenOpen: number;
    readonly isBlocked: boolean;
  }[];
  /** Escalations shown at this wake or before that nobody has answered. */
  readonly openEscalations: readonly { readonly task: string; readonly from: string }[];
  /** Config requests that wait on the agent. */
  readonly openRequests: number;
}

export type StopReason = 'end' | 'length' | 'refusal' | 'other';

export interface ModelReply {
  /** The answer as the model wrote it: the input of the tool call, or the text. Untrusted. */
  readonly text: string;
  readonly stopReason: StopReason;
  /** Null where the provider reported none: unknown is not zero. */
  readonly usage: ReportedUsage | null;
  /** What answered, as the provider names it; null where it does not say. */
  readonly model: string | null;
  /** The provider's id of the request, for its support; null where it gives none. */
  readonly requestId: string | null;
}

export interface CallOptions {
  /** Ends the call: the adapter throws a ModelError of kind `aborted`, and leaves no socket open. */
  readonly signal: AbortSignal;
  /** Milliseconds without any byte after which the call has failed with `timeout`. */
  readonly silenceMsMax: number;
  /** Told while the answer streams. */
  readonly onText?: (charactersSoFar: number) => void;
}

/** What a look at the endpoint, free of charge, says. */
export type Reachability =
  | {
      readonly kind: 'reachable' /** Null where it does not list them. */;
      readonly models: readonly string[] | null;
    }
  | { readonly kind: 'unreachable'; readonly error: ModelError };

export interface ModelAdapter {
  readonly provider: Provider;
  /** Host and port to which it speaks, for people; null for none. Never with a key in it. */
  readonly endpoint: string | null;
  /** One request, never repeated by the SDK. Rejects with a ModelError, nothing else. */
  call(request: ModelRequest, options: CallOptions): Promise<ModelReply>;
  reach(signal: AbortSignal): Promise<Reachability>;
}
