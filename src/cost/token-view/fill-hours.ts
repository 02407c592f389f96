// Spreads an amount over hours by weight, no hour above what it can hold. Knows nothing of what it spreads.

/**
 * Amounts that sum to `total` (as far as `caps` hold it): in proportion to `weights`, and what an hour cannot hold goes to the
 * others; where no weight is left, to wherever there is room. All three are 0 or more, the lists of one length.
 */
export function fillHours(
  total: number,
  weights: readonly number[],
  caps: readonly number[],
): number[] {
  const filled = weights.map(() => 0);
  let left = total;
  let open = weights.flatMap((weight, hour) => (weight > 0 && (caps[hour] ?? 0) > 0 ? [hour] : []));
  while (open.length > 0) {
    const scale = left / sumAt(weights, open);
    const isFull = (hour: number): boolean => (weights[hour] ?? 0) * scale > (caps[hour] ?? 0);
    const full = open.filter(isFull);
    const settled = full.length === 0 ? open : full;
    for (const hour of settled) {
      const amount = full.length === 0 ? (weights[hour] ?? 0) * scale : (caps[hour] ?? 0);
      filled[hour] = amount;
      left -= amount;
    }
    if (full.length === 0) return filled;
    open = open.filter((hour) => !full.includes(hour));
  }
  const room = caps.map((cap, hour) => cap - (filled[hour] ?? 0));
  const allRoom = room.reduce((sum, each) => sum + each, 0);
  if (left <= 0 || allRoom <= 0) return filled;
  const share = Math.min(1, left / allRoom);
  return filled.map((amount, hour) => amount + (room[hour] ?? 0) * share);
}

function sumAt(values: readonly number[], places: readonly number[]): number {
  return places.reduce((sum, place) => sum + (values[place] ?? 0), 0);
}
