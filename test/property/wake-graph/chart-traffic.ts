// Random traffic that keeps to the chart: who may send what to whom is what the format says, and nothing else is sent.
// Managers pass every escalation up at the wake that shows it, unless they settle it.

import { drawInteger, randomStream } from '#base/random-streams';
import type {
  Action,
  Answer,
  Behavior,
  Invocation,
  Message,
  Outside,
  OutsideEvent,
  SendAction,
} from '#engine/types';
import type { Chart } from '#org/chart';
import { chartOf } from '#org/chart';
import type { ExternalTrigger } from '#org/names';
import { HUMAN_PRINCIPAL, isExternalTrigger } from '#org/names';
import type { Agent, Org } from '#org/types';

export interface Traffic {
  readonly seed: number;
  /** One wake in so many starts something new. */
  readonly oneIn: number;
  /** Escalations that a manager settles, of ten. */
  readonly settled: number;
  /** One wake in so many leaves work in progress; 0 for none. */
  readonly busyOneIn: number;
  /** Orders and other things from outside, of a hundred ticks. */
  readonly outsidePercent: number;
  /** Whether some messages are critical. */
  readonly hasCritical: boolean;
}

const FACTS = { body: 'traffic' } as const;

/** Agents that act by their place in the chart, at random. */
export class ChartAgents implements Behavior {
  readonly #org: Org;
  readonly #chart: Chart;
  readonly #traffic: Traffic;
  /** How many managers an escalation has passed, and who waits for it, by its task. */
  readonly #stuck = new Map<string, { agent: string; levels: number }>();

  constructor(org: Org, traffic: Traffic) {
    this.#org = org;
    this.#chart = chartOf(org);
    this.#traffic = traffic;
  }

  answer(invocation: Invocation): Answer {
    const { tick, messages } = invocation;
    const { seed, oneIn, busyOneIn } = this.#traffic;
    const agent = this.#chart.agent(invocation.agent);
    if (agent === null) throw new Error(`${invocation.agent} is not in the org`);
    const stream = randomStream(seed, `${agent.id} ${tick}`);
    const draw = (most: number): number => drawInteger(stream, 0, most - 1);
    const actions = messages.flatMap((message) => this.#reply(agent, message, draw));
    if (draw(oneIn) === 0) actions.push(...this.#start(agent, tick, draw));
    return { actions, workInProgress: busyOneIn > 0 && draw(busyOneIn) === 0 };
  }

  #reply(agent: Agent, message: Message, draw: Draw): Action[] {
    const { kind, from, task } = message;
    if (kind === 'config_request') return [{ type: 'reject' }];
    if (kind === 'escalation') return this.#handle(agent, message, draw);
    const isWork = kind === 'order' || kind === 'delegation';
    if (!isWork || draw(3) > 0) return [];
    return [{ ...FACTS, type: 'completion', to: from, ...(task !== null && { task }) }];
  }

  #handle(agent: Agent, { from, task, body }: Message, draw: Draw): Action[] {
    const stuck = task === null ? undefined : this.#stuck.get(task);
    if (task === null || stuck === undefined) return [{ type: 'answer', to: from, body }];
    stuck.levels += 1;
    if (draw(10) < this.#traffic.settled)
      return [{ type: 'answer', to: stuck.agent, task, body: 'settled' }];
    const { hierarchyDepth } = this.#org.culture;
    const isPast = hierarchyDepth !== null && stuck.levels >= hierarchyDepth;
    const to = isPast ? HUMAN_PRINCIPAL : (agent.reportsTo ?? HUMAN_PRINCIPAL);
    return [{ type: 'escalation', to, task, body }];
  }

  #start(agent: Agent, tick: number, draw: Draw): Action[] {
    const { id, reportsTo, level } = agent;
    const reports = this.#chart.childrenOf(id);
    const pick = (agents: readonly Agent[]): string | null =>
      agents[draw(Math.max(1, agents.length))]?.id ?? null;
    const report = pick(reports);
    switch (draw(6)) {
      case 0:
        return this.#escalate(agent, tick);
      case 1: {
        const mayDelegate = level >= (this.#org.policies.permissions.delegate ?? 0);
        return mayDelegate ? this.#send('delegation', report, draw) : [];
      }
      case 2:
        return this.#send('message', reportsTo, draw);
      case 3:
        return this.#send('message', report, draw);
      case 4:
        return this.#send('message', pick(this.#peersOf(agent)), draw);
      default: {
        if (report === null) return [];
        return [{ type: 'config_request', agent: report, trigger: {}, reason: 'a whim' }];
      }
    }
  }

  // Many at once would be many of the same delay.
  #escalate({ id, reportsTo }: Agent, tick: number): Action[] {
    const task = `stuck ${id} ${tick}`;
    this.#stuck.set(task, { agent: id, levels: 0 });
    const { escalation, escalationTicks } = this.#org.culture;
    const period = Math.max(1, escalationTicks);
    const sendAtTick =
      escalation === 'batched' ? (Math.floor(tick / period) + 1) * period : tick + escalationTicks;
    const to = reportsTo ?? HUMAN_PRINCIPAL;
    return [{ ...FACTS, type: 'escalation', to, task, sendAtTick }];
  }

