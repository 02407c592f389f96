// Random ORG.md files that are right by construction, and random traffic through them.

import fc from 'fast-check';
import type { Action } from '#engine/types';

const ticks = (min: number, max: number) => fc.integer({ min, max }).map((n) => `${n} ticks`);
const optional = (key: string, value: fc.Arbitrary<string>) =>
  fc
    .option(value, { nil: null, freq: 2 })
    .map((text) => (text === null ? '' : `- **${key}:** ${text}\n`));

const wakeOn = fc.subarray(
  ['escalations', 'completions', 'tasks', 'messages', 'orders', 'builds'],
  { minLength: 1 },
);
const threshold = fc
  .record({
    scope: fc.constantFrom('org', 'team', 'department', 'agent'),
    test: fc.constantFrom(
      'escalation rate > 20%',
      'queue depth >= 3',
      'wake rate < 2',
      'idle waste above 50%',
      'open tasks > 1',
    ),
    cooldown: fc.integer({ min: 1, max: 60 }),
    over: fc.integer({ min: 1, max: 80 }),
  })
  .map(
    ({ scope, test, cooldown, over }) =>
      `${scope} ${test}, cooldown ${cooldown} ticks, over ${over} ticks`,
  );

const pollingFields = fc.tuple(
  fc.constant('- **Trigger:** polling\n'),
  optional('Tick interval', ticks(1, 9)),
);
const sleepingFields = fc.tuple(
  fc.constant('- **Trigger:** event-driven\n'),
  optional(
    'Wake on',
    wakeOn.map((names) => names.join(', ')),
  ),
  optional(
    'Batch window',
    fc.constantFrom('2 ticks', '5 ticks for completions', '1 tick, 7 ticks for low priority'),
  ),
  optional('Max sleep', fc.constantFrom('20 ticks', '55 ticks', 'never')),
);
const sharedFields = fc.tuple(
  optional('Cooldown', ticks(1, 15)),
  optional('Timer', fc.constantFrom('tidy every 10 minutes', 'early at 00:20', 'hour hourly')),
  optional('Threshold', threshold),
  optional('Budget', fc.constantFrom('$0.20/day', '100K tokens/day', '$0.05/hour')),
);
const roleFields = fc
  .tuple(fc.oneof(pollingFields, sleepingFields), sharedFields)
  .map((parts) => parts.flat().join(''));

/** An ORG.md with 1 boss, up to 3 departments of a lead and up to 4 workers each. Agents are `boss`, `lead-1`, ... */
export const orgText: fc.Arbitrary<string> = fc
  .record({
    policies: fc.constantFrom(
      '',
      '## Policies\n### Working Hours\n- **Active hours:** 00:30-01:30\n',
      '## Policies\n### Budget\n- **Org limit:** $0.60/day\n- **Overage behavior:** pause\n',
    ),
    preset: fc.constantFrom(
      'startup',
      'enterprise',
      'agency',
      'research',
      'military',
      'remote-async',
    ),
    boss: roleFields,
    departments: fc.array(fc.array(roleFields, { minLength: 1, maxLength: 4 }), { maxLength: 3 }),
  })
  .map(({ policies, preset, boss, departments }) => {
    const teams = departments.map((roles, team) =>
      roles
        .map((fields, n) =>
          n === 0
            ? `### Team ${team + 1}\n#### Lead ${team + 1}\n${fields}`
            : `#### Worker ${team + 1}${n}\n${fields}`,
        )
        .join('\n'),
    );
    return `# Random\n## Culture\npreset: ${preset}\n\n${policies}\n## Structure\n### Boss\n- **Level:** 10\n${boss}\n${teams.join('\n')}`;
  });

/** A random org with work that is short enough to come round in some hundred ticks. */
export const busyOrg: fc.Arbitrary<string> = fc
  .tuple(
    orgText,
    fc.constantFrom('1-3', '4'),
    fc.constantFrom('1 tick', '2-9 ticks'),
    fc.constantFrom(0, 30, 100),
    fc.constantFrom(0, 50),
    fc.constantFrom('', '- **Orders:** 20 per hour\n'),
  )
  .map(
    ([text, tasks, effort, blocked, resolved, orders]) =>
      `${text}\n## Workload\n${orders}- **Tasks per order:** ${tasks}\n- **Effort:** ${effort}\n- **Blocked:** ${blocked}%\n- **Resolved by manager:** ${resolved}%\n`,
  );

/** Something to send, its recipient by place in the org's list of agents. */
export interface Draft {
  readonly tick: number;
  readonly to: number;
  readonly from: number;
  readonly type:
    | 'order'
    | 'delegation'
    | 'completion'
    | 'escalation'
    | 'answer'
    | 'message'
    | 'build_failed';
  readonly priority: 'low' | 'normal' | 'high' | 'critical';
}

export const drafts = (lastTick: number): fc.Arbitrary<Draft[]> =>
  fc.array(
    fc.record({
      tick: fc.integer({ min: 0, max: lastTick }),
      to: fc.nat(20),
      from: fc.nat(20),
      type: fc.constantFrom(
        'order',
        'delegation',
        'completion',
        'escalation',
        'answer',
        'message',
        'build_failed',
      ),
      priority: fc.constantFrom('low', 'normal', 'normal', 'high', 'critical'),
    }),
    { maxLength: 60 },
  );

export function sendDraft(draft: Draft, ids: readonly string[]): Action & { from: string } {
  const at = (place: number): string => ids[place % ids.length] ?? 'boss';
  const { type, priority } = draft;
  return { type, priority, to: at(draft.to), from: at(draft.from), body: '' };
}
