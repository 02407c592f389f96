// The default behaviour of a dry run: agents do what their place in the chart says. Work flows down from the root as
// orders and tasks, and up again as completions and escalations. Knows neither ticks' dates nor prices.

import type { Action, Answer, Behavior, Invocation, Message } from '#engine/types';
import type { Chart } from '#org/chart';
import { HUMAN_PRINCIPAL } from '#org/names';
import type { Agent, Org } from '#org/types';
import type { Desk } from './desk.js';
import { IDLE_ANSWER } from './idle-answer.js';
import { ManagerDesk } from './manager-desk.js';
import { StuckTasks } from './stuck-tasks.js';
import { TaskDraws } from './task-draws.js';
import { ReportWatch } from './watch-reports.js';
import { countWorkers, isManager, workChartOf } from './work-chart.js';
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

/** An agent and what it works with. */
interface Seat {
  readonly agent: Agent;
  readonly desk: Desk;
}

class ChartFlow implements Flow {
  readonly stuck = new StuckTasks();
  readonly #org: Org;
  readonly #chart: Chart;
  readonly #draws: TaskDraws;
  readonly #watch: ReportWatch | null;
  readonly #seats: ReadonlyMap<string, Seat>;

  constructor(org: Org, chart: Chart, seed: number, watch: ReportWatch | null) {
    this.#org = org;
    this.#chart = chart;
    this.#draws = new TaskDraws(seed, org.workload);
    this.#watch = watch;
    const workers = countWorkers(chart);
    this.#seats = new Map(
      org.agents.map((agent) => [agent.id, { agent, desk: this.#createDesk(agent, workers) }]),
    );
  }

  answer(invocation: Invocation): Answer {
    const seat = this.#seats.get(invocation.agent);
    if (seat === undefined) return IDLE_ANSWER;
    const { agent, desk } = seat;
    const { tick, messages } = invocation;
    desk.skip(invocation.turnsTaken);
    const actions: Action[] = [];
    for (const message of messages) append(actions, this.#settle(agent, desk, message));
    append(actions, desk.turn(tick));
    const workInProgress = desk.hasWork();
    if (this.#watch === null) {
      const ahead = desk.lookAhead();
      return ahead === null ? { actions, workInProgress } : { actions, workInProgress, ahead };
    }
    append(actions, this.#watch.requestsOf(agent, tick));
    const answer = { actions, workInProgress };
    // It counts polls hour by hour, and must see each: nothing is ahead.
    this.#watch.note(invocation, answer);
    return answer;
  }

  #createDesk(agent: Agent, workers: ReadonlyMap<string, number>): Desk {
    const isReachable = (name: string): boolean =>
      name === HUMAN_PRINCIPAL || this.#chart.agent(name) !== null;
    const shared = { draws: this.#draws, isReachable };
    if (isManager(this.#chart, agent)) {
      return new ManagerDesk({ ...shared, agent, chart: this.#chart, workers });
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

// Not by spreading: an order may be split into more tasks than a call takes arguments.
function append(actions: Action[], more: readonly Action[]): void {
  for (const action of more) actions.push(action);
}
