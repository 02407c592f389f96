import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { watchLint } from '#cli/watch-lint';
import { Interrupted } from '#io/interrupt';
import { lintOrg } from '#main/lint-org';
import { OrgReader } from '#main/org-reader';

test('only what changed is linted again; all of it when the settings changed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'orgsim-watch-'));
  const [a, b, settings] = ['a.md', 'b.md', '.orgsimrc.yaml'].map((name) => join(folder, name));
  const paths = [a, b, settings].map(String);
  for (const path of paths.slice(0, 2)) writeFileSync(path, '# A\n');
  const passes: string[][] = [];
  const errors: number[] = [];
  let linted: string[] = [];
  const steps = [
    () => writeFileSync(String(b), '# B!\n'),
    () => writeFileSync(String(b), '# B!!\n'),
    () => writeFileSync(String(settings), 'rules: {missing-structure: off}\n'),
    () => rmSync(String(settings)),
    () => process.emit('SIGINT'),
  ];
  const silent = { write: () => undefined, isTty: false, columns: null, color: false };
  const watching = watchLint(
    {
      operands: [String(a), String(b)],
      open: () => new OrgReader(),
      lint: (source) => {
        linted.push(source.name);
        return lintOrg(source);
      },
      print: async ({ files, counts }) => {
        errors.push(counts.error);
        expect(files.map(({ name }) => name)).toEqual([a, b]);
        passes.push(linted);
        linted = [];
        steps[passes.length - 1]?.();
      },
    },
    { stdout: silent, stderr: silent },
  );
  await expect(watching).rejects.toBeInstanceOf(Interrupted);
  // Before the second, the watch rehearsed.
  expect(passes[1]?.at(-1)).toBe(b);
  expect(passes.toSpliced(1, 1)).toEqual([[a, b], [b], [a, b], [a, b]]);
  expect(errors).toEqual([2, 2, 2, 0, 2]);
  rmSync(folder, { recursive: true });
});