  #send(type: 'delegation' | 'message', to: string | null, draw: Draw): Action[] {
    if (to === null) return [];
    const isCritical = this.#traffic.hasCritical && draw(3) === 0;
    return [{ ...FACTS, type, to, ...(isCritical && { priority: 'critical' as const }) }];
  }

  #peersOf({ id, reportsTo }: Agent): readonly Agent[] {
    return this.#chart.childrenOf(reportsTo).filter((peer) => peer.id !== id);
  }
}

type Draw = (most: number) => number;

/** The human principal orders anybody and answers; events from outside reach agents that name them. */
export function createChartOutside(org: Org, traffic: Traffic, ticks: number): Outside {
  const { seed, outsidePercent, hasCritical } = traffic;
  const events = new Map<number, OutsideEvent[]>();
  const add = (tick: number, action: Action, from: string = HUMAN_PRINCIPAL): void => {
    events.set(tick, [...(events.get(tick) ?? []), { from, action }]);
  };
  for (let tick = 0; tick < ticks; tick++) {
    const stream = randomStream(seed, `outside ${tick}`);
    if (drawInteger(stream, 0, 99) >= outsidePercent) continue;
    const agent = org.agents[drawInteger(stream, 0, org.agents.length - 1)];
    if (agent === undefined) continue;
    const isCritical = hasCritical && drawInteger(stream, 0, 2) === 0;
    const priority = isCritical ? ({ priority: 'critical' } as const) : {};
    const trigger = namedOutside(agent, drawInteger(stream, 0, 5));
    const type: SendAction['type'] = trigger ?? 'order';
    const isRootMail = agent.reportsTo === null && drawInteger(stream, 0, 2) === 0;
    const sent: SendAction['type'] = isRootMail ? 'message' : type;
    const action: SendAction = { ...FACTS, type: sent, to: agent.id, ...priority };
    const attributes = { attributes: { repo: 'a/b', branch: 'main' } };
    add(tick, isExternalTrigger(sent) ? { ...action, ...attributes } : action);
  }
  const ids = new Set(org.agents.map(({ id }) => id));
  return {
    eventsAt: (tick) => events.get(tick) ?? [],
    nextTick: (tick) => tick,
    receive({ kind, from, task, id }, tick) {
      const stream = randomStream(seed, `principal ${id}`);
      const at = tick + drawInteger(stream, 1, 20);
      if (kind === 'config_request') add(at, { type: 'reject' });
      if (kind !== 'escalation' || !ids.has(from)) return;
      // A task is named after who is stuck on it.
      const stuck = task?.startsWith('stuck ') === true ? task.split(' ')[1] : undefined;
      const to = stuck ?? from;
      if (stuck !== undefined || isRoot(org, from))
        add(at, { type: 'answer', to, body: 'yes', ...(task !== null && { task }) });
    },
  };
}

function isRoot(org: Org, id: string): boolean {
  return org.agents.some((agent) => agent.id === id && agent.reportsTo === null);
}

function namedOutside({ trigger }: Agent, draw: number): ExternalTrigger | null {
  if (trigger.triggerOn === 'all') return null;
  const named = trigger.triggerOn.map((event) => event.trigger).filter(isExternalTrigger);
  return named[draw % Math.max(1, named.length * 2)] ?? null;
}
