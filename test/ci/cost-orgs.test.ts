// The cost script of the action, as a job starts it: which orgs it compares with what, what it writes, how it ends.
import { execFileSync, spawnSync } from 'node:child_process';
import {
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
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { BIN } from '../cli/run-orgsim.js';
import { ROOT } from '../house/project.js';
import { FAKE_ORGSIM } from './fake-orgsim.js';

const SCRIPT = join(ROOT, '.github', 'cost-orgs.sh');
const org = (title: string, body: string) => `# ${title}\n\n## Structure\n\n${body}\n`;
const ANA = '### Ana\n\n- **Trigger:** event-driven\n- **Activity:** 6 events/hr\n';
const BOB = `${ANA}\n### Bob\n\n- **Trigger:** event-driven\n- **Activity:** 3 events/hr\n`;

let root: string;
let repo: string;
const git = (...args: string[]) =>
  execFileSync('git', args, {
    cwd: repo,
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH,
      HOME: root,
      GIT_AUTHOR_NAME: 'a',
      GIT_AUTHOR_EMAIL: 'a@example.com',
      GIT_COMMITTER_NAME: 'a',
      GIT_COMMITTER_EMAIL: 'a@example.com',
    },
  });

/** A branch that changed, added, deleted and moved orgs, while the base went on. */
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'orgsim-ci-cost-'));
  repo = join(root, 'repo');
  mkdirSync(join(repo, 'orgs', 'old'), { recursive: true });
  mkdirSync(join(repo, 'orgs', '$(touch owned)'));
  mkdirSync(join(repo, 'orgs', 'same'));
  mkdirSync(join(root, 'bin'));
  symlinkSync(BIN, join(root, 'bin', 'orgsim.js'));
  writeFileSync(join(root, 'bin', 'fake'), FAKE_ORGSIM);
  execFileSync('git', ['init', '-q', '-b', 'main', repo]);
  const write = (name: string, text: string) => writeFileSync(join(repo, name), text);
  write('ORG.md', org('Acme', ANA));
  write('ORG.gone.md', org('Gone', ANA));
  write(
    'orgs/old/ORG.md',
    org('Moved', `${BOB}\nA team that moves house, with enough to say to be known again.\n`),
  );
  write('orgs/$(touch owned)/ORG.md', org('Odd', ANA));
  write('orgs/same/ORG.md', org('Same', ANA));
  write('notes.md', 'x');
  git('add', '.');
  git('commit', '-qm', 'base');
  git('checkout', '-qb', 'change');
  write('ORG.md', org('Acme', BOB));
  git('rm', '-q', 'ORG.gone.md');
  write(
    'ORG.new.md',
    org('New', '### Zoe\n\n- **Level:** 10\n- **Model:** claude-haiku\n- **Count:** 3\n'),
  );
  mkdirSync(join(repo, 'orgs', 'moved'));
  git('mv', 'orgs/old/ORG.md', 'orgs/moved/ORG.md');
  write(
    'orgs/moved/ORG.md',
    readFileSync(join(repo, 'orgs/moved/ORG.md'), 'utf8').replace('3 events', '4 events'),
  );
  write('orgs/$(touch owned)/ORG.md', org('Odd', BOB));
  write('notes.md', 'y');
  git('add', '.');
  git('commit', '-qm', 'change');
  git('checkout', '-q', 'main');
  write('orgs/same/ORG.md', org('Same', BOB));
  git('commit', '-qam', 'what happened on main meanwhile');
  git('checkout', '-q', 'change');
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});
beforeEach(() => {
  writeFileSync(join(root, 'summary.md'), 'Of an earlier step.\n');
});

function run(env: Readonly<Record<string, string>> = {}, cwd = repo) {
  const { status, stdout, stderr } = spawnSync('bash', [SCRIPT], {
    cwd,
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH,
      HOME: root,
      RUNNER_TEMP: root,
      ORGSIM_COMMAND: `node ${join(root, 'bin', 'orgsim.js')}`,
      GITHUB_STEP_SUMMARY: join(root, 'summary.md'),
      ...env,
    },
  });
  const summary = readFileSync(join(root, 'summary.md'), 'utf8').replace(
    'Of an earlier step.\n',
    '',
  );
  return { code: status, stdout, stderr, summary };
}
/** The same with the fake: what each call was given, too. */
function runFake(env: Readonly<Record<string, string>>, cwd = repo) {
  const log = join(root, 'fake.log');
  writeFileSync(log, '');
  const ended = run(
    { ORGSIM_COMMAND: `bash ${join(root, 'bin', 'fake')}`, FAKE_LOG: log, ...env },
    cwd,
  );
  const calls = readFileSync(log, 'utf8')
    .split(/^cost\n/mu)
    .slice(1);
  return { ...ended, calls: calls.map((call) => call.trimEnd().split('\n')) };
}
/** What the log says of each org that was compared. */
const comparedIn = (stdout: string) =>
  stdout.split('\n').filter((line) => line.endsWith(', dollars a month'));

