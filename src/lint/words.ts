// How rules put facts from a file into a sentence.

const QUOTE_MAX = 60;

/** In quotes, on one line, long ones cut; where nothing is written it says so. */
export function quote(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  if (line === '') return 'an empty value';
  const characters = [...line];
  return characters.length <= QUOTE_MAX
    ? `"${line}"`
    : `"${characters.slice(0, QUOTE_MAX).join('')}…"`;
}

/** ` (why)`, or nothing where the rule says it all. */
export function because(reason: string): string {
  return reason === '' ? '' : ` (${reason})`;
}
