// `Model`.
import type { Reading } from '#org/problem';

export type RelativeModel = 'same-as-lead' | 'cheapest' | 'fastest';

export type ModelChoice =
  | { readonly kind: 'named'; readonly model: string }
  | { readonly kind: 'relative'; readonly model: RelativeModel };

export function readModel(text: string): Reading<ModelChoice> {
  throw new Error(`not written yet: ${text}`);
}
