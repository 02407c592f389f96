// Settings of an agent as words, and where they come from. Knows no table and no terminal.

import type { AgentSetting } from '#org/names';
import type {
  Activity,
  Agent,
  BatchKey,
  Budget,
  NumberRange,
  Origin,
  Threshold,
  Timer,
  TokenAssumption,
  Trigger,
} from '#org/types';
import { formatCount } from './quantities.js';

/** What stands for a setting that nothing decides. */
const NONE = 'none';

/** One row for each setting, in the order of AGENT_SETTINGS; lists are joined by commas. */
export const SETTING_TEXTS: Readonly<Record<AgentSetting, (agent: Agent) => string>> = {
  id: ({ id }) => id,
  level: ({ level }) => `L${level}`,
  reportsTo: ({ reportsTo }) => reportsTo ?? 'human principal',
  domain: ({ domain }) => domain ?? NONE,
  model: ({ model, relativeModel }) =>
    relativeModel === null ? model : `${model} (${relativeModel})`,
  runtime: ({ runtime }) => runtime,
  mode: ({ trigger }) => trigger.mode,
  tickInterval: ({ trigger }) => ticksText(trigger.tickInterval),
  triggerOn: ({ trigger }) => wakeOnText(trigger),
  batchWindow: ({ trigger }) => batchText(trigger) ?? ticksText(0),
  maxSleepTicks: ({ trigger }) => sleepText(trigger),
  cooldownTicks: ({ trigger }) => ticksText(trigger.cooldownTicks),
  timers: ({ trigger }) => trigger.timers.map(timerText).join(', ') || NONE,
  thresholds: ({ trigger }) => trigger.thresholds.map(thresholdText).join(', ') || NONE,
  budgets: ({ budgets }) => budgets.map(budgetText).join(', ') || NONE,
  activity: ({ activity }) => activityText(activity),
  tokens: ({ tokens }) => tokensText(tokens),
  idleTokens: ({ idleTokens }) => tokensText(idleTokens),
  github: ({ github }) => github ?? NONE,
  catchUp: ({ catchUp }) => catchUp,
  avatar: ({ avatar }) => avatar ?? NONE,
  avatarColor: ({ avatarColor }) => avatarColor ?? NONE,
  avatarUrl: ({ avatarUrl }) => avatarUrl ?? NONE,
};

/** `ORG.md:41:16`, `culture default at 12:3`, `preset startup`, `built-in: level 9 and above`. */
export function originText(origin: Origin, file: string): string {
  const place = 'range' in origin ? `${origin.range.start.line}:${origin.range.start.column}` : '';
  switch (origin.kind) {
    case 'command-line':
      return origin.flag;
    case 'role-field':
    case 'org-field':
      return `${file}:${place}`;
    case 'role-heading':
      return `heading at ${file}:${place}`;
    case 'department-field':
      return `department field at ${place}`;
    case 'culture-default':
      return `culture default at ${place}`;
    case 'preset':
      return `preset ${origin.preset}`;
    case 'built-in':
      return `built-in: ${origin.why}`;
  }
}

export function ticksText(ticks: number): string {
  return `${formatCount(ticks)} tick${ticks === 1 ? '' : 's'}`;
}

export function sleepText({ maxSleepTicks }: Trigger): string {
  return maxSleepTicks === null ? 'never' : ticksText(maxSleepTicks);
}

/** `task_assigned, code_changed (repo: acme/api)`, or `all`. */
export function wakeOnText({ triggerOn }: Pick<Trigger, 'triggerOn'>): string {
  if (triggerOn === 'all') return 'all';
  const texts = triggerOn.map(({ trigger, filter }) => {
    const conditions = Object.entries(filter ?? {}).map(([name, value]) => `${name}: ${value}`);
    return conditions.length === 0 ? trigger : `${trigger} (${conditions.join(', ')})`;
  });
  return texts.join(', ') || NONE;
}

/** `1 tick, 3 ticks for completion_received`, or null without any window. */
export function batchText({ batchWindow, batchOverrides }: Trigger): string | null {
  // Object.entries forgets that the keys are those of the type.
  const overrides = Object.entries(batchOverrides) as [BatchKey, number][];
  const texts = overrides.map(([key, ticks]) => {
    const what = key.startsWith('priority:') ? `${key.slice('priority:'.length)} priority` : key;
    return `${ticksText(ticks)} for ${what}`;
  });
  if (batchWindow > 0) texts.unshift(ticksText(batchWindow));
  return texts.length === 0 ? null : texts.join(', ');
}

export function timerText({ name, cron }: Timer): string {
  return `${name} (${cron})`;
}

export function thresholdText(threshold: Threshold): string {
  const { scope, metric, operator, value, cooldownTicks, windowTicks } = threshold;
  return `${scope} ${metric} ${operator} ${value} over ${ticksText(windowTicks)}, cooldown ${ticksText(cooldownTicks)}`;
}

export function budgetText({ unit, limit, period }: Budget): string {
  const per = { hourly: 'hour', daily: 'day', weekly: 'week', monthly: 'month' }[period];
  return unit === 'usd' ? `$${limit}/${per}` : `${formatCount(limit)} ${unit}/${per}`;
}

function activityText(activity: Activity): string {
  switch (activity.kind) {
    case 'events':
      return `${rangeText(activity.perHour)} events/h`;
    case 'busy':
      return `busy on ${Math.round(activity.share * 100)}% of ticks`;
    case 'tokens':
      return `${rangeText(activity.perDay)} tokens/day`;
  }
}

function tokensText(tokens: TokenAssumption | null): string {
  if (tokens === null) return NONE;
  const parts = (['input', 'output', 'total'] as const).flatMap((direction) => {
    const range = tokens[direction];
    return range === null ? [] : [`${rangeText(range)} ${direction}`];
  });
  return parts.join(', ');
}

function rangeText({ low, high }: NumberRange): string {
  const text = (value: number): string =>
    value < 1000 ? `${Number(value.toFixed(2))}` : formatCount(value);
  return low === high ? text(low) : `${text(low)}-${text(high)}`;
}
