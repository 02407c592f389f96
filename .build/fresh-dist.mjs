// Before the tests: builds dist/ when it is missing or older than its sources, because some tests start the program.
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build, ROOT } from './build.mjs';

export async function setup() {
  if (builtMs() > changedMs()) return;
  try {
    await build({ library: false });
  } catch (error) {
    // No old program must pass for the new one: without dist/ the tests that start it fail, the others still count.
    rmSync(join(ROOT, 'dist'), { recursive: true, force: true });
    console.error(`The program does not build, tests that start it will fail. ${error.message}`);
  }
}

function builtMs() {
  return statSync(join(ROOT, 'dist', 'cli', 'main.cjs'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function changedMs() {
  const sources = readdirSync(join(ROOT, 'src'), { recursive: true }).map((name) =>
    join('src', name),
  );
  const builders = ['build', 'make-code', 'short-cuts'].map((name) => `.build/${name}.mjs`);
  const inputs = [...sources, ...builders, 'package.json', 'package-lock.json'];
  return Math.max(...inputs.map((name) => statSync(join(ROOT, name)).mtimeMs));
}
