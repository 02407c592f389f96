// Random ORG.md files with every field that the engine looks at, right by construction.

import fc from 'fast-check';
import { PRESETS } from '#org/names';
import {
  calmFields,
  deafFields,
  eagerFields,
  lines,
  maybe,
  often,
  roleFields,
} from './role-fields.js';

const culture = (tick: string): fc.Arbitrary<string> =>
  lines(
    fc.constant('## Culture\n'),
    maybe('Preset', PRESETS, 7),
    fc.constant(`- **Tick:** ${tick}\n`),
    maybe('Escalation', ['immediate', 'batched (5 ticks)', 'batched', 'delayed', 'delayed (3)']),
    maybe('Progress updates', ['every tick', 'on phase change', 'on request']),
    maybe('Ack required', ['yes', 'no']),
    maybe('Hierarchy depth', ['1', '2', 'strict', 'flat']),
    maybe('Default trigger', ['event-driven for L7+, polling for L6 and below', 'event-driven']),
    maybe('Default max sleep', ['30 ticks for L7+, 12 ticks for everyone else', 'never'], 3),
    maybe('Default batch window', ['0 for L7+, 3 ticks for L1-L6'], 2),
    maybe('Default cooldown', ['2 ticks for L10, 1 tick for L4'], 2),
  );

const HOURS = [
  '22:00-06:00',
  '01:30-02:30',
  '02:00-02:01',
  '00:30-01:30',
  '09:00-17:00',
  '23:55-00:03',
  '00:10-24:00',
];
const hours = lines(
  fc.constant('### Working Hours\n'),
  fc.constantFrom(...HOURS).map((span) => `- **Active hours:** ${span}\n`),
  maybe('Exceptions', ['critical', 'none']),
);

const budget = lines(
  fc.constant('### Budget\n'),
  maybe('Per-agent limit', ['$0.2/day', '12 credits/period', '70K tokens/hour', '$0.05/hour']),
  maybe(
    'Org limit',
    ['$0.6/day', '$0.21/hour', '300K tokens/hour', '35 credits/period', '900K tokens/day'],
    6,
  ),
  maybe('Period', ['daily', 'weekly', 'monthly']),
  maybe('Alert threshold', ['10%', '50%', '80%', '100%']),
  maybe('Overage behavior', ['pause and escalate', 'pause', 'warn'], 7),
  maybe('Credit value', ['$0.02', '$0.007']),
);

const permissions = lines(
  fc.constant('### Permissions\n'),
  fc.constantFrom('- L4+ can request config changes\n', '- L9+ can request config changes\n', ''),
  fc.constantFrom('- L8+ can approve config changes\n', ''),
  fc.constant('- L10 can give orders\n'),
);

const policies = (budgetWeight: number): fc.Arbitrary<string> =>
  lines(
    fc.constant('## Policies\n'),
    often(budgetWeight, budget),
    often(3, hours),
    often(3, permissions),
  );

const workload = (ordersPerHour: readonly string[]): fc.Arbitrary<string> =>
  lines(
    fc.constant('## Workload\n'),
    maybe('Orders', ordersPerHour, 7),
    maybe('Tasks per order', ['1', '1-3', '4'], 7),
    maybe('Effort', ['1 tick', '2-9 ticks', '3 ticks'], 9),
    maybe('Blocked', ['0%', '30%', '100%'], 7),
    maybe('Resolved by manager', ['0%', '50%', '100%'], 7),
  );

type Fields = fc.Arbitrary<string>;

const worker = (team: number, place: number, fields: Fields): fc.Arbitrary<string> =>
  lines(
    fc.constant(`#### Worker ${team}${place}\n`),
    maybe('Level', ['1', '5', '6', '7', '8']),
    often(2, maybe('Count', ['2', '3'], 9)),
    // Chains go up within the team or out of it: never round.
    maybe('Reports to', place > 1 ? [`Worker ${team}${place - 1}`, 'Boss'] : ['Boss']),
    fields,
  );

/** Each role is there only with the one before it, to which it may report. */
const workers = (team: number, place: number, fields: Fields): fc.Arbitrary<string> =>
  place > 4
    ? fc.constant('')
    : fc.oneof(
        { weight: 4, arbitrary: fc.constant('') },
        {
          weight: 6,
          arbitrary: lines(worker(team, place, fields), workers(team, place + 1, fields)),
        },
      );

