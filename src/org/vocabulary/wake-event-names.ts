// The names by which `Wake on` and `Batch window` call triggers: full names, shorthands, singular forms.
import type { WakeTrigger } from '#org/names';
import { EXTERNAL_TRIGGERS, MESSAGE_TRIGGERS } from '#org/names';
import { nameTable } from './name-table.js';

/** `all` and what always wakes are names of `Wake on` that stand for no single trigger. */
export type WakeName = readonly WakeTrigger[] | 'all' | 'always';

const SHORTHANDS: readonly (readonly [names: string, triggers: readonly WakeTrigger[]])[] = [
  ['escalations, escalation', ['escalation_received']],
  ['completions, completion', ['completion_received']],
  ['tasks, task', ['task_assigned']],
  ['messages, message', ['message_received']],
  ['orders, order', ['order_received']],
  ['code changes, code change', ['code_changed']],
  ['reviews, review', ['review_requested']],
  ['issues, issue', ['issue_opened']],
  ['builds, build', ['build_failed', 'build_succeeded']],
  ['tests, test', ['tests_failed', 'tests_passed']],
  ['deploys, deploy', ['deploy_started', 'deploy_finished']],
  ['alerts, alert', ['alert_fired', 'alert_resolved']],
  ['users, user', ['user_active']],
];

export const WAKE_NAMES = nameTable<WakeName>([
  ...SHORTHANDS.flatMap(([names, triggers]) =>
    names.split(', ').map((name) => [name, triggers] as const),
  ),
  ...[...MESSAGE_TRIGGERS, ...EXTERNAL_TRIGGERS].map((name) => [name, [name]] as const),
  ['all', 'all'],
  ['timer', 'always'],
  ['timers', 'always'],
  ['threshold', 'always'],
  ['thresholds', 'always'],
]);

/** The shorthand that means one trigger alone: `completions` for `completion_received`. */
export const WAKE_SHORTHANDS: ReadonlyMap<WakeTrigger, string> = new Map(
  SHORTHANDS.flatMap(([names, [trigger, ...others]]) =>
    trigger === undefined || others.length > 0
      ? []
      : [[trigger, names.split(', ')[0] ?? trigger] as const],
  ),
);

/** Each shorthand as it is usually written, `tasks` for `task` too, by all its spellings. */
export const WAKE_NAME_SPELLINGS: ReadonlyMap<string, string> = new Map(
  SHORTHANDS.flatMap(([names]) => {
    const [usual = '', ...others] = names.split(', ');
    return [usual, ...others].map((name) => [name, usual] as const);
  }),
);

/** For messages: the five that every org has. */
export const WAKE_NAMES_EXPECTED = SHORTHANDS.slice(0, 5).map(
  ([names]) => names.split(', ')[0] ?? '',
);
