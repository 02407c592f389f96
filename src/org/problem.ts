// What could not be understood, as data: which rule it breaks, where, what stands there, what was expected. No prose
// beyond the facts: lint makes the sentence, in the rule's own file.

import type { SourceRange } from '#base/source-range';

/** The rules that reading an ORG.md can break. Each has its file in lint/rules. */
export type ProblemRule =
  | 'unknown-key'
  | 'key-in-wrong-section'
  | 'duplicate-key'
  | 'missing-structure'
  | 'invalid-trigger-mode'
  | 'unknown-wake-event'
  | 'wake-on-separator'
  | 'empty-wake-filter'
  | 'redundant-wake-event'
  | 'duration-invalid'
  | 'count-invalid'
  | 'level-invalid'
  | 'schedule-not-understood'
  | 'cron-invalid'
  | 'cron-never-fires'
  | 'timer-duplicate-name'
  | 'threshold-invalid'
  | 'threshold-unknown-metric'
  | 'model-unknown'
  | 'preset-unknown'
  | 'selector-invalid'
  | 'value-invalid'
  | 'reports-to-unknown'
  | 'reports-to-ambiguous'
  | 'reports-to-self'
  | 'reports-to-cycle'
  | 'duplicate-agent-id'
  | 'empty-agent-id';

interface RelatedPlace {
  readonly message: string;
  readonly range: SourceRange;
}

export interface Problem {
  readonly rule: ProblemRule;
  /** The value at fault; where a value is missing, the key or heading that wants it. */
  readonly range: SourceRange;
  /** What stands there. */
  readonly actual: string;
  /** Whom or what it concerns, for the sentence: an agent's name, a key, a section. */
  readonly subject: string;
  /** Why it is not understood, a clause without a full stop (`a tick cannot be divided`), or '' where `rule` says it. */
  readonly reason: string;
  /** What could stand there instead. */
  readonly expected: readonly string[];
  /** The one name most likely meant. */
  readonly suggestion: string | null;
  readonly related: readonly RelatedPlace[];
}

/** A problem inside a value that was read on its own: offsets count from the start of the text that was read. */
export interface ValueProblem {
  readonly rule: ProblemRule;
  readonly start: number;
  readonly end: number;
  readonly actual: string;
  readonly reason: string;
  readonly expected: readonly string[];
  readonly suggestion: string | null;
}

/**
 * What a value parser gives back. `value` is what could be understood: null when nothing could, and then there is at
 * least one problem. A list of which some items are wrong has both.
 */
export interface Reading<T> {
  readonly value: T | null;
  readonly problems: readonly ValueProblem[];
}
