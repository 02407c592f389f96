// Writes HTML and SVG that nothing it shows can break out of: text is escaped where it enters. What is written is well-formed
// XML too, so that any parser can check it. Knows nothing of what it shows.

import { invariant } from '#base/assert';
import { visibleText } from '#base/visible-text';

/** Made by `element` and `raw` alone. */
export class Markup {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

/** Strings are text; null is nothing. */
export type Content = Markup | string | null | readonly Content[];
/** Null leaves the attribute out. */
export type Attributes = Readonly<Record<string, string | number | null>>;

/** Elements that have no end in HTML, or need none in SVG. */
const EMPTY = new Set(['meta', 'br', 'col', 'rect', 'line', 'circle', 'path']);

/** Elements after which a line ends, so that a page can be read and compared as text; none of them shows that. */
const LINES = new Set(
  'head body main article header section nav footer meta title style script h1 h2 h3 p ul ol li dl div figure table caption thead tbody tfoot tr details summary svg'.split(
    ' ',
  ),
);

export function element(name: string, attributes: Attributes, ...content: Content[]): Markup {
  const inside = contentText(content);
  const start = `<${name}${attributesText(attributes)}`;
  const text = inside === '' && EMPTY.has(name) ? `${start}/>` : `${start}>${inside}</${name}>`;
  return new Markup(LINES.has(name) ? `${text}\n` : text);
}

/** Text of our own that is markup already; never anything from a file. */
export function raw(text: string): Markup {
  return new Markup(text);
}

/** Numbers as they stand in attributes: two decimals at most. A number that is none is a mistake of ours. */
export function plainNumber(number: number): string {
  invariant(Number.isFinite(number), `what is drawn is a number, not ${number}`);
  return String(Number(number.toFixed(2)) + 0);
}

function contentText(content: readonly Content[]): string {
  return content
    .map((part) => {
      if (part === null) return '';
      if (typeof part === 'string') return escapeText(part);
      return part instanceof Markup ? part.toString() : contentText(part);
    })
    .join('');
}

function attributesText(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([name, value]) => {
      if (value === null) return '';
      const text = typeof value === 'number' ? plainNumber(value) : value;
      return ` ${name}="${escapeText(text)}"`;
    })
    .join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

// Beyond what a terminal must not get, the two code points that XML cannot hold.
function escapeText(text: string): string {
  return visibleText(text)
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
    .replace(/[\ufffe\uffff]/g, '\ufffd');
}
