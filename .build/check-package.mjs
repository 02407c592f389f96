// Packs the package, installs the tarball as a stranger would, and uses it: the program, the library and its types.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './build.mjs';

const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
const folder = mkdtempSync(join(tmpdir(), 'orgsim-package-'));
try {
  // dist/ is fresh here: the gate builds before it packs.
  const packed = JSON.parse(
    run(ROOT, 'npm', 'pack', '--ignore-scripts', '--json', '--pack-destination', folder),
  );
  // npm 12 answers with an object by package name, earlier ones with a list.
  const [{ filename, size, files }] = Object.values(packed);
  // It is good for the Node that built it, and nobody could say what is in it.
  if (files.some(({ path }) => path.startsWith('dist/cli/code-')))
    throw new Error('the package has code that V8 made');

  writeFileSync(join(folder, 'package.json'), '{"private":true,"type":"module"}\n');
  run(
    folder,
    'npm',
    'install',
    '--prefer-offline',
    '--engine-strict',
    '--no-audit',
    '--no-fund',
    `./${filename}`,
  );

  const printed = run(folder, 'npx', '--no-install', 'orgsim', '--version').trim();
  if (printed !== version)
    throw new Error(`orgsim --version says ${printed}, package.json ${version}`);

  const keys = { lint: 'rules', prices: 'models', cost: 'agents' };
  for (const [name, key] of Object.entries(keys)) {
    if (!JSON.stringify(schemaOf(name)).includes(`"${key}":`))
      throw new Error(`the schema of ${name} has no ${key}`);
  }

  const use = readFileSync(join(ROOT, '.build', 'use-package.ts'), 'utf8');
  const unnamed = exportedNames().filter((name) => !new RegExp(`\\b${name}\\b`).test(use));
  if (unnamed.length > 0) throw new Error(`.build/use-package.ts lacks ${unnamed.join(', ')}`);
  writeFileSync(join(folder, 'use.ts'), use);
  const options = ['--strict', '--skipLibCheck', 'false', '--target', 'es2023', '--types', ''];
  run(folder, process.execPath, tsc, ...options, '--module', 'nodenext', 'use.ts');
  run(folder, process.execPath, 'use.js');

  console.log(
    `package: ${files.length} files, ${(size / 1024).toFixed(0)} KB, installs and runs as ${version}`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function schemaOf(command) {
  const name = `orgsim-${command}.schema.json`;
  return JSON.parse(readFileSync(join(folder, 'node_modules', 'orgsim', 'dist', name), 'utf8'));
}

/** Of values and types, as the built declarations of the library list them. */
function exportedNames() {
  const declarations = readFileSync(join(ROOT, 'dist', 'types', 'index.d.ts'), 'utf8');
  const lists = declarations.replace(/\/\/.*/g, '').matchAll(/export (?:type )?\{([^}]*)\}/g);
  return [...lists].flatMap(([, list]) => list.match(/\w+(?=\s*(?:,|$))/g) ?? []);
}

function run(cwd, command, ...args) {
  // What npm tells its scripts about this project is not true for the other folder.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^npm_(package|lifecycle|config_local)/.test(name),
    ),
  );
  try {
    return execFileSync(command, args, {
      cwd,
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } catch (error) {
    throw new Error(`${command} ${args.join(' ')} failed:\n${error.stdout}${error.stderr}`);
  }
}
