// Who did not wake for a message in a whole run, and why: the use case behind `orgsim why --never`.

import type { AgentExplanation, PendingGroup } from '#engine/agent-explanation';
import type { HoldKind } from '#engine/hold-kind';
import type { AgentResult } from '#engine/results';
import { groupAgents, nameAgents } from '#metrics/name-groups';
import type { TriggerMode, WakeTrigger } from '#org/names';
import type { Agent, Org, Trigger } from '#org/types';
import { uniteWakeEvents } from '#org/values/unite-wake-events';
import { wakeOnValue } from '#org/wake-on-value';
import type { OrgSource } from './org-source.js';
import { planRun } from './plan-run.js';
import type { PlayedRun } from './play-run.js';
import { playRun } from './play-run.js';
import { RUN_DEFAULTS } from './run-org.js';
import { MailWatch } from './watch-mail.js';
import type { LookedInto, WhyOutcome } from './why-agent.js';
import { LOOKED_DEFAULTS, lookInto } from './why-agent.js';

/** One reason for which messages did not wake an agent. */
export type NeverCause =
  /** Nobody sent it any. */
  | {
      readonly kind: 'no-messages';
      readonly manager: string | null;
      /** Tasks that its manager gave to others. */
      readonly delegatedToOthers: number;
      readonly reports: number;
    }
  /** It saw them at its polls, and sees what is pending at the next one. */
  | { readonly kind: 'polling'; readonly seen: number; readonly pending: number }
  /** They are not in `Wake on`, or their attributes do not fit. */
  | {
      readonly kind: 'not-in-wake-on' | 'filter';
      readonly trigger: WakeTrigger;
      readonly count: number;
    }
  /** Something else woke it before the window was over, or the window is not over yet. */
  | { readonly kind: 'batch-window'; readonly trigger: WakeTrigger; readonly count: number }
  /** It would have woken, and something held it. */
  | { readonly kind: 'held'; readonly count: number; readonly by: readonly HoldKind[] }
  /** They arrived too late in the run. */
  | { readonly kind: 'at-the-end'; readonly count: number };

interface NeverWoken {
  readonly agent: string;
  readonly name: string;
  /** At the end. */
  readonly mode: TriggerMode;
  readonly wakes: number;
  readonly received: number;
  readonly pending: number;
  readonly causes: readonly NeverCause[];
  /** The `Wake on` that keeps what is there and lets in all that is not; null where nothing is missing. */
  readonly write: string | null;
}

export interface NeverReport {
  readonly org: string;
  readonly seed: number;
  readonly tickSeconds: number;
  readonly ticks: number;
  /** In the whole org. */
  readonly agentCount: number;
  /** In the org's order. */
  readonly agents: readonly NeverWoken[];
  /** Those of one mode with the same causes, whatever the counts; event-driven agents first. */
  readonly groups: readonly NeverGroup[];
}

interface NeverGroup {
  /** `Backend Worker 1-3, Coder`. */
  readonly name: string;
  readonly mode: TriggerMode;
  /** Ids. */
  readonly agents: readonly string[];
}

/** A day of flow with seed 1 unless `given` says otherwise. Throws an OrgsimError for options that do not fit the org. */
export function whyNever(
  source: OrgSource,
  given: Partial<LookedInto> = {},
  progress?: (share: number) => void,
): WhyOutcome<NeverReport> {
  const options: LookedInto = { ...LOOKED_DEFAULTS, ...given };
  return lookInto(source, options, (org) => {
    const mail = new MailWatch(org);
    const plan = planRun(org, { ...options, length: options.length ?? RUN_DEFAULTS.length });
    const played = playRun(plan, {
      observer: { ...mail.observer, ...(progress !== undefined && { progress }) },
    });
    const results = played.results.agents;
    const agents = org.agents.flatMap((agent, index) => {
      const result = results[index];
      if (result === undefined || result.tally.wakes.message > 0) return [];
      return [describeNever(org, agent, result, played, mail)];
    });
    const { name, tickSeconds } = org;
    return {
      org: name,
      seed: options.seed,
      tickSeconds,
      ticks: plan.ticks,
      agentCount: org.agents.length,
      agents,
      groups: groupAlike(org, agents),
    };
  });
}

