// What would be sent, what recorded calls teach and what a run did beside its estimate, as a person sees it.
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { callOrgsim } from '../../orgs/call-orgsim.js';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const org = (name: string): string => relative(process.cwd(), join(ROOT, 'orgs', name, 'ORG.md'));
const sessions = (name: string): string =>
  relative(process.cwd(), join(ROOT, 'test', 'main', 'sessions', name));
const HYBRID = org('02-hybrid');

test.each([
  ['prompt-coo-timer', ['prompt', org('07-every-field'), '--agent', 'coo', '--wake', 'timer']],
  ['prompt-sheet-editor', ['prompt', org('07-every-field'), '--agent', 'sheet editors']],
  [
    'calibrate-sessions',
    ['calibrate', sessions('acme'), '--org', HYBRID, '--dry-run', '--map', 'claude-opus-4-6=coo'],
  ],
  [
    'calibrate-ledger',
    ['calibrate', sessions('hybrid-ledger.jsonl'), '--org', HYBRID, '--dry-run'],
  ],
  ['cost-from-ledger', ['cost', HYBRID, '--from', sessions('hybrid-ledger.jsonl')]],
])('%s', async (name, args) => {
  const { code, all } = await callOrgsim(...args);
  expect(code).toBe(0);
  expect(all).not.toContain('SECRET');
  await expect(all).toMatchFileSnapshot(`./${name}.txt`);
});
