// Whether a path fits a glob. No regular expression is made of a pattern: none can take more than a moment.

/**
 * What a glob may be, as the source of a regular expression: relative, without `..`, with at most one `{a,b}`; no classes,
 * negations or backslashes, so that nothing of a pattern means something else than it seems to.
 */
export const GLOB_PATTERN =
  '^(?!/)(?!(?:.*/)?\\.\\.(?:/|$))[^\\\\\\[\\]()!{}]*(?:\\{[^\\\\\\[\\]()!{}]*\\}[^\\\\\\[\\]()!{}]*)?$';
export const GLOB_LENGTH_MAX = 200;

/**
 * `path` and `glob` have `/` between their parts. `*` and `?` stand for characters of one part, `**` for any number of
 * parts, `{a,b}` for one of several; everything else is itself, and case counts.
 */
export function matchGlob(path: string, glob: string): boolean {
  const parts = partsOf(path);
  return alternativesOf(glob).some((each) => matchParts(parts, partsOf(each)));
}

function partsOf(path: string): string[] {
  return path.split('/').filter((part) => part !== '' && part !== '.');
}

function alternativesOf(glob: string): string[] {
  const brace = /\{([^{}]*)\}/u.exec(glob);
  if (brace === null) return [glob];
  const before = glob.slice(0, brace.index);
  const after = glob.slice(brace.index + brace[0].length);
  return (brace[1] ?? '').split(',').map((choice) => before + choice + after);
}

function matchParts(parts: readonly string[], globs: readonly string[]): boolean {
  const matchPart = (part: string, glob: string): boolean =>
    matchList(
      Array.from(part),
      Array.from(glob),
      '*',
      (character, sign) => sign === '?' || sign === character,
    );
  return matchList(parts, globs, '**', matchPart);
}

/** `many` in `globs` stands for any number of items. Goes back to the last `many` only: quadratic at worst. */
function matchList(
  items: readonly string[],
  globs: readonly string[],
  many: string,
  fits: (item: string, glob: string) => boolean,
): boolean {
  let [at, globAt] = [0, 0];
  let [manyAt, resumeAt] = [-1, 0];
  while (at < items.length) {
    const wanted = globs[globAt];
    if (wanted === many) {
      [manyAt, resumeAt] = [globAt, at];
      globAt += 1;
    } else if (wanted !== undefined && fits(items[at] ?? '', wanted)) {
      at += 1;
      globAt += 1;
    } else if (manyAt >= 0) {
      resumeAt += 1;
      [at, globAt] = [resumeAt, manyAt + 1];
    } else return false;
  }
  return globs.slice(globAt).every((rest) => rest === many);
}
