// Lint's promises against the engine: one random org under traffic along its chart, and what the wake graph said of it.

import { composeOutside } from '#behavior/compose-outside';
import { createFlow } from '#behavior/flow';
import { createOrderDesk } from '#behavior/order-desk';
import { createPrincipal } from '#behavior/principal';
import { createWorkload } from '#behavior/workload';
import { createEngine } from '#engine/create-engine';
import type { LogRecord } from '#engine/records';
import type { EngineResults } from '#engine/results';
import type { Behavior, Invocation, InvocationPrice, Message, Outside } from '#engine/types';
import { ceilingWakes, floorWakes } from '#lint/wake-graph/cost-bounds';
import { escalationDelays } from '#lint/wake-graph/escalation-delay';
import { longestWait } from '#lint/wake-graph/longest-wait';
import type { WakeGraph } from '#lint/wake-graph/wake-graph';
import { buildWakeGraph, wakeGraphOf } from '#lint/wake-graph/wake-graph';
import type { WakeNode } from '#lint/wake-graph/wake-node';
import { wantsTrigger } from '#lint/wake-graph/wants-trigger';
import { loadOrg } from '#main/load-org';
import type { Org } from '#org/types';
import type { RandomOrg } from '../engines/random-org.js';
import { calendarOf } from '../engines/run-case.js';
import type { Traffic } from './chart-traffic.js';
import { ChartAgents, createChartOutside } from './chart-traffic.js';

export interface GraphCase {
  readonly org: RandomOrg;
  readonly ticks: number;
  readonly traffic: Traffic;
  /** Agents that work as in a dry run instead of at random. */
  readonly isFlow: boolean;
  readonly prices: readonly InvocationPrice[];
}

/** What the graph says of an org, each part on its own so that a test may falsify one. */
export interface Claims {
  readonly isLive: (node: WakeNode) => boolean;
  readonly acts: (node: WakeNode) => boolean;
  /** Most ticks from an escalation's arrival to the wake that shows it. */
  readonly wait: (node: WakeNode, graph: WakeGraph) => number | null;
  readonly delays: (graph: WakeGraph) => ReadonlyMap<WakeNode, number | null>;
  readonly floor: (node: WakeNode, graph: WakeGraph, ticks: number) => number;
  readonly ceiling: (node: WakeNode, graph: WakeGraph, ticks: number) => number;
}

export const CLAIMS: Claims = {
  isLive: ({ isLive }) => isLive,
  acts: ({ acts }) => acts,
  wait: ({ agent }, { clock }) => longestWait(agent.trigger, clock, 'escalation_received'),
  delays: escalationDelays,
  floor: ({ agent }, { clock }, ticks) => floorWakes(clock, agent.trigger, ticks),
  ceiling: ({ agent }, { clock }, ticks) => ceilingWakes(clock, agent.trigger, ticks),
};

/** What was there to contradict. */
export interface Evidence {
  agents: number;
  unwakeable: number;
  neverRun: number;
  /** Escalations that woke their receiver, and those that reached the principal past managers. */
  hops: number;
  climbs: number;
  nevers: number;
  tight: number;
  floors: number;
}

export function noEvidence(): Evidence {
  return {
    agents: 0,
    unwakeable: 0,
    neverRun: 0,
    hops: 0,
    climbs: 0,
    nevers: 0,
    tight: 0,
    floors: 0,
  };
}

/** All that a run showed. */
interface Shown {
  readonly invocations: readonly Invocation[];
  readonly log: readonly LogRecord[];
  /** Messages to the human principal, each with its tick of arrival. */
  readonly principal: readonly Message[];
  /** Escalations by the agent that got them, arrived and shown. */
  readonly results: EngineResults;
}

/** Every contradiction between what the graph says and what the engine did. */
export function findContradictions(
  given: GraphCase,
  org: Org,
  claims: Claims,
  evidence: Evidence,
): string[] {
  const graph = buildWakeGraph(org, given.org.startMs);
  const shown = play(given, org);
  const found: string[] = [];
  const byId = new Map(graph.nodes.map((node) => [node.agent.id, node]));
  // A spent budget holds whoever has one for a period: bounds are told without it.
  const held = new Set(
    shown.results.agents.flatMap(({ id, holds }) =>
      holds.some(({ kind }) => kind === 'budget') ? [id] : [],
    ),
  );
  for (const node of graph.nodes) {
    const mine = shown.invocations.filter(({ agent }) => agent === node.agent.id);
    evidence.agents += 1;
    found.push(...againstLife(node, mine, claims, evidence));
    if (!held.has(node.agent.id)) found.push(...againstWait(node, mine, graph, claims, evidence));
  }
  found.push(...againstLint(given, org));
  found.push(...againstSilence(given, graph, byId, held, shown, claims));
  found.push(...againstClimbs(byId, held, shown, claims.delays(graph), evidence));
  found.push(...againstCost(given, graph, held, shown, claims, evidence));
  return found;
}

