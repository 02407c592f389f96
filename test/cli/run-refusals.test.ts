// What a run cannot do and says so: lengths beyond reason, options that cancel each other, output that nobody takes.
import { spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BIN, runOrgsim } from './run-orgsim.js';

const TINY = '# Tiny\n\n## Structure\n\n### COO\n\n- **Model:** claude-haiku\n\n#### Worker\n';
const FILES: Readonly<Record<string, string>> = {
  'ORG.md': TINY,
  'orders.md': `${TINY}\n## Workload\n\n- **Orders:** 2 per hour\n`,
  'script.json': '{"coo":{"poll":[]}}',
  'million.md': '# T\n\n## Structure\n\n### Workers\n\n- **Count:** 1000000\n',
  'many.md': `# T\n\n## Structure\n${Array.from({ length: 11 }, (_, i) => `\n### Team ${i} Workers\n\n- **Count:** 10000\n`).join('')}`,
  'ages.md': TINY.replace('### COO', '### COO\n\n- **Max sleep:** 3650000 days'),
  'slow.md': `# Slow\n\n## Culture\n\n- **Tick:** 2 days\n${TINY.slice(6)}`,
  'still.md': `# Still\n\n## Culture\n\n- **Tick:** 0 min\n${TINY.slice(6)}`,
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'orgsim-refusals-'));
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const run = (args: readonly string[]) => runOrgsim(['run', ...args], { cwd: folder });

describe('refused in a sentence, with code 2 and nothing written', () => {
  test.each([
    ['a run of 10,000 years', ['--for', '3650000d', '--tick', '1d'], /at most 100 years/],
    ['a tick of 10,000 years', ['--tick', '3650000d'], /--tick takes .* at most a day/],
    ['a tick of no time', ['--tick', '0s'], /--tick takes a time of at least a second/],
    ['--adapt for passive agents', ['--adapt', '--behavior', 'passive'], /passive agents ask/],
    ['--adapt for a script', ['--adapt', '--behavior', 'script.json'], /a script says itself/],
    ['--load beside an order', ['--load', '0.5', '--order', 'Go'], /--load says how many/],
    ['--load over stated orders', ['orders.md', '--load', '0.5'], /the file states one/],
    ['standard input twice', ['-', '--events', '-'], /Standard input can be read only once/],
  ])('%s', (_title, args, sentence) => {
    const { code, stdout, stderr } = run([...args, '--trace', 'refused.jsonl']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^error: .+\.\n.+\.?\n$/);
    expect(stderr).toMatch(sentence);
    expect(readdirSync(folder)).not.toContain('refused.jsonl');
  });
});

describe('a finding in the file, with code 1 and nothing written', () => {
  test.each([
    ['million.md', /a role has at most 10000 members/],
    ['many.md', /an org has at most 100000 agents, and there are 100000 before it/],
    ['ages.md', /"3650000 days" .*longer than 100 years/],
    ['slow.md', /the length of a tick is a time above 0, up to a day/],
    ['still.md', /the length of a tick is a time above 0/],
  ])('%s', (name, sentence) => {
    const { code, stdout, stderr } = run([name, '--trace', 'refused.jsonl']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(sentence);
    expect(readdirSync(folder)).not.toContain('refused.jsonl');
  });
});

test('what is said twice is no contradiction', () => {
  const doubled = ['--for', '1h', '--all', '--format', 'json', '--workload', '--adapt'];
  expect(run([...doubled, '--behavior', 'flow', '--load', '0.5']).code).toBe(0);
  expect(run(['--for', '1h', '--load', '0.5', '--order', 'Go', '--workload']).code).toBe(0);
});

/** A file that takes nothing, where the system has one. */
const FULL = ['/dev/full'].filter((path) => existsSync(path));

describe('a full disk', () => {
  test.each(FULL.flatMap((path) => ['--trace', '--log'].map((flag) => ({ flag, path }))))(
    'under $flag $path',
    ({ flag, path }) => {
      const { code, stdout, stderr } = run(['--for', '1h', flag, path]);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toMatch(/^error: \S+ cannot be written: the disk is full\.\nMake room/);
    },
  );

  test.each(FULL.flatMap((path) => ['table', 'json'].map((format) => ({ format, path }))))(
    'under standard output, $format',
    ({ format, path }) => {
      const full = openSync(path, 'w');
      const args = [BIN, 'run', '--for', '1h', '--format', format];
      const { status, stderr } = spawnSync(process.execPath, args, {
        cwd: folder,
        stdio: ['ignore', full, 'pipe'],
        encoding: 'utf8',
      });
      closeSync(full);
      expect(status).toBe(2);
      expect(stderr).toBe(
        'error: standard output cannot be written: the disk is full.\nMake room, or send it somewhere else.\n',
      );
    },
  );
});

describe('a pipe that closes ends the run without a word', () => {
  // The reader takes one line; the code of the writer goes into a file.
  const pipe = (args: string) =>
    spawnSync('sh', ['-c', `{ "$NODE" "$BIN" run ${args}; echo $? > code; } | head -n 1`], {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, NODE: process.execPath, BIN },
    });

  test.each([
    ['--for 1h', /^Dry run/],
    ['--for 1h --format json', /^\{"org":"Tiny"/],
    ['--for 30d --trace /dev/stdout', /^\{"tick":0/],
    ['--for 30d --log /dev/stdout', /^\{"type":/],
    ['--help', /^Usage/],
  ])('%s', (args, first) => {
    const { stdout, stderr } = pipe(args);
    expect(stdout).toMatch(first);
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).toBe('');
    expect(readFileSync(join(folder, 'code'), 'utf8')).toBe('0\n');
  });

  test('and what it wrote so far beside the pipe is taken away', () => {
    const { stdout } = pipe('--for 30d --trace half.jsonl --log /dev/stdout');
    expect(stdout).toMatch(/^\{"type":/);
    expect(readdirSync(folder)).not.toContain('half.jsonl');
  });

  test('but not what was whole before it closed', () => {
    pipe('--for 1h --trace whole.jsonl');
    const lines = readFileSync(join(folder, 'whole.jsonl'), 'utf8').trimEnd().split('\n');
    for (const line of lines) expect(JSON.parse(line)).toHaveProperty('tick');
  });
});

test.each(['--trace beside.jsonl --log gone/log.jsonl', '--trace gone/t.jsonl --log log.jsonl'])(
  'of two files of which one cannot be written, neither is left: %s',
  (flags) => {
    const before = readdirSync(folder);
    const { code, stderr } = run(['--for', '1h', ...flags.split(' ')]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/there is no folder gone/);
    expect(readdirSync(folder)).toEqual(before);
  },
);
