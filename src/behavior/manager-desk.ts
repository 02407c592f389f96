// An agent with reports: passes orders on to one of them, or splits them into tasks for those who do the work, and
// completes an order upward when all that came of it is complete. Does no task itself.

import type { Action, Message } from '#engine/types';
import type { Chart } from '#org/chart';
import type { Priority } from '#org/names';
import type { Agent } from '#org/types';
import type { Desk } from './desk.js';
import { completeTask, taskKey } from './desk.js';
import { domainFit } from './domain-fit.js';
import { fittingReports, fittingWorkers, isManager, pickFewest } from './pick-report.js';
import type { TaskDraws } from './task-draws.js';

interface Assignment {
  readonly key: string;
  readonly message: Message;
  /** Given away and not complete. */
  open: number;
}

export interface ManagerSetup {
  readonly agent: Agent;
  readonly chart: Chart;
  readonly draws: TaskDraws;
  readonly isReachable: (name: string) => boolean;
}

export class ManagerDesk implements Desk {
  readonly #setup: ManagerSetup;
  readonly #keys = new Set<string>();
  /** What each report was given and has not completed, by task. */
  readonly #given = new Map<string, Map<string, Assignment>>();
  /** How much each report was ever given. */
  readonly #totals = new Map<string, number>();

  constructor(setup: ManagerSetup) {
    this.#setup = setup;
  }

  take(message: Message): readonly Action[] {
    const { agent, chart } = this.#setup;
    const assignment = { key: taskKey(message, this.#keys), message, open: 0 };
    const fitting = fittingReports(chart, chart.childrenOf(agent.id), message.body);
    const report = pickFewest(fitting, this.#openOf, this.#shareOf);
    if (report === null) return [];
    if (isManager(chart, report)) {
      return [this.#give(report, assignment.key, message.body, assignment)];
    }
    return this.#split(assignment);
  }

  close({ from, task }: Message): readonly Action[] {
    const given = this.#given.get(from);
    const assignment = given?.get(task ?? '');
    if (given === undefined || assignment === undefined || task === null) return [];
    given.delete(task);
    assignment.open -= 1;
    if (assignment.open > 0) return [];
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

  /** Open tasks of a report, as far as this manager knows. */
  readonly #openOf = (report: string): number => this.#given.get(report)?.size ?? 0;

  // Of equally busy reports the one that was given less for the people it has: by the order of the document alone, the
  // first would be full before the last got anything.
  readonly #shareOf = (report: string): number => {
    const team = this.#setup.chart.subtreeOf(report);
    const workers = team.filter((agent) => !isManager(this.#setup.chart, agent));
    return (this.#totals.get(report) ?? 0) / workers.length;
  };

  #split(assignment: Assignment): readonly Action[] {
    const { agent, chart, draws } = this.#setup;
    const { key, message } = assignment;
    const reports = chart.childrenOf(agent.id).filter((report) => !isManager(chart, report));
    const workers = fittingWorkers(reports, message.body, domainFit(agent.domain, message.body));
    const count = draws.tasksOf(key);
    const actions: Action[] = [];
    for (let number = 1; number <= count; number++) {
      const worker = pickFewest(workers, this.#openOf, this.#shareOf);
      if (worker === null) break;
      const body = `${message.body}, task ${number} of ${count}`;
      actions.push(this.#give(worker, `${key}.${number}`, body, assignment));
    }
    return actions;
  }

  #give(report: Agent, task: string, body: string, assignment: Assignment): Action {
    const given = this.#given.get(report.id) ?? new Map<string, Assignment>();
    this.#given.set(report.id, given.set(task, assignment));
    this.#totals.set(report.id, (this.#totals.get(report.id) ?? 0) + 1);
    assignment.open += 1;
    const priority = passedPriority(assignment.message);
    return { type: 'delegation', to: report.id, task, body, priority };
  }
}

// An order is `high` unless said, a delegation `normal`: only what was said is passed on.
function passedPriority({ kind, priority }: Message): Priority {
  return kind === 'order' && priority === 'high' ? 'normal' : priority;
}
