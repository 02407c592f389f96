// The default behaviour of a dry run: agents do what their place in the chart says. Work flows down from the root as
// orders and tasks, and up again as completions and escalations. Knows neither ticks' dates nor prices.

import type { Action, Behavior, Invocation, Message } from '#engine/types';
import type { Chart } from '#org/chart';
import { HUMAN_PRINCIPAL } from '#org/names';
import type { Agent, Org } from '#org/types';
import type { Desk } from './desk.js';
import { ManagerDesk } from './manager-desk.js';
import { isManager } from './pick-report.js';
import { StuckTasks } from './stuck-tasks.js';
import { TaskDraws } from './task-draws.js';
import { ReportWatch } from './watch-reports.js';
import { workChartOf } from './work-chart.js';
import { WorkerDesk } from './worker-desk.js';

export interface FlowOptions {
  readonly org: Org;
  readonly seed: number;
  /** Whether managers ask to let idle reports sleep (`--adapt`). */
  readonly adapt?: boolean;
}

export interface Flow extends Behavior {
  /** Who waits on what: the human principal answers them too. */
  readonly stuck: StuckTasks;
}

export function createFlow({ org, seed, adapt = false }: FlowOptions): Flow {
  const chart = workChartOf(org);
  return new ChartFlow(org, chart, seed, adapt ? new ReportWatch(org, chart) : null);
}

class ChartFlow implements Flow {
  readonly stuck = new StuckTasks();
  readonly #org: Org;
  readonly #chart: Chart;
  readonly #draws: TaskDraws;
  readonly #watch: ReportWatch | null;
  readonly #desks = new Map<string, Desk>();

  constructor(org: Org, chart: Chart, seed: number, watch: ReportWatch | null) {
    this.#org = org;
    this.#chart = chart;
    this.#draws = new TaskDraws(seed, org.workload);
    this.#watch = watch;
    for (const agent of org.agents) this.#desks.set(agent.id, this.#createDesk(agent));
  }

  answer(invocation: Invocation) {
    const agent = this.#chart.agent(invocation.agent);
    const desk = this.#desks.get(invocation.agent);
    if (agent === null || desk === undefined) return { actions: [], workInProgress: false };
    const actions = invocation.messages.flatMap((message) => this.#settle(agent, desk, message));
    actions.push(...desk.turn(invocation.tick));
    actions.push(...(this.#watch?.requestsOf(agent, invocation.tick) ?? []));
    const answer = { actions, workInProgress: desk.hasWork() };
    this.#watch?.note(invocation, answer);
    return answer;
  }

  #createDesk(agent: Agent): Desk {
    const isReachable = (name: string): boolean =>
      name === HUMAN_PRINCIPAL || this.#chart.agent(name) !== null;
    const shared = { draws: this.#draws, isReachable };
    if (isManager(this.#chart, agent)) {
      return new ManagerDesk({ ...shared, agent, chart: this.#chart });
    }
    const superior = agent.reportsTo ?? HUMAN_PRINCIPAL;
    const { culture } = this.#org;
    return new WorkerDesk({ ...shared, agent: agent.id, superior, culture, stuck: this.stuck });
  }

  // Messages and events from outside are read, and that is all: no task comes of them.
  #settle(agent: Agent, desk: Desk, message: Message): readonly Action[] {
    const { kind } = message;
    if (kind === 'order' || kind === 'delegation') return desk.take(message);
    if (kind === 'completion') return desk.close(message);
    if (kind === 'escalation') return this.#unblock(agent, message);
    if (kind === 'config_request') return [{ type: 'approve' }];
    if (kind === 'answer') desk.resume(message);
    return [];
  }

  /** The agent resolves what blocks the task, and tells who is stuck, or passes the escalation on. */
  #unblock(agent: Agent, message: Message): readonly Action[] {
    const { from, task, body } = message;
    const stuck = this.stuck.get(task);
    if (task === null || stuck === null) return this.#answerSender(from, body);
    stuck.levels += 1;
    const isResolved = agent.reportsTo === null || this.#draws.isResolved(task, stuck.levels);
    if (isResolved) {
      this.stuck.remove(task);
      return [{ type: 'answer', to: stuck.agent, task, body: `Resolved: ${body}` }];
    }
    const { hierarchyDepth } = this.#org.culture;
    const isPastDepth = hierarchyDepth !== null && stuck.levels >= hierarchyDepth;
    const to = isPastDepth ? HUMAN_PRINCIPAL : (agent.reportsTo ?? HUMAN_PRINCIPAL);
    return [{ type: 'escalation', to, task, body, escalationReason: 'BLOCKED' }];
  }

  // About nothing that this flow gave anybody (a budget, an event from outside): there is nobody else to answer.
  #answerSender(from: string, body: string): readonly Action[] {
    if (this.#chart.agent(from) === null) return [];
    return [{ type: 'answer', to: from, body: `Noted: ${body}` }];
  }
}
