// What `orgsim why` says of agents of orgs/, as a person sees it: a change in what is printed is a change in these files.
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { callOrgsim } from '../orgs/call-orgsim.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

test.each([
  ['01-solo-developer', 'tech-lead', ['--at', '09:30']],
  ['05-marketing-agency', 'noor-haddad', ['--at', '22:30']],
  ['07-every-field', 'jonas-lindqvist', ['--at', '14:00']],
  ['07-every-field', '--never', ['--for', '12h']],
])('%s: %s', async (name, agent, options) => {
  const path = relative(process.cwd(), join(ROOT, 'orgs', name, 'ORG.md'));
  const { code, all } = await callOrgsim('why', agent, path, ...options);
  expect(code).toBe(0);
  await expect(all).toMatchFileSnapshot(`./${name}.why-${agent.replace('--', '')}.txt`);
});
