// What an ORG.md means as the pinned JSON of `orgsim config --format json`. Keys that do not apply to an agent's mode are
// absent.

import { toJsonText } from '#base/json-text';
import type { ConfiguredOrg } from '#main/config-org';
import type { Agent, Trigger, WakeEvent } from '#org/types';

/** One object for one file, an array for several; and a line feed. */
export function formatConfigJson(configured: readonly ConfiguredOrg[], isOneFile: boolean): string {
  const objects = configured.map(orgObject);
  return `${toJsonText(isOneFile ? objects[0] : objects)}\n`;
}

function orgObject({ org, agents }: ConfiguredOrg): object {
  const { name, timezone, tickSeconds, policies } = org;
  const { preset, escalation, escalationTicks, progressUpdates, ackRequired, hierarchyDepth } =
    org.culture;
  return {
    name,
    timezone,
    tickSeconds,
    culture: { preset, escalation, escalationTicks, progressUpdates, ackRequired, hierarchyDepth },
    policies: {
      budget: policies.budget,
      departmentCaps: policies.departmentCaps,
      permissions: policies.permissions,
      workingHours: policies.workingHours,
    },
    agents: agents.map(agentObject),
  };
}

// Key by key: the format is pinned, in names and in order.
function agentObject(agent: Agent): object {
  const { id, name, title, level, department, reportsTo, domain, model, runtime, trigger } = agent;
  return {
    id,
    name,
    title,
    level,
    department,
    reportsTo,
    domain,
    model,
    runtime,
    trigger: triggerObject(trigger),
  };
}

function triggerObject(trigger: Trigger): object {
  const { mode, tickInterval, triggerOn, cooldownTicks, timers, thresholds } = trigger;
  const { batchWindow, batchOverrides, maxSleepTicks } = trigger;
  const events: readonly WakeEvent[] = triggerOn === 'all' ? [] : triggerOn;
  const filtered = events.filter(({ filter }) => filter !== null);
  const ofMode =
    mode === 'polling'
      ? { tickInterval }
      : {
          triggerOn: triggerOn === 'all' ? triggerOn : namesOf(events),
          batchWindow,
          batchOverrides,
          maxSleepTicks,
        };
  return {
    mode,
    ...ofMode,
    cooldownTicks,
    timers: timers.map(({ name, cron, context }) => ({ name, cron, context })),
    thresholds: thresholds.map(
      ({ scope, metric, operator, value, cooldownTicks: cooldown, windowTicks, context }) => ({
        scope,
        metric,
        operator,
        value,
        cooldownTicks: cooldown,
        windowTicks,
        context,
      }),
    ),
    ...(mode === 'event-driven' && filtered.length > 0 && { triggerFilters: filtered }),
  };
}

function namesOf(events: readonly WakeEvent[]): string[] {
  return [...new Set(events.map(({ trigger }) => trigger))];
}
