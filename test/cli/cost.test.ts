// `orgsim cost` from the command line: what it prints, of which files, and what it refuses.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { callOrgsim } from '../orgs/call-orgsim.js';
import { SMALL, UNSURE, useCostFolder } from './cost-folder.js';

const { file, cost } = useCostFolder();

describe('the table', () => {
  test('adds up, per agent and in total', async () => {
    const { code, stdout, stderr } = await cost(file('ORG.md', SMALL));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^COO +claude-opus +event +5 +- +\$0\.12 +\$0\.60 +\$432\.00$/m);
    expect(stdout).toMatch(/Worker 1-2 +claude-haiku +poll 30 s +240 +20% +\$0\.003 +\$0\.72/);
    expect(stdout).toMatch(/^Total +\$1\.77 +\$1,274$/m);
    expect(stdout).toContain('$1,274 a month, $42.48 a day, $1.77 an hour\n');
    expect(stdout).toContain('An estimate, not a bill.');
  });

  test('says what buys nothing, and what would save most', async () => {
    const { stdout } = await cost(file('ORG.md', SMALL));
    expect(stdout).toContain('$103.68 of $1,274 a month (8%) buys nothing');
    expect(stdout).toContain('Worker 1-2: polling -> event-driven saves');
  });

  test('shows scenarios, each against both kinds of polling', async () => {
    const { stdout } = await cost(file('ORG.md', SMALL));
    expect(stdout).toMatch(/^Polling on claude-opus +\$57\.60 +\$1,382 +\$41,472$/m);
    expect(stdout).toMatch(/^Polling as modelled +\$18\.72 .* -67\.5%$/m);
    expect(stdout).toMatch(/^As written +\$1\.77 .* -96\.9% +-90\.5%$/m);
    expect(stdout).toMatch(/^Event-driven +\$1\.6/m);
  });

  test('--dry-run is the default said aloud', async () => {
    const path = file('ORG.md', SMALL);
    expect(await cost('--dry-run', path)).toEqual(await cost(path));
  });

  test('--all unfolds members of a Count', async () => {
    const { stdout } = await cost('--all', file('ORG.md', SMALL));
    expect(stdout).toMatch(/^ +Worker 1 .*\$259\.20$/m);
    expect(stdout).toMatch(/^ +Worker 2 .*\$259\.20$/m);
  });

  test('a member with a rate of its own has a row of its own, where that costs otherwise', async () => {
    const text = SMALL.replace('- **Count:** 2', '- **Count:** 3\n- **Trigger:** event-driven');
    const { stdout } = await cost('--rate', 'worker-2=10/h', file('ORG.md', text));
    expect(stdout).toMatch(/^ +Worker 1,3 +claude-haiku +event +192 /m);
    expect(stdout).toMatch(/^ +Worker 2 +claude-haiku +event +10 /m);
  });

  test('--break-even shows both modes', async () => {
    const { stdout } = await cost('--break-even', file('ORG.md', SMALL));
    expect(stdout).toMatch(/^COO +event +event +5 .*\$14\.40 +\$0\.60 +\$9,936\/month$/m);
    expect(stdout).toContain('Break-even: events an hour');
  });

  test.each([
    ['department', /^Engineering +3 +66% .*\$842\.40$/m],
    ['model', /^claude-haiku +2 +41% .*\$518\.40$/m],
    ['level', /^L10? +1 +34% |^L9 +1 +34% /m],
  ])('--group-by %s', async (grouping, row) => {
    const { code, stdout } = await cost('--group-by', grouping, file('ORG.md', SMALL));
    expect(code).toBe(0);
    expect(stdout).toMatch(row);
    expect(stdout).toMatch(/^Total +4 .*\$1,274$/m);
  });

  test('an org of nobody, where that is allowed, costs nothing, and says so', async () => {
    file('.orgsimrc.yaml', 'rules:\n  missing-structure: off\n');
    const { code, stdout } = await cost(file('ORG.md', ''));
    expect(code).toBe(0);
    expect(stdout).toContain('$0.00: an org of nobody costs nothing.');
  });

  test('a local model is free and still shows its tokens', async () => {
    const text = SMALL.replace('- **Count:** 2', '- **Count:** 2\n- **Model:** ollama/llama3');
    const { stdout } = await cost(file('ORG.md', text));
    expect(stdout).toMatch(/Free: Worker 1-2 on ollama\/llama3, [\d,]+ tokens an hour\./);
  });
});

