// The default behaviour of a dry run: agents do what their place in the chart says. Work flows down from the root as
// orders and tasks, and up again as completions and escalations. Knows neither ticks' dates nor prices.

import type { Action, Answer, Behavior, Invocation, Message } from '#engine/types';
import type { Chart } from '#org/chart';
import { HUMAN_PRINCIPAL } from '#org/names';
import type { Agent, Org } from '#org/types';
import type { Desk, Surroundings } from './desk.js';
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
    const surroundings: Surroundings = {
      chart,
      workersBelow: countWorkers(chart),
      culture: org.culture,
      draws: this.#draws,
      stuck: this.stuck,
      isReachable: (name) => name === HUMAN_PRINCIPAL || chart.agent(name) !== null,
    };
    this.#seats = new Map(
      org.agents.map((agent) => {
        const Desk = isManager(chart, agent) ? ManagerDesk : WorkerDesk;
        return [agent.id, { agent, desk: new Desk(agent, surroundings) }];
      }),
    );
  }

  answer(invocation: Invocation): Answer {
    const seat = this.#seats.get(invocation.agent);
    if (seat === undefined) return IDLE_ANSWER;
    const { agent, desk } = seat;
    const actions: Action[] = [];
    const { messages, turnsTaken } = invocation;
    if (turnsTaken > 0) desk.skip(turnsTaken);
    for (let place = 0; place < messages.length; place++) {
      const message = messages[place];
      if (message !== undefined) this.#settle(agent, desk, message, actions);
    }
    desk.turn(invocation.tick, actions);
    const workInProgress = desk.hasWork();
    if (this.#watch !== null) {
      return this.#watch.watchOver(agent, invocation, { actions, workInProgress });
    }
    const ahead = desk.lookAhead();
    return ahead === null ? { actions, workInProgress } : { actions, workInProgress, ahead };
  }

  // Messages and events from outside are read, and that is all: no task comes of them.
  #settle(agent: Agent, desk: Desk, message: Message, actions: Action[]): void {
    switch (message.kind) {
      case 'order':
      case 'delegation':
        desk.take(message, actions);
        break;
      case 'completion':
        desk.close(message, actions);
        break;
      case 'escalation':
        actions.push(...this.#unblock(agent, message));
        break;
      case 'config_request':
        actions.push({ type: 'approve' });
        break;
      case 'answer':
        desk.resume(message);
        break;
      default:
    }
  }

  /** The agent resolves what blocks the task, and tells who is stuck, or passes the escalation on. */
  #unblock(agent: Agent, message: Message): readonly Action[] {
    const { task, body } = message;
    const stuck = this.stuck.get(task);
    if (task === null || stuck === null) return this.#answerSender(message);
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

  // About nothing that waits in this flow (a budget, an event from outside): there is nobody else to answer. The task is
  // named, lest the answer free another one.
  #answerSender({ from, task, body }: Message): readonly Action[] {
    if (this.#chart.agent(from) === null) return [];
    return [{ type: 'answer', to: from, ...(task !== null && { task }), body: `Noted: ${body}` }];
  }
}