function againstLife(
  node: WakeNode,
  invocations: readonly Invocation[],
  claims: Claims,
  evidence: Evidence,
): string[] {
  const { id, trigger } = node.agent;
  if (claims.isLive(node)) return [];
  evidence.unwakeable += 1;
  if (!claims.acts(node)) {
    evidence.neverRun += 1;
    return invocations.slice(0, 1).map(({ tick }) => `${id} never runs, but does at ${tick}`);
  }
  return invocations.flatMap(({ tick, reasons, messages }) => {
    // A critical message lets a poll through that the working hours never do.
    const isLetThrough = messages.some(({ priority }) => priority === 'critical');
    const own = reasons.filter(
      (reason) => ['timer', 'threshold'].includes(reason) || (reason === 'poll' && !isLetThrough),
    );
    if (own.length > 0) return [`${id} is unwakeable, but wakes itself at ${tick}: ${own.join()}`];
    const wanted = messages.find(
      (message) => !message.dueAtOnce && wantsTrigger(trigger, message.trigger),
    );
    return wanted === undefined
      ? []
      : [`${id} is unwakeable, but wakes on ${wanted.kind} of ${wanted.from} at ${tick}`];
  });
}

function againstWait(
  node: WakeNode,
  invocations: readonly Invocation[],
  graph: WakeGraph,
  claims: Claims,
  evidence: Evidence,
): string[] {
  const most = claims.wait(node, graph);
  if (most === null) {
    evidence.nevers += 1;
    return [];
  }
  return invocations.flatMap(({ tick, messages }) =>
    messages.flatMap(({ kind, arrival }) => {
      if (kind !== 'escalation') return [];
      evidence.hops += 1;
      if (tick - arrival === most) evidence.tight += 1;
      if (tick - arrival <= most) return [];
      return [`${node.agent.id} sees at ${tick} what came at ${arrival}; the bound is ${most}`];
    }),
  );
}

const RULES_ON_NEVER = ['missing-wake-event', 'unwakeable-agent', 'max-sleep-disabled'];

/** Managers whom an escalation never wakes, and of whom lint says nothing. */
function againstLint({ org: { text } }: GraphCase, org: Org): string[] {
  const { nodes, clock } = wakeGraphOf(org);
  // Where nothing is ever open, nothing is said of single agents.
  if (clock.longestClosed === null) return [];
  const deaf = nodes.filter(
    ({ agent, below }) =>
      below.members.some(({ acts }) => acts) &&
      longestWait(agent.trigger, clock, 'escalation_received') === null,
  );
  if (deaf.length === 0) return [];
  const { findings } = loadOrg({ name: 'ORG.md', text });
  const told = findings.filter(({ rule }) => RULES_ON_NEVER.includes(rule));
  const places = new Set(
    told.flatMap(({ range, related }) =>
      [range, ...related.map((other) => other.range)].map(({ start }) => start.offset),
    ),
  );
  return deaf.flatMap(({ agent: { id, heading, origins } }) => {
    const own = [origins.triggerOn, origins.maxSleepTicks, origins.tickInterval].flatMap(
      (origin) => ('range' in origin ? [origin.range] : []),
    );
    const isTold = [heading, ...own].some(({ start }) => places.has(start.offset));
    return isTold ? [] : [`no escalation ever wakes ${id}, and lint says nothing`];
  });
}

/** Escalations that were sent and not seen by the end, though they should have been. */
function againstSilence(
  { ticks }: GraphCase,
  graph: WakeGraph,
  byId: ReadonlyMap<string, WakeNode>,
  held: ReadonlySet<string>,
  { invocations, log }: Shown,
  claims: Claims,
): string[] {
  const seen = new Set(
    invocations.flatMap(({ agent, messages }) =>
      messages.map(({ kind, task, arrival }) => `${kind} ${agent} ${task} ${arrival}`),
    ),
  );
  return log.flatMap((record) => {
    if (record.type !== 'action' || record.action.type !== 'escalation') return [];
    const { to, task, sendAtTick } = record.action;
    const node = byId.get(to);
    const most = node === undefined || held.has(to) ? null : claims.wait(node, graph);
    const arrival = Math.max(record.tick, sendAtTick ?? 0);
    if (most === null || task === undefined || arrival + most >= ticks) return [];
    if (seen.has(`escalation ${to} ${task} ${arrival}`)) return [];
    return [`${to} never sees ${task}, which came at ${arrival}; the bound is ${most}`];
  });
}

