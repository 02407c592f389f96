import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GLOB_PATTERN, matchGlob } from '#base/match-glob';

test.each([
  ['ORG.md', 'ORG.md'],
  ['ORG.md', '*.md'],
  ['ORG.md', './ORG.md'],
  ['ORG.md', '**'],
  ['ORG.md', '**/ORG.md'],
  ['a/b/ORG.md', '**/ORG.md'],
  ['a/b/ORG.md', 'a/**'],
  ['a/b/c/ORG.md', 'a/**/c/*'],
  ['a/c/ORG.md', 'a/**/c/*'],
  ['a/x/c/y/c/ORG.md', 'a/**/c/*'],
  ['orgs/01/ORG.md', 'orgs/0?/*.md'],
  ['orgs/b/ORG.md', 'orgs/{a,b}/ORG.md'],
  ['orgs/x.md', 'orgs/x{,.draft}.md'],
  ['naïve/😀.md', 'na?ve/?.md'],
  ['../up/ORG.md', '**/ORG.md'],
])('%s fits %s', (path, glob) => {
  expect(matchGlob(path, glob)).toBe(true);
});

test.each([
  ['a/ORG.md', '*.md'],
  ['a/ORG.md', 'ORG.md'],
  ['org.md', 'ORG.md'],
  ['ORG.md', 'a/**'],
  ['a/b/c/ORG.md', 'a/*/ORG.md'],
  ['orgs/c/ORG.md', 'orgs/{a,b}/ORG.md'],
  ['orgs/ab/ORG.md', 'orgs/?/ORG.md'],
  ['ORG.md', 'ORG.md/x'],
  ['ORG.md', ''],
])('%s does not fit %s', (path, glob) => {
  expect(matchGlob(path, glob)).toBe(false);
});

test('a path fits itself and every glob that leaves something out of it', () => {
  const part = fc.string({ unit: fc.constantFrom('a', 'b', '.md', ','), minLength: 1 });
  fc.assert(
    fc.property(
      fc.array(
        part.filter((text) => text !== '.'),
        { minLength: 1, maxLength: 4 },
      ),
      fc.nat(),
      (parts, seed) => {
        const path = parts.join('/');
        expect(matchGlob(path, path)).toBe(true);
        const at = seed % parts.length;
        expect(matchGlob(path, parts.with(at, '*').join('/'))).toBe(true);
        expect(matchGlob(path, [...parts.slice(0, at), '**'].join('/'))).toBe(true);
      },
    ),
  );
});

test('a pattern of many stars ends at once', () => {
  expect(matchGlob('a'.repeat(5000), `${'*a'.repeat(90)}b`)).toBe(false);
  expect(matchGlob('a/'.repeat(2000), `${'**/a/'.repeat(30)}b`)).toBe(false);
  expect(new RegExp(GLOB_PATTERN, 'u').test(`${'.'.repeat(200)}/`)).toBe(true);
});
