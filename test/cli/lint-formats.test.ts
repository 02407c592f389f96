import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCli } from '#cli/run-cli';
import { FINDINGS_FORMATS } from '#report/findings-formats';
import { callOrgsim } from '../orgs/call-orgsim.js';
import type { StartOptions } from './run-orgsim.js';
import { runOrgsim } from './run-orgsim.js';

const SOUND = '# A\n\n## Structure\n\n### Ana\n\n### Bo\n';
const FAULTY = '# B\n\n## Structure\n\n### Ana\n\n- **Trigger:** Event driven\n';
const CAPPED =
  '# C\n\n## Policies\n\n### Department Caps\n\n- **Ops:** 1\n\n## Structure\n\n### Ops\n\n#### Ana\n\n- **Count:** 2\n';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'orgsim-formats-'));
  writeFileSync(join(folder, 'ORG.md'), SOUND);
  writeFileSync(join(folder, 'faulty.md'), FAULTY);
  writeFileSync(join(folder, 'capped.md'), CAPPED);
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('several at once', () => {
  test('each goes to its file, one to standard output', () => {
    const formats = [
      '--format',
      'compact',
      '--format',
      'sarif:out.sarif',
      '--format',
      'junit:b:c.xml',
    ];
    const { code, stdout, stderr } = lint([...formats, 'faulty.md']);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toMatch(
      /^faulty\.md:7:16: error: .* \[invalid-trigger-mode\]\n1 file, 1 agent: /,
    );
    expect(JSON.parse(read('out.sarif')).version).toBe('2.1.0');
    expect(read('b:c.xml')).toMatch(/^<\?xml /);
    expect(readdirSync(folder).sort()).toEqual(
      ['ORG.md', 'b:c.xml', 'capped.md', 'faulty.md', 'out.sarif'].sort(),
    );
  });

  test('without one for standard output, people still read there what was checked', () => {
    expect(lint(['--format', 'gitlab:out.json'])).toEqual({
      code: 0,
      stdout: '1 file, 2 agents: no problems\n',
      stderr: '',
    });
    expect(read('out.json')).toBe('[]\n');
  });

  test.each(FINDINGS_FORMATS)(
    '%s says the same in a file and on standard output',
    async (format) => {
      const formats = ['--format', `${format}:${join(folder, 'out')}`, '--format', `${format}:-`];
      const { stdout } = await callOrgsim('lint', ...formats, join(folder, 'faulty.md'));
      if (format === 'stylish')
        expect(stdout.replace(/\s+/g, ' ')).toBe(read('out').replace(/\s+/g, ' '));
      else expect(read('out')).toBe(stdout);
    },
  );

  test('there is no colour in a file', () => {
    const options = { env: { FORCE_COLOR: '1' } };
    expect(lint(['--format', 'stylish:out', 'faulty.md'], options).stdout).toContain('\u001b[');
    expect(read('out')).not.toContain('\u001b');
  });

  test('an older file is replaced as a whole', () => {
    writeFileSync(join(folder, 'out'), 'x'.repeat(100_000));
    lint(['--format', 'compact:out']);
    expect(read('out')).toBe('1 file, 2 agents: no problems\n');
  });
});

describe('wrong usage is exit code 2, and nothing is written', () => {
  test.each<[string, string[], string, string]>([
    ['a misspelt format', ['sarfi'], 'There is no format "sarfi".', 'Did you mean --format sarif?'],
    ['one with a file', ['JSON:x'], 'There is no format "JSON".', 'Did you mean --format json?'],
    [
      'a format like no other',
      ['pdf'],
      'There is no format "pdf".',
      `The formats are: ${FINDINGS_FORMATS.join(', ')}.`,
    ],
    [
      'a file without a name',
      ['json:'],
      '--format json: names no file.',
      'For instance: --format json:findings.json, or --format json for standard output',
    ],
    [
      'two for standard output',
      ['json', 'compact'],
      'Only one format can go to standard output, and --format json goes there already.',
      'Write the other one to a file: --format compact:FILE',
    ],
    [
      'two in one file',
      ['json:out', 'compact:./out'],
      './out would be overwritten: the command reads it, or writes it twice.',
      'Name another file to write to.',
    ],
    [
      'one over an ORG.md that is read',
      ['json:faulty.md'],
      'faulty.md would be overwritten: the command reads it, or writes it twice.',
      'Name another file to write to.',
    ],
    [
      'a folder that is not there',
      ['compact:good', 'json:no/out'],
      'no/out cannot be written: there is no folder no.',
      'Make the folder first, or name another file.',
    ],
    [
      'a folder for a file',
      ['compact:good', 'json:.'],
      '. cannot be written: it is a folder.',
      'Name a file in it.',
    ],
  ])('%s', (_title, formats, sentence, hint) => {
    const args = formats.flatMap((format) => ['--format', format]);
    expect(lint([...args, 'faulty.md'])).toEqual({
      code: 2,
      stdout: '',
      stderr: `error: ${sentence}\n${hint}\n`,
    });
    expect(readdirSync(folder).sort()).toEqual(['ORG.md', 'capped.md', 'faulty.md']);
    expect(read('faulty.md')).toBe(FAULTY);
  });
});

