// ORG.md text to its positioned tree. Every string is a document: what makes no sense as one is prose.

import { buildSections } from './build-sections.js';
import { collectComments } from './collect-comments.js';
import { findCuts } from './find-cuts.js';
import { parseBlocks } from './parse-blocks.js';
import { indexSource } from './source-text.js';
import type { OrgDocument } from './types.js';
import { endOf, startOf } from './walk-nodes.js';

/**
 * Reads `source` as CommonMark. Never throws. Takes time linear in the number of sections, so one of 2,000 roles is
 * parsed in twenty times the time of one of 100.
 */
export function parseDocument(source: string): OrgDocument {
  return documentOf(source, findCuts(source), true);
}

/** The document of a text that nobody could read, and `why`: its places are known, and nothing else. */
export function unreadDocument(source: string, why: string): OrgDocument {
  const indexed = indexSource(source);
  return { ...indexed, root: buildSections([], indexed), comments: [], tooDeep: [], unread: why };
}

/**
 * The same document, all of it read by the parser, whatever `cuts` of `findCuts` are taken; without any the whole source
 * is parsed at once. What `parseDocument` is tested against.
 */
export function parseWithCuts(source: string, cuts: readonly number[]): OrgDocument {
  return documentOf(source, cuts, false);
}

function documentOf(source: string, cuts: readonly number[], takesShortCuts: boolean): OrgDocument {
  const indexed = indexSource(source);
  const blocks = parseBlocks(source, cuts, takesShortCuts);
  const tooDeep = blocks
    .filter(({ data }) => data?.isTooDeep === true)
    .map((block) => indexed.rangeAt(startOf(block), endOf(block)));
  const root = buildSections(blocks, indexed);
  return { ...indexed, root, comments: collectComments(blocks, indexed), tooDeep };
}
