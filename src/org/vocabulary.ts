// Every key an ORG.md may hold: its spelling, where it may stand, how often. The one table that the parser, lint, the
// docs and the editor read. Says nothing of how a value is read (readers.ts) or resolved (settings.ts).

import { canonicalKey } from '#document/canonical-key';

/** Where a key may stand, with the words that messages use for it. */
export const PLACES = {
  identity: 'Identity',
  culture: 'Culture',
  structure: 'Structure',
  department: 'a department',
  role: 'a role',
  policies: 'Policies',
  budget: 'Policies > Budget',
  departmentCaps: 'Policies > Department Caps',
  permissions: 'Policies > Permissions',
  workingHours: 'Policies > Working Hours',
  workload: 'Workload',
} as const;
export type Place = keyof typeof PLACES;

export interface KeyEntry {
  /** As the docs and `orgsim` itself write it. */
  readonly display: string;
  /** Other spellings that are read alike; case, spaces, `-` and `_` never matter. */
  readonly aliases: readonly string[];
  readonly places: readonly Place[];
  /** Whether several fields of one section may bear it: two `Timer` lines are two timers. */
  readonly isRepeatable: boolean;
  /** Whether one field may hold several values, as a nested list. */
  readonly isList: boolean;
  /** What may be written, for the docs. */
  readonly value: string;
}

type Shape = 'one' | 'list' | 'repeatable';

function key(
  display: string,
  places: readonly Place[],
  value: string,
  shape: Shape = 'one',
  aliases: readonly string[] = [],
): KeyEntry {
  const isRepeatable = shape === 'repeatable';
  return { display, aliases, places, isRepeatable, isList: shape !== 'one', value };
}

const ROLE = ['role'] as const;
const STAFF = ['role', 'department'] as const;
const CULTURE = ['culture'] as const;
/** The keys of these two subsections may also stand right under Policies. */
const BUDGET = ['budget', 'policies'] as const;
const HOURS = ['workingHours', 'policies'] as const;
const WORKLOAD = ['workload'] as const;

