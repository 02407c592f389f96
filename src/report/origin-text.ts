// Every setting with its value and where it comes from, agent by agent.

import type { AgentGroup, ConfiguredOrg } from '#main/config-org';
import type { AgentSetting } from '#org/names';
import type { Agent, Org, Origin } from '#org/types';
import { orgLines } from './config-text.js';
import { originText, SETTING_TEXTS, thresholdText, ticksText, timerText } from './setting-text.js';
import type { Column, Row, TableOptions } from './text-table.js';
import { formatTable } from './text-table.js';

export interface OriginOptions extends TableOptions {
  /** Whether the source of each setting is shown. */
  readonly origin: boolean;
  /** Whether the org's own settings stand before the agents'. */
  readonly withOrg: boolean;
}

const COLUMNS: readonly Column[] = [
  { title: 'Setting', align: 'left' },
  { title: 'Value', align: 'left', least: 14, wraps: true },
  { title: 'From', align: 'left', least: 14, wraps: true },
];

interface Stated {
  readonly name: string;
  readonly value: string;
  readonly origin: Origin;
}

/** Ends with a line feed. */
export function formatOrigins(configured: ConfiguredOrg, options: OriginOptions): string {
  const { org, groups, file } = configured;
  // The name without its folders, as short as the places in it.
  const fileName = file.split(/[/\\]/).at(-1) ?? file;
  const rowsOf = (heading: string, settings: readonly Stated[]): Row[] => [
    { heading },
    ...settings.map(({ name, value, origin }) => [
      { text: `  ${keyOf(name)}` },
      { text: value },
      { text: originText(origin, fileName), paint: options.style.dim },
    ]),
  ];
  const rows = [
    ...(options.withOrg ? rowsOf(org.name, orgSettings(org)) : []),
    ...groups.flatMap((group) => rowsOf(headingOf(group), groupSettings(group))),
  ];
  const table = formatTable(options.origin ? COLUMNS : COLUMNS.slice(0, 2), rows, options);
  const blocks = options.withOrg ? [orgLines(configured, options).join('\n'), table] : [table];
  return `${blocks.join('\n\n')}\n`;
}

/** Settings whose key in an ORG.md is another word than their name in JSON. */
const KEYS: Readonly<Record<string, string>> = {
  id: 'ID',
  mode: 'Trigger',
  triggerOn: 'Wake on',
  maxSleepTicks: 'Max sleep',
  cooldownTicks: 'Cooldown',
  timers: 'Timer',
  thresholds: 'Threshold',
  budgets: 'Budget',
  github: 'GitHub',
  avatarUrl: 'Avatar URL',
};

/** The key as one writes it in the file: `Tick interval` for `tickInterval`. */
function keyOf(name: string): string {
  const words = name.replace(/[A-Z]/gu, (capital) => ` ${capital.toLowerCase()}`);
  return KEYS[name] ?? words.charAt(0).toUpperCase() + words.slice(1);
}

function headingOf({ name, agents }: AgentGroup): string {
  const [{ title }] = agents;
  return title === null ? name : `${name}, ${title}`;
}

function orgSettings({ name, timezone, tickSeconds, origins, culture, workload }: Org): Stated[] {
  const { preset, escalation, escalationTicks, progressUpdates, ackRequired, hierarchyDepth } =
    culture;
  const wait = escalationTicks === 0 ? '' : ` (${ticksText(escalationTicks)})`;
  const from = culture.origins;
  const { low, high } = workload.tasksPerOrder;
  const stated: Stated[] = [
    { name: 'name', value: name, origin: origins.name },
    { name: 'timezone', value: timezone, origin: origins.timezone },
    { name: 'tick', value: `${tickSeconds} s`, origin: origins.tickSeconds },
    { name: 'preset', value: preset ?? 'none', origin: from.preset },
    { name: 'escalation', value: escalation + wait, origin: from.escalation },
    { name: 'progressUpdates', value: progressUpdates, origin: from.progressUpdates },
    { name: 'ackRequired', value: ackRequired ? 'yes' : 'no', origin: from.ackRequired },
    {
      name: 'hierarchyDepth',
      value: String(hierarchyDepth ?? 'no limit'),
      origin: from.hierarchyDepth,
    },
  ];
  const values = {
    orders: workload.ordersPerHour === null ? 'by load' : `${workload.ordersPerHour} per hour`,
    tasksPerOrder: low === high ? `${low}` : `${low}-${high}`,
    effort: `${workload.effortTicks.low}-${workload.effortTicks.high} ticks`,
    blocked: `${percentOf(workload.blocked)} of tasks`,
    resolvedByManager: percentOf(workload.resolvedByManager),
    typicalDay: workload.typicalDay === null ? 'none' : `${workload.typicalDay.length} spans`,
  };
  const defaults: Origin = { kind: 'built-in', why: 'the default workload' };
  for (const [key, value] of Object.entries(values)) {
    // Object.entries forgets that the keys are those of `values`.
    const origin = workload.origins[key as keyof typeof values] ?? defaults;
    stated.push({ name: key, value, origin });
  }
  return stated;
}

/** Members of a Count differ in their ids alone. */
function groupSettings({ agents }: AgentGroup): Stated[] {
  const ids = agents.map(({ id }) => id).join(', ');
  return agentSettings(agents[0]).map((setting) =>
    setting.name === 'id' ? { ...setting, value: ids } : setting,
  );
}

/** In the order of the settings; timers and thresholds one by one, each with a source of its own. */
function agentSettings(agent: Agent): Stated[] {
  // Object.entries forgets that the keys are settings.
  const entries = Object.entries(SETTING_TEXTS) as [AgentSetting, (agent: Agent) => string][];
  return entries.flatMap(([name, textOf]) => {
    const own = listed(agent, name);
    if (own.length > 0) return own;
    return [{ name, value: textOf(agent), origin: agent.origins[name] }];
  });
}

function listed(
  { trigger, timerOrigins, thresholdOrigins, origins }: Agent,
  name: AgentSetting,
): Stated[] {
  if (name === 'timers') {
    return trigger.timers.map((timer, index) => ({
      name: 'timer',
      value: timerText(timer),
      origin: timerOrigins[index] ?? origins.timers,
    }));
  }
  if (name === 'thresholds') {
    return trigger.thresholds.map((threshold, index) => ({
      name: 'threshold',
      value: thresholdText(threshold),
      origin: thresholdOrigins[index] ?? origins.thresholds,
    }));
  }
  return [];
}

/** With a decimal where one was written: `7.5%`. */
function percentOf(share: number): string {
  return `${Math.round(share * 1000) / 10}%`;
}