describe('what is not known', () => {
  test('is no $0: an unknown rate depends on events, an unpriced model has no price', async () => {
    const { code, stdout } = await cost(file('ORG.md', UNSURE));
    expect(code).toBe(0);
    expect(stdout).toContain('(2 agents unknown)');
    expect(stdout).toMatch(
      /Ticket Bot +claude-haiku +event +[\d.]+\+ .* >= \$0\.\d+ +>= \$0\.\d+ +⚠/,
    );
    expect(stdout).toMatch(/Oracle +acme\/oracle-9 .* UNPRICED +UNPRICED +⚠/);
    expect(stdout).toMatch(/⚠ Ticket Bot: depends on events: \$0\.003 a wake/);
    expect(stdout).toMatch(/⚠ Oracle: UNPRICED, the reference table has no acme\/oracle-9/);
    expect(stdout).toMatch(/^Total .*>= \$0\.60 +>= \$43\d\.\d\d$/m);
  });

  test('of an agent that costs nothing, no event is unknown', async () => {
    const text = UNSURE.replace('issue opened', 'issue opened\n- **Model:** ollama/llama3');
    const { stdout } = await cost(file('ORG.md', text));
    expect(stdout).toContain('(1 agent unknown)');
    expect(stdout).toMatch(/Ticket Bot +ollama\/llama3 .* \$0\.00 +\$0\.00$/m);
  });

  test('where nothing is known, no cell says $0', async () => {
    const text = '# A\n\n## Structure\n\n### Oracle\n\n- **Model:** acme/oracle-9\n';
    const { stdout } = await cost('--what-if', 'oracle: event-driven', file('ORG.md', text));
    expect(stdout).toMatch(/^Total .* unknown +unknown$/m);
    expect(stdout).toMatch(/^oracle: event-driven +1 +unknown +unknown +unknown +/m);
  });

  test('--rate makes an unknown rate known', async () => {
    const json = await costJson('--rate', 'ticket-bot=2/h', file('ORG.md', UNSURE));
    expect(json.unknownRate).toEqual([]);
    expect(json.agents[1]).toMatchObject({ arrivals: { origin: 'option' } });
    expect(json.agents[1].costPerHour).toBeCloseTo(2 * 0.003, 4);
  });
});

describe('several files', () => {
  test('each has its table, and a line adds up', async () => {
    const { code, stdout } = await cost(file('a.md', SMALL), file('b.md', UNSURE));
    expect(code).toBe(0);
    expect(stdout.match(/^Dry run: /gm)).toHaveLength(1);
    expect(stdout).toMatch(/^\S*a\.md\n[^\n]*Small: 4 agents/m);
    expect(stdout).toMatch(
      /^All 2 orgs, 7 agents: >= \$1,70\d a month, >= \$56\.\d\d a day, >= \$2\.37 an hour \(2 agents unknown\)/m,
    );
  });

  test('json is an array', async () => {
    const { stdout } = await cost('--format', 'json', file('a.md', SMALL), file('b.md', UNSURE));
    expect(JSON.parse(stdout).map(({ org }: { org: string }) => org)).toEqual(['Small', 'Unsure']);
  });

  test('the faults of all are shown before one is refused', async () => {
    const faulty = (name: string) =>
      file(name, '# F\n\n## Structure\n\n### A\n\n- **Trigger:** sometimes\n');
    const { code, stdout, stderr } = await cost(
      faulty('a.md'),
      file('b.md', SMALL),
      faulty('c.md'),
    );
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr.match(/\[?invalid-trigger-mode/g)).toHaveLength(2);
    expect(stderr).toMatch(/a\.md has errors, so nothing was priced\./);
  });

  test('formats go to files at one go', async () => {
    const [csv, json] = [file('costs.csv'), file('costs.json')];
    const args = ['--format', `csv:${csv}`, '--format', `json:${json}`];
    const { code, stdout } = await cost(...args, file('ORG.md', SMALL));
    expect(code).toBe(0);
    expect(stdout).toContain('An estimate, not a bill.');
    expect(readFileSync(csv, 'utf8').split('\r\n')).toHaveLength(6);
    expect(JSON.parse(readFileSync(json, 'utf8')).totals.perHour).toBeCloseTo(1.77, 2);
  });

  test('no file is written over an input', async () => {
    const path = file('ORG.md', SMALL);
    const { code, stderr } = await cost('--format', `csv:${path}`, path);
    expect(code).toBe(2);
    expect(stderr).toContain('ORG.md');
    expect(readFileSync(path, 'utf8')).toBe(SMALL);
  });
});

