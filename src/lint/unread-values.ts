// Which written values were not understood, whole or in part: what follows from one goes with its mending.

import type { Org, Origin } from '#org/types';

/** Whether reading found a fault in the value of that origin. */
export function isUnread({ problems }: Pick<Org, 'problems'>, origin: Origin): boolean {
  if (!('range' in origin)) return false;
  const { start, end } = origin.range;
  return problems.some(
    ({ range, rule }) =>
      rule !== 'redundant-wake-event' &&
      range.start.offset >= start.offset &&
      range.end.offset <= end.offset,
  );
}
