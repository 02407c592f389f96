// Which grammar reads the value of which key. Knows nothing of sections, precedence or defaults.

import type { Duration } from '#base/duration';
import { isTickLength } from '#base/duration';
import { slugOf } from './agent-id.js';
import type { ProblemRule, Reading } from './problem.js';
import { readActivity } from './values/read-activity.js';
import { readBatchWindow } from './values/read-batch-window.js';
import { readBudget, readCreditValue, readOverage, readPeriod } from './values/read-budget.js';
import {
  readEscalation,
  readHierarchyDepth,
  readPreset,
  readProgress,
  readYesNo,
} from './values/read-culture.js';
import { readDuration, readMaxSleep, readTickInterval } from './values/read-duration.js';
import { readExceptions, readOffHours, readWorkingHours } from './values/read-hours.js';
import type { LevelClause } from './values/read-level-selectors.js';
import { readLevelSelectors } from './values/read-level-selectors.js';
import { readModel } from './values/read-model.js';
import { readCount, readLevel, readPercent } from './values/read-number.js';
import { readCatchUp, readRuntime } from './values/read-role.js';
import { readThreshold } from './values/read-threshold.js';
import { readTimer } from './values/read-timer.js';
import { readTimezone } from './values/read-timezone.js';
import { readTokens } from './values/read-tokens.js';
import { readTriggerMode } from './values/read-trigger-mode.js';
import { readWakeOn } from './values/read-wake-on.js';
import { readDaySpan, readEffort, readOrders, readTasksPerOrder } from './values/read-workload.js';
import type { KeyName } from './vocabulary.js';

/** The grammar of each key. */
export const READERS = {
  id: readId,
  level: readLevel,
  count: readCount,
  reportsto: readText,
  github: readText,
  avatar: readText,
  avatarcolor: readText,
  avatarurl: readText,

  model: readModel,
  domain: readText,
  runtime: readRuntime,
  activity: readActivity,
  tokens: readTokens,
  idletokens: readTokens,
  catchup: readCatchUp,
  trigger: readTriggerMode,
  wakeon: readWakeOn,
  batchwindow: readBatchWindow,
  timer: readTimer,
  threshold: readThreshold,
  maxsleep: readMaxSleep,
  tickinterval: readTickInterval,
  cooldown: readDuration,
  tokenbudget: (text: string) => readBudget(text, 'tokens'),
  budget: (text: string) => readBudget(text),

  preset: readPreset,
  escalation: readEscalation,
  progressupdates: readProgress,
  ackrequired: readYesNo,
  hierarchydepth: readHierarchyDepth,
  tick: readTick,
  timezone: readTimezone,
  defaulttrigger: byLevel(readTriggerMode),
  defaultmaxsleep: byLevel(readMaxSleep),
  defaultbatchwindow: byLevel(readBatchWindow, { ownsFor: true }),
  defaulttickinterval: byLevel(readTickInterval),
  defaultwakeon: byLevel(readWakeOn),
  defaultmodel: byLevel(readModel),
  defaultcooldown: byLevel(readDuration),

  peragentlimit: (text: string) => readBudget(text),
  orglimit: (text: string) => readBudget(text),
  period: readPeriod,
  alertthreshold: readPercent,
  overagebehavior: readOverage,
  creditvalue: readCreditValue,
  activehours: readWorkingHours,
  offhoursbehavior: readOffHours,
  exceptions: readExceptions,

  orders: readOrders,
  tasksperorder: readTasksPerOrder,
  effort: readEffort,
  blocked: readPercent,
  resolvedbymanager: readPercent,
  typicalday: readDaySpan,
} satisfies Record<KeyName, (text: string) => Reading<unknown>>;

/** What a key's value is once read. */
export type ValueOf<K extends KeyName> = NonNullable<ReturnType<(typeof READERS)[K]>['value']>;

function byLevel<T>(
  readValue: (text: string) => Reading<T>,
  options: { readonly ownsFor?: boolean } = {},
): (text: string) => Reading<LevelClause<T>[]> {
  return (text) => readLevelSelectors(text, readValue, options);
}

function readText(text: string): Reading<string> {
  if (text === '') return rejected('value-invalid', text, 'nothing is written');
  return { value: text, problems: [] };
}

/** An id is kept as written but for capitals; nothing else is guessed. */
function readId(text: string): Reading<string> {
  const slug = slugOf(text);
  if (slug === null) return rejected('empty-agent-id', text, 'it holds no Latin letter or digit');
  if (slug === text.toLowerCase()) return { value: slug, problems: [] };
  const reason = 'an id holds only letters, digits and single hyphens';
  return rejected('value-invalid', text, reason, slug);
}

/** The length of a tick: a time, for ticks cannot be counted in ticks. */
function readTick(text: string): Reading<Duration> {
  const reading = readDuration(text);
  if (reading.value === null) return reading;
  if (isTickLength(reading.value)) return reading;
  const reason = 'the length of a tick is a time above 0, up to a day';
  return rejected('duration-invalid', text, reason, null, ['30s', '1 min']);
}

function rejected(
  rule: ProblemRule,
  text: string,
  reason: string,
  suggestion: string | null = null,
  expected: readonly string[] = [],
): Reading<never> {
  const problem = { rule, start: 0, end: text.length, actual: text, reason, expected, suggestion };
  return { value: null, problems: [problem] };
}
