// Options of `orgsim cost` that hold for more than the org as it is written: for what it might be, and for what it is compared with.
import { afterEach, describe, expect, test, vi } from 'vitest';
import { callOrgsim } from '../orgs/call-orgsim.js';
import { useCostFolder } from './cost-folder.js';

const { file } = useCostFolder();
afterEach(() => {
  vi.unstubAllEnvs();
});

const BUSY = `# Busy

## Structure

### COO

- **Model:** gpt-4o
- **Trigger:** event-driven
- **Activity:** 100 events/hour
`;

describe('--count api', () => {
  test.each([
    [['--what-if', 'all: model claude-opus']],
    [['--what-if', 'coo: polling', '--what-if', 'coo: model claude-haiku']],
  ])('asks about models that %j brings in', async (flags) => {
    vi.stubEnv('ANTHROPIC_API_KEY', '');
    const org = file('ORG.md', BUSY);
    expect((await callOrgsim('cost', org, '--count', 'api')).code).toBe(0);
    const { code, stderr } = await callOrgsim('cost', org, '--count', 'api', ...flags);
    expect(stderr).toContain('Anthropic is to count tokens, and there is no key for it.');
    expect(code).toBe(2);
  });
});

test.each([
  ['--arrivals', 'poisson'],
  ['--rate', 'coo=7/h'],
  ['--workload', '--replications', '2', '--for', '6h'],
  ['--tick', '60s'],
  ['--batch', 'coo'],
  ['--cache', 'none'],
  ['--tokens', 'stated'],
  ['--pricing', 'flat:0.01/1K'],
])('under %s %s an org costs what it costs, compared with itself', async (...flags) => {
  const org = file('ORG.md', BUSY);
  const json = ['--format', 'json', '--compare-to', org];
  const { code, stdout, stderr } = await callOrgsim('cost', org, ...flags, ...json);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(JSON.parse(stdout).comparison).toMatchObject({ differencePerHour: 0 });
});
