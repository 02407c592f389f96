// Two changes of an org at list prices, as people, pull requests and programs read them.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { read } from '../house/project.js';
import { callOrgsim } from '../orgs/call-orgsim.js';

const HYBRID = read('orgs/02-hybrid/ORG.md');
/** A sentence that everybody reads, another provider, a lead who looks more often. */
const EVERYBODY = HYBRID.replace(
  '## Identity\n',
  '## Identity\n\nWe bring parcels to people who wait for them, and never lose one.\n',
)
  .replace('#### Content Workers\n\n', '#### Content Workers\n\nThey write short.\n\n')
  .replace('Marketing Lead\n', 'Marketing Lead\n\n- **Activity:** 30 events/hr\n')
  .replace(/(#### Frontend Workers\n\n- \*\*Model:\*\*) claude-haiku/u, '$1 openai/gpt-5');

const start = process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'orgsim-diff-golden-'));
beforeAll(() => {
  process.chdir(folder);
  writeFileSync('ORG.md', HYBRID);
  writeFileSync('proposed.md', read('orgs/02-hybrid/ORG.proposed.md'));
  writeFileSync('everybody.md', EVERYBODY);
});
afterAll(() => {
  process.chdir(start);
  rmSync(folder, { recursive: true, force: true });
});

test.each(['proposed', 'everybody'])('%s', async (name) => {
  for (const [format, ending] of [
    ['table', 'txt'],
    ['md', 'md'],
    ['json', 'json'],
  ] as const) {
    const { code, stdout } = await callOrgsim(
      'cost',
      'diff',
      'ORG.md',
      `${name}.md`,
      '--format',
      format,
    );
    expect(code).toBe(0);
    const text = format === 'json' ? `${JSON.stringify(JSON.parse(stdout), null, 2)}\n` : stdout;
    await expect(text).toMatchFileSnapshot(`../golden/cost-diff/catalog-${name}.${ending}`);
  }
});