describe('exit codes are the same whatever the format', () => {
  test.each(FINDINGS_FORMATS)('%s', async (format) => {
    const codeOf = async (file: string, ...args: string[]) =>
      (await callOrgsim('lint', '--format', format, join(folder, file), ...args)).code;
    expect(await codeOf('ORG.md')).toBe(0);
    expect(await codeOf('capped.md')).toBe(0);
    expect(await codeOf('capped.md', '--fail-on', 'warning')).toBe(1);
    expect(await codeOf('capped.md', '--max-warnings', '0')).toBe(1);
    expect(await codeOf('faulty.md')).toBe(1);
    expect(await codeOf('gone.md')).toBe(2);
  });

  test('3 for a bug, with a request to report it', async () => {
    const told: string[] = [];
    const stream = { isTty: false, columns: null, color: false };
    const write = () => {
      throw new TypeError('x is undefined');
    };
    const stderr = { ...stream, write: (text: string) => void told.push(text) };
    const output = { stdout: { ...stream, write }, stderr };
    const code = await runCli(['lint', join(folder, 'ORG.md')], output, false);
    expect(code).toBe(3);
    expect(told.join('')).toContain('this is a bug in orgsim');
    expect(told.join('')).toContain('Please report it');
  });
});

test('--quiet leaves out what is no error, and says that it was there', () => {
  expect(lint(['--quiet', '--format', 'compact', 'capped.md', 'faulty.md']).stdout).toMatch(
    /^faulty\.md:7:16: .*\n2 files, 3 agents: 1 error, 1 warning \(1 fixable\)\n$/,
  );
});

describe('paths for the host of a repository', () => {
  test.each(['GITHUB_WORKSPACE', 'CI_PROJECT_DIR'])('start at its top, as %s says', (name) => {
    const inside = join(folder, 'teams', 'b');
    mkdirSync(inside, { recursive: true });
    writeFileSync(join(inside, 'ORG.md'), FAULTY);
    const options = { cwd: inside, env: { [name]: folder } };
    const args = [
      '--format',
      'sarif:s',
      '--format',
      'gitlab:g',
      '--format',
      'compact:c',
      './ORG.md',
    ];
    const { stdout } = lint([...args, '--format', 'github'], options);
    const out = (file: string) => readFileSync(join(inside, file), 'utf8');
    expect(stdout).toContain('::error file=teams/b/ORG.md,line=7,');
    expect(JSON.parse(out('s')).runs[0].artifacts[0].location.uri).toBe('teams/b/ORG.md');
    expect(JSON.parse(out('g'))[0].location.path).toBe('teams/b/ORG.md');
    // For people: as they named it.
    expect(out('c')).toMatch(/^\.\/ORG\.md:7:16: /);
  });

  test('start where the command runs, if that is no checkout', () => {
    const options = { env: { GITHUB_WORKSPACE: join(tmpdir(), 'elsewhere') } };
    expect(existsSync(join(tmpdir(), 'elsewhere'))).toBe(false);
    const { stdout } = lint(['--format', 'github', join(folder, 'faulty.md')], options);
    expect(stdout).toContain('::error file=faulty.md,line=7,');
  });
});

function lint(args: readonly string[], options: StartOptions = {}) {
  return runOrgsim(['lint', ...args], { cwd: folder, ...options });
}

function read(name: string): string {
  return readFileSync(join(folder, name), 'utf8');
}
