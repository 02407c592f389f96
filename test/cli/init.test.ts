// `orgsim init`: what it writes, what it asks, and that nothing is overwritten unasked.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { OrgsimError } from '#base/errors';
import { runCli } from '#cli/run-cli';
import type { Output } from '#io/terminal';
import { formatOrg } from '#main/format-org';
import { initOrg } from '#main/init-org';
import { loadOrg } from '#main/load-org';
import { CI_JOBS } from '#starter/ci-jobs';
import { TEMPLATES } from '#starter/templates';
import { runOrgsim } from './run-orgsim.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'orgsim-init-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const init = (args: readonly string[]) => runOrgsim(['init', ...args], { cwd: folder });
const read = (path: string) => readFileSync(join(folder, path), 'utf8');

describe.each(TEMPLATES)('template $name', ({ name }) => {
  test('lints clean, is as usually spelt, and has agents', () => {
    const { files, agents } = initOrg({ name: 'Tidy Invoice', template: name, ci: null });
    const [org = { path: '', text: '' }] = files;
    const loaded = loadOrg({ name: org.path, text: org.text });
    expect(loaded.findings).toEqual([]);
    expect(loaded.org.name).toBe('Tidy Invoice');
    expect(loaded.org.agents).toHaveLength(agents);
    expect(agents).toBeGreaterThan(2);
    expect(formatOrg({ name: org.path, text: org.text }).edits).toEqual([]);
  });

  test('runs', () => {
    init(['--template', name, '--name', 'X']);
    expect(runOrgsim(['run', '--for', '2h'], { cwd: folder }).code).toBe(0);
  });
});

test('any name is the name, or is refused in a sentence', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), (name) => {
      try {
        const [org] = initOrg({ name, template: 'tiny', ci: null }).files;
        expect(loadOrg({ name: 'ORG.md', text: org?.text ?? '' }).org.name).toBe(name.trim());
      } catch (error) {
        expect(error).toBeInstanceOf(OrgsimError);
      }
    }),
  );
});

test.each([
  'A*B_c <x> & Co: #1 ~!',
  'Café `x`',
  '日本',
  '-- 3. x',
  '[a](b)',
  'a # #',
  '&amp;',
  'www.a.example',
])('%s is kept', (name) => {
  const [org] = initOrg({ name, template: 'tiny', ci: null }).files;
  expect(loadOrg({ name: 'ORG.md', text: org?.text ?? '' }).org.name).toBe(name);
});

test.each(CI_JOBS)('the job for $name is YAML that runs orgsim lint', ({ text }) => {
  expect(JSON.stringify(parse(text))).toContain('orgsim lint');
});

test('without a terminal: flags and defaults', async () => {
  const { code, stdout, stderr } = init(['shop', '--name', 'Shop', '--ci', 'github']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  await expect(stdout).toMatchFileSnapshot('../golden/init/github.txt');
  expect(read('shop/ORG.md')).toMatch(/^# Shop\n/);
  expect(existsSync(join(folder, 'shop/.github/workflows/orgsim.yml'))).toBe(true);
});

test("without a name it is the folder's", () => {
  init(['tidy-invoice', '--yes']);
  expect(read('tidy-invoice/ORG.md')).toMatch(/^# Tidy Invoice\n/);
});

test('nothing is overwritten unasked, and then nothing at all is written', () => {
  writeFileSync(join(folder, 'ORG.md'), 'mine');
  const { code, stderr } = init(['--ci', 'gitlab']);
  expect(code).toBe(2);
  expect(stderr).toContain('ORG.md stands there already');
  expect(read('ORG.md')).toBe('mine');
  expect(existsSync(join(folder, '.gitlab-ci.yml'))).toBe(false);
  expect(init(['--force']).code).toBe(0);
  expect(read('ORG.md')).toMatch(/^# /);
});

test('where one file cannot be written, none is left behind', () => {
  writeFileSync(join(folder, '.github'), 'a file where a folder should be');
  const { code, stderr } = init(['--ci', 'github']);
  expect(code).toBe(2);
  expect(stderr).toContain('cannot be written');
  expect(existsSync(join(folder, 'ORG.md'))).toBe(false);
});

test.each([
  [['--template', 'sol'], 'does not take "sol"'],
  [['--name', 'a\nb'], 'cannot be the name'],
  [['--name', ' '], 'cannot be the name'],
  [['--ci', 'jenkins'], 'does not take "jenkins"'],
])('%j is refused', (args, sentence) => {
  const { code, stderr } = init(args);
  expect(code).toBe(2);
  expect(stderr).toContain(sentence);
  expect(existsSync(join(folder, 'ORG.md'))).toBe(false);
});

describe('on a terminal', () => {
  /** Answers in turn; what it asks and says is kept. */
  async function talk(args: readonly string[], answers: string[]) {
    let said = '';
    const stream = {
      write: (text: string) => {
        said += text;
      },
      isTty: true,
      columns: 80,
      color: false,
    };
    const output: Output = {
      stdout: stream,
      stderr: stream,
      ask: async (question) => {
        const answer = answers.shift() ?? '';
        said += `${question}${answer}\n`;
        return answer;
      },
    };
    const code = await runCli(['init', join(folder, 'tidy-shop'), ...args], output, false);
    return { code, said: said.replaceAll(folder, 'FOLDER') };
  }

  test('three questions; a wrong answer is asked again', async () => {
    const { code, said } = await talk([], ['Tidy Invoice', 'sole', 'solo', '4']);
    expect(code).toBe(0);
    await expect(said).toMatchFileSnapshot('../golden/init/terminal.txt');
    expect(read('tidy-shop/ORG.md')).toMatch(/^# Tidy Invoice\n.*Tech Lead/s);
    expect(existsSync(join(folder, 'tidy-shop/.pre-commit-config.yaml'))).toBe(true);
  });

  test('flags are not asked', async () => {
    const { said } = await talk(['--name', 'A', '--template', 'tiny', '--ci', 'none'], []);
    expect(said).not.toContain('[');
  });

  test.each([
    ['', 'mine', 1],
    ['y', '# A\n', 0],
  ])('to overwrite it asks: %j', async (answer, begins, code) => {
    mkdirSync(join(folder, 'tidy-shop'));
    writeFileSync(join(folder, 'tidy-shop/ORG.md'), 'mine');
    const ended = await talk(['--name', 'A', '--template', 'tiny', '--ci', 'none'], [answer]);
    expect(ended.code).toBe(code);
    expect(read('tidy-shop/ORG.md').startsWith(begins)).toBe(true);
  });
});
