// `orgsim cost diff` as a person calls it: what OLD and NEW may be, what fails it, and how it is told from a file.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { POLLING, SLEEPING } from '../main/sample-orgs.js';
import { callOrgsim } from '../orgs/call-orgsim.js';
import { runOrgsim } from './run-orgsim.js';

const OTHER = `# Other\n\n## Structure\n\n### Boss\n\n### Clerks\n\n- **Count:** 4\n- **Level:** 2\n`;
const UNPRICED = POLLING.replace('claude-opus', 'openai/gpt-9');

const start = process.cwd();
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'orgsim-diff-'));
  process.chdir(folder);
  const files = {
    'ORG.md': POLLING,
    'new.md': SLEEPING,
    diff: POLLING,
    'other.md': OTHER,
    'unpriced.md': UNPRICED,
    'faulty.md': POLLING.replace('event-driven', 'event-drivn'),
    'findings.json': '{"findings":[]}',
    'org/ORG.md': POLLING,
  };
  mkdirSync('org');
  for (const [name, text] of Object.entries(files)) writeFileSync(name, text);
  writeFileSync('base.json', (await callOrgsim('cost', 'ORG.md', '--format', 'json')).stdout);
  const two = await callOrgsim('cost', 'ORG.md', 'new.md', '--format', 'json');
  writeFileSync('two.json', two.stdout);
});
afterAll(() => {
  process.chdir(start);
  rmSync(folder, { recursive: true, force: true });
});

const diff = (...args: string[]) => callOrgsim('cost', 'diff', ...args);
async function jsonOf(...args: string[]) {
  const { code, stdout, stderr } = await diff(...args, '--format', 'json');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout);
}
/** The sentence that refuses it. */
async function refusal(...args: string[]) {
  const { code, stdout, stderr } = await diff(...args);
  expect(stdout).toBe('');
  const lines = stderr.trim().split('\n');
  return {
    code,
    said: lines.find((line) => line.startsWith('error: ')),
    hint: lines[lines.findIndex((line) => line.startsWith('error: ')) + 1],
  };
}

describe('what OLD and NEW may be', () => {
  test('files, folders, saved estimates, all the same to the cent', async () => {
    const { old, new: now, change, agents, unchanged } = await jsonOf('ORG.md', 'new.md');
    expect({ old: old.name, now: now.name, unchanged }).toEqual({
      old: 'ORG.md',
      now: 'new.md',
      unchanged: 1,
    });
    expect(change.perHour).toBeCloseTo(now.perHour - old.perHour, 9);
    expect(agents.map(({ id }: { id: string }) => id)).toEqual(['worker-1', 'worker-2']);
    for (const same of ['org', './org/', 'base.json']) {
      expect((await jsonOf(same, 'new.md')).change).toEqual(change);
    }
    const back = await jsonOf('new.md', 'base.json');
    expect(back.change.perHour).toBe(-change.perHour);
  });

  test('standard input, for one of both', () => {
    const run = (input: string, ...args: string[]) =>
      runOrgsim(['cost', 'diff', ...args, '--format', 'json'], { cwd: folder, input });
    const org = run(POLLING, '-', 'new.md');
    expect(org).toMatchObject({ code: 0, stderr: '' });
    const saved = run(readFileSync('base.json', 'utf8'), '-', 'new.md');
    expect(JSON.parse(saved.stdout).change).toEqual(JSON.parse(org.stdout).change);
    expect(run('', '-', '-')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Standard input cannot be both OLD and NEW.'),
    });
  });

  test('the same twice: nothing changed, and the total is there', async () => {
    const { code, stdout } = await diff('ORG.md', 'ORG.md');
    expect(code).toBe(0);
    expect(stdout).toContain('No agent changed: $');
  });

  test.each([
    [['gone.md', 'new.md'], 'gone.md does not exist.'],
    [['ORG.md', 'gone.json'], 'gone.json does not exist.'],
    [
      ['findings.json', 'new.md'],
      'findings.json: it is JSON, but no saved estimate of orgsim cost.',
    ],
    [['two.json', 'new.md'], 'two.json: it holds the estimates of several orgs.'],
    [['ORG.md'], 'The argument <new> is missing.'],
    [['ORG.md', 'new.md', 'other.md'], 'orgsim cost diff takes fewer arguments.'],
    [
      ['ORG.md', 'other.md'],
      'ORG.md and other.md have no agent in common: these are two orgs, not one that changed.',
    ],
    [
      ['ORG.md', 'new.md', '--price-at', 'both'],
      'The option --price-at <side> does not take "both".',
    ],
    [['ORG.md', 'new.md', '--what-if', 'x'], 'orgsim cost diff has no option --what-if.'],
    [
      ['ORG.md', 'new.md', '--budget', '200'],
      expect.stringMatching(/--budget 200 does not say in which time/),
    ],
    [
      ['ORG.md', 'new.md', '--max-increase', '10'],
      expect.stringMatching(/--max-increase takes a percentage/),
    ],
    [
      ['ORG.md', 'base.json', '--fail-on', 'budget'],
      expect.stringMatching(/base.json is a saved estimate\.$/),
    ],
    [['ORG.md', 'new.md', '--format', 'json:new.md'], expect.stringMatching(/new\.md/)],
  ])('%j: exit 2', async (args, sentence) => {
    const { code, said } = await refusal(...args);
    expect({ code, said: said?.replace('error: ', '') }).toEqual({ code: 2, said: sentence });
  });

  test('an org with errors: what is wrong with it, and exit 1', async () => {
    for (const args of [
      ['faulty.md', 'ORG.md'],
      ['ORG.md', 'faulty.md'],
    ]) {
      const { code, stderr, stdout } = await diff(...args);
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toContain('event-drivn');
      expect(stderr).toContain('error: faulty.md has errors, so nothing was compared.');
    }
  });

  test('tiny orgs without a common agent: all went, all came', async () => {
    writeFileSync('solo.md', '# Solo\n\n## Structure\n\n### Ana\n');
    writeFileSync(
      'duo.md',
      '# Solo\n\n## Structure\n\n### Bob\n\n- **Activity:** 3 events/hr\n- **Trigger:** event-driven\n',
    );
    const { agents } = await jsonOf('solo.md', 'duo.md');
    expect(agents.map(({ kind }: { kind: string }) => kind)).toEqual(['added', 'removed']);
  });
});

