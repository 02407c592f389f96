// Which of a model's prices a request has, by its size. Knows no price.

interface Band {
  readonly overInputTokens: number;
}

/** The last band that the whole input passes, cached tokens too; `bands` rise. */
export function bandOf<Any extends Band>(
  bands: readonly [Any, ...Any[]],
  inputTokens: number,
): Any {
  return bands.findLast(({ overInputTokens }) => inputTokens > overInputTokens) ?? bands[0];
}
