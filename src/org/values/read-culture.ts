// The communication parameters.
import type { Duration } from '#base/duration';
import type { Reading } from '#org/problem';
import type { Culture, Preset } from '#org/types';

/** `wait`: the period of batched, the wait of delayed, 0 ticks for immediate. */
export interface EscalationValue {
  readonly mode: Culture['escalation'];
  readonly wait: Duration;
}

/** `limit` null: no limit. */
export interface HierarchyDepth {
  readonly limit: number | null;
}

export function readPreset(text: string): Reading<Preset> {
  throw new Error(`not written yet: ${text}`);
}
export function readEscalation(text: string): Reading<EscalationValue> {
  throw new Error(`not written yet: ${text}`);
}
export function readProgress(text: string): Reading<Culture['progressUpdates']> {
  throw new Error(`not written yet: ${text}`);
}
export function readYesNo(text: string): Reading<boolean> {
  throw new Error(`not written yet: ${text}`);
}
export function readHierarchyDepth(text: string): Reading<HierarchyDepth> {
  throw new Error(`not written yet: ${text}`);
}
