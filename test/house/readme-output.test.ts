// What README.md shows is what orgsim prints today. `npx vitest run test/house/readme-output.test.ts -u` writes it anew.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { COMMANDS } from '#cli/commands/index';
import { ROOT, read } from './project.js';
import { refreshReadme, shownCommands } from './readme-blocks.js';

test('its outputs and tables are fresh', async () => {
  const fresh = await refreshReadme(read('README.md'));
  await expect(fresh).toMatchFileSnapshot(join(ROOT, 'README.md'));
});

test('it shows a run and the help of every command, those of commands too', async () => {
  const shown = shownCommands(read('README.md'));
  expect(shown).toContainEqual(expect.stringMatching(/^run orgs\//));
  const nested = COMMANDS.map(async ({ name, load }) => {
    const { subcommands = [] } = (await load()).command;
    return [name, ...subcommands.map((each) => `${name} ${each.name}`)];
  });
  const names = (await Promise.all(nested)).flat();
  expect(names).toContain('cost diff');
  expect(shown).toEqual(expect.arrayContaining(names.map((name) => `${name} --help`)));
});
