// Each org in orgs/ through each command, as a person sees it: a change in what is printed is a change in these files.
import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { callOrgsim } from '../orgs/call-orgsim.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const names = readdirSync(join(ROOT, 'orgs')).filter((name) =>
  existsSync(join(ROOT, 'orgs', name, 'ORG.md')),
);

describe.each(names)('%s', (name) => {
  const path = relative(process.cwd(), join(ROOT, 'orgs', name, 'ORG.md'));
  const commands = {
    config: ['config', path],
    lint: ['lint', path],
    run: ['run', path],
    cost: ['cost', path, '--pricing', 'reference'],
  };

  test.each(Object.entries(commands))(
    '%s',
    async (command, args) => {
      const { code, all } = await callOrgsim(...args);
      expect(code).toBe(0);
      await expect(all).toMatchFileSnapshot(`./${name}.${command}.txt`);
    },
    60_000,
  );
});
