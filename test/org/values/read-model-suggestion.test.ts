// Which model is suggested for a name that is none.
import { expect, test } from 'vitest';
import { readModel } from '#org/values/read-model';

test.each([
  ['claud-haiku', 'claude-haiku'],
  ['opus', 'claude-opus'],
  ['gpt4', 'gpt-4o'],
  ['gpt-5', 'openai/gpt-5'],
  ['claude-sonnet-4-5', 'anthropic/claude-sonnet-4-5'],
  ['the good one', null],
])('%s: %s', (written, suggestion) => {
  expect(readModel(written).problems).toMatchObject([{ rule: 'model-unknown', suggestion }]);
});
