// The one gate: `npm run check`. Runs every step even after a failure and ends with the tests, so that their summary is last.
// `npm run check -- lint layers` runs only the steps named.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ROOT } from './build.mjs';

const STEPS = {
  format: ['biome', 'check', '--error-on-warnings'],
  lint: ['oxlint', '--deny-warnings'],
  types: ['tsc', '-p', '.'],
  layers: ['node', '.build/check-layers.mjs'],
  unused: ['knip', '--treat-config-hints-as-errors'],
  build: ['node', '.build/build.mjs'],
  orgs: ['env', ...orgsEnvironment(), 'bash', '.github/lint-orgs.sh', 'orgs'],
  // What was unpacked, and not cloned, has nothing to be compared with.
  ...(existsSync(join(ROOT, '.git')) && {
    costs: ['env', ...costsEnvironment(), 'bash', '.github/cost-orgs.sh'],
  }),
  publint: ['publint', '--strict', '--pack', 'npm'],
  package: ['node', '.build/check-package.mjs'],
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in STEPS) && name !== 'tests');
if (unknown.length > 0)
  throw new Error(
    `no step ${unknown.join(', ')}; there are ${Object.keys(STEPS).join(', ')}, tests`,
  );
const isWanted = (name) => wanted.length === 0 || wanted.includes(name);

const env = {
  ...process.env,
  PATH: `${join(ROOT, 'node_modules', '.bin')}${delimiter}${process.env.PATH}`,
};
const failed = Object.keys(STEPS).filter((name) => isWanted(name) && !passes(name, STEPS[name]));
if (isWanted('tests') && !testsPass()) failed.push('tests');
if (failed.length > 0) {
  console.error(`\nnot passed: ${failed.join(', ')}`);
  process.exitCode = 1;
}

function passes(name, [command, ...args]) {
  const start = performance.now();
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: ROOT,
    env,
    encoding: 'utf8',
  });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(8)} ${seconds.padStart(5)} s`);
  if (status !== 0) console.log(`${error?.message ?? ''}${stdout}${stderr}`);
  return status === 0;
}

/** Our own orgs through the script of the action, with the program that was just built; a warning in them is a failure. */
function orgsEnvironment() {
  return ['ORGSIM_COMMAND=node bin/orgsim.js', 'LINT_FAIL_ON=warning', 'GITHUB_STEP_SUMMARY='];
}

/** The bill of our own orgs, as they are here against the last commit: that needs no more history than any clone has. */
function costsEnvironment() {
  const files = readdirSync(join(ROOT, 'orgs')).map((name) => `orgs/${name}/ORG.md`);
  return [
    'ORGSIM_COMMAND=node bin/orgsim.js',
    'COST_BASE=HEAD',
    `COST_FILES=${files.join('\n')}`,
    'COST_COMMENT=',
    'COST_REPORT=',
    'GITHUB_STEP_SUMMARY=',
  ];
}

/** With CI set vitest writes no golden file; a test that writes one by itself is caught by comparing before and after. */
function testsPass() {
  const before = trackedFiles();
  const { status } = spawnSync('npm', ['test'], {
    cwd: ROOT,
    env: { ...env, CI: 'true' },
    stdio: 'inherit',
  });
  const after = trackedFiles();
  const changed = [...after.keys()].filter((name) => before.get(name) !== after.get(name));
  if (changed.length > 0) console.error(`not fresh, the tests wrote: ${changed.join(', ')}`);
  return status === 0 && changed.length === 0;
}

/** Hash of each file that is, or could be, committed below test/, orgs/ and of README.md. */
function trackedFiles() {
  const args = [
    'ls-files',
    '-z',
    '--cached',
    '--others',
    '--exclude-standard',
    'README.md',
    'orgs',
    'test',
  ];
  const { stdout } = spawnSync('git', args, { cwd: ROOT, encoding: 'utf8' });
  const names = stdout.split('\0').filter((name) => name !== '');
  return new Map(names.map((name) => [name, hashOf(join(ROOT, name))]));
}

function hashOf(file) {
  try {
    return createHash('sha256').update(readFileSync(file)).digest('hex');
  } catch (error) {
    if (error.code === 'ENOENT') return 'deleted';
    throw error;
  }
}
