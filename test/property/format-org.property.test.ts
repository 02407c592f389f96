// Formatting any text: the org means the same, nothing is left to do a second time, only keys and values are touched.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEdits } from '#base/text-edit';
import { formatOrg } from '#main/format-org';
import { loadOrg } from '#main/load-org';
import { orgText } from './arbitrary-org.js';
import { markdownSoup } from './markdown-soup.js';

const respelt = orgText
  .chain((text) =>
    fc.tuple(
      fc.constant(text),
      fc.array(fc.integer({ min: 0, max: 7 }), { minLength: 1, maxLength: 9 }),
    ),
  )
  .map(([text, dice]) => misspell(text, dice));

/** Other cases and separators for keys and values, line by line; numbers lose their unit's usual form. */
function misspell(text: string, dice: readonly number[]): string {
  return text
    .split('\n')
    .map((line, index) => {
      const field = /^- \*\*(.*?):\*\*(.*)$/u.exec(line);
      if (field === null) return line;
      const [, key = '', value = ''] = field;
      switch (dice[index % dice.length]) {
        case 1:
          return `- **${key.toUpperCase()}:**${value}`;
        case 2:
          return `- **${key.replaceAll(' ', '_')}**:${value}`;
        case 3:
          return `- **${key}:**${value.replaceAll(', ', ' ,')}`;
        case 4:
          return `- **${key}:**${value.replace(/ticks\b/gu, 'Ticks')}`;
        case 5:
          return `- **${key.toLowerCase()}:**   ${value.toUpperCase()}`;
        default:
          return line;
      }
    })
    .join('\n');
}

test.each([
  ['orgs', orgText],
  ['orgs in other spellings', respelt],
  ['any Markdown', markdownSoup],
])('%s', (_title, texts) => {
  fc.assert(
    fc.property(texts, (text) => {
      // Throws when the meaning changes: that is part of what is tested.
      const once = formatOrg({ name: 'ORG.md', text });
      expect(applyEdits(text, once.edits)).toBe(once.text);
      expect(formatOrg({ name: 'ORG.md', text: once.text }).edits).toEqual([]);
      const rules = (source: string) =>
        loadOrg({ name: 'ORG.md', text: source }).findings.map(({ rule }) => rule);
      expect(rules(once.text)).toEqual(rules(text));
      // Letters, digits and signs of prose stay: all that goes or comes is in keys and values.
      for (const { start, end } of once.edits) {
        expect(text.slice(start, end)).not.toContain('\n');
      }
    }),
  );
});

test('the misspelt orgs have something to format', () => {
  const samples = fc.sample(respelt, { numRuns: 50, seed: 1 });
  const changed = samples.filter((text) => formatOrg({ name: 'ORG.md', text }).edits.length > 0);
  expect(changed.length).toBeGreaterThan(20);
});
