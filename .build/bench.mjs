// Runs every test/bench/*.bench.{mjs,ts}, one after another so that they do not disturb each other.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { build, ROOT } from './build.mjs';

const FOLDER = join(ROOT, 'test', 'bench');
const wanted = process.argv.slice(2);
const files = readdirSync(FOLDER).filter((name) => /\.bench\.(mjs|ts)$/.test(name));
const chosen = files.filter(
  (name) => wanted.length === 0 || wanted.some((part) => name.includes(part)),
);
if (chosen.length === 0)
  throw new Error(`no benchmark is named like ${wanted.join(', ')}; there are ${files.join(', ')}`);

await build({ library: false });
const failed = [];
for (const name of chosen.sort()) {
  console.log(`\n# ${name}`);
  if (!(await run(join(FOLDER, name)))) failed.push(name);
}
if (failed.length > 0) {
  console.error(`\nover the limit or broken: ${failed.join(', ')}`);
  process.exitCode = 1;
}

async function run(file) {
  if (file.endsWith('.mjs')) return succeeds(file);
  // Node 20 does not read TypeScript: bundle the benchmark with our own sources, the way the program is.
  const folder = mkdtempSync(join(ROOT, 'node_modules', '.orgsim-bench-'));
  try {
    const bundle = await rolldown({
      input: file,
      cwd: ROOT,
      platform: 'node',
      resolve: { conditionNames: ['orgsim-source', 'import', 'node', 'default'] },
    });
    await bundle.write({ dir: folder, format: 'esm', entryFileNames: 'bench.mjs' });
    return succeeds(join(folder, 'bench.mjs'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function succeeds(file) {
  return (
    spawnSync(process.execPath, ['--expose-gc', file], { cwd: ROOT, stdio: 'inherit' }).status === 0
  );
}
