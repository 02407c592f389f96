// What a live run would cost, before the first call: as people read it, and short.

import { formatUsd } from '#base/format-usd';
import type { LiveOffer, OfferedAgent } from '#main/live/live-offer';
import { joinBlocks } from './join-blocks.js';
import { labelledLines } from './labelled-lines.js';
import { formatNumberOf } from './quantities.js';
import type { TableOptions } from './text-table.js';

/** Ends with a line feed. */
export function formatLiveOffer(offer: LiveOffer, options: TableOptions): string {
  const { limits, estimateUsd, notices, isFree, spentUsd } = offer;
  const most = [
    ...(limits.maxUsd === null ? [] : [`${formatUsd(limits.maxUsd)} (--max-usd)`]),
    ...(limits.maxCalls === null
      ? []
      : [`${formatNumberOf(limits.maxCalls, 'request')} (--max-calls)`]),
  ];
  const spent =
    spentUsd === 0 ? [] : [`so far ${spentUsd === null ? 'unknown' : formatUsd(spentUsd)}`];
  const atMost = isFree
    ? ['nothing: no model here is paid for', ...most]
    : most.length === 0
      ? ['no limit is set']
      : most;
  return joinBlocks([
    [
      ...labelledLines('At most', [[...atMost, ...spent].join(', ')], options),
      ...labelledLines(
        'Estimate',
        [estimateUsd === null ? 'unknown: some model has no price' : formatUsd(estimateUsd)],
        options,
      ),
      ...labelledLines('A wake', wakeLines(offer.agents), options),
      ...labelledLines('Note', notices, options),
    ],
  ]);
}

const SHOWN_MAX = 12;

/** Agents that cost the same at most, together. */
function wakeLines(agents: readonly OfferedAgent[]): readonly string[] {
  const groups = new Map<string, string[]>();
  for (const { name, model, wakeUsdMax } of agents) {
    const cost = wakeUsdMax === null ? 'has no price' : `at most ${formatUsd(wakeUsdMax)}`;
    const key = `on ${model} ${cost}`;
    groups.set(key, [...(groups.get(key) ?? []), name]);
  }
  const lines = [...groups].map(([what, names]) => {
    const [first = '', ...others] = names;
    const who =
      others.length === 0 ? first : `${first} and ${formatNumberOf(others.length, 'other')}`;
    return `- of ${who} ${what}`;
  });
  const rest = lines.length - SHOWN_MAX;
  return rest > 0 ? [...lines.slice(0, SHOWN_MAX), `- and ${rest} more kinds`] : lines;
}
