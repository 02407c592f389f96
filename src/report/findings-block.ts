// One finding on a terminal: what is wrong, the code with carets under it, what to write, and the places that belong to it.

import stringWidth from 'string-width';
import { visibleText } from '#base/visible-text';
import type { Finding } from '#lint/finding';
import { frameCode } from './code-frame.js';
import type { Style } from './style.js';
import { wrapText } from './wrap-text.js';

export interface StylishOptions {
  readonly style: Style;
  /** Width to wrap to; null does not wrap. */
  readonly columns: number | null;
}

/** What all findings of a file share, so that their columns line up. */
export interface Layout extends StylishOptions {
  readonly source: string;
  readonly lineDigits: number;
  readonly columnDigits: number;
}

const SEVERITY_COLUMNS = 7;
/** With less room than this, text goes on further left and not under its own column. */
const TEXT_COLUMNS_LEAST = 28;
const NARROW_INDENT = 6;
/** Where nothing wraps, a line of code is still cut: it may be megabytes long. */
const CODE_COLUMNS_MAX = 160;
const CODE_COLUMNS_LEAST = 10;

export function layoutOf(
  findings: readonly Finding[],
  source: string,
  options: StylishOptions,
): Layout {
  let [lineDigits, columnDigits] = [1, 1];
  for (const { range } of findings) {
    lineDigits = Math.max(lineDigits, String(range.start.line).length);
    columnDigits = Math.max(columnDigits, String(range.start.column).length);
  }
  return { ...options, source, lineDigits, columnDigits };
}

/** The lines of one finding. */
export function findingBlock(finding: Finding, layout: Layout): string[] {
  return [
    ...messageLines(finding, layout),
    ...codeLines(finding, layout),
    ...relatedLines(finding, layout),
  ];
}

function messageLines(finding: Finding, layout: Layout): string[] {
  const { style, columns } = layout;
  const { line, column } = finding.range.start;
  const place = `${String(line).padStart(layout.lineDigits)}:${String(column).padEnd(layout.columnDigits)}`;
  const severity = finding.severity.padEnd(SEVERITY_COLUMNS);
  const headWidth = stringWidth(`  ${place}  ${severity}  `);
  const text = flowText(visibleText(finding.reason), headWidth, columns);
  const tail = `  ${finding.rule}`;
  const last = text.lines.at(-1) ?? '';
  const used = (text.lines.length === 1 ? headWidth : text.indent) + stringWidth(last);
  if (columns === null || used + tail.length <= columns) {
    text.lines.splice(-1, 1, `${last}${style.dim(tail)}`);
  } else text.lines.push(style.dim(finding.rule));
  const head = `  ${style.dim(place)}  ${style[finding.severity](severity)}  `;
  return hang(head, text);
}

function codeLines(finding: Finding, layout: Layout): string[] {
  const { style, columns, source } = layout;
  const number = String(finding.range.start.line).padStart(layout.lineDigits);
  const gutter = `   ${' '.repeat(number.length)} | `;
  const room = Math.max(CODE_COLUMNS_LEAST, (columns ?? CODE_COLUMNS_MAX) - gutter.length);
  const { code, indent, carets } = frameCode(source, finding.range, room);
  const marks = ' '.repeat(indent) + style[finding.severity]('^'.repeat(carets));
  const codeLine = `${style.dim(`   ${number} |`)} ${code}`.trimEnd();
  const gutterLine = style.dim(gutter);
  if (finding.note === undefined) return [codeLine, gutterLine + marks];
  const note = visibleText(finding.note);
  const besides = indent + carets + 1;
  const roomBesides = columns === null ? null : columns - gutter.length - besides;
  if (roomBesides === null || roomBesides >= Math.min(TEXT_COLUMNS_LEAST, stringWidth(note))) {
    const [first = '', ...rest] = wrapText(note, roomBesides);
    const under = rest.map((line) => gutterLine + ' '.repeat(besides) + line);
    return [codeLine, `${gutterLine}${marks} ${first}`, ...under];
  }
  // Not enough room beside the carets: the advice goes below them, from the gutter on.
  const below = wrapText(note, room);
  return [codeLine, gutterLine + marks, ...below.map((line) => gutterLine + line)];
}

function relatedLines({ related }: Finding, layout: Layout): string[] {
  const { style, columns, lineDigits } = layout;
  const indent = `   ${' '.repeat(lineDigits)} = `;
  return related.flatMap(({ message, range }) => {
    const place = `${range.start.line}:${range.start.column}`;
    const text = flowText(visibleText(`${place} ${message}`), indent.length, columns);
    return hang(style.dim(indent), text);
  });
}

interface FlowingText {
  readonly lines: string[];
  /** Columns before each line but the first. */
  readonly indent: number;
}

/** Text that starts at column `start` and goes on under itself, or further left where there is little room. */
function flowText(text: string, start: number, columns: number | null): FlowingText {
  if (columns === null) return { lines: [text], indent: start };
  const indent = columns - start < TEXT_COLUMNS_LEAST ? NARROW_INDENT : start;
  return { lines: wrapText(text, columns - indent, columns - start), indent };
}

function hang(head: string, { lines: [first = '', ...rest], indent }: FlowingText): string[] {
  return [`${head}${first}`.trimEnd(), ...rest.map((line) => ' '.repeat(indent) + line)];
}
