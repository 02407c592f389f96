// What Markdown says once its markup is gone: escapes, entities, line breaks and comments resolved.

import type { Nodes, PhrasingContent } from 'mdast';
import { toString as plainTextOf } from 'mdast-util-to-string';
import { decodeText } from './parse-markdown.js';
import { endOf, startOf } from './walk-nodes.js';

/** All else is as it is written. */
const ENCODED = /[\\&\0]/u;

const COMMENT = /<!--(?:-?>|([\s\S]*?)(?:-->|$))/g;

/** Every run of white space, also line breaks and no-break spaces, as one space; none at the ends. */
export function collapseSpace(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/**
 * Plain text of the inline nodes from offset `start` to `end`; a text node across either offset is cut there. HTML tags
 * stay as written (`<name>` is more often a placeholder than a tag), comments go.
 */
export function inlineText(
  nodes: readonly PhrasingContent[],
  source: string,
  start = 0,
  end = source.length,
): string {
  const inside = nodes.filter((node) => startOf(node) < end && endOf(node) > start);
  return collapseSpace(inside.map((node) => pieceOf(node, source, start, end)).join(''));
}

function pieceOf(node: PhrasingContent, source: string, start: number, end: number): string {
  if (node.type === 'break') return ' ';
  if (node.type === 'html') return withoutComments(node.value);
  if (node.type === 'text' && (startOf(node) < start || endOf(node) > end)) {
    const raw = source.slice(Math.max(startOf(node), start), Math.min(endOf(node), end));
    return ENCODED.test(raw) ? decodeText(raw) : raw;
  }
  if (!('children' in node)) return plainTextOf(node);
  return node.children.map((child) => pieceOf(child, source, start, end)).join('');
}

/** Plain text of a block: paragraphs, list items and the like on lines of their own, code as written. */
export function blockText(node: Nodes, source: string): string {
  if (node.type === 'paragraph' || node.type === 'heading')
    return inlineText(node.children, source);
  if (node.type === 'html') return withoutComments(node.value).trim();
  if (node.type === 'definition') return '';
  if (!('children' in node)) return plainTextOf(node);
  return node.children
    .map((child) => blockText(child, source))
    .filter((text) => text !== '')
    .join('\n');
}

/** Whether a block of HTML says nothing but comments. */
export function isComment(html: string): boolean {
  return html.trimStart().startsWith('<!--') && withoutComments(html).trim() === '';
}

/** What the comments in a block of HTML say, each on lines of its own. */
export function commentText(html: string): string {
  return commentsIn(html)
    .map(({ text }) => text)
    .join('\n');
}

/** The comments in a piece of HTML: where each begins, as written, and what stands inside. */
export function commentsIn(html: string): { at: number; raw: string; text: string }[] {
  return Array.from(html.matchAll(COMMENT), (match) => ({
    at: match.index,
    raw: match[0],
    text: (match[1] ?? '').trim(),
  }));
}

function withoutComments(html: string): string {
  return html.replace(COMMENT, '');
}
