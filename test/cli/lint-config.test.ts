// Configuration as commands find it: in files beside and above an ORG.md, in package.json, on the command line.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runOrgsim } from './run-orgsim.js';

const ORG = '# A\n\n## Structure\n\n### Ana\n\n- **Foo:** 1\n';
const OFF = 'rules: {unknown-key: off}\n';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'orgsim-config-'));
  mkdirSync(join(folder, '.git'));
  write('ORG.md', ORG);
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

function orgsim(args: readonly string[], options: { cwd?: string; input?: string } = {}) {
  const { cwd = '.', input } = options;
  return runOrgsim(args, { cwd: join(folder, cwd), ...(input !== undefined && { input }) });
}

/** The last line of what lint prints, without what can be mended and where to read more. */
function countsOf(text: string): string | undefined {
  return text
    .trimEnd()
    .split('\n')
    .at(-1)
    ?.replace(/ \(.*|\. More:.*/u, '');
}

/** What lint counts. */
function lint(...args: readonly string[]): string | undefined {
  const { stdout, stderr } = orgsim(['lint', ...args]);
  return countsOf(`${stderr}${stdout}`);
}

describe('where it stands', () => {
  test.each([
    ['.orgsimrc.yaml', OFF],
    ['.orgsimrc.yml', OFF],
    ['.orgsimrc.json', '{"rules": {"unknown-key": "off"}}'],
    ['package.json', '{"name": "x", "orgsim": {"lint": {"rules": {"unknown-key": "off"}}}}'],
    [
      'package.json',
      '{\n\t"orgsim": {\n\t\t"lint": {\n\t\t\t"rules": {"unknown-key": "off"}\n\t\t}\n\t}\n}\n',
    ],
  ])('%s', (name, text) => {
    expect(lint()).toBe('1 file, 1 agent: 1 error');
    write(name, text);
    expect(lint()).toBe('1 file, 1 agent: no problems');
  });

  test('the nearest one upward counts, alone', () => {
    write('.orgsimrc.yaml', OFF);
    write('a/b/ORG.md', ORG);
    expect(lint('a/b')).toBe('1 file, 1 agent: no problems');
    write('a/package.json', '{"name": "orgsim"}');
    expect(lint('a/b')).toBe('1 file, 1 agent: no problems');
    write('a/.orgsimrc.yaml', 'rules: {unknown-key: info}');
    expect(lint('a/b')).toBe('1 file, 1 agent: 1 info');
  });

  test('not above a repository', () => {
    write('.orgsimrc.yaml', OFF);
    write('a/.git', 'gitdir: elsewhere\n');
    write('a/ORG.md', ORG);
    expect(lint('a')).toBe('1 file, 1 agent: 1 error');
  });

  test('for standard input in the folder of --stdin-filename, else here', () => {
    write('a/.orgsimrc.yaml', 'overrides: [{files: ORG.md, rules: {unknown-key: info}}]');
    const lintInput = (...args: readonly string[]) =>
      countsOf(orgsim(['lint', '-', ...args], { input: ORG }).stdout);
    expect(lintInput()).toBe('1 file, 1 agent: 1 error');
    expect(lintInput('--stdin-filename', 'a/ORG.md')).toBe('1 file, 1 agent: 1 info');
    write('.orgsimrc.yaml', OFF);
    expect(lintInput()).toBe('1 file, 1 agent: no problems');
  });

  test('two in one folder are refused', () => {
    write('.orgsimrc.yaml', OFF);
    write('package.json', '{"orgsim": {"lint": {}}}');
    const { code, stdout, stderr } = orgsim(['lint']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toBe(
      'error: .orgsimrc.yaml and package.json both configure lint for one folder, and neither goes before the other.\nPut all of it into one of them.\n',
    );
  });
});

describe('what is refused', () => {
  test.each([
    [
      '.orgsimrc.yaml',
      'rules:\n  unkown-key: off\n',
      '.orgsimrc.yaml:2:3: there is no rule "unkown-key".\nDid you mean unknown-key?',
    ],
    ['.orgsimrc.json', 'rules: {}\n', '.orgsimrc.json:1:1: this is not JSON: '],
    [
      'package.json',
      '{"orgsim": {"lnt": {}}}',
      'package.json:1:13: the key "lnt" is not known here.\nIt can be lint.',
    ],
    ['package.json', '{"orgsim": []}', 'package.json:1:12: "orgsim" is no object.'],
    [
      'package.json',
      '{\n  "orgsim": {"lint": {"extends": "Strict"}}\n}',
      'package.json:2:34: "Strict" is not a preset.\nDid you mean strict?',
    ],
    ['package.json', '{"orgsim": {}', 'package.json:1:14: this is not JSON: '],
  ])('in %s: %s', (name, text, refusal) => {
    write(name, text);
    for (const command of ['lint', 'config', 'run']) {
      const { code, stdout, stderr } = orgsim([command]);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain(`error: ${refusal}`);
    }
  });
});

describe('on the command line', () => {
  test('--rule goes before every configuration, the last one counts', () => {
    write('.orgsimrc.yaml', OFF);
    expect(lint('--rule', 'unknown-key=info')).toBe('1 file, 1 agent: 1 info');
    expect(lint('--rule', 'unknown-key=info', '--rule=unknown-key=warn')).toBe(
      '1 file, 1 agent: 1 warning',
    );
  });

  test.each([
    ['unkown-key=off', 'There is no rule "unkown-key".\nDid you mean unknown-key?'],
    [
      'unknown-key=warning',
      '--rule unknown-key=warning: a severity is expected after the equals sign.\nDid you mean --rule unknown-key=warn?',
    ],
    ['unknown-key=1', 'expected after the equals sign.\nIt can be off, info, warn, error.'],
    ['unknown-key', '--rule takes a rule and a severity, not "unknown-key".\nFor instance: '],
  ])('--rule %s', (value, refusal) => {
    const { code, stderr } = orgsim(['lint', '--rule', value]);
    expect(code).toBe(2);
    expect(stderr).toContain(refusal);
  });

  test('--no-config and --config FILE', () => {
    write('.orgsimrc.yaml', OFF);
    write(
      'ci/strict.yaml',
      'rules: {unknown-key: warn}\noverrides: [{files: "*.md", rules: {unknown-key: info}}]\n',
    );
    write('ci/ORG.md', ORG);
    write('package.json', '{}');
    expect(lint('--no-config')).toBe('1 file, 1 agent: 1 error');
    expect(lint('--config', 'ci/strict.yaml')).toBe('1 file, 1 agent: 1 warning');
    expect(lint('--config', 'ci/strict.yaml', 'ci')).toBe('1 file, 1 agent: 1 info');
    expect(lint('--config', 'gone.yaml')).toBe('Check the path.');
    expect(orgsim(['lint', '--config', 'package.json']).stderr).toContain(
      'package.json says nothing about lint.',
    );
  });

  test('--list-rules shows each rule as it is set for the file', () => {
    write(
      '.orgsimrc.yaml',
      'extends: strict\noverrides: [{files: a/**, rules: {unknown-key: off}}]\n',
    );
    const severities = (...args: readonly string[]): Record<string, string> => {
      const { stdout } = orgsim(['lint', '--list-rules', '--format', 'json', ...args]);
      const { rules } = JSON.parse(stdout) as { rules: { id: string; severity: string }[] };
      return Object.fromEntries(rules.map(({ id, severity }) => [id, severity]));
    };
    expect(severities()).toMatchObject({ 'unknown-key': 'error', 'suppression-unused': 'error' });
    expect(severities('a/ORG.md')).toMatchObject({ 'unknown-key': 'off' });
    expect(severities('--no-config')).toMatchObject({ 'suppression-unused': 'warning' });
    expect(orgsim(['lint', '--list-rules', 'a/ORG.md']).stdout).toMatch(/^unknown-key +off /mu);
  });
});

describe('every command shows the same findings', () => {
  test.each([
    ['config'],
    ['run', '--for', '3'],
    ['why', 'ana', '--for', '3'],
    ['compare', 'ORG.md', 'a', '--for', '3', '--replications', '2'],
  ])('%s', (command, ...args) => {
    write('a/ORG.md', ORG);
    expect(orgsim([command, ...args]).code).toBe(1);
    write(
      '.orgsimrc.yaml',
      'rules: {unknown-key: warn}\noverrides: [{files: a/**, rules: {unknown-key: info}}]',
    );
    const warned = orgsim([command, ...args]);
    expect(warned.code).toBe(0);
    // What is only an info is for lint to say.
    expect(warned.stderr.match(/unknown-key/gu)).toHaveLength(1);
    write('.orgsimrc.yaml', OFF);
    expect(orgsim([command, ...args])).toMatchObject({ code: 0, stderr: '' });
  });

  test('strict: what is only a warning stops a run', () => {
    const unused =
      '<!-- orgsim-disable-file unknown-key -- why -->\n# A\n\n## Structure\n\n### Ana\n';
    write('ORG.md', unused);
    expect(orgsim(['run', '--for', '3']).code).toBe(0);
    write('.orgsimrc.yaml', 'extends: strict\n');
    const { code, stderr } = orgsim(['run', '--for', '3']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/error +"unknown-key" suppresses nothing/u);
  });
});