function groupAlike(org: Org, agents: readonly NeverWoken[]): NeverGroup[] {
  const groups = groupAgents(agents, ({ mode, causes, write }) => {
    const uncounted = causes.map((cause) => ({ ...cause, count: 0, seen: 0, pending: 0 }));
    return JSON.stringify([mode, uncounted, write]);
  }).map((members) => {
    const ids = new Set(members.map(({ agent }) => agent));
    const named = org.agents.filter(({ id }) => ids.has(id));
    const mode = members[0]?.mode ?? 'polling';
    return { name: nameAgents(named, Number.POSITIVE_INFINITY), mode, agents: [...ids] };
  });
  return groups.toSorted((a, b) => Number(a.mode === 'polling') - Number(b.mode === 'polling'));
}

function describeNever(
  org: Org,
  agent: Agent,
  { mode, tally, pending }: AgentResult,
  { explain }: PlayedRun,
  mail: MailWatch,
): NeverWoken {
  const { id, name } = agent;
  const { received, invocations } = tally;
  const explained = explain(id);
  const causes =
    received === 0 ? [silence(org, agent, mail)] : findCauses(explained, mail.shownTo(id));
  const write = widenedWakeOn(explained.trigger, causes);
  return { agent: id, name, mode, wakes: invocations, received, pending, causes, write };
}

function silence(org: Org, { id, reportsTo }: Agent, mail: MailWatch): NeverCause {
  return {
    kind: 'no-messages',
    manager: reportsTo,
    delegatedToOthers: reportsTo === null ? 0 : mail.delegatedPast(reportsTo, id),
    reports: org.agents.filter((other) => other.reportsTo === id).length,
  };
}

/** Messages of one trigger that were shown or wait, and why they did not wake it. */
interface Mail {
  readonly cause: PendingGroup['rule'];
  readonly trigger: WakeTrigger;
  readonly count: number;
  readonly isPending: boolean;
}

function findCauses(
  { pending, holds }: AgentExplanation,
  shown: ReturnType<MailWatch['shownTo']>,
): NeverCause[] {
  const mail: Mail[] = [
    ...shown.map((each) => ({ ...each, isPending: false })),
    ...pending.map(({ rule, trigger: of, messages }) => ({
      cause: rule,
      trigger: of,
      count: messages.length,
      isPending: true,
    })),
  ];
  return groupAgents(mail, ({ cause, trigger: of }) =>
    cause === 'polling' || cause === 'due' ? cause : `${cause} ${of}`,
  ).map((group) => causeOf(group, [...new Set(holds.map(({ kind }) => kind))]));
}

function causeOf(group: readonly Mail[], by: readonly HoldKind[]): NeverCause {
  const count = countOf(group);
  const [first] = group;
  const name = first?.trigger ?? 'message_received';
  switch (first?.cause) {
    case 'filter':
      return { kind: 'filter', trigger: name, count };
    case 'not-in-wake-on':
      return { kind: 'not-in-wake-on', trigger: name, count };
    case 'batch-window':
      return { kind: 'batch-window', trigger: name, count };
    case 'due':
      return by.length === 0 ? { kind: 'at-the-end', count } : { kind: 'held', count, by };
    default: {
      const waiting = countOf(group.filter(({ isPending }) => isPending));
      return { kind: 'polling', seen: count - waiting, pending: waiting };
    }
  }
}

function countOf(group: readonly Mail[]): number {
  return group.reduce((sum, { count }) => sum + count, 0);
}

/** One line for all, since each line alone would undo the others. */
function widenedWakeOn({ triggerOn }: Trigger, causes: readonly NeverCause[]): string | null {
  const missing = causes.flatMap((cause) =>
    cause.kind === 'not-in-wake-on' ? [{ trigger: cause.trigger, filter: null }] : [],
  );
  return missing.length === 0 ? null : wakeOnValue(uniteWakeEvents([triggerOn, missing]));
}
