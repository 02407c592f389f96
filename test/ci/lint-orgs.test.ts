// The script of the action, as a job starts it: what it prints, what it writes, how it ends.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BIN } from '../cli/run-orgsim.js';
import { PACKAGE, ROOT } from '../house/project.js';

const SCRIPT = join(ROOT, '.github', 'lint-orgs.sh');
const SOUND = '# A\n\n## Structure\n\n### Ana\n';
const FAULTY = '# B\n\n## Structure\n\n### Ana\n\n- **Trigger:** pooling\n';
const CAPPED =
  '# C\n\n## Policies\n\n### Department Caps\n\n- **Ops:** 1\n\n## Structure\n\n### Ops\n\n#### Ana\n\n- **Count:** 2\n';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'orgsim-ci-'));
  mkdirSync(join(folder, 'node_modules', '.bin'), { recursive: true });
  symlinkSync(BIN, join(folder, 'node_modules', '.bin', 'orgsim'));
  writeFileSync(join(folder, 'ORG.md'), SOUND);
  writeFileSync(join(folder, 'faulty org.md'), FAULTY);
  writeFileSync(join(folder, 'capped.md'), CAPPED);
  writeFileSync(join(folder, 'summary.md'), 'Of an earlier step.\n');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the exit code is that of orgsim', () => {
  test('0 for what passes, with what was checked and a summary', () => {
    const { code, stdout, summary } = run();
    expect({ code, stdout }).toEqual({ code: 0, stdout: '1 file, 1 agent: no problems\n' });
    expect(summary).toBe(
      'Of an earlier step.\n### orgsim lint: no problems\n\n1 file, 1 agent checked.\n',
    );
  });

  test('1 with findings, which are annotations and a summary', () => {
    const { code, stdout, summary } = run({ LINT_FILES: '\n  faulty org.md  \nORG.md\r\n' });
    expect(code).toBe(1);
    expect(stdout).toContain('\n::error file=faulty org.md,line=7,endLine=7,col=16,endColumn=23,');
    expect(stdout).toContain('\n2 files, 2 agents: 1 error');
    expect(summary).toContain('\n### orgsim lint: 1 error\n');
    expect(summary).toContain('| error | `faulty org.md:7:16` | ');
  });

  test('2 when nothing could be checked, and the summary says so', () => {
    const { code, stdout, stderr, summary } = run({ LINT_FILES: 'gone.md' });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('gone.md does not exist.');
    expect(summary).toContain('### orgsim lint: nothing was checked\n\nExit code 2; ');
  });
});

describe('settings', () => {
  test('say what fails', () => {
    const files = { LINT_FILES: 'capped.md' };
    expect(run(files).code).toBe(0);
    expect(run({ ...files, LINT_FAIL_ON: 'warning' }).code).toBe(1);
    expect(run({ ...files, LINT_MAX_WARNINGS: '0' }).code).toBe(1);
    expect(run({ ...files, LINT_MAX_WARNINGS: '1' }).code).toBe(0);
    expect(run({ ...files, LINT_FAIL_ON: 'never' }).code).toBe(2);
  });

  test('name the SARIF file, which is there when findings fail the job', () => {
    expect(run({ LINT_SARIF: 'out.sarif' }, 'faulty org.md').code).toBe(1);
    const log = JSON.parse(readFileSync(join(folder, 'out.sarif'), 'utf8'));
    expect(log.runs[0].results).toHaveLength(1);
  });

  test('add options', () => {
    const { stdout } = run({ LINT_ARGS: '--quiet\n --fail-on   info', LINT_FILES: 'capped.md' });
    expect(stdout).toBe('1 file, 2 agents: 1 warning\n');
  });

  test('are never taken for commands or options', () => {
    const names = ['$(touch owned)', '`touch owned`', '; touch owned', '--version'];
    expect(run({ LINT_FILES: names.join('\n') }).code).toBe(2);
    expect(
      run({ LINT_ARGS: '$(touch owned) `touch owned`', LINT_FAIL_ON: '$(touch owned)' }).code,
    ).toBe(2);
    expect(existsSync(join(folder, 'owned'))).toBe(false);
  });
});

describe('which orgsim runs', () => {
  test('is the command that is given', () => {
    symlinkSync(BIN, join(folder, 'orgsim.js'));
    rmSync(join(folder, 'node_modules'), { recursive: true });
    expect(run({ ORGSIM_COMMAND: 'node orgsim.js' }).stdout).toBe('1 file, 1 agent: no problems\n');
  });

  test('is that of npm when a version is asked for, or none is installed', () => {
    mkdirSync(join(folder, 'bin'));
    writeFileSync(join(folder, 'bin', 'npx'), '#!/bin/sh\necho "npx $*"\nexit 3\n');
    chmodSync(join(folder, 'bin', 'npx'), 0o755);
    const PATH = `${join(folder, 'bin')}${delimiter}${process.env.PATH}`;
    const first = run({ PATH, LINT_VERSION: '^0.9', GITHUB_STEP_SUMMARY: '' });
    expect(first).toMatchObject({
      code: 3,
      stdout: 'npx --yes orgsim@^0.9 lint --format github --\n',
    });
    rmSync(join(folder, 'node_modules'), { recursive: true });
    expect(run({ PATH }).stdout).toContain(`npx --yes orgsim@${PACKAGE.version} lint `);
  });
});

test('nothing is left behind', () => {
  run({ RUNNER_TEMP: folder });
  expect(readdirSync(folder).sort()).toEqual(
    ['ORG.md', 'capped.md', 'faulty org.md', 'node_modules', 'summary.md'].sort(),
  );
});

test('without a place for a summary there is none', () => {
  expect(run({ GITHUB_STEP_SUMMARY: '' })).toMatchObject({ code: 0, stderr: '' });
});

test('our own orgs pass', () => {
  const { status, stdout } = spawnSync('bash', [SCRIPT, 'orgs'], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, ORGSIM_COMMAND: 'node bin/orgsim.js', LINT_FAIL_ON: 'warning' },
  });
  expect(stdout).toMatch(/^\d+ files, \d+ agents: no problems\n$/);
  expect(status).toBe(0);
});

function run(env: Readonly<Record<string, string>> = {}, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync('bash', [SCRIPT, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH,
      GITHUB_STEP_SUMMARY: join(folder, 'summary.md'),
      GITHUB_WORKSPACE: folder,
      ...env,
    },
  });
  const summary = readFileSync(join(folder, 'summary.md'), 'utf8');
  return { code: status, stdout, stderr, summary };
}
