// What README.md tells a newcomer to type exists. A missing README is no error here; the gate asks for it elsewhere.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PACKAGE, ROOT, read } from './project.js';

const text = existsSync(join(ROOT, 'README.md')) ? read('README.md') : '';
const blocks = [...text.matchAll(/^```(?:sh|bash)\s*\n(.*?)^```/gms)].map(
  (match) => match[1] ?? '',
);
const commands = blocks.flatMap((block) => block.split('\n')).filter((line) => /^[a-z]/.test(line));

test('its npm scripts exist', () => {
  const named = commands.flatMap((line) =>
    [...line.matchAll(/npm run ([\w:-]+)/g)].map((match) => match[1] ?? ''),
  );
  expect(named.filter((name) => !(name in PACKAGE.scripts))).toEqual([]);
});

test('its orgs exist', () => {
  const named = text.match(/\borgs\/[\w./-]*[\w]/g) ?? [];
  const missing = named.filter((path) => !path.includes('...') && !existsSync(join(ROOT, path)));
  expect(missing).toEqual([]);
});

test('its orgsim commands are commands', () => {
  const folder = join(ROOT, 'src', 'cli', 'commands');
  const named = commands.flatMap((line) =>
    [...line.matchAll(/\borgsim ([a-z][a-z-]*)/g)].map((match) => match[1] ?? ''),
  );
  expect(named.filter((name) => !existsSync(join(folder, `${name}.ts`)))).toEqual([]);
});
