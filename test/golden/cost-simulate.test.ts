// The simulation beside the estimate, as a person sees it: a change in what is printed is a change in these files.
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { callOrgsim } from '../orgs/call-orgsim.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

test.each([
  ['02-hybrid', 'simulate', ['--simulate']],
  ['02-hybrid', 'workload', ['--simulate', '--workload', '--for', '2d', '--replications', '5']],
  ['03-cost-pyramid', 'simulate', ['--simulate', '--for', '1d']],
  [
    '07-every-field',
    'poisson',
    ['--simulate', '--arrivals', 'poisson', '--for', '1d', '--replications', '5'],
  ],
])('%s: %s', async (name, what, options) => {
  const path = relative(process.cwd(), join(ROOT, 'orgs', name, 'ORG.md'));
  const { code, stdout } = await callOrgsim('cost', path, ...options);
  expect(code).toBe(0);
  await expect(stdout).toMatchFileSnapshot(`./${name}.cost-${what}.txt`);
});
