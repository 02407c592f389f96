// Text of others inside a prompt: marked so that it can be told from what the org says, whatever stands in it.

import { visibleText } from '#base/visible-text';

/** What every line of quoted text starts with. Nothing else in a prompt starts a line with it. */
const QUOTE_MARK = '> ';
/** All that a reader, or a tokenizer, may take for the end of a line. */
const LINE_ENDS = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/u;
/** Half a mark, or half a character. */
const CUT_THROUGH = /\n(?:> ?)?$|[\ud800-\udbff]$/u;

/**
 * The text with the mark before each line, so that no line of it can pass for one of the prompt: there is no closing mark
 * to forge. What is invisible or reorders is shown by its code. Of a long text, at most `most` characters and a note.
 */
export function quoteData(text: string, most: number): string {
  const lines = text.slice(0, most).split(LINE_ENDS);
  const quoted = lines.map((line) => QUOTE_MARK + visibleLine(line)).join('\n');
  // Marks and codes take room too: what counts is what is sent.
  if (text.length <= most && quoted.length <= most + QUOTE_MARK.length) return quoted;
  const cut = quoted.slice(0, most).replace(CUT_THROUGH, '');
  return `${cut}\n${QUOTE_MARK}[...] the message has ${text.length} characters; the rest is not shown`;
}

/** A short text of others within a line: one line, in double quotes that it cannot close. */
export function quoteInline(text: string, most: number): string {
  return `"${nameOf(text, most).replaceAll('"', "'")}"`;
}

/** Printable, and no blanks but single ones inside. */
const PLAIN_NAME = /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/;

/** A name as a word of a line: what the file calls an agent, or what somebody outside calls themselves. */
export function nameOf(text: string, most = 80): string {
  if (text.length <= most && PLAIN_NAME.test(text)) return text;
  const line = text
    .slice(0, most + 1)
    .split(LINE_ENDS)
    .join(' ');
  const shown = visibleLine(line.length > most ? `${line.slice(0, most)}...` : line);
  return shown.replace(/\s+/gu, ' ').trim();
}

/** Nearly every name and line: nothing in it needs a closer look. */
const PLAIN = /^[\x20-\x7e]*$/;

function visibleLine(line: string): string {
  if (PLAIN.test(line)) return line;
  return line.split('\t').map(visibleText).join('\t');
}