describe('against the base', () => {
  test('orgs that changed, came, went and moved since the branch left it', () => {
    const fork = git('rev-parse', '--short=12', 'main~1').trim();
    const { code, stdout, stderr, summary } = run({ COST_BASE: 'main' });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(comparedIn(stdout)).toEqual([
      `Gone (git:${fork}:ORG.gone.md) -> nothing (there is no ORG.gone.md), dollars a month`,
      `Acme (git:${fork}:ORG.md) -> Acme (ORG.md), dollars a month`,
      `nothing (there is no git:${fork}:ORG.new.md) -> New (ORG.new.md), dollars a month`,
      `Odd (git:${fork}:orgs/$(touch owned)/ORG.md) -> Odd (orgs/$(touch owned)/ORG.md), dollars a month`,
      `Moved (git:${fork}:orgs/old/ORG.md) -> Moved (orgs/moved/ORG.md), dollars a month`,
    ]);
    expect(summary.match(/^### orgsim cost: .*$/gmu)).toHaveLength(5);
    expect(summary.match(/<!-- orgsim-cost -->/gu)).toHaveLength(1);
    expect(summary).toMatch(/^<!-- orgsim-cost -->\n### orgsim cost: /u);
  });

  const NEW_PATHS = [
    'ORG.gone.md',
    'ORG.md',
    'ORG.new.md',
    'orgs/$(touch owned)/ORG.md',
    'orgs/moved/ORG.md',
  ];
  const lastOf = (calls: readonly string[][]) => calls.map((call) => call.at(-1));

  test('that of a pull request, as its checkout has it', () => {
    // There is no origin here; and the branch is no merge commit.
    const none = runFake({ GITHUB_BASE_REF: 'main' });
    expect(none).toMatchObject({ code: 2, stdout: '', calls: [] });
    expect(none.stderr).toContain('there is nothing to compare with');
    const merge = join(root, 'merge');
    git('worktree', 'add', '-q', '--detach', merge, 'main');
    const who = ['-c', 'user.name=a', '-c', 'user.email=a@example.com'];
    execFileSync('git', [...who, 'merge', '-q', '-m', 'merge', 'change'], { cwd: merge });
    const head = execFileSync('git', ['rev-parse', 'HEAD'], {
      cwd: merge,
      encoding: 'utf8',
    }).trim();
    const pull = { GITHUB_BASE_REF: 'main', GITHUB_REF: 'refs/pull/7/merge', GITHUB_SHA: head };
    const merged = runFake(pull, merge);
    expect(merged).toMatchObject({ code: 0, stderr: '' });
    expect(lastOf(merged.calls)).toEqual(NEW_PATHS);
    // A merge of somebody else's has parents that say nothing.
    expect(runFake({ ...pull, GITHUB_REF: 'refs/heads/change' }, merge).code).toBe(2);
    expect(runFake({ ...pull, GITHUB_SHA: '0'.repeat(40) }, merge).code).toBe(2);
  });

  test('a checkout of one commit fetches the base, or says what to write', () => {
    const merge = join(root, 'merge');
    execFileSync('git', ['update-ref', 'refs/pull/7/merge', 'HEAD'], { cwd: merge });
    const head = git('rev-parse', 'refs/pull/7/merge').trim();
    const bare = join(root, 'bare.git');
    execFileSync('git', ['clone', '-q', '--mirror', repo, bare]);
    const checkout = (name: string) => {
      const path = join(root, name);
      execFileSync('git', ['init', '-q', path]);
      const inside = (...args: string[]) => execFileSync('git', args, { cwd: path });
      inside('remote', 'add', 'origin', `file://${bare}`);
      inside(
        'fetch',
        '-q',
        '--no-tags',
        '--depth=1',
        'origin',
        '+refs/pull/7/merge:refs/remotes/pull/7/merge',
      );
      inside('checkout', '-q', '--force', 'refs/remotes/pull/7/merge');
      return path;
    };
    const pull = { GITHUB_BASE_REF: 'main', GITHUB_REF: 'refs/pull/7/merge', GITHUB_SHA: head };
    const shallow = checkout('shallow');
    const fetched = runFake(pull, shallow);
    expect(fetched).toMatchObject({ code: 0, stderr: '' });
    expect(lastOf(fetched.calls)).toEqual(NEW_PATHS);
    const lonely = checkout('lonely');
    execFileSync('git', ['remote', 'set-url', 'origin', `file://${root}/nowhere`], { cwd: lonely });
    const { code, stderr, calls } = runFake(pull, lonely);
    expect({ code, calls }).toEqual({ code: 2, calls: [] });
    expect(stderr).toMatch(/^error: there is nothing to compare with: .*fetch-depth: 0/mu);
    const named = runFake({ COST_BASE: 'main~1' }, lonely);
    expect(named.stderr).toMatch(/^error: git knows no revision main~1 here; .*fetch-depth: 0/u);
    execFileSync('git', ['remote', 'set-url', 'origin', `file://${bare}`], { cwd: lonely });
    execFileSync('git', ['fetch', '-q', '--depth=1', 'origin', 'main:refs/remotes/origin/main'], {
      cwd: lonely,
    });
    const tip = runFake({ GITHUB_BASE_REF: 'main' }, lonely);
    expect(tip.stderr).toMatch(/^note: origin\/main and this branch have no common commit here/u);
  });

  test('no repository: git says so', () => {
    const { code, stderr } = runFake({ COST_BASE: 'main' }, root);
    expect(code).toBe(2);
    expect(stderr).toContain('not a git repository');
  });

  test('that of a merge request, and a branch of origin', () => {
    const fork = git('rev-parse', 'main~1').trim();
    const request = runFake({ CI_MERGE_REQUEST_DIFF_BASE_SHA: fork });
    expect(lastOf(request.calls)).toEqual(NEW_PATHS);
    git('update-ref', 'refs/remotes/origin/main', 'main');
    const pull = runFake({ GITHUB_BASE_REF: 'main' });
    git('update-ref', '-d', 'refs/remotes/origin/main');
    expect(pull.calls).toHaveLength(5);
    expect(pull.calls[1]).toContain(`git:${fork.slice(0, 12)}:ORG.md`);
  });

  test('in a folder: what is below it, by its paths from there', () => {
    const { calls } = runFake({ COST_BASE: 'main' }, join(repo, 'orgs'));
    expect(lastOf(calls)).toEqual(['$(touch owned)/ORG.md', 'moved/ORG.md']);
    expect(calls[1]?.at(-2)).toMatch(/^git:[0-9a-f]{12}:old\/ORG\.md$/u);
  });

  test('nothing changed: said in the log and the summary', () => {
    const { code, stdout, summary } = runFake({ COST_BASE: 'HEAD' });
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: `no ORG.md changed since ${git('rev-parse', '--short=12', 'HEAD')}`,
    });
    expect(summary).toBe('<!-- orgsim-cost -->\n### orgsim cost: no ORG.md changed\n');
  });

  test.each(['nowhere', '--output=owned', '$(touch owned)'])('no revision: %s', (base) => {
    const { code, stdout, stderr, calls } = runFake({ COST_BASE: base });
    expect({ code, stdout, calls }).toEqual({ code: 2, stdout: '', calls: [] });
    expect(stderr).toMatch(/^error: .*revision/u);
  });

  test('files that are named, changed or not', () => {
    const { stdout } = run({ COST_BASE: 'main', COST_FILES: '\n  orgs/same/ORG.md \nORG.md\r\n' });
    expect(comparedIn(stdout).map((line) => line.split(' -> ')[1])).toEqual([
      'Same (orgs/same/ORG.md), dollars a month',
      'Acme (ORG.md), dollars a month',
    ]);
    expect(stdout).toContain('No agent changed: $');
  });
});

describe('how it ends', () => {
  const one = { COST_BASE: 'main', COST_FILES: 'ORG.md' };

  test('a limit that is passed fails it, and is in the summary', () => {
    const { code, summary } = run({ ...one, COST_BUDGET: '1/month' });
    expect(code).toBe(1);
    expect(summary).toContain('**Limit passed:** Budget \\$1.00/month: over by ');
    expect(run({ ...one, COST_MAX_INCREASE: '60%' }).code).toBe(0);
  });

  test.each([
    ['ORG.md', 0],
    ['ORG.md\nlimit.md', 1],
    ['limit.md\nbad.md\nORG.md', 2],
    ['bad.md\nlimit.md', 2],
  ])('with the worst: %j', (files, code) => {
    expect(runFake({ ...one, COST_FILES: files }).code).toBe(code);
  });

  test('what could not be compared is in the summary, beside the others', () => {
    const { summary } = runFake({ ...one, COST_FILES: 'bad.md\nORG.md' });
    expect(summary).toBe(
      '<!-- orgsim-cost -->\n### orgsim cost: `bad.md` was not compared\n\nExit code 2; the log of the step says why.\n### ORG.md\n',
    );
  });

  test('a base with errors fails nothing but a budget; a change with errors does', () => {
    const bad = org('Acme', ANA.replace('event-driven', 'event-drivn'));
    const good = readFileSync(join(repo, 'ORG.md'), 'utf8');
    writeFileSync(join(repo, 'ORG.md'), bad);
    git('commit', '-qam', 'a mistake');
    writeFileSync(join(repo, 'ORG.md'), good);
    const mend = { COST_BASE: 'HEAD' };
    const mended = run({ ...mend, COST_MAX_INCREASE: '$0.01', COST_FAIL_ON: 'increase' });
    expect(mended.code).toBe(0);
    expect(mended.summary).toMatch(
      /^### orgsim cost: .* a month; what it was before has errors$/mu,
    );
    expect(run({ ...mend, COST_BUDGET: '0.01/month' }).code).toBe(1);
    git('reset', '-q', '--hard', 'HEAD~1');
    writeFileSync(join(repo, 'ORG.md'), bad);
    const broken = run(mend);
    writeFileSync(join(repo, 'ORG.md'), good);
    expect(broken.code).toBe(1);
    expect(broken.summary).toContain('### orgsim cost: `ORG.md` was not compared');
    expect(broken.stderr).toContain('ORG.md has errors, so nothing was compared.');
  });

  test('settings are options, and never more than one word of them', () => {
    const { calls } = runFake({
      ...one,
      COST_FILES: '--version\ngit:x:y.md',
      COST_BUDGET: '--help',
      COST_MAX_INCREASE: '$(touch owned)',
      COST_FAIL_ON: '; touch owned',
      COST_ARGS: '`touch owned`\n  --price-at   new',
    });
    const fork = git('rev-parse', '--short=12', 'main~1').trim();
    const options = [
      'diff',
      '--allow-missing',
      '--budget=--help',
      '--max-increase=$(touch owned)',
      '--fail-on=; touch owned',
      '`touch',
      'owned`',
      '--price-at',
      'new',
      '--format',
      expect.stringMatching(/^md:.*part\.md$/u),
      '--',
    ];
    expect(calls).toEqual([
      [...options, `git:${fork}:--version`, './--version'],
      [...options, `git:${fork}:git:x:y.md`, './git:x:y.md'],
    ]);
    expect(existsSync(join(repo, 'owned'))).toBe(false);
  });

  test('whatever a file is called, the summary has a name alone', () => {
    const odd = 'bad`\u001b[31m\u200b<img src=x>@ana](http:x) bad.md';
    const { summary } = runFake({ ...one, COST_FILES: odd });
    expect(summary).toContain(
      '### orgsim cost: `bad31mimg srcxanahttpx bad.md` was not compared\n',
    );
  });

  test('what an org is called is no command of the workflow, and orgsim is not told the token', () => {
    const { stdout } = run({ ...one, GITHUB_ACTIONS: 'true' });
    const [first = '', ...rest] = stdout.trimEnd().split('\n');
    expect(first).toMatch(/^::stop-commands::\w{10,}$/u);
    expect(rest.at(-1)).toBe(`::${first.split('::').at(-1) ?? ''}::`);
    expect(run(one).stdout).not.toContain('::');
    runFake({ ...one, GITHUB_TOKEN: 'secret' });
    expect(readFileSync(join(root, 'fake.log.token'), 'utf8')).toBe('none\n');
  });

  test('the report is a file where one is wanted, and nothing else is left behind', () => {
    const { summary } = runFake({ ...one, COST_REPORT: join(root, 'report.md') });
    expect(readFileSync(join(root, 'report.md'), 'utf8')).toBe(summary);
    rmSync(join(root, 'report.md'));
    expect(readdirSync(root).filter((name) => name.startsWith('orgsim-cost'))).toEqual([]);
    expect(runFake({ ...one, GITHUB_STEP_SUMMARY: '' })).toMatchObject({ code: 0, stderr: '' });
  });

  test('a comment that cannot be written is a warning', () => {
    const { code, stdout, stderr } = runFake({ ...one, COST_COMMENT: 'true' });
    expect(code).toBe(0);
    expect(stdout).toContain(
      '::warning title=orgsim cost::The comment on the pull request was not',
    );
    expect(stderr).toBe('error: there is no GITHUB_TOKEN to write a comment with\n');
  });

  test('more than a comment holds is said to be more, once', () => {
    const { summary, calls } = runFake({
      ...one,
      COST_FILES: 'long.md\nlong-b.md\nlong-c.md\nORG.md',
    });
    expect(calls).toHaveLength(4);
    expect(summary.length).toBeLessThan(60_000);
    expect(summary.match(/^#.*|^More.*/gmu)).toEqual([
      '### long.md',
      'More orgs changed than a comment holds; the log of the step has all.',
      '### ORG.md',
    ]);
  });
});