/** Keys by canonical name (lower case, without spaces, `-` and `_`). */
export const VOCABULARY = {
  id: key('ID', ROLE, 'a name of letters, digits and `-`'),
  level: key('Level', ROLE, '1 to 10'),
  count: key('Count', ROLE, 'a whole number from 1'),
  reportsto: key('Reports to', ROLE, 'the name, title or id of an agent, or `Human Principal`'),
  github: key('GitHub', ROLE, 'a login'),
  avatar: key('Avatar', ROLE, 'text'),
  avatarcolor: key('Avatar color', ROLE, 'text', 'one', ['Avatar colour']),
  avatarurl: key('Avatar URL', ROLE, 'text'),

  model: key(
    'Model',
    STAFF,
    '`claude-opus`, `provider/model`, `dry-run`, `same-as-lead`, `cheapest`, `fastest`',
  ),
  domain: key('Domain', STAFF, 'text'),
  runtime: key('Runtime', STAFF, '`model` or `external`'),
  activity: key('Activity', STAFF, '`5 events/hr`, `80% busy`, `quiet`, `50K tokens/day`'),
  tokens: key('Tokens', STAFF, '`4K in, 1K out`, `500-2000`'),
  idletokens: key('Idle tokens', STAFF, '`50 out`, `100-200`'),
  catchup: key('Catch up', STAFF, '`once`, `all` or `skip`'),
  trigger: key('Trigger', STAFF, '`polling` or `event-driven`'),
  wakeon: key('Wake on', STAFF, 'triggers, comma-separated, or `all`', 'list'),
  batchwindow: key('Batch window', STAFF, 'a duration; `3 ticks for completions`', 'list'),
  timer: key('Timer', STAFF, 'a name and a schedule', 'repeatable', ['Timers']),
  threshold: key('Threshold', STAFF, 'a metric, an operator and a value', 'repeatable', [
    'Thresholds',
  ]),
  maxsleep: key('Max sleep', STAFF, 'a duration or `never`'),
  tickinterval: key('Tick interval', STAFF, 'a duration'),
  cooldown: key('Cooldown', STAFF, 'a duration'),
  tokenbudget: key('Token budget', STAFF, '`100K tokens/day`', 'repeatable'),
  budget: key('Budget', STAFF, '`$5/day`, `500 credits/week`', 'repeatable'),

  preset: key(
    'Preset',
    CULTURE,
    '`startup`, `enterprise`, `agency`, `research`, `military`, `remote-async`',
  ),
  escalation: key('Escalation', CULTURE, '`immediate`, `batched (hourly)`, `delayed`'),
  progressupdates: key(
    'Progress updates',
    CULTURE,
    '`every tick`, `on phase change`, `on request`',
  ),
  ackrequired: key('Ack required', CULTURE, '`yes` or `no`'),
  hierarchydepth: key('Hierarchy depth', CULTURE, 'a number, `shallow`, `strict`, `flat`'),
  tick: key('Tick', CULTURE, 'a time: `1 min`'),
  timezone: key('Timezone', ['identity', 'culture', 'policies'], '`Europe/Berlin`'),
  defaulttrigger: key('Default trigger', CULTURE, 'as `Trigger`, `for L7+`', 'repeatable'),
  defaultmaxsleep: key('Default max sleep', CULTURE, 'as `Max sleep`, `for L7+`', 'repeatable'),
  defaultbatchwindow: key(
    'Default batch window',
    CULTURE,
    'as `Batch window`, `for L7+`',
    'repeatable',
  ),
  defaulttickinterval: key(
    'Default tick interval',
    CULTURE,
    'as `Tick interval`, `for L7+`',
    'repeatable',
  ),
  defaultwakeon: key('Default wake on', CULTURE, 'as `Wake on`, `for L7+`', 'repeatable'),
  defaultmodel: key('Default model', CULTURE, 'as `Model`, `for L7+`', 'repeatable'),
  defaultcooldown: key('Default cooldown', CULTURE, 'as `Cooldown`, `for L7+`', 'repeatable'),

  peragentlimit: key(
    'Per-agent limit',
    BUDGET,
    '`1000 credits/period`, `$5/day`, `100K tokens/day`',
  ),
  orglimit: key('Org limit', BUDGET, 'as `Per-agent limit`'),
  period: key('Period', BUDGET, '`daily`, `weekly` or `monthly`'),
  alertthreshold: key('Alert threshold', BUDGET, 'a percentage'),
  overagebehavior: key('Overage behavior', BUDGET, '`pause and escalate`, `pause`, `warn`', 'one', [
    'Overage behaviour',
  ]),
  creditvalue: key('Credit value', BUDGET, 'dollars of one credit'),
  activehours: key('Active hours', HOURS, '`08:00-22:00`'),
  offhoursbehavior: key('Off-hours behavior', HOURS, '`queue tasks`', 'one', [
    'Off-hours behaviour',
  ]),
  exceptions: key('Exceptions', HOURS, '`critical`'),

  orders: key('Orders', WORKLOAD, '`4 per hour, weekdays 08:00-18:00`'),
  tasksperorder: key('Tasks per order', WORKLOAD, 'a number or a range'),
  effort: key('Effort', WORKLOAD, 'a duration or a range'),
  blocked: key('Blocked', WORKLOAD, '`10% of tasks`'),
  resolvedbymanager: key('Resolved by manager', WORKLOAD, 'a percentage'),
  typicalday: key('Typical day', WORKLOAD, 'a list of `06:00-09:00: 10K tokens`', 'list'),
} satisfies Record<string, KeyEntry>;
export type KeyName = keyof typeof VOCABULARY;

// Object.keys widens to string; the table is closed.
const KEY_NAMES = Object.keys(VOCABULARY) as KeyName[];

const NAME_OF_SPELLING = new Map<string, KeyName>(
  KEY_NAMES.flatMap((name) =>
    [name, ...VOCABULARY[name].aliases.map(canonicalKey)].map(
      (spelling) => [spelling, name] as const,
    ),
  ),
);

/** The key of a canonical spelling (`timers` is `timer`), or null for one that is not in the table. */
export function findKey(canonical: string): KeyName | null {
  return NAME_OF_SPELLING.get(canonical) ?? null;
}

/** The keys that may stand in a place, in the table's order. */
export function keysOf(place: Place): readonly KeyName[] {
  return KEYS_OF_PLACE[place];
}

const KEYS_OF_PLACE = Object.fromEntries(
  Object.keys(PLACES).map((place) => [place, KEY_NAMES.filter((name) => mayStand(name, place))]),
) as Record<Place, KeyName[]>; // one entry for each place, from the table itself

function mayStand(name: KeyName, place: string): boolean {
  return VOCABULARY[name].places.some((allowed) => allowed === place);
}
