// A program of a test as one file that plain Node runs: for processes of their own, to be killed.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

/** The path of the bundle of that source file. */
export async function bundleProgram(source: URL): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'orgsim-program-'));
  const input = fileURLToPath(source);
  const bundle = await rolldown({
    input,
    platform: 'node',
    resolve: { conditionNames: ['orgsim-source', 'import', 'node', 'default'] },
  });
  const file = join(folder, 'program.mjs');
  await bundle.write({ file, format: 'esm', codeSplitting: false });
  await bundle.close();
  return file;
}
