// CommonMark text to an mdast tree, through unified and remark-parse. The only file that knows the parser's settings. The
// program loads it when it calls it.

import type { RootContent } from 'mdast';
import { decodeString } from 'micromark-util-decode-string';
import remarkParse from 'remark-parse';
import type { Data } from 'unified';
import { unified } from 'unified';
import { rememberBlocks } from './remember-blocks.js';

type MicromarkExtension = NonNullable<Data['micromarkExtensions']>[number];

/** CommonMark to top-level nodes, not to be changed; offsets count in `text`, without its byte order mark. */
export type ParseMarkdown = (text: string) => readonly RootContent[];

const RIGHT_SQUARE_BRACKET = 93;

/**
 * A parser that takes `identifiers` (as mdast gives them) for labels of link definitions in the text, besides those the
 * text does define: so `[label]` in a part of a document is what it is in the whole.
 */
export function createMarkdownParser(identifiers: readonly string[]): ParseMarkdown {
  const processor = unified().use(remarkParse);
  if (identifiers.length > 0) {
    processor.data('micromarkExtensions', [knowDefinitions(identifiers)]);
  }
  processor.freeze();
  const known = JSON.stringify(identifiers);
  return (text) => rememberBlocks(known, text, () => processor.parse(text).children);
}

/** A piece of text without its escapes, character references and NULs, as micromark reads it. */
export function decodeText(raw: string): string {
  return decodeString(raw).replaceAll('\0', '\ufffd');
}

/** Tells micromark its definitions each time a label may end, which is when it asks for them. */
function knowDefinitions(identifiers: readonly string[]): MicromarkExtension {
  // micromark folds case both ways and keeps the upper case; mdast hands out the lower.
  const labels = identifiers.map((identifier) => identifier.toLowerCase().toUpperCase());
  return {
    text: {
      [RIGHT_SQUARE_BRACKET]: {
        name: 'knownDefinitions',
        tokenize(_effects, _ok, nok) {
          this.parser.defined = labels;
          return nok;
        },
      },
    },
  };
}
