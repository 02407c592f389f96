// What `orgsim why` prints of an agent with everything at once, on a wide and on a narrow terminal.
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { RUN_DEFAULTS } from '#main/run-org';
import type { WhyOptions } from '#main/why-agent';
import { whyAgent } from '#main/why-agent';
import type { WhyReport } from '#main/why-report';
import { PLAIN_STYLE } from '#report/style';
import { formatWhyText } from '#report/why-text';

const ORG = `# Mill
## Policies
### Working Hours
- **Active hours:** 01:00-02:00
## Structure
### Ada Okafor — Head of Builds
- **Trigger:** event-driven
- **Wake on:** tasks, builds (repo: acme/api)
- **Batch window:** 3 ticks, 400 ticks for low priority
- **Cooldown:** 10 ticks
- **Max sleep:** 6h
- **Budget:** $0.12/day
- **Timer:** stock take at 03:00
- **Threshold:** queue depth > 40, over 1h
`;

const build = (tick: number, repo: string, priority = 'normal') => ({
  tick,
  to: 'ada-okafor',
  type: 'build_failed',
  from: 'ci',
  priority,
  body: `Build ${tick} of ${repo}`,
  attributes: { repo },
});

const EVENTS = [
  build(121, 'acme/api'),
  { ...build(130, 'acme/api'), body: '' },
  build(139, 'acme/web'),
  build(140, 'acme/web'),
  build(141, 'acme/web'),
  build(142, 'acme/web'),
  { tick: 140, to: 'ada-okafor', type: 'message', from: 'kit', body: 'Lunch?\u001b[2J' },
  build(141, 'acme/api', 'low'),
  build(141, 'acme/api'),
];

function reportAt(at: string): WhyReport {
  const options: WhyOptions = {
    ...RUN_DEFAULTS,
    length: undefined,
    behavior: 'passive',
    events: { name: 'events.jsonl', text: EVENTS.map((event) => JSON.stringify(event)).join('\n') },
    at,
  };
  const outcome = whyAgent({ name: 'ORG.md', text: ORG }, 'head of builds', options);
  if (outcome.kind === 'refused') throw new Error('the org has errors');
  return outcome.report;
}

function explain(at: string, columns: number | null): string {
  return formatWhyText(reportAt(at), { style: PLAIN_STYLE, columns });
}

it('says of a failed turn why, what becomes of the mail, and when the hold ends', () => {
  const report = reportAt('01:11:30');
  const textOf = (hold: Omit<WhyReport['holds'][number], 'budgets'>): string =>
    formatWhyText(
      { ...report, holds: [{ ...hold, budgets: [] }] },
      { style: PLAIN_STYLE, columns: null },
    );
  const reason = 'two answers were \u001b[31mnot valid';
  const shown = 'two answers were \u241b[31mnot valid';
  const until = report.at;
  expect(textOf({ kind: 'parked', until: null, reason })).toContain(
    `parked: ${shown}; it keeps its mail until it is released`,
  );
  expect(textOf({ kind: 'failing', until, reason: 'silence' })).toContain(
    'failing: silence; it keeps its mail until tick 143 (',
  );
  expect(textOf({ kind: 'budget', until, reason: 'no call fits' })).toContain(
    'a spent budget: no call fits; it keeps its mail until tick',
  );
});

describe.each([80, 40])('at %i columns', (columns) => {
  it('says every rule, hold and reason, and no line is too wide', async () => {
    const text = explain('01:11:30', columns);
    await expect(text).toMatchFileSnapshot(`../golden/why/every-rule.${columns}.txt`);
    for (const line of text.split('\n'))
      expect(stringWidth(line), line).toBeLessThanOrEqual(columns);
  });
});

it('is one line a sentence where nobody looks', () => {
  expect(explain('0', null)).toMatch(/^Woke last {4}never: it has not woken yet$/m);
});

it('sends nothing to the terminal that steers it', () => {
  expect(explain('01:11:30', null)).not.toContain('\u001b');
});
