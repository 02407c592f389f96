// Every setting of an agent: the keys that state it, the culture default behind it, how its layers combine, and what
// holds when nobody says anything. The mechanism is in resolve-settings.ts.

import { invariant } from '#base/assert';
import { chooseBudgets, layWakeEvents, layWindows, thresholdOf } from './combine-layers.js';
import type { ValueOf } from './readers.js';
import type { Defaults, Facts, Resolved, Setting, Sources } from './resolve-settings.js';
import {
  builtIn,
  defineSetting,
  inTicks,
  mergeBy,
  strongest,
  unstated,
} from './resolve-settings.js';
import type { Activity } from './types.js';
import type { ModelChoice } from './values/read-model.js';
import type { KeyName } from './vocabulary.js';

const MAX_SLEEP_TICKS = 500;

/** What holds from a level on when nobody says otherwise; the first row that fits. */
interface LevelRow<T> {
  readonly from: number;
  readonly value: T;
  readonly why: string;
}

/** The cost pyramid of the format: dear models at the top, cheap ones where the work is. */
const MODEL_BY_LEVEL: readonly LevelRow<string>[] = [
  { from: 9, value: 'claude-opus', why: 'level 9 and above' },
  { from: 7, value: 'claude-sonnet', why: 'levels 7 and 8' },
  { from: 0, value: 'claude-haiku', why: 'below level 7' },
];

/** The realistic profile of the format. */
const ACTIVITY_BY_LEVEL: readonly LevelRow<Activity>[] = [
  { from: 9, value: eventsPerHour(5), why: 'level 9 and above' },
  { from: 7, value: eventsPerHour(15), why: 'levels 7 and 8' },
  { from: 0, value: { kind: 'busy', share: 0.8 }, why: 'below level 7' },
];

/** The settings that fields decide. `id`, `level` and `reportsTo` follow from the chart. */
const SETTINGS = {
  domain: single('domain', () => unstated(null)),
  model: single(
    'model',
    ({ level }): Resolved<ModelChoice> => {
      const { value: model, origin } = modelByLevel(level);
      return { value: { kind: 'named', model }, origin };
    },
    (culture) => culture.get('defaultmodel'),
  ),
  runtime: single('runtime', () => unstated('model')),
  mode: single(
    'trigger',
    () => unstated('polling'),
    (culture) => culture.get('defaulttrigger'),
  ),
  tickInterval: defineSetting(
    ['tickinterval'],
    strongest(inTicks, () => unstated(1)),
    (culture) => culture.get('defaulttickinterval'),
  ),
  triggerOn: defineSetting(['wakeon'], layWakeEvents, (culture) => culture.get('defaultwakeon')),
  batchWindow: defineSetting(['batchwindow'], layWindows, (culture) =>
    culture.get('defaultbatchwindow'),
  ),
  maxSleepTicks: defineSetting(
    ['maxsleep'],
    strongest(
      ({ limit }, facts) => (limit === null ? null : inTicks(limit, facts)),
      () => unstated(MAX_SLEEP_TICKS),
    ),
    (culture) => culture.get('defaultmaxsleep'),
  ),
  cooldownTicks: defineSetting(
    ['cooldown'],
    strongest(inTicks, () => unstated(0)),
    (culture) => culture.get('defaultcooldown'),
  ),
  timers: defineSetting(
    ['timer'],
    mergeBy(
      { identity: ({ name }) => name.toLowerCase(), isUnique: true },
      ({ value: { name, cron }, remark: context }) => ({ name, cron, context }),
    ),
  ),
  thresholds: defineSetting(
    ['threshold'],
    mergeBy(
      { identity: ({ scope, metric }) => `${scope} ${metric}`, isUnique: false },
      ({ value, remark }, facts) => thresholdOf(value, remark, facts),
    ),
  ),
  budgets: defineSetting(['tokenbudget', 'budget'], chooseBudgets),
  activity: single('activity', ({ level }) => byLevel(ACTIVITY_BY_LEVEL, level)),
  tokens: single('tokens', () => unstated(null)),
  idleTokens: single('idletokens', () => unstated(null)),
  github: single('github', () => unstated(null)),
  catchUp: single('catchup', () => unstated('once')),
  avatar: single('avatar', () => unstated(null)),
  avatarColor: single('avatarcolor', () => unstated(null)),
  avatarUrl: single('avatarurl', () => unstated(null)),
};

/** Each setting's value with its origin. */
export type AgentSettings = {
  readonly [K in keyof typeof SETTINGS]: (typeof SETTINGS)[K] extends Setting<infer R>
    ? Resolved<R>
    : never;
};

/** All settings of an agent. */
export function resolveSettings(sources: Sources, facts: Facts): AgentSettings {
  const entries = Object.entries(SETTINGS).map(([name, setting]) => [
    name,
    setting.resolve(sources, facts),
  ]);
  return Object.fromEntries(entries) as AgentSettings; // each entry comes from the setting of its name
}

/** The model of an agent for which nothing is stated. */
export function modelByLevel(level: number): Resolved<string> {
  return byLevel(MODEL_BY_LEVEL, level);
}

/** A setting that takes the strongest value as it is. */
function single<K extends KeyName, const B>(
  key: K,
  fallback: (facts: Facts) => Resolved<B>,
  defaults?: Defaults<ValueOf<K>>,
): Setting<ValueOf<K> | B> {
  const decide = strongest<ValueOf<K>, ValueOf<K> | B>((value) => value, fallback);
  return defineSetting([key], decide, defaults);
}

function eventsPerHour(rate: number): Activity {
  return { kind: 'events', perHour: { low: rate, high: rate } };
}

function byLevel<T>(rows: readonly LevelRow<T>[], level: number): Resolved<T> {
  const row = rows.find(({ from }) => level >= from);
  invariant(row !== undefined, `a row for every level, also for ${level}`);
  return builtIn(row.value, row.why);
}
