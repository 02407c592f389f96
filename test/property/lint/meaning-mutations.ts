// Mistakes in what an org means: each value is right by itself, and together they are dead, dear or without effect.

import type { Agent } from '#org/types';
import type { Ground, Mutation } from './mutation.js';
import { inSection, isLead, isLeaf, isSingle, onRole, replacing, where } from './mutation.js';

const SLEEPS = '- **Trigger:** event-driven';
const POLLS = '- **Trigger:** polling';

export const MEANING_MUTATIONS: readonly Mutation[] = [
  onRole('field-not-recognised', ['- Model: claude-haiku'], 'Model:'),
  onRole('field-not-recognised', ['- Trigger: polling'], 'Trigger:'),
  replacing(
    'unknown-section',
    'a section that nobody reads',
    /^## Structure\b/gmu,
    '## Polices\n\n## Structure',
    'Polices',
  ),
  onRole(
    'redundant-wake-event',
    [SLEEPS, '- **Wake on:** tasks, escalations, completions, timer'],
    'timer',
  ),
  onRole('wake-on-with-polling', [POLLS, '- **Wake on:** tasks'], 'tasks'),
  onRole('batch-window-with-polling', [POLLS, '- **Batch window:** 3 ticks'], '3 ticks'),
  onRole('max-sleep-with-polling', [POLLS, '- **Max sleep:** 200 ticks'], '200 ticks'),
  onRole('tick-interval-with-event-driven', [SLEEPS, '- **Tick interval:** 4 ticks'], '4 ticks'),
  onRole(
    'max-sleep-below-batch',
    [
      SLEEPS,
      '- **Wake on:** tasks, escalations, completions',
      '- **Batch window:** 10 ticks for completions',
      '- **Max sleep:** 5 ticks',
    ],
    '5 ticks',
    isLead,
  ),
  onRole(
    'batch-urgent-events',
    [
      SLEEPS,
      '- **Wake on:** tasks, orders, escalations, completions',
      '- **Batch window:** 3 ticks for escalations',
    ],
    '3 ticks for escalations',
    isLead,
  ),
  onRole(
    'batch-urgent-events',
    [
      SLEEPS,
      '- **Wake on:** tasks, orders, escalations, completions',
      '- **Batch window:** 3 ticks for orders',
    ],
    '3 ticks for orders',
    isLead,
  ),
  onRole(
    'batch-not-reachable',
    [SLEEPS, '- **Activity:** quiet', '- **Batch window:** 3 ticks'],
    '3 ticks',
  ),
  onRole('cron-day-or-weekday', ['- **Timer:** tidy `0 12 30 2 1`'], '0 12 30 2 1'),
  onRole('cron-too-frequent', ['- **Timer:** tidy `* * * * * *`'], '* * * * * *'),
  onRole('threshold-percent-or-ratio', ['- **Threshold:** org escalation rate > 30'], '30'),
  onRole('threshold-percent-or-ratio', ['- **Threshold:** utilization < 80'], '80'),
  onRole('threshold-constant', ['- **Threshold:** queue depth >= 0'], '>= 0'),
  onRole('threshold-constant', ['- **Threshold:** idle waste > 100%'], '> 100%'),
  onRole(
    'threshold-without-cooldown',
    ['- **Threshold:** queue depth > 10, cooldown 0', '- **Cooldown:** 0'],
    'cooldown 0',
  ),
  onRole(
    'expensive-model-polling',
    ['- **Model:** claude-opus', POLLS, '- **Activity:** quiet', '- **Tick interval:** 1 tick'],
    'polling',
  ),
  onRole(
    'poll-just-above-cache-ttl',
    ['- **Model:** claude-opus', POLLS, '- **Tick interval:** 6 min'],
    '6 min',
  ),
  onRole('model-unpriced', ['- **Model:** acme/thinker-9'], 'acme/thinker-9'),
  onRole(
    'budget-below-one-call',
    ['- **Model:** claude-opus', '- **Budget:** $0.05/day'],
    '$0.05/day',
    isHeldByBudgets,
  ),
  onRole(
    'budget-below-one-call',
    ['- **Token budget:** 100 tokens/day'],
    '100 tokens/day',
    isHeldByBudgets,
  ),
  onRole(
    'budget-below-floor',
    ['- **Model:** claude-haiku', POLLS, '- **Tick interval:** 1 tick', '- **Budget:** $2/day'],
    '$2/day',
  ),
  onRole(
    'max-sleep-disabled',
    [SLEEPS, '- **Wake on:** alerts', '- **Max sleep:** never'],
    'never',
    isReportingLeaf,
  ),
  onRole(
    'dead-wake-event',
    [SLEEPS, '- **Wake on:** tasks, completions'],
    'completions',
    isReportingLeaf,
  ),
  onRole(
    'dead-wake-event',
    [SLEEPS, '- **Wake on:** tasks, escalations'],
    'escalations',
    isReportingLeaf,
  ),
  onRole(
    'missing-wake-event',
    [SLEEPS, '- **Wake on:** tasks, orders, completions'],
    'tasks, orders, completions',
    isLead,
  ),
  onRole(
    'reports-to-self',
    ['- **ID:** the-one', '- **Reports to:** the-one'],
    'the-one',
    isSingle,
  ),
  onRole(
    'prose-contradicts-trigger',
    [SLEEPS, '', 'Checks its inbox every tick.'],
    'Checks its inbox every tick',
  ),
  onRole(
    'secret-in-org',
    ['', `Use the key sk-ant-api03-${'aB3'.repeat(30)}AA.`],
    `sk-ant-api03-${'aB3'.repeat(30)}AA`,
  ),
  onRole('secret-in-org', ['', `The token is ghp_${'a1B2'.repeat(9)}.`], `ghp_${'a1B2'.repeat(9)}`),
  onRole('invisible-unicode', ['- **Domain:** back\u202eend'], '\u202e'),
  onRole('invisible-unicode', ['- **Domain:** back\u200bend'], '\u200b'),
  where(
    inSection('hierarchy-too-deep', 'Culture', ['- **Hierarchy depth:** 1'], '1'),
    ({ loaded: { org } }) =>
      org.agents.some(({ reportsTo }) =>
        org.agents.some((manager) => manager.id === reportsTo && manager.reportsTo !== null),
      ),
  ),
  inSection(
    'culture-contradiction',
    'Culture',
    ['- **Default cooldown:** 1 tick', '- **Default cooldown:** 2 ticks for L7+'],
    '2 ticks for L7+',
  ),
  onRole(
    'unwakeable-agent',
    [SLEEPS, '- **Wake on:** escalations'],
    'escalations',
    isReportingLeaf,
  ),
  onRole(
    'threshold-oscillates',
    [
      SLEEPS,
      '- **Threshold:** queue depth > 10, cooldown 100 ticks',
      '- **Threshold:** queue depth < 10, cooldown 100 ticks',
    ],
    'queue depth < 10, cooldown 100 ticks',
  ),
  inSection(
    'suppression-unused',
    'Culture',
    ['<!-- orgsim-disable-file cron-invalid -- as it was -->'],
    'cron-invalid',
  ),
  onRole(
    'suppression-without-reason',
    ['<!-- orgsim-disable-next-line model-unknown -->', '- **Model:** claud-haiku'],
    '<!-- orgsim-disable-next-line model-unknown -->',
  ),
];

function isReportingLeaf(agent: Agent, ground: Ground): boolean {
  return isLeaf(agent, ground) && agent.reportsTo !== null;
}

/** Under `warn` a budget holds nobody. */
function isHeldByBudgets(_agent: Agent, { loaded }: Ground): boolean {
  return loaded.org.policies.budget.overage !== 'warn';
}
