// `--what-if`, `--rate` and `--batch`: whom they mean, what they change, and how it is shown.
import { describe, expect, test } from 'vitest';
import { callOrgsim } from '../orgs/call-orgsim.js';
import { SMALL, useCostFolder } from './cost-folder.js';

const { file, cost } = useCostFolder();

describe('whom an option means', () => {
  test.each([
    ['coo', ['coo']],
    ['COO', ['coo']],
    ['engineering lead', ['engineering-lead']],
    ['worker', ['worker-1', 'worker-2']],
    ['Workers', ['worker-1', 'worker-2']],
    ['worker-2', ['worker-2']],
    ['work*', ['worker-1', 'worker-2']],
    ['*Lead', ['engineering-lead']],
    ['{coo,worker-1}', ['coo', 'worker-1']],
    ['Engineering', ['engineering-lead', 'worker-1', 'worker-2']],
    ['L7+', ['coo', 'engineering-lead']],
    ['L6 and below', ['worker-1', 'worker-2']],
    ['all', ['coo', 'engineering-lead', 'worker-1', 'worker-2']],
  ])('%s', async (selector, ids) => {
    const [whatIf] = (await costJson('--what-if', `${selector}: model claude-opus`)).whatIfs;
    expect(whatIf.agents).toEqual(ids);
    const rated = await costJson('--rate', `${selector}=1/h`);
    expect(idsOf(rated, ({ arrivals }) => arrivals.origin === 'option')).toEqual(ids);
  });

  test('in several files, a name need be in one of them only', async () => {
    const other = file('other.md', '# Other\n\n## Structure\n\n### Ada\n');
    const { code, stdout } = await cost(
      '--what-if',
      'ada: event-driven',
      file('ORG.md', SMALL),
      other,
    );
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ada: event-driven +0 .* \$0\.00\/month/m);
    expect(stdout).toMatch(/^ada: event-driven +1 .* -\$\d/m);
  });
});

describe('what can be otherwise', () => {
  // The estimate of the changed org is that of a file which says the same.
  test.each([
    ['coo: polling', { coo: '- **Trigger:** polling' }],
    ['coo: polling every 5 min', { coo: '- **Trigger:** polling\n- **Tick interval:** 5 min' }],
    ['coo: polling, tick interval 4', { coo: '- **Trigger:** polling\n- **Tick interval:** 4' }],
    ['coo: max sleep 1 h', { coo: '- **Trigger:** event-driven\n- **Max sleep:** 1 h' }],
    ['coo: max sleep: never', { coo: '- **Trigger:** event-driven\n- **Max sleep:** never' }],
    ['coo: cooldown 20 min', { coo: '- **Trigger:** event-driven\n- **Cooldown:** 20 min' }],
    ['coo: batch window 1 h', { coo: '- **Trigger:** event-driven\n- **Batch window:** 1 h' }],
    ['coo: model gpt-4o', { coo: '- **Trigger:** event-driven\n- **Model:** gpt-4o' }],
    ['coo: claude-haiku', { coo: '- **Trigger:** event-driven\n- **Model:** claude-haiku' }],
    [
      'coo: tokens 4K in, 1K out, claude-haiku',
      {
        coo: '- **Trigger:** event-driven\n- **Tokens:** 4K in, 1K out\n- **Model:** claude-haiku',
      },
    ],
    ['coo: activity 50% busy', { coo: '- **Trigger:** event-driven\n- **Activity:** 50% busy' }],
    [
      'coo: polling; workers: event-driven',
      { coo: '- **Trigger:** polling', workers: '- **Trigger:** event-driven' },
    ],
    [
      'coo: model claude-haiku; max sleep never',
      { coo: '- **Trigger:** event-driven\n- **Model:** claude-haiku\n- **Max sleep:** never' },
    ],
  ])('%s', async (whatIf, { coo, workers = '' }: { coo: string; workers?: string }) => {
    const [tried] = (await costJson('--what-if', whatIf)).whatIfs;
    const text = SMALL.replace('- **Trigger:** event-driven', coo).replace(
      '- **Count:** 2',
      `- **Count:** 2\n${workers}`,
    );
    const written = await jsonOf(file('written.md', text));
    expect(tried.totals).toEqual(written.totals);
  });

  test('whose model is that of the lead follows it', async () => {
    const text = SMALL.replace('- **Count:** 2', '- **Count:** 2\n- **Model:** same-as-lead');
    const path = file('ORG.md', text);
    const { whatIfs } = await jsonOf(path, '--what-if', 'engineering-lead: model claude-opus');
    expect(whatIfs[0].agents).toEqual(['engineering-lead', 'worker-1', 'worker-2']);
  });

  test('windows of several triggers are one setting', async () => {
    const { code } = await cost(
      '--what-if',
      'coo: batch window 3 ticks for tasks, 5 ticks for completions, polling',
      file('ORG.md', SMALL),
    );
    expect(code).toBe(0);
  });
});

