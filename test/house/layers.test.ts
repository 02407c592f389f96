// The check of the layers catches what it is there for: each violation is planted in a small project of its own.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ROOT, read } from './project.js';

const SOUND = {
  'src/base/one.ts': 'export const one = 1;\n',
  'src/org/types.ts':
    "import { one } from '#base/one';\nexport interface Org { n: number }\nexport const org: Org = { n: one };\n",
  'src/engine/step.ts':
    "import type { Org } from '#org/types';\nexport const step = (org: Org): number => org.n;\n",
  'src/index.ts':
    "export { step } from './engine/step.js';\nexport { org } from './org/types.js';\n",
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'orgsim-layers-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('a sound project passes, types of org in the engine included', () => {
  const { status, output } = check(SOUND);
  expect(output).toContain('4 of 4 modules, 0 violations');
  expect(status).toBe(0);
});

test.each([
  [
    'the engine runs code of org',
    'engine-layer',
    "import { org } from '#org/types';\nexport const step = () => org;\n",
  ],
  [
    'the engine names a type of main',
    'engine-layer',
    "import type { X } from '#main/x';\nexport const step = (x: X) => x;\n",
  ],
  [
    'the engine reads a file',
    'machine-only-in-io',
    "import { readFileSync } from 'node:fs';\nexport const step = readFileSync;\n",
  ],
  [
    'the engine uses a package',
    'engine-packages',
    "import chalk from 'chalk';\nexport const step = chalk;\n",
  ],
])('%s: %s', (_title, rule, step) => {
  const { status, output } = check({
    ...SOUND,
    'src/main/x.ts': "import { org } from '#org/types';\nexport type X = typeof org;\n",
    'src/engine/step.ts': step,
  });
  expect(output).toMatch(new RegExp(`error ${rule}: src/engine/step`));
  expect(status).toBe(1);
});

test('a folder that is no known layer', () => {
  const { status, output } = check({
    ...SOUND,
    'src/extra/x.ts': "export { one } from '#base/one';\n",
  });
  expect(output).toContain('error known-layer: src/extra/x.ts');
  expect(status).toBe(1);
});

test('sources that were not read are no pass', () => {
  const { status, output } = check({});
  expect(output).toContain('the layers are not checked');
  expect(status).toBe(1);
});

function check(files: Readonly<Record<string, string>>): { status: number | null; output: string } {
  mkdirSync(join(folder, 'src'));
  writeFileSync(join(folder, 'package.json'), read('package.json'));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const script = join(ROOT, '.build', 'check-layers.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, folder], {
    encoding: 'utf8',
  });
  return { status, output: stdout + stderr };
}
