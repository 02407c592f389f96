// An agent with reports: passes orders on to one of them, or splits them into tasks for those who do the work, and
// completes an order upward when all that came of it is complete. Does no task itself.

import type { Action, Message, TurnsAhead } from '#engine/types';
import type { Chart } from '#org/chart';
import type { Priority } from '#org/names';
import type { Agent } from '#org/types';
import { Candidate } from './candidate.js';
import type { Desk } from './desk.js';
import { completeTask, taskKey } from './desk.js';
import { domainTerms } from './domain-fit.js';
import type { GroupsByText } from './groups-by-text.js';
import { NOTHING_AHEAD } from './idle-answer.js';
import { groupsForOrders, groupsForTasks } from './pick-report.js';
import type { TaskDraws } from './task-draws.js';

interface Assignment {
  readonly key: string;
  readonly message: Message;
  /** Given away and not complete. */
  open: number;
}

type Report = Candidate<Assignment>;

export interface ManagerSetup {
  readonly agent: Agent;
  readonly chart: Chart;
  /** How many do the work below each agent. */
  readonly workers: ReadonlyMap<string, number>;
  readonly draws: TaskDraws;
  readonly isReachable: (name: string) => boolean;
}

export class ManagerDesk implements Desk {
  readonly #setup: ManagerSetup;
  /** Of all open assignments. */
  readonly #keys = new Set<string>();
  readonly #reports: ReadonlyMap<string, Report>;
  /** Null where no report could pass an order on. */
  readonly #forOrders: GroupsByText<Report> | null;
  readonly #forTasks: GroupsByText<Report>;

  constructor(setup: ManagerSetup) {
    const { agent, chart, workers } = setup;
    const reports = chart
      .childrenOf(agent.id)
      .map(
        (child, place): Report => new Candidate(chart, child, place, workers.get(child.id) ?? 1),
      );
    const doers = reports.filter(({ isManager }) => !isManager);
    this.#setup = setup;
    this.#reports = new Map(reports.map((report) => [report.agent.id, report]));
    this.#forOrders = doers.length < reports.length ? groupsForOrders(reports) : null;
    this.#forTasks = groupsForTasks(doers, domainTerms(agent.domain));
  }

  take(message: Message): readonly Action[] {
    const assignment = { key: taskKey(message, this.#keys), message, open: 0 };
    const report = this.#forOrders?.groupFor(message.body).first();
    if (report?.isManager === true) {
      return [give(report, assignment.key, message.body, assignment)];
    }
    return this.#split(assignment);
  }

  close({ from, task }: Message): readonly Action[] {
    const assignment = task === null ? null : this.#reports.get(from)?.takeBack(task);
    if (assignment === null || assignment === undefined) return [];
    assignment.open -= 1;
    if (assignment.open > 0) return [];
    this.#keys.delete(assignment.key);
    return completeTask(assignment.message, assignment.key, this.#setup.isReachable);
  }

  // What it escalates is never its own: an answer goes past it to who is stuck.
  resume(): void {}

  turn(): readonly Action[] {
    return [];
  }

  hasWork(): boolean {
    return false;
  }

  lookAhead(): TurnsAhead {
    return NOTHING_AHEAD;
  }

  skip(): void {}

  #split(assignment: Assignment): readonly Action[] {
    const { key, message } = assignment;
    const workers = this.#forTasks.groupFor(message.body);
    const count = this.#setup.draws.tasksOf(key);
    const actions: Action[] = [];
    for (let number = 1; number <= count; number++) {
      const worker = workers.first();
      if (worker === null) break;
      const body = `${message.body}, task ${number} of ${count}`;
      actions.push(give(worker, `${key}.${number}`, body, assignment));
    }
    return actions;
  }
}

function give(report: Report, task: string, body: string, assignment: Assignment): Action {
  report.give(task, assignment);
  assignment.open += 1;
  const priority = passedPriority(assignment.message);
  return { type: 'delegation', to: report.agent.id, task, body, priority };
}

// An order is `high` unless said, a delegation `normal`: only what was said is passed on.
function passedPriority({ kind, priority }: Message): Priority {
  return kind === 'order' && priority === 'high' ? 'normal' : priority;
}
