import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '#cli/commands/index';
import { runCli } from '#cli/run-cli';
import { BIN, runOrgsim } from './run-orgsim.js';

describe('help', () => {
  test('lists every command with its purpose, and shows examples', () => {
    const { code, stdout, stderr } = runOrgsim(['--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const { name, summary } of COMMANDS) {
      expect(stdout).toMatch(new RegExp(`^  ${name} `, 'm'));
      expect(stdout.replace(/\s+/g, ' ')).toContain(summary);
    }
    expect(stdout).toContain('Examples:\n  orgsim run');
  });

  test.each(COMMANDS.map(({ name }) => name))('of %s says what it takes', async (name) => {
    const entry = COMMANDS.find((command) => command.name === name);
    const { command } = (await entry?.load()) ?? {};
    const { code, stdout, stderr } = runOrgsim([name, '--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(`Usage: orgsim ${name}`);
    for (const { flags } of Object.values(command?.options ?? {})) expect(stdout).toContain(flags);
    for (const example of command?.examples ?? []) expect(stdout).toContain(example.command);
    expect(runOrgsim(['help', name]).stdout).toBe(stdout);
  });

  test('is shown when no command is given, and that is no success', () => {
    const { code, stdout, stderr } = runOrgsim([]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('Usage: orgsim <command>');
  });
});

test('--version is that of the package', () => {
  expect(runOrgsim(['--version'])).toEqual({
    code: 0,
    stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    stderr: '',
  });
});

describe('wrong usage is one sentence, the next step, and exit code 2', () => {
  test.each<[string, string[], string, string]>([
    [
      'a misspelt command',
      ['linnt'],
      'There is no command "linnt".',
      'Did you mean `orgsim lint`?',
    ],
    [
      'a file without a command',
      ['ORG.md'],
      '"ORG.md" is no command.',
      'Say what to do with it, for instance: orgsim lint ORG.md',
    ],
    [
      'a misspelt flag',
      ['lint', '--quite'],
      'orgsim lint has no option --quite.',
      'Did you mean --quiet?',
    ],
    [
      'a misspelt flag with a value',
      ['lint', '--fromat=json'],
      'orgsim lint has no option --fromat.',
      'Did you mean --format?',
    ],
    [
      'a flag like no other',
      ['lint', '--xyzzy'],
      'orgsim lint has no option --xyzzy.',
      'See orgsim lint --help.',
    ],
    [
      'a flag of the program that is not there',
      ['--verison'],
      'orgsim has no option --verison.',
      'Did you mean --version?',
    ],
    [
      'a flag without its value',
      ['lint', '--format'],
      'The option --format <name[:file]> needs a value.',
      'See orgsim lint --help.',
    ],
    [
      'a value that is no choice',
      ['lint', '--fail-on', 'never'],
      'The option --fail-on <severity> does not take "never".',
      'It takes: error, warning, info.',
    ],
    [
      'a number that is none',
      ['lint', '--max-warnings', 'few'],
      '--max-warnings takes a whole number from 0, not "few".',
      'For instance: --max-warnings 10',
    ],
  ])('%s', (_title, args, sentence, hint) => {
    expect(runOrgsim(args)).toEqual({
      code: 2,
      stdout: '',
      stderr: `error: ${sentence}\n${hint}\n`,
    });
  });

  test('a command like no other lists those that are', () => {
    const { code, stderr } = runOrgsim(['xyzzy']);
    expect(code).toBe(2);
    for (const { name } of COMMANDS) expect(stderr).toContain(name);
  });
});

describe('colour', () => {
  const color = (args: string[], env: Record<string, string>) =>
    runOrgsim([...args, 'xyzzy'], { env }).stderr.includes('\u001b[31m');

  test('is not in a pipe, unless it is forced', () => {
    expect(color([], {})).toBe(false);
    expect(color([], { FORCE_COLOR: '1' })).toBe(true);
  });

  test('--no-color has the last word', () => {
    expect(color(['--no-color'], { FORCE_COLOR: '1' })).toBe(false);
  });
});

test('a pipe that is closed early ends the program quietly', async () => {
  const child = spawn(process.execPath, [BIN, '--help']);
  child.stdout.destroy();
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    stderr += String(chunk);
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});

describe('only what a command needs is loaded', () => {
  const folder = join(dirname(BIN), '..', 'dist', 'cli');
  const read = (path: string) => readFileSync(join(folder, path), 'utf8');
  const chunks = readdirSync(folder).filter((name) => name.endsWith('.cjs'));
  const everything = chunks.map(read).join('');
  const loadedWith = (path: string): string => [...staticImports(path, read)].map(read).join('');

  test.each([
    ['main.cjs', 'attentionSequence'],
    ['main.cjs', 'ansi256'],
    ['main.cjs', 'textDocument/hover'],
    // Boxes, and what only a live run wants.
    ['cost.cjs', 'top-mid'],
    ['run.cjs', 'ZodError'],
    ['lint.cjs', 'ZodError'],
  ])('%s carries no %s', (path, mark) => {
    expect(everything.includes(mark), 'it is somewhere in the program').toBe(true);
    expect(loadedWith(path).includes(mark)).toBe(false);
  });
});

/** The file and all that it loads at once, by their names in dist/cli. What is loaded later stands in a function. */
function staticImports(name: string, read: (name: string) => string, seen = new Set<string>()) {
  if (seen.has(name)) return seen;
  seen.add(name);
  for (const [, imported = ''] of read(name).matchAll(/(?<!=>)require\(["'`]\.\/([\w.-]+)["'`]\)/g))
    staticImports(imported, read, seen);
  return seen;
}

test('an error that quotes its input sends no control character to the terminal', async () => {
  const hostile = '\u001b[31mR\u202e';
  const stderr: string[] = [];
  const stream = { write: () => {}, isTty: false, columns: null, color: false };
  const output = {
    stdout: stream,
    stderr: { ...stream, write: (text: string) => stderr.push(text) },
  };
  for (const args of [[hostile], ['lint', hostile], ['run', '--for', hostile]]) {
    await runCli(args, output, false);
  }
  for (const unsafe of ['\u001b', '\u202e']) expect(stderr.join('')).not.toContain(unsafe);
  expect(stderr.join('')).toContain('␛');
});
