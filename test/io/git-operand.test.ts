// `git:REV:PATH`: what is taken apart, and that nothing of it can ever be an option of git.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { OrgsimError } from '#base/errors';
import { isGitOperand, parseGitOperand } from '#io/git-operand';

test.each([
  ['git:main:ORG.md', 'main', 'ORG.md', false],
  ['git:HEAD~2:orgs/a/ORG.md', 'HEAD~2', 'orgs/a/ORG.md', false],
  ['git:origin/feature/x:../ORG.md', 'origin/feature/x', '../ORG.md', false],
  ['git:v1.0^{}:/orgs//a/./ORG.md', 'v1.0^{}', 'orgs/a/ORG.md', true],
  ['git:HEAD@{1}:a:b.md', 'HEAD@{1}', 'a:b.md', false],
  ['git:main:-x.md', 'main', '-x.md', false],
  ['git:main:my org.md', 'main', 'my org.md', false],
  ['git:main:.', 'main', '', false],
  ['git:main:/', 'main', '', true],
  ['git:main:orgs/', 'main', 'orgs', false],
])('%s', (operand, rev, path, isFromTop) => {
  expect(isGitOperand(operand)).toBe(true);
  expect(parseGitOperand(operand)).toEqual({ rev, path, isFromTop });
});

test.each([
  ['git:', 'git: names no revision.'],
  ['git::ORG.md', 'git::ORG.md names no revision.'],
  ['git:main', 'git:main names no file.'],
  ['git:main:', 'git:main: names no file.'],
  ['git:--output=x:ORG.md', '"--output=x" is no name of a git revision.'],
  ['git:-h:ORG.md', '"-h" is no name of a git revision.'],
  ['git:main x:ORG.md', '"main x" is no name of a git revision.'],
  ['git:main\n:ORG.md', '"main\n" is no name of a git revision.'],
  ['git:main:a\0b', 'git:main:a\0b names no file that could be there.'],
])('%j is refused', (operand, message) => {
  expect(() => parseGitOperand(operand)).toThrow(
    expect.objectContaining({ code: 'usage', message }),
  );
});

test('a file of that name is no revision', () => {
  expect(isGitOperand('./git:main:ORG.md')).toBe(false);
});

test('whatever is typed: refused, or a revision that is one word and no option, and a clean path', () => {
  const text = fc.oneof(
    fc.string({ unit: fc.constantFrom(...Array.from('-:/.~^@ {}\n\0a\\$`é')), maxLength: 14 }),
    fc.string({ unit: 'binary', maxLength: 14 }),
  );
  fc.assert(
    fc.property(text, (rest) => {
      let parsed: ReturnType<typeof parseGitOperand>;
      try {
        parsed = parseGitOperand(`git:${rest}`);
      } catch (error) {
        expect(error).toBeInstanceOf(OrgsimError);
        return;
      }
      expect(parsed.rev).toMatch(/^[^-\s:\p{Cc}][^\s:\p{Cc}]*$/u);
      expect(parsed.path).not.toMatch(/^\/|\/$|\p{Cc}|(^|[^.])\/\.\/|\/\//u);
    }),
    { numRuns: 2000 },
  );
});
