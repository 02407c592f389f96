// Mistakes in what an org means: each value is right by itself, and together they are dead, dear or without effect.

import type { Mutation } from './mutation.js';
import { inSection, isLeaf, isSingle, onRole, replacing } from './mutation.js';

const SLEEPS = '- **Trigger:** event-driven';
const POLLS = '- **Trigger:** polling';

export const MEANING_MUTATIONS: readonly Mutation[] = [
  onRole('field-not-recognised', ['- Model: claude-haiku'], 'Model: claude-haiku'),
  onRole('field-not-recognised', ['- Trigger: polling'], 'Trigger: polling'),
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
    [SLEEPS, '- **Batch window:** 10 ticks for completions', '- **Max sleep:** 5 ticks'],
    '5 ticks',
  ),
  onRole(
    'batch-urgent-events',
    [SLEEPS, '- **Batch window:** 3 ticks for escalations'],
    '3 ticks for escalations',
  ),
  onRole(
    'batch-urgent-events',
    [SLEEPS, '- **Batch window:** 3 ticks for orders'],
    '3 ticks for orders',
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
  onRole('threshold-constant', ['- **Threshold:** queue depth >= 0'], 'queue depth >= 0'),
  onRole('threshold-constant', ['- **Threshold:** idle waste > 100%'], 'idle waste > 100%'),
  onRole(
    'threshold-without-cooldown',
    ['- **Threshold:** queue depth > 10, cooldown 0'],
    'cooldown 0',
  ),
  onRole('expensive-model-polling', ['- **Model:** claude-opus', POLLS], 'polling'),
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
  ),
  onRole('budget-below-one-call', ['- **Token budget:** 100 tokens/day'], '100 tokens/day'),
  onRole(
    'budget-below-floor',
    ['- **Model:** claude-haiku', POLLS, '- **Tick interval:** 1 tick', '- **Budget:** $2/day'],
    '$2/day',
  ),
  onRole(
    'max-sleep-disabled',
    [SLEEPS, '- **Wake on:** alerts', '- **Max sleep:** never'],
    'never',
    (agent, ground) => isLeaf(agent, ground) && agent.reportsTo !== null,
  ),
  onRole(
    'dead-wake-event',
    [SLEEPS, '- **Wake on:** tasks, completions'],
    'completions',
    (agent, ground) => isLeaf(agent, ground) && agent.reportsTo !== null,
  ),
  onRole(
    'dead-wake-event',
    [SLEEPS, '- **Wake on:** tasks, escalations'],
    'escalations',
    (agent, ground) => isLeaf(agent, ground) && agent.reportsTo !== null,
  ),
  onRole(
    'missing-wake-event',
    [SLEEPS, '- **Wake on:** tasks, orders, completions'],
    'tasks, orders, completions',
    (agent, ground) => !isLeaf(agent, ground),
  ),
  onRole(
    'reports-to-self',
    ['- **ID:** the-one', '- **Reports to:** the-one'],
    'the-one',
    isSingle,
  ),
  onRole('prose-contradicts-trigger', [SLEEPS, '', 'Checks its inbox every tick.'], 'every tick'),
  onRole(
    'secret-in-org',
    ['', `Use the key sk-ant-api03-${'aB3'.repeat(30)}AA.`],
    `sk-ant-api03-${'aB3'.repeat(30)}AA`,
  ),
  onRole('secret-in-org', ['', `The token is ghp_${'a1B2'.repeat(9)}.`], `ghp_${'a1B2'.repeat(9)}`),
  onRole('invisible-unicode', ['- **Domain:** back\u202eend'], '\u202e'),
  onRole('invisible-unicode', ['- **Domain:** back\u200bend'], '\u200b'),
  inSection('hierarchy-too-deep', 'Culture', ['- **Hierarchy depth:** 1'], '1'),
  inSection(
    'culture-contradiction',
    'Culture',
    ['- **Default cooldown:** 1 tick', '- **Default cooldown:** 2 ticks for L7+'],
    '2 ticks for L7+',
  ),
];
