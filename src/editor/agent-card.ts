// An agent in a hover: who it is, what wakes it and where each part of that came from, and what it costs an hour. The
// settings are worded as `orgsim config` words them.

import { formatUsd } from '#base/format-usd';
import { activityCost } from '#cost/activity-cost';
import { priceSource } from '#cost/invocation-price';
import type { AgentSetting } from '#org/names';
import type { RoleDraft } from '#org/outline';
import type { Agent, NumberRange, Origin } from '#org/types';
import { formatRates, formatSeconds } from '#report/quantities';
import { originText, SETTING_TEXTS, thresholdText, timerText } from '#report/setting-text';
import type { ChartNames } from './chart-names.js';
import { markdownCode, markdownText, tableRow } from './markdown-text.js';
import type { OpenOrg } from './open-org.js';

/** The whole card, Markdown. */
export function agentCard(role: RoleDraft, names: ChartNames, open: OpenOrg): string {
  const agents = names.agentsOf(role);
  const [agent] = agents;
  const who = introduceRole(role, names);
  if (agent === undefined) return who;
  return [who, triggerTable(agent, open), costLine(agent, agents.length, open)].join('\n\n');
}

/** Who somebody is, in a line or two. */
export function introduceRole(role: RoleDraft, names: ChartNames): string {
  const agents = names.agentsOf(role);
  const [agent] = agents;
  const name = `**${markdownText(role.name === '' ? 'Human Principal' : role.name)}**`;
  const reports = names.reportsOf(role).length;
  const below = reports === 0 ? [] : [`${reports} direct report${reports === 1 ? '' : 's'}`];
  if (agent === undefined) {
    return [name, 'the human principal, no agent', ...below].join(' · ');
  }
  const ids = agents.length === 1 ? agent.id : `${agent.id} … ${agents.at(-1)?.id ?? ''}`;
  const manager = names.managerOf(role)?.name ?? '';
  const facts = [
    ...(role.title === null ? [] : [markdownText(role.title)]),
    ...(role.hasCount ? [`${agents.length} agents`] : []),
    `L${agent.level}`,
    markdownCode(ids),
    ...(role.department === null ? [] : [`in ${markdownText(role.department.name)}`]),
    `reports to ${manager === '' ? 'the human principal' : markdownText(manager)}`,
    ...below,
  ];
  return [name, ...facts].join(' · ');
}

interface Row {
  readonly key: string;
  readonly value: string;
  readonly origin: Origin;
}

/** Settings that have an effect in the agent's mode. */
function triggerTable(agent: Agent, open: OpenOrg): string {
  const { trigger, origins } = agent;
  const row = (key: string, setting: AgentSetting): Row => ({
    key,
    value: SETTING_TEXTS[setting](agent),
    origin: origins[setting],
  });
  const rows: Row[] = [
    row('Trigger', 'mode'),
    ...(trigger.mode === 'polling'
      ? [row('Tick interval', 'tickInterval')]
      : [
          row('Wake on', 'triggerOn'),
          row('Batch window', 'batchWindow'),
          row('Max sleep', 'maxSleepTicks'),
        ]),
    row('Cooldown', 'cooldownTicks'),
    ...trigger.timers.map((timer, index) => ({
      key: 'Timer',
      value: timerText(timer),
      origin: agent.timerOrigins[index] ?? origins.timers,
    })),
    ...trigger.thresholds.map((threshold, index) => ({
      key: 'Threshold',
      value: thresholdText(threshold),
      origin: agent.thresholdOrigins[index] ?? origins.thresholds,
    })),
    row('Model', 'model'),
    ...(agent.budgets.length > 0 ? [row('Budget', 'budgets')] : []),
    row('Activity', 'activity'),
  ];
  return [
    tableRow(['setting', 'value', 'from']),
    tableRow(['---', '---', '---']),
    ...rows.map(({ key, value, origin }) =>
      tableRow([key, markdownText(value), markdownText(originText(origin, open.file))]),
    ),
  ].join('\n');
}

function costLine(agent: Agent, members: number, { org }: OpenOrg): string {
  const { wakesPerHour, usdPerHour } = activityCost(agent, org.tickSeconds);
  const isPolling = agent.trigger.mode === 'polling';
  const wakes = `${rangeText(wakesPerHour, rateText)} ${isPolling ? 'polls' : 'wakes'} an hour`;
  const basis = isPolling ? 'whatever arrives' : 'at its Activity, before batch windows';
  const tick = `ticks of ${formatSeconds(org.tickSeconds)}`;
  const source = markdownText(priceSource(agent.model));
  if (usdPerHour === null) return `Cost unknown: ${wakes} (${basis}, ${tick}), model ${source}.`;
  const cost = rangeText(usdPerHour, formatUsd);
  const { low, high } = usdPerHour;
  const together = rangeText({ low: low * members, high: high * members }, formatUsd);
  const each = members === 1 ? '' : ` each, ${together} together`;
  return `**${cost} an hour**${each}: ${wakes} (${basis}, ${tick}), ${source}.`;
}

function rangeText({ low, high }: NumberRange, textOf: (value: number) => string): string {
  return low === high ? textOf(low) : `${textOf(low)}-${textOf(high)}`;
}

function rateText(rate: number): string {
  return formatRates([rate])[0] ?? '';
}
