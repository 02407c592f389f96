// Top-level blocks to the tree of sections that their headings make. Depths are as written: a jump from 1 to 3 is kept.

import type { Heading, RootContent } from 'mdast';
import { inlineText } from './plain-text.js';
import { readField } from './read-field.js';
import { readProse } from './read-prose.js';
import type { IndexedSource } from './source-text.js';
import { sourceTextAt } from './source-text.js';
import type { Section, SectionEntry, SourceText } from './types.js';
import { endOf, startOf } from './walk-nodes.js';

/** A section whose end is not known yet. */
interface OpenSection {
  readonly depth: number;
  readonly heading: SourceText;
  readonly start: number;
  readonly entries: SectionEntry[];
  readonly sections: Section[];
}

/** The root section of a document. A heading belongs to the nearest heading before it that is less deep. */
export function buildSections(blocks: readonly RootContent[], source: IndexedSource): Section {
  const root = openSection(0, 0, sourceTextAt(source, 0, 0, ''));
  const open: OpenSection[] = [];
  const closeFrom = (depth: number, end: number): void => {
    for (let last = open.at(-1); last !== undefined && last.depth >= depth; last = open.at(-1)) {
      open.pop();
      (open.at(-1) ?? root).sections.push(closeSection(last, end, source));
    }
  };
  for (const block of blocks) {
    if (block.type === 'heading') {
      closeFrom(block.depth, startOf(block));
      open.push(openSection(block.depth, startOf(block), readHeading(block, source)));
    } else {
      const { entries } = open.at(-1) ?? root;
      for (const entry of readEntries(block, source)) entries.push(entry);
    }
  }
  closeFrom(1, source.source.length);
  return closeSection(root, source.source.length, source);
}

function openSection(depth: number, start: number, heading: SourceText): OpenSection {
  return { depth, heading, start, entries: [], sections: [] };
}

function closeSection(
  { start, ...section }: OpenSection,
  end: number,
  source: IndexedSource,
): Section {
  return { ...section, range: source.rangeAt(start, end) };
}

function readEntries(block: RootContent, source: IndexedSource): SectionEntry[] {
  if (block.type !== 'list' || block.ordered === true) return readProse(block, source);
  return block.children.flatMap((item) => readField(item, source) ?? readProse(item, source));
}

function readHeading(heading: Heading, source: IndexedSource): SourceText {
  const first = heading.children[0];
  const last = heading.children.at(-1);
  if (first === undefined || last === undefined) {
    const offset = startOf(heading) + heading.depth;
    return sourceTextAt(source, offset, offset, '');
  }
  const text = inlineText(heading.children, source.source);
  return sourceTextAt(source, startOf(first), endOf(last), text);
}
