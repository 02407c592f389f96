// Names from anywhere as names of files: safe everywhere, readable where they can be, and never two as one.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fileSlug, slugWords } from '#io/file-slug';

const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 100 }),
  fc
    .array(
      fc.constantFrom('..', '/', '\\', '.', 'a', 'CON', 'nul', '\0', '~', ' ', ':', '\u202e', '-'),
      { maxLength: 20 },
    )
    .map((parts) => parts.join('')),
);

describe('the name of a file', () => {
  test.each(['order-1', 'ship', 'x', 't3', 'a'.repeat(64)])('%s stays as it is', (name) => {
    expect(fileSlug(name)).toBe(name);
  });

  test.each([
    ['t3.coo.1', /^t3-coo-1-[0-9a-f]{8}$/],
    ['Order 1', /^order-1-[0-9a-f]{8}$/],
    ['Größe', /^gro-e-[0-9a-f]{8}$/],
    ['Ünïcödé ﬁle', /^unicode-file-[0-9a-f]{8}$/],
    ['发布测试版', /^x-[0-9a-f]{8}$/],
    ['', /^x-[0-9a-f]{8}$/],
    ['../../etc/passwd', /^etc-passwd-[0-9a-f]{8}$/],
    ['nul', /^nul-[0-9a-f]{8}$/],
    ['COM1', /^com1-[0-9a-f]{8}$/],
    ['a'.repeat(65), /^a{55}-[0-9a-f]{8}$/],
  ])('%j is readable and safe', (name, expected) => {
    expect(fileSlug(name)).toMatch(expected);
  });

  test('is never of anything but a to z, digits and hyphens, never empty, never too long', () => {
    fc.assert(
      fc.property(nasty, (name) => {
        const slug = fileSlug(name);
        expect(slug).toMatch(/^[a-z0-9-]{1,64}$/);
        expect(slug).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)$/);
        expect(fileSlug(name)).toBe(slug);
      }),
    );
  });

  test('is another one for another name', () => {
    const names = ['a.b', 'a-b', 'a b', 'A-b', 'a--b', 'a-b-', 'ａ-b', fileSlug('a.b')];
    expect(new Set(names.map(fileSlug)).size).toBe(names.length);
    fc.assert(
      fc.property(nasty, nasty, (one, other) => {
        fc.pre(!Buffer.from(one).equals(Buffer.from(other)));
        return fileSlug(one) !== fileSlug(other);
      }),
    );
  });
});

test('words of a text', () => {
  expect(slugWords('  Ship the beta!  ')).toBe('ship-the-beta');
  expect(slugWords('…')).toBe('');
});
