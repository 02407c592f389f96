// Mistakes in keys and values: each with the rule that must find it, and where.

import type { Mutation } from './mutation.js';
import { inSection, isLeaf, isSingle, onRole, replacing } from './mutation.js';

/** Fields whose value alone is at fault. */
function wrongValues(rule: string, key: string, ...values: readonly string[]): Mutation[] {
  return values.map((value) => onRole(rule, [`- **${key}:** ${value}`], value));
}

export const VALUE_MUTATIONS: readonly Mutation[] = [
  ...['Wakes on', 'Modle', 'Batch windows size', 'Trigers', 'Report to', 'Cooldwn', 'Sleep'].map(
    (key) => onRole('unknown-key', [`- **${key}:** tasks`], key),
  ),
  inSection('unknown-key', 'Culture', ['- **Esclation:** immediate'], 'Esclation'),
  inSection('key-in-wrong-section', 'Policies', ['- **Batch window:** 3 ticks'], 'Batch window'),
  inSection('key-in-wrong-section', 'Culture', ['- **Model:** claude-haiku'], 'Model'),
  onRole('key-in-wrong-section', ['- **Org limit:** $5/day'], 'Org limit'),
  onRole('key-in-wrong-section', ['- **Escalation:** immediate'], 'Escalation'),
  onRole('key-in-wrong-section', ['- **Orders:** 4 per hour'], 'Orders'),
  onRole('duplicate-key', ['- **Domain:** one', '- **Domain:** two'], 'Domain'),
  onRole('duplicate-key', ['- **Level:** 4', '- **level:** 5'], 'level'),
  replacing('missing-structure', 'Stucture', /^## Structure\b/gmu, '## Stucture', 'Stucture'),

  ...wrongValues(
    'invalid-trigger-mode',
    'Trigger',
    'pooling',
    'event driven',
    'events',
    'push',
    'polling, event-driven',
  ),
  onRole(
    'unknown-wake-event',
    ['- **Trigger:** event-driven', '- **Wake on:** tickets, tasks'],
    'tickets',
  ),
  onRole(
    'unknown-wake-event',
    ['- **Trigger:** event-driven', '- **Wake on:** tasks, complettions'],
    'complettions',
  ),
  onRole(
    'unknown-wake-event',
    ['- **Trigger:** event-driven', '- **Wake on:** blockers, tasks'],
    'blockers',
  ),
  onRole(
    'wake-on-separator',
    ['- **Trigger:** event-driven', '- **Wake on:** escalations and tasks'],
    'escalations and tasks',
  ),
  onRole(
    'wake-on-separator',
    ['- **Trigger:** event-driven', '- **Wake on:** tasks; orders'],
    'tasks; orders',
  ),
  onRole(
    'wake-on-separator',
    ['- **Trigger:** event-driven', '- **Wake on:** tasks / messages'],
    'tasks / messages',
  ),
  onRole(
    'value-invalid',
    ['- **Trigger:** event-driven', '- **Wake on:** tasks (repo: acme/api)'],
    '(repo: acme/api)',
  ),
  ...wrongValues(
    'duration-invalid',
    'Cooldown',
    '3 tik',
    '-2',
    '1.5 ticks',
    'a while',
    '3 fortnights',
  ),
  ...wrongValues('duration-invalid', 'Tick interval', '0', '-1 ticks'),
  ...wrongValues('duration-invalid', 'Max sleep', '0', 'none', '2 hors'),
  onRole('duration-invalid', ['- **Batch window:** 3 tik (for completions)'], '3 tik'),

  onRole('cron-invalid', ['- **Timer:** tidy `0 9 * *`'], '0 9 * *'),
  onRole('cron-invalid', ['- **Timer:** tidy `61 * * * *`'], '61'),
  onRole('cron-invalid', ['- **Timer:** tidy `*/90 * * * *`'], '*/90'),
  onRole('cron-never-fires', ['- **Timer:** tidy `0 0 30 2 *`'], '0 0 30 2 *'),
  onRole(
    'timer-duplicate-name',
    ['- **Timer:** tidy at 09:00', '- **Timer:** tidy at 10:00'],
    'tidy at 10:00',
  ),
  ...wrongValues('schedule-not-understood', 'Timer', 'daily review sometime', 'now and then'),
  onRole('schedule-not-understood', ['- **Timer:** review at 25:00'], 'at 25:00'),
  ...wrongValues('threshold-invalid', 'Threshold', 'queue depth 10', 'queue depth'),
  onRole('threshold-unknown-metric', ['- **Threshold:** org escalaton rte > 30%'], 'escalaton rte'),
  onRole('threshold-unknown-metric', ['- **Threshold:** morale < 3'], 'morale'),
  onRole('threshold-invalid', ['- **Threshold:** queue depth > many'], 'many'),

  ...wrongValues('model-unknown', 'Model', 'claud-haiku', 'gpt5', 'the good one'),
  ...wrongValues('count-invalid', 'Count', 'three', '2.5', '0', '-2', '1000000', '1e3'),
  ...wrongValues('level-invalid', 'Level', '11', '0', 'seven', '7.5'),
  ...wrongValues('reports-to-unknown', 'Reports to', 'Nobody of that Name', 'the-bos'),
  ...wrongValues('empty-agent-id', 'ID', '日本', '!!!'),
  ...wrongValues('value-invalid', 'Activity', 'lots', '5 things/hr'),
  onRole('value-invalid', ['- **Activity:** 180% busy'], '180%'),
  ...wrongValues('value-invalid', 'Tokens', 'many', '4K sideways'),
  ...wrongValues('value-invalid', 'Runtime', 'remote'),
  ...wrongValues('value-invalid', 'Catch up', 'later'),
  onRole('value-invalid', ['- **Budget:** 5 euros'], 'euros'),
  onRole('value-invalid', ['- **Token budget:** -100 tokens/day'], '-100 tokens/day'),
  onRole(
    'duplicate-agent-id',
    ['- **ID:** human-principal'],
    'human-principal',
    (agent, ground) => isLeaf(agent, ground) && isSingle(agent, ground),
  ),

  inSection('preset-unknown', 'Culture', ['- **Preset:** start-up company'], 'start-up company'),
  inSection(
    'selector-invalid',
    'Culture',
    ['- **Default cooldown:** 2 ticks for seniors'],
    'seniors',
  ),
  inSection('selector-invalid', 'Culture', ['- **Default model:** claude-haiku for L12+'], 'L12+'),
  inSection('value-invalid', 'Culture', ['- **Hierarchy depth:** deep'], 'deep'),
  inSection('value-invalid', 'Culture', ['- **Ack required:** maybe'], 'maybe'),
  inSection('value-invalid', 'Identity', ['- **Timezone:** Mars/Base'], 'Mars/Base'),
  inSection('value-invalid', 'Budget', ['- **Alert threshold:** high'], 'high', 'Policies'),
  inSection(
    'value-invalid',
    'Working Hours',
    ['- **Active hours:** from nine to five'],
    'from nine to five',
    'Policies',
  ),
  inSection('value-invalid', 'Workload', ['- **Orders:** many'], 'many'),
];
