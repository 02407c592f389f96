// Where two rules would tell of one fault, the more exact one speaks, and what goes with its mending is not told beside it.
import { expect, test } from 'vitest';
import { lintOrg } from '#main/lint-org';

/** A lead below a COO, with these lines. */
const rulesOf = (...lines: string[]): string[] => {
  const text = `# A\n\n## Structure\n\n### COO\n\n- **Trigger:** event-driven\n\n#### Lead\n\n${lines.join('\n')}\n`;
  return lintOrg({ name: 'ORG.md', text }).findings.map(({ rule }) => rule);
};

const EVENTS = '- **Trigger:** event-driven';
const NEVER = '- **Max sleep:** never';
const WORKER = ['', '##### Worker'];

test.each([
  ['a constant threshold', 'threshold-constant', ['- **Threshold:** queue depth >= 0, cooldown 0']],
  [
    'a cooldown of a tick',
    'threshold-without-cooldown',
    ['- **Threshold:** agent wake rate > 20, cooldown 1 tick'],
  ],
  [
    'an idle window that urgent mail waits for',
    'batch-not-reachable',
    ['- **Batch window:** 3 ticks', '- **Activity:** quiet', ...WORKER],
  ],
  [
    'a window for what nobody sends',
    'unwakeable-agent',
    ['- **Wake on:** escalations', '- **Batch window:** 10 ticks'],
  ],
  ['a budget below one call', 'budget-below-one-call', ['- **Budget:** $0.001/day']],
  ['names that are no events', 'wake-on-separator', ['- **Wake on:** tasks and orders']],
  ['an event that may be the one', 'unknown-wake-event', ['- **Wake on:** tickets, escalations']],
  [
    'an event that may be escalations',
    'unknown-wake-event',
    ['- **Wake on:** blockers, tasks', ...WORKER],
  ],
])('%s: %s', (_, rule, lines) => {
  expect(rulesOf(EVENTS, ...lines)).toEqual([rule]);
});

test.each([
  ['invalid-trigger-mode', ['- **Model:** claude-opus', '- **Trigger:** pooling']],
  ['duration-invalid', ['- **Model:** claude-opus', '- **Tick interval:** 1 howr']],
])('a dear model is not said to poll where %s', (rule, lines) => {
  expect(rulesOf(...lines)).toEqual([rule]);
});

test('an agent is not said to be dead where an event of its filter is not understood', () => {
  const told = rulesOf(EVENTS, '- **Wake on:** tickets, escalations', NEVER);
  expect(told).toEqual(['unknown-wake-event', 'max-sleep-disabled']);
  expect(rulesOf(EVENTS, '- **Wake on:** escalations', NEVER)).toEqual(['max-sleep-disabled']);
});

test('a limit that holds nobody may be spent', () => {
  const text = (overage: string): string =>
    `# A\n\n## Policies\n\n### Budget\n\n- **Org limit:** $5/day\n- **Overage behavior:** ${overage}\n\n## Structure\n\n### Lead\n`;
  const told = (overage: string): string[] =>
    lintOrg({ name: 'ORG.md', text: text(overage) }).findings.map(({ rule }) => rule);
  expect(told('pause')).toEqual(['budget-below-floor']);
  expect(told('warn')).toEqual([]);
});
