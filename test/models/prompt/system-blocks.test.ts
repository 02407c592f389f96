import { expect, it } from 'vitest';
import { systemBlocks } from '#models/prompt/system-blocks';
import { joinBlocks } from '#models/prompt/types';
import { promptsOf } from './prompts-of.js';

const { book } = promptsOf(
  '# X\n\n## Structure\n\n### COO\n\n### Lead\n\n- **Reports to:** COO\n\n### Dev\n\n- **Reports to:** Lead\n',
);

it('ends a cache after the part of the org, which all share, and after the whole', () => {
  const [org, own] = systemBlocks(book, 'lead');
  expect(org).toEqual({ text: book.systemOf('dev')[0], isCacheEnd: true });
  expect(own?.isCacheEnd).toBe(true);
  expect(joinBlocks([org!.text, own!.text])).toBe(joinBlocks(book.systemOf('lead')));
});
