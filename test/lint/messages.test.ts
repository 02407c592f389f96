import { expect, test } from 'vitest';
import { RULES } from '#lint/rules/index';
import { lintOrg, summarizeLint } from '#main/lint-org';
import { formatFindingsStylish } from '#report/findings-stylish';
import { PLAIN_STYLE } from '#report/style';

test('what every rule says about its bad examples, to be read as a whole', async () => {
  const files = RULES.flatMap(({ id, examples }) =>
    examples().bad.map(({ source }) => lintOrg({ name: id, text: source })),
  );
  const text = formatFindingsStylish(summarizeLint(files), { style: PLAIN_STYLE, columns: null });
  await expect(text).toMatchFileSnapshot('../golden/lint/messages.txt');
});