describe('--allow-missing', () => {
  test('a file that was added, or deleted, is an org without agents', async () => {
    const added = await jsonOf('gone.md', 'ORG.md', '--allow-missing');
    expect(added.old).toMatchObject({ name: 'gone.md', isMissing: true, perHour: 0 });
    expect(Object.keys(added.change.causes)).toEqual(['added']);
    const deleted = await jsonOf('ORG.md', 'gone.md', '--allow-missing');
    expect(deleted.change.perHour).toBe(-added.change.perHour);
    expect((await diff('gone.md', 'ORG.md', '--allow-missing')).stdout).toContain(
      'nothing (there is no gone.md) -> Team (ORG.md)',
    );
  });

  test('but not both, and no revision that is not there', async () => {
    expect(await refusal('gone.md', 'lost.md', '--allow-missing')).toMatchObject({
      code: 2,
      said: 'error: gone.md does not exist.',
    });
    execFileSync('git', ['init', '-q', '.']);
    expect(await refusal('git:main:ORG.md', 'ORG.md', '--allow-missing')).toMatchObject({
      code: 2,
      said: 'error: git knows no revision main here.',
    });
  });
});

describe('limits: exit 1 and a sentence', () => {
  test.each<[string[], number, string]>([
    [['--budget', '1000000/month'], 0, 'Budget $1,000,000/month: '],
    [['--budget', '1/month'], 1, 'Budget $1.00/month: over by '],
    [['--max-increase', '10%'], 0, 'Increase of at most 10%: kept'],
    [['--fail-on', 'increase'], 0, 'Increase of at most 0%: kept'],
    [['--fail-on', 'unpriced'], 0, 'Unpriced: no agent.'],
    [['--fail-on', 'budget'], 0, 'Budgets of the file: all kept.'],
  ])('cheaper, with %j', async (args, code, sentence) => {
    const answer = await diff('ORG.md', 'new.md', ...args);
    expect(answer.code).toBe(code);
    expect(answer.stdout).toContain(sentence);
  });

  test.each<[string[], number]>([
    [['--max-increase', '0.5%'], 1],
    [['--max-increase', '1000%'], 0],
    [['--max-increase', '$1'], 1],
    [['--max-increase', '$100000'], 0],
    [['--fail-on', 'increase'], 1],
  ])('dearer, with %j', async (args, code) => {
    expect((await diff('new.md', 'ORG.md', ...args)).code).toBe(code);
  });

  test('from nothing every share is passed, dollars are not', async () => {
    const added = ['gone.md', 'ORG.md', '--allow-missing'];
    expect((await diff(...added, '--max-increase', '100000%')).code).toBe(1);
    expect((await diff(...added, '--max-increase', '$100000')).code).toBe(0);
  });

  test('a model without a price fails where that is asked for, and is no saving', async () => {
    const { code, stdout } = await diff('ORG.md', 'unpriced.md');
    expect(code).toBe(0);
    expect(stdout).toContain('no price of openai/gpt-9');
    expect(stdout).toContain('>= $');
    expect(stdout).toMatch(/^ +Total .* unknown$/mu);
    expect((await diff('ORG.md', 'unpriced.md', '--fail-on', 'unpriced')).code).toBe(1);
    expect((await diff('unpriced.md', 'ORG.md', '--fail-on', 'unpriced')).code).toBe(0);
  });

  test('beside JSON and Markdown the sentence is on standard error', async () => {
    for (const format of ['json', 'md']) {
      const { code, stderr } = await diff(
        'ORG.md',
        'new.md',
        '--budget',
        '1/month',
        '--format',
        format,
      );
      expect(code).toBe(1);
      expect(stderr).toMatch(/^Budget \$1\.00\/month: over by \$[\d,.]+\.\n$/u);
    }
  });
});

