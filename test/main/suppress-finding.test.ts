import { describe, expect, test } from 'vitest';
import { applyEdits } from '#base/text-edit';
import { RULES } from '#lint/rules/index';
import { lintOrg } from '#main/lint-org';
import { suppressFinding } from '#main/suppress-finding';

/** The text with the comment for the first finding of the rule; null where none is offered. */
function suppress(text: string, rule: string): string | null {
  const finding = lintOrg({ name: 'ORG.md', text }).findings.find((each) => each.rule === rule);
  if (finding === undefined) throw new Error(`there is no ${rule}`);
  const edit = suppressFinding(finding, { name: 'ORG.md', text });
  return edit && applyEdits(text, [edit]);
}

const HEAD = '# A\n\n## Structure\n\n### Ana\n\n';
const COMMENT = '<!-- orgsim-disable-next-line unknown-key -- reason -->';

describe('the comment stands on the line before', () => {
  test.each([
    ['the first field', `${HEAD}|- **Foo:** 1\n- **Count:** 2\n`],
    ['a field between others', `${HEAD}- **Model:** gpt-4o\n|- **Foo:** 1\n- **Count:** 2\n`],
    ['numbered fields', `${HEAD}|1. **Model:** gpt-4o\n2. **Foo:** 1\n3. **Count:** 2\n`],
    ['an item further in', `${HEAD}- Notes\n  - one\n|  - t\u200bwo\n`],
    ['CRLF', `${HEAD}- **Model:** gpt-4o\n|- **Foo:** 1\n`.replaceAll('\n', '\r\n')],
    ['the last line, without an end', `${HEAD}- **Model:** gpt-4o\n|- **Foo:** 1`],
  ])('of %s', (_title, marked) => {
    const text = marked.replace('|', '');
    const found = lintOrg({ name: 'ORG.md', text }).findings;
    const { rule } = found.find(({ range }) => range.start.offset > marked.indexOf('|')) ?? {};
    if (rule === undefined) throw new Error('there is nothing to suppress');
    const end = text.includes('\r\n') ? '\r\n' : '\n';
    const margin = /\|( *)/u.exec(marked)?.[1] ?? '';
    const comment = COMMENT.replace('unknown-key', rule);
    expect(suppress(text, rule)).toBe(marked.replace('|', `${margin}${comment}${end}`));
  });

  test('of a heading, after a byte order mark, and in a quote', () => {
    expect(suppress('\ufeff# A\n', 'missing-structure')).toBe(
      '\ufeff<!-- orgsim-disable-next-line missing-structure -- reason -->\n# A\n',
    );
    expect(suppress(`${HEAD}> - one\n> - t\u200bwo\n`, 'invisible-unicode')).toBe(
      `${HEAD}> - one\n> <!-- orgsim-disable-next-line invisible-unicode -- reason -->\n> - t\u200bwo\n`,
    );
  });
});

describe('no comment is offered', () => {
  test('that would cut a value in two', () => {
    const text = `${HEAD}- **Trigger:** event-driven\n- **Wake on:** orders,\n  complettions\n`;
    expect(suppress(text, 'unknown-wake-event')).toBeNull();
  });

  test('in a fence, where it would be none', () => {
    const key = '-----BEGIN RSA PRIVATE KEY-----';
    expect(suppress(`${HEAD}\`\`\`\n${key}\nMIIEow\n\`\`\`\n`, 'secret-in-org')).toBeNull();
  });
});

test('every rule can be suppressed but those about comments', () => {
  // What is not read in time is for the clock to say.
  const rules = RULES.filter(({ id }) => id !== 'parse-budget-exceeded');
  const never = rules.filter(
    ({ id, examples }) => !examples().bad.some(({ source }) => suppress(source, id) !== null),
  );
  expect(never.map(({ id }) => id)).toEqual(['suppression-unused', 'suppression-without-reason']);
});
