// Where a source may be cut into pieces that are parsed one by one: remark takes more than linear time on one long
// document. Finds candidates only; whether a candidate really is a heading is for the parser to say (parse-blocks.ts).

// Without indentation such a line ends every list and quote, so only fenced code and HTML can hold it. CR, LF and CRLF
// end a line in Markdown; `^` with the m flag would also match after U+2028, which does not.
const HEADING_LINE = /[\r\n](?=#{1,6}(?:[ \t\r\n]|$))/g;

/** Offsets above 0 of the lines that look like ATX headings without indentation, ascending. */
export function findCuts(source: string): number[] {
  return Array.from(source.matchAll(HEADING_LINE), (match) => match.index + 1);
}
