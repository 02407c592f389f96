// Texts that nobody writes: bytes, orgs with pieces cut out, doubled and moved, and hostile fragments put into them.

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { markdownSoup } from '../property/markdown-soup.js';

const ORGS = fileURLToPath(new URL('../../orgs/', import.meta.url));
const orgs = readdirSync(ORGS).map((name) => readFileSync(`${ORGS}${name}/ORG.md`, 'utf8'));

/** Bits that open what they do not close, nest, steer a terminal or hide. */
const FRAGMENTS = [
  '* ',
  '- ',
  '1. ',
  '> ',
  '>',
  '  ',
  '\t',
  '*a **b _c__ ',
  '**',
  '`',
  '``` ',
  '[',
  '![',
  '](',
  '[a](b',
  '[a]: b\n',
  '<a b="',
  '<!--',
  '-->',
  '<![CDATA[',
  '&amp;',
  '&#0;',
  '\\',
  'a\n===\n',
  '| a | b |\n|---|---|\n',
  '- **Wake on:** x\n',
  '### Ana\n',
  '# ',
  '\u001b[2J',
  '\u001b]8;;http://example.com\u0007',
  '\u009b31m',
  '\u0007',
  '\u202e',
  '\u2066',
  '\u200b',
  '\ufeff',
  '\0',
  '\r',
  '\u2028',
  '\ud800',
  '---\na: &a [x]\nb: [*a, *a]\n---\n',
];

const bytes = fc.uint8Array({ maxLength: 400 }).map((all) => Buffer.from(all).toString('latin1'));
const fragment = (most: number) =>
  fc
    .tuple(fc.constantFrom(...FRAGMENTS), fc.integer({ min: 1, max: most }))
    .map(([piece, times]) => piece.repeat(times));

interface Change {
  readonly kind: string;
  readonly at: number;
  readonly length: number;
  readonly to: number;
  readonly text: string;
}

const change = (most: number): fc.Arbitrary<Change> =>
  fc.record({
    kind: fc.constantFrom('insert', 'insert', 'cut', 'double', 'move'),
    at: fc.nat(99_999),
    length: fc.nat(300),
    to: fc.nat(99_999),
    text: fc.oneof({ weight: 4, arbitrary: fragment(most) }, { weight: 1, arbitrary: bytes }),
  });

function mutate(org: string, changes: readonly Change[]): string {
  let text = org;
  for (const { kind, at, length, to, text: added } of changes) {
    const start = at % (text.length + 1);
    const piece = text.slice(start, start + length);
    const without = text.slice(0, start) + text.slice(start + length);
    const target = to % (without.length + 1);
    if (kind === 'insert') text = text.slice(0, start) + added + text.slice(start);
    if (kind === 'cut') text = without;
    if (kind === 'double') text = text.slice(0, start) + piece + text.slice(start);
    if (kind === 'move') text = without.slice(0, target) + piece + without.slice(target);
  }
  return text;
}

/** Fragments come up to `most` times in a row: that decides how long the parser may need. */
export function randomText(most: number): fc.Arbitrary<string> {
  const mutated = fc
    .tuple(fc.constantFrom(...orgs), fc.array(change(most), { minLength: 1, maxLength: 12 }))
    .map(([org, changes]) => mutate(org, changes));
  const bombs = fc
    .array(fc.oneof(fragment(most), fc.constant('x\n')), { maxLength: 12 })
    .map((all) => all.join(''));
  return fc.oneof(bytes, markdownSoup, bombs, { weight: 4, arbitrary: mutated });
}
