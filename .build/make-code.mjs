// Has the built program do what people often ask of it, and keeps the code that V8 made meanwhile, for others to start with:
// node .build/make-code.mjs dist/cli
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join, resolve } from 'node:path';
import v8 from 'node:v8';

const PYRAMID = 'orgs/03-cost-pyramid/ORG.md';
const HYBRID = 'orgs/02-hybrid/ORG.md';
/** What of each command V8 keeps the code of: what it seldom does would only have to be read. */
const OF_COMMANDS = {
  run: [
    ['run', PYRAMID, '--for', '1h'],
    ['run', PYRAMID, '--for', '2d'],
    ['run', HYBRID, '--for', '1h', '--format', 'json'],
  ],
  cost: [
    ['cost', PYRAMID],
    ['cost', HYBRID, '--format', 'json'],
  ],
  lint: [['lint'], ['lint', PYRAMID, '--format', 'github']],
  config: [
    ['config', PYRAMID],
    ['config', HYBRID, '--origin'],
  ],
};
const ANY = 'any';
/** All of that, and what has no code of its own. */
const OF_ANY = [
  ['--version'],
  ['--help'],
  ['run', '--help'],
  ...Object.values(OF_COMMANDS).flat(),
  ['run', PYRAMID, '--for', '1h', '--replications', '2', '--threads', '1'],
  ['why', PYRAMID, 'COO'],
  ['no-such-command'],
];

const require = createRequire(import.meta.url);
const folder = resolve(process.argv[2]);
const { createLoad, placeOfCode } = require(join(folder, 'start.cjs'));
const [, , , name] = process.argv;
if (name === undefined) {
  // Each in a process of its own, for V8 keeps the code of all that was called in one.
  for (const each of [...Object.keys(OF_COMMANDS), ANY])
    execFileSync(process.execPath, [process.argv[1], folder, each]);
  process.exit();
}
const codeFolder = join(placeOfCode(folder), name);

// V8 takes code only where its flags are as they were when the code was made: what sets some must set none here.
const setFlags = v8.setFlagsFromString;
v8.setFlagsFromString = () => {};

const scripts = new Map();
const load = createLoad(folder, codeFolder, (id, script) => scripts.set(id, script));
process.argv = [process.execPath, 'orgsim', '--version'];
const { runCli } = load('./main.cjs');

// Without this V8 forgets the code of what was not called for a while.
setFlags('--no-flush-bytecode');
const stream = { write: () => {}, isTty: false, columns: null, color: false };
for (const args of name === ANY ? OF_ANY : OF_COMMANDS[name])
  await runCli(args, { stdout: stream, stderr: stream }, false);
setFlags('--flush-bytecode');

mkdirSync(codeFolder, { recursive: true });
for (const [id, script] of scripts)
  writeFileSync(join(codeFolder, `${basename(id, '.cjs')}.bin`), script.createCachedData());
