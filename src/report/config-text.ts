// What an ORG.md means, for people: the chart with modes and models, and the trigger settings of everybody.

import { visibleText } from '#base/visible-text';
import type { AgentGroup, ChartNode, ConfiguredOrg } from '#main/config-org';
import type { MessageTrigger } from '#org/names';
import type { Agent, Culture } from '#org/types';
import { formatNumberOf, formatSeconds } from './quantities.js';
import {
  batchText,
  budgetText,
  sleepText,
  ticksText,
  timerText,
  wakeOnText,
} from './setting-text.js';
import type { Column, Row, TableOptions } from './text-table.js';
import { formatTable } from './text-table.js';
import { wrapText } from './wrap-text.js';

/** Ends with a line feed. */
export function formatConfigText(configured: ConfiguredOrg, options: TableOptions): string {
  const blocks = [orgLines(configured, options).join('\n')];
  if (configured.chart.length > 0) {
    blocks.push(chartTable(configured, options), settingsTable(configured.groups, options));
  }
  return `${blocks.join('\n\n')}\n`;
}

/** The org in a line or two: who, where, how fast, how they talk. */
export function orgLines({ org }: ConfiguredOrg, { style, columns }: TableOptions): string[] {
  const { name, agents, timezone, tickSeconds, culture } = org;
  const facts = `${formatNumberOf(agents.length, 'agent')}, ${timezone}, ticks of ${formatSeconds(tickSeconds)}`;
  const [first = '', ...rest] = wrapText(visibleText(`${name}: ${facts}`), columns);
  const lines = wrapText(`Culture: ${cultureText(culture)}`, columns);
  return [style.strong(first), ...rest, ...lines.map((line) => style.dim(line))];
}

function cultureText(culture: Culture): string {
  const { preset, escalation, escalationTicks, progressUpdates, ackRequired, hierarchyDepth } =
    culture;
  const wait = escalationTicks === 0 ? '' : ` (${ticksText(escalationTicks)})`;
  return [
    preset === null ? 'no preset' : `preset ${preset}`,
    `escalation ${escalation}${wait}`,
    `progress updates ${progressUpdates}`,
    ackRequired ? 'delegations are acknowledged' : 'no acknowledgements',
    `hierarchy depth ${hierarchyDepth ?? 'without limit'}`,
  ].join(', ');
}

const CHART_COLUMNS: readonly Column[] = [
  { title: 'Chart', align: 'left', least: 24 },
  { title: 'Level', align: 'left', dropOrder: 1 },
  { title: 'Mode', align: 'left' },
  { title: 'Model', align: 'left', least: 8, dropOrder: 2 },
];

function chartTable({ chart, org }: ConfiguredOrg, options: TableOptions): string {
  const root =
    org.humanPrincipal === null ? 'Human Principal' : `${org.humanPrincipal} (Human Principal)`;
  const rows: Row[] = [[{ text: root, paint: options.style.dim }], ...nodeRows(chart, '')];
  return formatTable(CHART_COLUMNS, rows, options);
}

function nodeRows(nodes: readonly ChartNode[], indent: string): Row[] {
  return nodes.flatMap((node, index) => {
    const isLast = index === nodes.length - 1;
    const [agent] = node.agents;
    const branch = `${indent}${isLast ? '└─' : '├─'} `;
    const row = [
      { text: branch + labelOf(node) },
      { text: `L${agent.level}` },
      { text: agent.trigger.mode },
      { text: agent.runtime === 'external' ? `${agent.model} (external)` : agent.model },
    ];
    return [row, ...nodeRows(node.reports, `${indent}${isLast ? '   ' : '│  '}`)];
  });
}

function labelOf({ name, agents }: AgentGroup): string {
  const [{ title }] = agents;
  return title === null ? name : `${name}, ${title}`;
}

interface SettingColumn extends Column {
  readonly cellOf: (agent: Agent) => string;
}

// A column in which nobody has anything is left out.
const SETTING_COLUMNS: readonly SettingColumn[] = [
  { title: 'Wakes on', align: 'left', least: 18, wraps: true, cellOf: wakesText },
  {
    title: 'Batch window',
    align: 'left',
    least: 12,
    wraps: true,
    dropOrder: 3,
    cellOf: windowText,
  },
  {
    title: 'Max sleep',
    align: 'left',
    dropOrder: 4,
    cellOf: ({ trigger }) => (trigger.mode === 'polling' ? '' : sleepText(trigger)),
  },
  {
    title: 'Cooldown',
    align: 'left',
    dropOrder: 1,
    cellOf: ({ trigger: { cooldownTicks } }) =>
      cooldownTicks === 0 ? '' : ticksText(cooldownTicks),
  },
  {
    title: 'Timers, thresholds',
    align: 'left',
    least: 18,
    wraps: true,
    dropOrder: 5,
    cellOf: ({ trigger: { timers, thresholds } }) =>
      [
        ...timers.map(timerText),
        ...thresholds.map((t) => `${t.scope} ${t.metric} ${t.operator} ${t.value}`),
      ].join('; '),
  },
  {
    title: 'Budget',
    align: 'left',
    least: 10,
    wraps: true,
    dropOrder: 2,
    cellOf: ({ budgets }) => budgets.map(budgetText).join(', '),
  },
];

function settingsTable(groups: readonly AgentGroup[], options: TableOptions): string {
  const cells = groups.map(({ agents: [agent] }) =>
    SETTING_COLUMNS.map(({ cellOf }) => cellOf(agent)),
  );
  const isUsed = SETTING_COLUMNS.map((_, index) => cells.some((row) => row[index] !== ''));
  const columns: Column[] = [{ title: 'Agent', align: 'left', least: 18 }];
  columns.push(...SETTING_COLUMNS.filter((_, index) => isUsed[index]));
  const rows = groups.map(({ name }, place) => [
    { text: name },
    ...(cells[place] ?? []).filter((_, index) => isUsed[index]).map((text) => ({ text })),
  ]);
  return formatTable(columns, rows, options);
}

function wakesText({ trigger }: Agent): string {
  if (trigger.mode === 'event-driven') return shortenNames(wakeOnText(trigger));
  return trigger.tickInterval === 1 ? 'every tick' : `every ${ticksText(trigger.tickInterval)}`;
}

function windowText({ trigger }: Agent): string {
  return trigger.mode === 'polling' ? '' : shortenNames(batchText(trigger) ?? '');
}

// The words in which the format itself speaks of messages; `--origin` and JSON have the full names.
const SHORT_NAMES = {
  task_assigned: 'tasks',
  escalation_received: 'escalations',
  completion_received: 'completions',
  message_received: 'messages',
  order_received: 'orders',
} as const satisfies Record<MessageTrigger, string>;

function shortenNames(text: string): string {
  let shortened = text;
  for (const [name, short] of Object.entries(SHORT_NAMES))
    shortened = shortened.replaceAll(name, short);
  return shortened;
}
