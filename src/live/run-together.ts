// Several pieces of work at once, at most so many; nothing is left running behind.

/**
 * What `work` gives for each item, in their order. When one rejects, `failed` is told at once and no further one is begun;
 * this rejects with the first reason when those under way have ended.
 */
export async function runTogether<Item, Result>(
  items: readonly Item[],
  concurrency: number,
  work: (item: Item) => Promise<Result>,
  failed: () => void,
): Promise<Result[]> {
  const results = new Map<number, Result>();
  const faults: unknown[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let at = next++; at < items.length && faults.length === 0; at = next++) {
      const item = items[at];
      if (item === undefined) continue;
      try {
        results.set(at, await work(item));
      } catch (error) {
        faults.push(error);
        failed();
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, items.length) }, lane));
  if (faults.length > 0) throw faults[0];
  return items.flatMap((_, at) => {
    const result = results.get(at);
    return result === undefined ? [] : [result];
  });
}