const department = (team: number, fields: Fields): fc.Arbitrary<string> =>
  lines(
    fc.constant(`### Team ${team}\n`),
    often(3, fc.constantFrom('- **Cooldown:** 1 tick\n', '- **Cooldown:** 3 ticks\n')),
    fc.constant(`#### Lead ${team}\n`),
    fields,
    worker(team, 1, fields),
    workers(team, 2, fields),
  );

const boss = (fields: Fields): fc.Arbitrary<string> =>
  lines(fc.constant('## Structure\n### Boss\n'), maybe('Level', ['10', '8'], 7), fields);

const company = (fields: Fields): fc.Arbitrary<string> =>
  lines(
    boss(fields),
    often(9, department(1, fields)),
    often(4, department(2, fields)),
    often(2, department(3, fields)),
    often(2, lines(fc.constant('### Owner\n- **Level:** 10\n'), fields)),
  );

/**
 * What orgs look like: many of all kinds, many who wake for every message, many with little to do, many whom
 * hardly anything wakes, a pair at most.
 */
const SHAPES = {
  mixed: { structure: company(roleFields), policies: policies(4) },
  eager: { structure: company(eagerFields), policies: policies(2) },
  calm: { structure: company(calmFields), policies: policies(4) },
  deaf: { structure: company(deafFields), policies: policies(2) },
  few: {
    structure: lines(
      boss(fc.oneof(roleFields, calmFields)),
      often(6, lines(fc.constant('### Team 1\n#### Lead 1\n'), calmFields)),
    ),
    policies: policies(2),
  },
};
export type OrgShape = keyof typeof SHAPES;

/** Lengths of a tick, in seconds, as written. */
const TICKS: readonly (readonly [text: string, seconds: number, orders: readonly string[]])[] = [
  ['30s', 30, ['20 per hour', '90 per hour, 08:00-18:00', '60 per hour']],
  ['1s', 1, ['600 per hour', '3000 per hour']],
  ['7 min', 420, ['2 per hour', '5 per hour, weekdays 08:00-18:00']],
  ['1h', 3600, ['1 per hour', '0.2 per hour']],
];

/** A time zone and instants (UTC) near which it is worth to be: changes of the clock, and ends of periods. */
const ZONES: readonly (readonly [zone: string, instants: readonly string[]])[] = [
  ['UTC', ['2026-01-05T00:00:00Z', '2026-02-01T00:00:00Z']],
  ['Europe/Berlin', ['2026-03-29T01:00:00Z', '2026-10-25T01:00:00Z', '2026-01-31T23:00:00Z']],
  ['America/New_York', ['2026-03-08T07:00:00Z', '2026-11-01T06:00:00Z']],
  ['Australia/Lord_Howe', ['2026-04-04T15:00:00Z', '2026-10-03T15:30:00Z']],
  ['Asia/Kathmandu', ['2026-01-04T18:15:00Z']],
];

export interface RandomOrg {
  readonly text: string;
  /** First instant of tick 0, in ms since 1970 UTC. */
  readonly startMs: number;
}

/** An ORG.md and a start that brings something of the calendar into the run of `ticks` ticks. */
export const randomOrg = (ticks: number, shape: OrgShape): fc.Arbitrary<RandomOrg> =>
  fc.tuple(fc.constantFrom(...TICKS), fc.constantFrom(...ZONES)).chain(([tick, zone]) => {
    const [tickText, seconds, orders] = tick;
    const [zoneName, instants] = zone;
    const text = lines(
      fc.constant(`# Random\n## Identity\n- **Timezone:** ${zoneName}\n`),
      culture(tickText),
      SHAPES[shape].policies,
      SHAPES[shape].structure,
      workload(orders),
    );
    const startMs = fc
      .tuple(fc.constantFrom(...instants), fc.nat(ticks), fc.constantFrom(0, 0, 1, 17, 1800))
      .map(([instant, back, odd]) => Date.parse(instant) - (back * seconds - odd) * 1000);
    return fc.record({ text, startMs });
  });
