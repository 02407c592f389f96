// The files that CI systems read: they parse, they fit each other, and README.md shows jobs that fit them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { formatFindingsCompact } from '#report/findings-compact';
import { FINDINGS_FORMATS } from '#report/findings-formats';
import { CI_JOBS } from '#starter/ci-jobs';
import { PACKAGE, projectFiles, ROOT, read } from '../house/project.js';
import { lintSample } from '../report/lint-sample.js';

const ACTION = parse(read('action.yml'));
const README_YAML = [...read('README.md').matchAll(/^```yaml\n(.*?)^```/gms)].map((match) =>
  parse(match[1] ?? ''),
);

test('every YAML file parses', () => {
  const names = projectFiles().filter((name) => /\.ya?ml$/.test(name));
  expect(names).toEqual(expect.arrayContaining(['action.yml', '.pre-commit-hooks.yaml']));
  for (const name of names) expect(() => parse(read(name), { strict: true })).not.toThrow();
});

describe('action.yml', () => {
  const { steps } = ACTION.runs;
  const scripts = ['lint', 'cost'].map((name) => ({
    name,
    path: `.github/${name}-orgs.sh`,
    step: steps.find((step: { name: string }) => step.name === `orgsim ${name}`),
  }));

  test('is a step for each script, and the step is the script', () => {
    expect(ACTION.runs.using).toBe('composite');
    expect(steps).toEqual(scripts.map(({ step }) => step));
    for (const { step, path } of scripts) {
      expect(step.run).toBe(`bash "$GITHUB_ACTION_PATH/${path}"`);
      expect(step.shell).toBe('bash');
    }
  });

  test('lints unless told otherwise, and says what changes cost when asked, whatever lint found', () => {
    expect(scripts.map(({ step }) => step.if)).toEqual([
      `\${{ inputs.lint != 'false' }}`,
      `\${{ !cancelled() && inputs.cost == 'true' }}`,
    ]);
    expect([ACTION.inputs.lint.default, ACTION.inputs.cost.default]).toEqual(['true', 'false']);
  });

  test('uses each of its inputs, and no other', () => {
    const used = new Set(JSON.stringify(steps).match(/(?<=inputs\.)[\w-]+/g));
    expect([...used].sort()).toEqual(Object.keys(ACTION.inputs).sort());
    for (const input of Object.values<{ description?: string }>(ACTION.inputs)) {
      expect(input.description).toMatch(/^[A-Z].*\.$/);
    }
  });

  test.each(scripts)('sets what the $name script reads', ({ name, path, step }) => {
    const script = read(path);
    const own = Object.keys(step.env).filter((variable) => variable !== 'GITHUB_TOKEN');
    for (const variable of own) expect(script).toContain(`\${${variable}:-}`);
    const variables = script.match(new RegExp(`\\b${name.toUpperCase()}_\\w+`, 'g'));
    expect(own.sort()).toEqual([...new Set(variables)].sort());
  });

  test('gives the token to the one that writes comments', () => {
    const [lint, cost] = scripts.map(({ step }) => step.env);
    expect(lint).not.toHaveProperty('GITHUB_TOKEN');
    expect(cost.GITHUB_TOKEN).toBe(`\${{ inputs.token }}`);
    expect(read('.github/post-comment.mjs')).toContain('GITHUB_TOKEN');
  });
});

describe('the problem matcher', () => {
  interface Matcher {
    readonly owner: string;
    readonly severity?: string;
    readonly pattern: readonly [Readonly<Record<string, number>> & { readonly regexp: string }];
  }
  const { problemMatcher }: { problemMatcher: readonly Matcher[] } = JSON.parse(
    read('.github/problem-matcher.json'),
  );

  test('finds each finding in what --format compact prints, and nothing else', () => {
    const result = lintSample();
    const [file] = result.files.filter(({ findings }) => findings.length > 0);
    const [first] = file?.findings ?? [];
    if (file === undefined || first === undefined) throw new Error('the sample has no finding');
    const info = Object.assign(Object.create(first), { severity: 'info' });
    const lines = formatFindingsCompact({
      ...result,
      files: [...result.files, { ...file, name: 'C:\\a b\\ORG.md', findings: [info] }],
    }).split('\n');
    const found = lines.map(matchLine);
    const wanted = result.files.flatMap(({ name, findings }) =>
      findings.map((finding) => ({ name, finding })),
    );
    expect(found.filter((match) => match !== null)).toEqual([
      ...wanted.map(({ name, finding }) => ({
        file: name,
        line: String(finding.range.start.line),
        column: String(finding.range.start.column),
        severity: finding.severity,
        message: expect.any(String),
        code: finding.rule,
      })),
      {
        file: 'C:\\a b\\ORG.md',
        line: String(first.range.start.line),
        column: String(first.range.start.column),
        severity: 'notice',
        message: expect.any(String),
        code: first.rule,
      },
    ]);
    // The summary and the end of the text.
    expect(found.slice(-2)).toEqual([null, null]);
  });

  test('comes with the package', () => {
    expect(PACKAGE.files).toContain('.github/problem-matcher.json');
    expect(read('README.md')).toContain('node_modules/orgsim/.github/problem-matcher.json');
  });

  function matchLine(line: string) {
    const matches = problemMatcher.flatMap(({ severity, pattern: [{ regexp, ...groups }] }) => {
      const match = new RegExp(regexp).exec(line);
      if (match === null) return [];
      const named = Object.entries(groups).map(([name, group]) => [name, match[Number(group)]]);
      return [{ ...(severity !== undefined && { severity }), ...Object.fromEntries(named) }];
    });
    expect(matches.length).toBeLessThanOrEqual(1);
    return matches[0] ?? null;
  }
});