describe('the table', () => {
  test('stands beside the org as written', async () => {
    const { stdout } = await cost(
      '--what-if',
      'workers: event-driven',
      '--what-if',
      'coo: polling',
      file('ORG.md', SMALL),
    );
    expect(stdout).toMatch(/^What if +Agents +\$\/h +\$\/day +\$\/month +difference/m);
    expect(stdout).toMatch(/^As written +\$1\.77 .*\$1,274$/m);
    expect(stdout).toMatch(/^workers: event-driven +2 .* -\$10\d\.\d\d\/month +-8\.\d%$/m);
    expect(stdout).toMatch(/^coo: polling +1 +\$15\.57 .* \+\$9,93\d\/month +\+\d+\.\d%$/m);
  });

  test('a model without a price makes it a lower bound', async () => {
    const { stdout } = await cost('--what-if', 'coo: model acme/oracle-9', file('ORG.md', SMALL));
    expect(stdout).toMatch(/^coo: model acme\/oracle-9 +1 +>= \$1\.17 /m);
  });
});

describe('--rate', () => {
  test.each([
    ['6/h', 6],
    ['6 events/hr', 6],
    ['2-5/h', 3.5],
    ['2 to 5 per hour', 3.5],
    ['1/min', 60],
    ['0.01/s', 36],
    ['48/day', 2],
    ['0/h', 0],
    ['80% busy', 96],
    ['quiet', 1],
    ['120K tokens/day', 1],
    ['1/s', 120],
  ])('%s', async (rate, perHour) => {
    const { agents } = await costJson('--rate', `coo=${rate}`);
    expect(agents[0].arrivals.origin).toBe('option');
    expect(agents[0].arrivals.perHour.expected).toBeCloseTo(perHour, 9);
  });

  test('the later one of two counts', async () => {
    const { agents } = await costJson('--rate', 'all=1/h', '--rate', 'coo=2/h');
    expect(agents.map(({ arrivals }: JsonAgent) => arrivals.perHour?.expected)).toEqual([
      2, 1, 1, 1,
    ]);
  });
});

test('--batch says whose answers may wait', async () => {
  const { code, stdout } = await cost('--batch', 'workers', file('ORG.md', SMALL));
  expect(code).toBe(0);
  expect(stdout.replace(/\s+/g, ' ')).toContain(
    'Batches: calls of Worker 1-2, at the batch price where their provider has one',
  );
});

interface JsonAgent {
  readonly id: string;
  readonly arrivals: {
    readonly origin: string;
    readonly perHour: { readonly expected: number } | null;
  };
}

function idsOf(
  { agents }: { agents: readonly JsonAgent[] },
  isMeant: (agent: JsonAgent) => boolean,
) {
  return agents.filter(isMeant).map(({ id }) => id);
}

/** Of the small org. */
async function costJson(...args: string[]) {
  return jsonOf(file('ORG.md', SMALL), ...args);
}

async function jsonOf(path: string, ...args: string[]) {
  const format = ['--pricing', 'reference', '--format', 'json'];
  const { code, stdout, stderr } = await callOrgsim('cost', ...format, ...args, path);
  if (code !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}
