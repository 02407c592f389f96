// What `orgsim cost` says of orgs/ in each format, on a narrow terminal, and with what can be asked of it.
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { callOrgsimAt } from '../orgs/call-orgsim.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

describe.each([
  ['02-hybrid', 'narrow-40', 40, []],
  ['02-hybrid', 'narrow-60', 60, []],
  ['02-hybrid', 'break-even', 100, ['--break-even']],
  [
    '03-cost-pyramid',
    'what-if',
    100,
    ['--what-if', 'L6 and below: polling', '--what-if', 'coo: polling every 5 min', '--all'],
  ],
  ['03-cost-pyramid', 'group-by-level', 100, ['--group-by', 'level']],
  ['08-three-hundred-agents', 'group-by-department', 100, ['--group-by', 'department']],
  ['04-external-agents', 'md', 100, ['--format', 'md']],
  ['04-external-agents', 'csv', 100, ['--format', 'csv']],
  ['04-external-agents', 'json', 100, ['--format', 'json']],
])('%s', (org, name, columns, options) => {
  const isFormat = options[0] === '--format';
  const path = relative(process.cwd(), join(ROOT, 'orgs', org, 'ORG.md'));

  test(`${name}`, async () => {
    const args = ['cost', path, '--pricing', 'reference', ...options];
    const { code, all } = await callOrgsimAt(columns, ...args);
    expect(code).toBe(0);
    // The machine's one line is easy to read here.
    const text = name === 'json' ? `${JSON.stringify(JSON.parse(all), null, 2)}\n` : all;
    await expect(text).toMatchFileSnapshot(
      isFormat ? `./cost/${org}.${name}` : `./cost/${org}.${name}.txt`,
    );
  });
});