test('--rate is what is assumed on both sides, and must mean somebody', async () => {
  const { agents, change } = await jsonOf('ORG.md', 'new.md', '--rate', 'worker-*=2/h');
  expect(agents[0].new.invocationsPerHour).toBeCloseTo(2, 1);
  expect(change.perHour).toBeLessThan(0);
  expect((await refusal('ORG.md', 'new.md', '--rate', 'nobody=2/h')).code).toBe(2);
});

test('formats can be files, several at once', async () => {
  const { stdout } = await diff(
    'ORG.md',
    'new.md',
    '--format',
    'md:out.md',
    '--format',
    'json:out.json',
  );
  expect(stdout).toContain('Team (ORG.md) -> Team (new.md), dollars a month');
  expect(readFileSync('out.md', 'utf8')).toMatch(/^<!-- orgsim-cost -->\n### orgsim cost: -/u);
  expect(JSON.parse(readFileSync('out.json', 'utf8')).schemaVersion).toBe(1);
});

describe('a command of a command', () => {
  test('is meant directly behind the command; a file of that name is ./diff, or stands elsewhere', async () => {
    for (const args of [
      ['./diff', '--format', 'json'],
      ['--format', 'json', 'diff'],
      ['--format', 'json', '--', 'diff'],
    ]) {
      const { code, stdout } = await callOrgsim('cost', ...args);
      expect({ code, org: JSON.parse(stdout).org }).toEqual({ code: 0, org: 'Team' });
    }
    expect((await callOrgsim('cost', 'diff')).stderr).toContain('The argument <old> is missing.');
  });

  test('has help of its own, which the outer one names', async () => {
    const help = await callOrgsim('cost', 'diff', '--help');
    expect(help.code).toBe(0);
    expect(help.stdout).toMatch(/^Usage: orgsim cost diff \[options\] <old> <new>\n/u);
    expect(help.stdout).toContain('--price-at');
    expect(help.stdout).not.toContain('--what-if');
    expect(await callOrgsim('help', 'cost', 'diff')).toEqual(help);
    expect(await callOrgsim('--no-color', 'cost', 'diff', '--help')).toEqual(help);
    const outer = await callOrgsim('cost', '--help');
    expect(outer.stdout).toContain('Commands of its own:\n  orgsim cost diff  ');
    expect(await callOrgsim('help', 'cost')).toEqual(outer);
  });

  test('says its own name in what it refuses', async () => {
    expect(await refusal('a', 'b', '--fromat', 'md')).toEqual({
      code: 2,
      said: 'error: orgsim cost diff has no option --fromat.',
      hint: 'Did you mean --format?',
    });
    expect((await refusal('a', 'b', '--cash')).said).toBe(
      'error: orgsim cost diff has no option --cash.',
    );
  });
});
