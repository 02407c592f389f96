// Patterns with letters and digits of all scripts, and patterns of either case: V8 takes the better part of a millisecond to
// make one ready for all of Unicode, and most texts have none but plain letters.

const ASCII = /^[\0-\x7f]*$/;

/**
 * Gives the pattern for a text: for one of ASCII `\p{L}`, `\p{N}` and `\p{M}` are what they are there. They must stand in
 * brackets; `flags` are those beside `u`, which only the pattern for other texts has.
 */
export function letterPattern(source: string, flags = ''): (text: string) => RegExp {
  let plain: RegExp | null = null;
  let any: RegExp | null = null;
  return (text) => {
    if (ASCII.test(text)) {
      plain ??= new RegExp(plainSource(source), flags);
      return plain;
    }
    any ??= new RegExp(source, `${flags}u`);
    return any;
  };
}

function plainSource(source: string): string {
  return source
    .replaceAll(String.raw`\p{L}`, 'a-zA-Z')
    .replaceAll(String.raw`\p{N}`, '0-9')
    .replaceAll(String.raw`\p{M}`, '');
}
