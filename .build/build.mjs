// Builds dist/: the program (bundled with its packages, one chunk per command), the library (packages stay imports) and
// the library's types. `npm run build` builds all; the tests and benchmarks ask for the program alone.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { asciiOnly, quickStart, quickTables, quickWidths } from './short-cuts.mjs';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const PACKAGE = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

/** Where each schema stands in src/; in dist/ it is on top. */
const SCHEMAS = {
  'orgsim-lint.schema.json': ['lint', 'config'],
  'orgsim-prices.schema.json': ['cost', 'prices'],
  'orgsim-cost.schema.json': ['report'],
  'orgsim-config.schema.json': ['live', 'providers'],
};

/** Builds beside dist/ and swaps at the end: a failed build leaves the old dist/, a running test never sees half of one. */
export async function build({ library }) {
  const staging = mkdtempSync(join(ROOT, 'node_modules', '.orgsim-dist-'));
  try {
    await bundleProgram(staging);
    if (library) {
      // For editors, which look for it by a path that must not change.
      for (const [name, folders] of Object.entries(SCHEMAS))
        copyFileSync(join(ROOT, 'src', ...folders, name), join(staging, name));
      await bundleLibrary(staging);
      declareTypes(staging);
    }
    // Temporary folders are private; what is installed for all users must be readable by all.
    chmodSync(staging, 0o755);
    const old = `${staging}-old`;
    const dist = join(ROOT, 'dist');
    renameIfThere(dist, old);
    try {
      renameSync(staging, dist);
    } catch (error) {
      renameIfThere(old, dist);
      throw error;
    }
    rmSync(old, { recursive: true, force: true });
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

/**
 * Opening a file takes longer than reading some more lines of one. Each of these is one file, with all that it imports and
 * none of those before it has: what every command starts with, what each that reads an ORG.md wants, what prices, what draws,
 * what `cost` wants, what changes files, what draws boxes, and what runs an org.
 */
const CHUNKS = Object.entries({
  common:
    /src[\\/](base[\\/](errors|did-you-mean|visible-text)|cli[\\/](exit-codes|version)|io[\\/](terminal|interrupt|held-process|write-all)|report[\\/]style)\.ts$/,
  org: /src[\\/](main[\\/](load-org|org-reader|find-agents)|cli[\\/](command|org-findings|option-values|format-option|format-targets)|io[\\/](find-org-files|distinct-files)|base[\\/](sum|json-text)|org[\\/]chart)\.ts$/,
  prices:
    /src[\\/](main[\\/](price-org|open-pricing)|cost[\\/]count-tokens|cli[\\/](pricing-flags|run-options|replication-flags)|behavior[\\/](input-place|order-rate)|engine[\\/]reason|io[\\/]progress|report[\\/]join-blocks)\.ts$/,
  tables:
    /src[\\/]report[\\/](agent-table|text-table|quantities|limit-text|premise-lines|seeds-text|run-head)\.ts$/,
  cost: /src[\\/]cli[\\/]commands[\\/]cost\.ts$/,
  edits:
    /src[\\/](base[\\/]text-edit|cli[\\/]is-yes|io[\\/]replace-file|main[\\/]org-meaning|report[\\/]text-diff)\.ts$/,
  boxes: /src[\\/]report[\\/](boxed-agent-table|estimate-text|hour-lines)\.ts$/,
  runs: /src[\\/](main[\\/](run-org|seed-job)|metrics[\\/]estimate|cli[\\/](seed-threads|simulation-flags))\.ts$/,
}).map(([name, test], place, { length }) => ({ name, test, priority: length - place }));

/** V8 keeps code of scripts, which CommonJS is. */
const PROGRAM = {
  format: 'cjs',
  entryFileNames: '[name].cjs',
  chunkFileNames: 'cli/[name].cjs',
  dynamicImportInCjs: false,
  minify: true,
};

async function bundleProgram(staging) {
  const output = await bundle({
    input: {
      'cli/main': join(ROOT, 'src/cli/main.ts'),
      'cli/seed-worker': join(ROOT, 'src/cli/seed-worker.ts'),
    },
    external: /^node:/,
    plugins: [quickWidths, quickTables, quickStart, asciiOnly],
    output: {
      ...PROGRAM,
      dir: staging,
      codeSplitting: { groups: CHUNKS },
    },
  });
  const modules = output.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []));
  writeFileSync(join(staging, 'THIRD-PARTY-LICENSES.txt'), licencesOf(modules));
  await bundle({
    input: { 'cli/start': join(ROOT, 'src/cli/start.ts') },
    external: /^node:/,
    output: { ...PROGRAM, dir: staging },
  });
  // Node starts a thread with a file.
  writeFileSync(
    join(staging, 'cli', 'seed-thread.cjs'),
    "require('./start.cjs').start('./seed-worker.cjs');\n",
  );
  makeCode(join(staging, 'cli'));
}

/** Without the code the program works as well: where it cannot be made, the build says so and goes on. */
function makeCode(folder) {
  const { NODE_OPTIONS: _flags, ...env } = process.env;
  const maker = join(ROOT, '.build', 'make-code.mjs');
  const { status } = spawnSync(process.execPath, [maker, folder], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) console.error('The program was built, but will start more slowly.');
}

async function bundleLibrary(staging) {
  await bundle({
    input: { index: join(ROOT, 'src/index.ts'), remark: join(ROOT, 'src/remark.ts') },
    external: (id) => id.startsWith('node:') || isDependency(id),
    output: { dir: staging, chunkFileNames: 'chunks/[name].js' },
  });
}

async function bundle({ input, external, output, plugins = [] }) {
  const build = await rolldown({
    input,
    external,
    plugins,
    cwd: ROOT,
    platform: 'node',
    resolve: { conditionNames: ['orgsim-source', 'import', 'node', 'default'] },
    onLog(level, log) {
      throw new Error(`rolldown ${level}: ${log.message}`);
    },
  });
  const result = await build.write({ format: 'esm', ...output });
  await build.close();
  return result.output;
}

function isDependency(id) {
  return Object.keys(PACKAGE.dependencies).some((name) => id === name || id.startsWith(`${name}/`));
}

function declareTypes(staging) {
  const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
  const args = [
    '-p',
    join(ROOT, '.build', 'tsconfig.types.json'),
    '--outDir',
    join(staging, 'types'),
  ];
  const { status } = spawnSync(process.execPath, [tsc, ...args], { stdio: 'inherit' });
  if (status !== 0) throw new Error('the types of the library do not compile');
}

/** The licence texts of the packages that the program carries inside itself, as their licences ask. */
function licencesOf(modules) {
  const folders = modules.map(
    (id) => /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id.replaceAll('\\', '/'))?.[1],
  );
  const texts = [...new Set(folders.filter((folder) => folder !== undefined))]
    .sort()
    .map((folder) => {
      const { name, version, license } = JSON.parse(
        readFileSync(join(folder, 'package.json'), 'utf8'),
      );
      const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
      const text =
        file === undefined
          ? 'No licence file in the package.\n'
          : readFileSync(join(folder, file), 'utf8');
      return `${name} ${version} (${license})\n\n${text}`;
    });
  return texts.join('\n----\n\n');
}

function renameIfThere(from, to) {
  try {
    renameSync(from, to);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
}

/** Node follows links to the module that it runs, but leaves them in its argument. */
function isMain() {
  const script = process.argv[1];
  if (script === undefined || !existsSync(script)) return false;
  return realpathSync(script) === fileURLToPath(import.meta.url);
}

if (isMain()) await build({ library: true });
