// The program starts with the code that the build kept, and does the same without it.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BIN } from './run-orgsim.js';

const ROOT = join(dirname(BIN), '..');
const ORG = join(ROOT, 'orgs', '03-cost-pyramid', 'ORG.md');

/** Without the flags of a test's own Node, for which V8 would take no code. */
function startNode(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', env });
  return { code: status, stdout, stderr };
}

/** Which of the code that is kept V8 takes, by the commands it was kept for and the names of the files it was made of. */
function codeTaken(program: string): Record<string, boolean> {
  const script = `
    const { basename, join } = require('node:path');
    const folder = process.argv[1];
    const { compileChunk, placeOfCode } = require(join(folder, 'start.cjs'));
    const codeFolder = placeOfCode(folder);
    const { readdirSync } = require('node:fs');
    const taken = readdirSync(codeFolder).flatMap((command) =>
      readdirSync(join(codeFolder, command)).map((file) => {
        const name = basename(file, '.bin');
        const script = compileChunk(join(folder, name + '.cjs'), join(codeFolder, command, file));
        return [command + '/' + name, script.cachedDataRejected === false];
      }),
    );
    console.log(JSON.stringify(Object.fromEntries(taken)));
  `;
  const { stdout } = startNode(['-e', script, join(program, 'dist', 'cli')]);
  return JSON.parse(stdout);
}

test('V8 takes all that the build kept, and what people start often is kept', () => {
  const taken = codeTaken(ROOT);
  expect(Object.keys(taken)).toEqual(
    expect.arrayContaining(['run/runs', 'cost/cost', 'config/config', 'lint/lint', 'any/why']),
  );
  expect(Object.keys(taken).filter((name) => !taken[name])).toEqual([]);
});

describe('the same without it', () => {
  let program: string;
  beforeEach(() => {
    program = mkdtempSync(join(tmpdir(), 'orgsim-start-'));
    for (const part of ['bin', 'dist/cli'])
      cpSync(join(ROOT, part), join(program, part), { recursive: true });
  });
  afterEach(() => rmSync(program, { recursive: true, force: true }));

  const cli = () => join(program, 'dist', 'cli');
  const codeFolder = () =>
    join(cli(), readdirSync(cli()).find((name) => name.startsWith('code-')) ?? '');
  const changeCode = (change: (code: Buffer) => Buffer): void => {
    for (const command of readdirSync(codeFolder())) {
      for (const name of readdirSync(join(codeFolder(), command))) {
        const path = join(codeFolder(), command, name);
        writeFileSync(path, change(readFileSync(path)));
      }
    }
  };

  test.each<[string, () => void]>([
    ['missing', () => rmSync(codeFolder(), { recursive: true })],
    ["another version's", () => renameSync(codeFolder(), join(cli(), 'code-1.2.3-linux-x64'))],
    ["a command's missing", () => rmSync(join(codeFolder(), 'run'), { recursive: true })],
    ['half of it missing', () => rmSync(join(codeFolder(), 'run', 'org.bin'))],
    ['cut', () => changeCode((code) => code.subarray(0, code.length / 2))],
    ['empty', () => changeCode(() => Buffer.alloc(0))],
    ['nonsense', () => changeCode((code) => Buffer.alloc(code.length, 7))],
  ])('%s', (_title, spoil) => {
    spoil();
    const commands = [
      ['cost', ORG],
      ['run', ORG, '--for', '1h', '--replications', '3', '--threads', '2'],
      ['lint', 'none.md'],
    ];
    for (const args of commands) {
      const spoilt = startNode([join(program, 'bin', 'orgsim.js'), ...args]);
      expect(spoilt).toEqual(startNode([BIN, ...args]));
    }
  });

  test('with flags of V8 for which the code was not made', () => {
    const env = { NODE_OPTIONS: '--stack-trace-limit=5' };
    expect(startNode([BIN, 'cost', ORG], env)).toEqual(startNode([BIN, 'cost', ORG]));
  });
});
