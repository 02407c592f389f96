// Names in the sentences that refuse an action: what was written, what may be meant, what there is.

import { didYouMean } from '#base/did-you-mean';
import { quoteInline } from '#models/prompt/quote-data';

/** Names listed in one sentence. */
const LISTED_MAX = 20;

export function list(names: readonly string[]): string {
  const rest = names.length - LISTED_MAX;
  return `${names.slice(0, LISTED_MAX).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

export function meant(written: string, known: readonly string[]): string {
  const name = written.length > 100 ? null : didYouMean(written, known);
  return name === null ? '' : ` (did you mean ${name}?)`;
}

export function shown(text: string): string {
  return quoteInline(text, 80);
}
