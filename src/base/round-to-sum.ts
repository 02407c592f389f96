// Whole numbers that still sum to the rounded whole: the method of the largest remainder. Knows nothing of what they count.

/**
 * Each of `values` (0 or more) rounded up or down, so that they sum to `whole`: their own sum, which may come out of another
 * order of adding, rounded. Of equal remainders the first wins.
 */
export function roundToSum(values: readonly number[], whole: number): number[] {
  const rounded = values.map(Math.floor);
  const missing = whole - rounded.reduce((total, value) => total + value, 0);
  const byRemainder = values
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, missing)) rounded[index] = (rounded[index] ?? 0) + 1;
  return rounded;
}
