// What the figures of a run rest on, the same words under every table of runs.

import { visibleText } from '#base/visible-text';
import type { RunPremises } from '#main/run-report';
import { formatCount, formatNumberOf } from './quantities.js';
import type { TableOptions } from './text-table.js';
import { wrapText } from './wrap-text.js';

/** Under a table of which a narrow terminal shows a part. */
export const NARROW_NOTE = 'Narrow terminals show fewer columns; --format json has them all.';

/** `seeds` is `seed 1`, or several of them. */
export function premiseLines(
  premises: RunPremises,
  seeds: string,
  options: TableOptions,
): string[] {
  const hours =
    premises.workingHours === null
      ? ''
      : `, working hours ${premises.workingHours} (all polling counts every hour)`;
  return footLines(
    [
      `Prices: ${pricesText(premises)}. An estimate, not a bill.`,
      `Work: ${premises.workload}; behavior ${premises.behavior}, ${seeds}.`,
      `Time: from ${premises.start} ${premises.timezone}${hours}.`,
    ],
    options,
  );
}

function pricesText({ pricing, ownTokens }: RunPremises): string {
  const { name, asOf, tokens, source, cache } = pricing;
  const own =
    ownTokens === 0 ? '' : ` (${formatNumberOf(ownTokens, 'agent')} with tokens of their own)`;
  const date = asOf === null ? '' : ` of ${asOf}`;
  if (tokens !== null) {
    const call = `${formatCount(tokens.input)} tokens in and ${formatCount(tokens.output)} out`;
    return `${name} table${date}, per call of about ${call}${own}, idle polls too`;
  }
  const from = source === '' ? '' : ` (${source})`;
  const caches =
    cache === null
      ? ', no prompt caches'
      : `, prompt caches ${cache}, as the declared activity lets expect`;
  return `${name}${date}${from}, by the tokens of each call${own}${caches}`;
}

/** Sentences for the foot of a report: each begins a line. */
export function footLines(
  sentences: readonly string[],
  { style, columns }: TableOptions,
): string[] {
  return sentences
    .flatMap((sentence) => wrapText(visibleText(sentence), columns))
    .map((line) => style.dim(line));
}
