// Small orgs as data, for tests of prices, metrics and reports: no ORG.md is read here.
import type { SourceRange } from '#base/source-range';
import { AGENT_SETTINGS } from '#org/names';
import type { Agent, Org, Origin, Trigger } from '#org/types';

const NOWHERE: SourceRange = {
  start: { line: 1, column: 1, offset: 0 },
  end: { line: 1, column: 1, offset: 0 },
};
const BUILT_IN: Origin = { kind: 'built-in', why: 'for the test' };

type AgentParts = Partial<Omit<Agent, 'trigger'>> & { readonly trigger?: Partial<Trigger> };

/** A polling worker on Haiku unless said. */
export function agentOf(parts: AgentParts = {}): Agent {
  const { id = 'worker', trigger, ...rest } = parts;
  return {
    id,
    name: id,
    title: null,
    level: 4,
    department: null,
    reportsTo: null,
    domain: null,
    model: 'claude-haiku',
    relativeModel: null,
    runtime: 'model',
    budgets: [],
    activity: { kind: 'busy', share: 0.8 },
    tokens: null,
    idleTokens: null,
    github: null,
    catchUp: 'once',
    avatar: null,
    avatarColor: null,
    avatarUrl: null,
    context: [],
    heading: NOWHERE,
    member: null,
    origins: Object.fromEntries(
      AGENT_SETTINGS.map((setting) => [setting, BUILT_IN]),
    ) as Agent['origins'],
    timerOrigins: [],
    thresholdOrigins: [],
    ...rest,
    trigger: {
      mode: 'polling',
      tickInterval: 1,
      triggerOn: 'all',
      batchWindow: 0,
      batchOverrides: {},
      maxSleepTicks: 500,
      cooldownTicks: 0,
      timers: [],
      thresholds: [],
      ...trigger,
    },
  };
}

export function orgOf(parts: Partial<Org> = {}): Org {
  return {
    name: 'Sample',
    timezone: 'UTC',
    tickSeconds: 30,
    origins: { name: BUILT_IN, timezone: BUILT_IN, tickSeconds: BUILT_IN },
    culture: {
      preset: null,
      escalation: 'immediate',
      escalationTicks: 0,
      progressUpdates: 'on phase change',
      ackRequired: true,
      hierarchyDepth: 3,
      origins: {
        preset: BUILT_IN,
        escalation: BUILT_IN,
        progressUpdates: BUILT_IN,
        ackRequired: BUILT_IN,
        hierarchyDepth: BUILT_IN,
      },
    },
    policies: {
      budget: {
        perAgent: null,
        org: null,
        alertThreshold: 0.8,
        overage: 'pause and escalate',
        creditUsd: 0.01,
      },
      departmentCaps: {},
      departmentCapRanges: {},
      orgLimitRange: null,
      permissions: {},
      workingHours: null,
    },
    workload: {
      ordersPerHour: null,
      orderHours: null,
      tasksPerOrder: { low: 3, high: 5 },
      effortTicks: { low: 4, high: 4 },
      blocked: 0.1,
      resolvedByManager: 0.7,
      typicalDay: null,
      origins: {},
    },
    agents: [agentOf()],
    departments: [],
    humanPrincipal: null,
    context: [],
    problems: [],
    ...parts,
  };
}