describe('.pre-commit-hooks.yaml', () => {
  const [hook, ...others] = parse(read('.pre-commit-hooks.yaml'));
  const files = new RegExp(hook.files);

  test('is one hook, of a command that is there', () => {
    expect(others).toEqual([]);
    expect(hook).toMatchObject({ id: 'orgsim-lint', language: 'node', entry: 'orgsim lint' });
    expect(PACKAGE.bin).toHaveProperty('orgsim');
  });

  test('takes the files that the job of `orgsim init` takes', () => {
    const job = parse(CI_JOBS.find(({ name }) => name === 'pre-commit')?.text ?? '');
    expect(job.repos[0].hooks[0].files).toBe(hook.files);
  });

  test.each(['ORG.md', 'orgs/a/ORG.md', 'ORG.draft.md', 'a/ORG.team-2.md', 'ORG.md_x/ORG.md'])(
    'takes %s',
    (path) => expect(path).toMatch(files),
  );

  test.each(['MYORG.md', 'org.md', 'ORG.mdx', 'ORG.md/x', 'ORG..md', 'docs/ORG md', 'ORG-a.md'])(
    'leaves %s',
    (path) => expect(path).not.toMatch(files),
  );
});

describe('README.md', () => {
  const jobs = JSON.stringify(README_YAML);

  test('gives the action inputs that it has', () => {
    const steps = README_YAML.flatMap((job) => job.jobs?.lint?.steps ?? []);
    const ours = ({ uses }: { uses?: string }) => uses?.startsWith('orgsim/orgsim@');
    const step = steps.find(ours);
    const cost = README_YAML.flatMap((job) => job.jobs?.cost?.steps ?? []).find(ours);
    for (const { with: given } of [step, cost]) {
      expect(Object.keys(ACTION.inputs)).toEqual(expect.arrayContaining(Object.keys(given)));
    }
    expect(cost.with.cost).toBe(true);
    const upload = steps.find(({ uses }) => uses?.includes('upload-sarif'));
    expect(upload.with.sarif_file).toBe(step.with.sarif);
  });

  test('names this version', () => {
    const named = jobs.match(/v\d+\.\d+\.\d+/g) ?? [];
    expect(named).toHaveLength(3);
    expect(new Set(named)).toEqual(new Set([`v${PACKAGE.version}`]));
  });

  test('names the hook, and the report where GitLab looks for it', () => {
    const hooks = README_YAML.flatMap((job) => job.repos ?? []).flatMap((repo) => repo.hooks);
    expect(hooks).toEqual([{ id: 'orgsim-lint' }]);
    const { orgsim } = README_YAML.find((job) => 'orgsim' in job);
    expect(orgsim.script.join(' ')).toContain(`gitlab:${orgsim.artifacts.reports.codequality}`);
  });

  test('lists every format, and asks for none that is not there', () => {
    const text = read('README.md');
    for (const name of FINDINGS_FORMATS) expect(text).toContain(`| \`${name}\` | `);
    const asked = [...text.matchAll(/orgsim lint[^\n`]*?--format ([a-z]+)/g)].map(
      ([, name]) => name,
    );
    expect(FINDINGS_FORMATS).toEqual(expect.arrayContaining(asked));
  });
});

test('our own CI runs the action, and the gate its scripts', () => {
  const { jobs } = parse(read('.github/workflows/ci.yml'));
  const step = jobs.check.steps.find(({ uses }: { uses?: string }) => uses === './');
  expect(Object.keys(ACTION.inputs)).toEqual(expect.arrayContaining(Object.keys(step.with)));
  const gate = readFileSync(join(ROOT, '.build', 'check.mjs'), 'utf8');
  for (const name of ['lint', 'cost']) expect(gate).toContain(`.github/${name}-orgs.sh`);
});
