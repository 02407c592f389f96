// The tokens view of an estimate as a person sees it: the orgs of the token note, and some where it is not so simple.
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { runCli } from '#cli/run-cli';
import { callOrgsim } from '../orgs/call-orgsim.js';

const ORGS = relative(process.cwd(), fileURLToPath(new URL('../../orgs/', import.meta.url)));
const FLAT = ['--pricing', 'flat:0.01/1K'];
const REFERENCE = ['--pricing', 'reference'];

test.each([
  ['12-token-analysis', FLAT],
  ['13-token-bill', FLAT],
  ['14-code-review', FLAT],
  ['15-bug-report', FLAT],
  ['16-deployment', [...FLAT, '--for', '4h']],
  ['04-external-agents', FLAT],
  ['07-every-field', FLAT],
  ['08-three-hundred-agents', REFERENCE],
  ['09-in-spanish', REFERENCE],
] as const)('%s', async (name, flags) => {
  const { code, all } = await callOrgsim('cost', `${ORGS}/${name}`, '--view', 'tokens', ...flags);
  expect(code).toBe(0);
  await expect(all).toMatchFileSnapshot(`./cost-tokens/${name}.txt`);
});

test.each([40, 60, 80])('in %i columns', async (columns) => {
  let text = '';
  const stdout = {
    write: (part: string) => {
      text += part;
    },
    isTty: true,
    columns,
    color: false,
  };
  const stderr = { ...stdout, write: () => {} };
  const args = ['cost', `${ORGS}/07-every-field`, '--view', 'tokens', '--for', '8h', ...FLAT];
  expect(await runCli(args, { stdout, stderr }, true)).toBe(0);
  await expect(text).toMatchFileSnapshot(`./cost-tokens/every-field-${columns}-columns.txt`);
  const widest = Math.max(...text.split('\n').map((line) => stringWidth(line)));
  expect(widest).toBeLessThanOrEqual(columns);
});