describe('refused', () => {
  test('an org with errors: exit 1', async () => {
    const { code, stdout, stderr } = await cost(file('ORG.md', SMALL.replace('event-driven', 'x')));
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/ORG\.md has errors, so it was not priced\./);
  });

  test.each([
    [['missing.md'], /missing\.md/],
    [['--rate', 'nobody=3/h'], /--rate nobody=3\/h is for nobody: there is no agent "nobody"/],
    [['--batch', 'wrker*'], /--batch wrker\* is for nobody/],
    [['--what-if', 'boss: polling'], /is for nobody: there is no agent "boss"/],
    [['--what-if', 'coo'], /does not say who is to change/],
    [['--what-if', 'coo: pulling'], /"pulling" is no setting .* Did you mean polling\?/],
    [['--what-if', 'coo: tick interval 0'], /"tick interval 0" is no setting/],
    [['--what-if', 'coo: model same-as-lead'], /"model same-as-lead" is no setting/],
    [['--rate', 'coo'], /does not say whose rate it is/],
    [['--rate', 'coo=often'], /is no rate/],
    [['--rate', 'coo=-3/h'], /is no rate/],
    [['--rate', 'coo=3'], /is no rate/],
    [['--rate', 'coo=5-2/h'], /is no rate/],
    [['--rate', 'coo=120% busy'], /is no rate/],
    [['--format', 'tabel'], /Did you mean --format table\?/],
    [['--format', 'csv:'], /names no file/],
    [['--tick', '0s'], /--tick takes a time/],
    [['--cache', '10m'], /none, 5m, 1h, best/],
    [['--break-even', '--group-by', 'model'], /--break-even is of single agents/],
    [['--group-by', 'team'], /agent, department, model, level/],
  ])('%j: exit 2', async (args, message) => {
    const path = file('ORG.md', SMALL);
    const { code, stdout, stderr } = await cost(...args, ...(args.length === 1 ? [] : [path]));
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });
});

async function costJson(...args: string[]) {
  const { stdout } = await callOrgsim(
    'cost',
    '--pricing',
    'reference',
    '--format',
    'json',
    ...args,
  );
  return JSON.parse(stdout);
}

test('help lists what belongs together under one heading, and what is used most first', async () => {
  const { stdout } = await callOrgsim('cost', '--help');
  const headings = stdout.match(/^[A-Z][\w ]*:$/gm) ?? [];
  expect(headings.slice(0, 6)).toEqual([
    'Arguments:',
    'Options:',
    'What is assumed:',
    'Beside a recorded run:',
    'Limits:',
    'On the engine:',
  ]);
  expect(stdout).toMatch(/What is assumed:\n {2}--rate .*--calibration .*\n\nBeside/s);
  expect(stdout.indexOf('--format ')).toBeLessThan(stdout.indexOf('What is assumed:'));
});