function againstClimbs(
  byId: ReadonlyMap<string, WakeNode>,
  held: ReadonlySet<string>,
  { log, principal }: Shown,
  delays: ReadonlyMap<WakeNode, number | null>,
  evidence: Evidence,
): string[] {
  const stuck = new Map<string, { agent: string; tick: number }>();
  for (const record of log) {
    if (record.type !== 'action' || record.action.type !== 'escalation') continue;
    const { task } = record.action;
    if (task !== undefined && !stuck.has(task))
      stuck.set(task, { agent: record.agent, tick: record.tick });
  }
  return principal.flatMap(({ kind, task, arrival }) => {
    const from = task === null ? undefined : stuck.get(task);
    const node = byId.get(from?.agent ?? '');
    if (kind !== 'escalation' || from === undefined || node === undefined) return [];
    for (let up = node.manager; up !== null; up = up.manager) if (held.has(up.agent.id)) return [];
    const most = delays.get(node) ?? null;
    evidence.climbs += 1;
    if (most === null || arrival - from.tick <= most) return [];
    return [
      `${task ?? ''} of ${from.agent}, stuck at ${from.tick}, is with the principal at ${arrival}; the bound is ${most}`,
    ];
  });
}

function againstCost(
  given: GraphCase,
  graph: WakeGraph,
  held: ReadonlySet<string>,
  { results }: Shown,
  claims: Claims,
  evidence: Evidence,
): string[] {
  return results.agents.flatMap(({ id, tally }, index) => {
    const node = graph.nodes[index];
    const price = given.prices[index % given.prices.length];
    if (node === undefined || price === undefined) return [];
    const { costNano, idleCostNano } = price;
    const found: string[] = [];
    const floor = claims.floor(node, graph, given.ticks);
    const ceiling = claims.ceiling(node, graph, given.ticks);
    const least = node.agent.trigger.mode === 'polling' ? idleCostNano : costNano;
    if (!held.has(id)) {
      evidence.floors += floor;
      if (tally.invocations < floor)
        found.push(`${id}: ${tally.invocations} wakes, floor ${floor}`);
      if (least !== null && tally.unpriced === 0 && tally.costNano < floor * least)
        found.push(`${id}: cost ${tally.costNano}, floor ${floor * least}`);
    }
    if (given.traffic.hasCritical) return found;
    if (tally.invocations > ceiling)
      found.push(`${id}: ${tally.invocations} wakes, ceiling ${ceiling}`);
    if (costNano !== null && tally.costNano > ceiling * costNano)
      found.push(`${id}: cost ${tally.costNano}, ceiling ${ceiling * costNano}`);
    return found;
  });
}

function play(given: GraphCase, org: Org): Shown {
  const calendar = calendarOf(org, given.org.startMs);
  const { behavior, outside } = actorsOf(given, org, calendar);
  const invocations: Invocation[] = [];
  const log: LogRecord[] = [];
  const principal: Message[] = [];
  const engine = createEngine('fast', {
    org,
    ticks: given.ticks,
    calendar,
    outside: {
      ...outside,
      receive(message, tick) {
        principal.push(message);
        outside.receive(message, tick);
      },
    },
    prices: org.agents.map((_, index) => {
      const price = given.prices[index % given.prices.length];
      if (price === undefined) throw new Error('a case has a price');
      return price;
    }),
    observer: { log: (record) => log.push(record) },
  });
  for (let wave = engine.nextWave(); wave !== null; wave = engine.nextWave()) {
    invocations.push(...wave.invocations);
    engine.answerWave(wave.invocations.map((invocation) => behavior.answer(invocation)));
  }
  return { invocations, log, principal, results: engine.results() };
}

function actorsOf(
  { isFlow, traffic, ticks }: GraphCase,
  org: Org,
  clock: ReturnType<typeof calendarOf>,
): { behavior: Behavior; outside: Outside } {
  if (!isFlow)
    return {
      behavior: new ChartAgents(org, traffic),
      outside: createChartOutside(org, traffic, ticks),
    };
  const { seed } = traffic;
  const flow = createFlow({ org, seed });
  const outside = composeOutside([
    createWorkload({ org, seed, ticks, clock, desk: createOrderDesk(org) }),
    createPrincipal({ org, seed, stuck: flow.stuck }),
  ]);
  return { behavior: flow, outside };
}
