// Seeds, and what intervals over them mean, in words.

/** `seeds 1 to 20`, `seed 7`. */
export function seedsText(seeds: readonly number[]): string {
  const [first, last] = [seeds[0], seeds.at(-1)];
  return seeds.length === 1 ? `seed ${first}` : `seeds ${first} to ${last}`;
}

/** What `±` stands for in a table over so many runs of what is estimated. */
export function confidenceLine(runs: number, what: 'mean' | 'mean difference'): string {
  if (runs === 1) {
    return `Intervals are unknown (?): one run does not say how much runs differ. See --replications.`;
  }
  const pairs = what === 'mean' ? '' : ', seed by seed';
  const degrees = `${runs - 1} degree${runs === 2 ? '' : 's'} of freedom`;
  return `± and intervals: 95% confidence of the ${what} over ${runs} runs${pairs} (Student's t, ${degrees}).`;
}
