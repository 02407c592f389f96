// Adds to package-lock.json what npm leaves out when the registry did not answer for the packages of other platforms:
// without an entry `npm ci` fails, or another platform goes without its binary. Run it after `npm install` of a package;
// another lock file is its argument.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './build.mjs';

const NAME = process.argv[2] ?? 'package-lock.json';
const FILE = join(ROOT, NAME);
const OS = [
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
];
/** What some packages call them. */
const OS_WORDS = { mac: 'darwin', win: 'win32' };
const CPU = ['arm', 'arm64', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];

const lock = JSON.parse(readFileSync(FILE, 'utf8'));
const added = [];
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (isLocked(path, name)) continue;
    const place = placeOf(path, name);
    lock.packages[place] = platformEntry(name, version, entry);
    added.push(place);
  }
}
const sorted = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
writeFileSync(
  FILE,
  `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`,
);
console.log(added.length === 0 ? `${NAME} is complete` : `added:\n${added.join('\n')}`);

/** Whether Node's look-up from `path` upwards meets the version that the package at `path` asks for. */
function isLocked(path, name) {
  const wanted = lock.packages[path].optionalDependencies[name];
  for (
    let folder = path;
    ;
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))
  ) {
    const found =
      lock.packages[folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`];
    if (found !== undefined) return found.version === wanted || !/^\d/.test(wanted);
    if (folder === '' || !folder.includes('/node_modules/')) {
      const top = lock.packages[`node_modules/${name}`];
      return top !== undefined && (top.version === wanted || !/^\d/.test(wanted));
    }
  }
}

/** At the top when the place is free there, else beside the package that asks for it. */
function placeOf(path, name) {
  const top = `node_modules/${name}`;
  if (!(top in lock.packages)) return top;
  return `${path.slice(0, path.lastIndexOf('node_modules/'))}node_modules/${name}`;
}

function platformEntry(name, version, parent) {
  if (!/^\d/.test(version))
    throw new Error(`${name}@${version} is no exact version: add it with npm`);
  const words = name.split(/[/-]/);
  const os = OS.filter((system) => words.some((word) => (OS_WORDS[word] ?? word) === system));
  const cpu = CPU.filter((word) => words.includes(word));
  if (os.length === 0 && cpu.length === 0) throw new Error(`cannot tell the platform of ${name}`);
  const isMusl = words.some((word) => word.startsWith('musl'));
  const isGlibc = os.includes('linux') && !isMusl;
  return {
    version,
    ...(cpu.length > 0 && { cpu }),
    ...(parent.dev === true && { dev: true }),
    ...(os.includes('linux') && { libc: [isGlibc ? 'glibc' : 'musl'] }),
    optional: true,
    ...(os.length > 0 && { os }),
    ...(parent.engines !== undefined && { engines: parent.engines }),
  };
}
