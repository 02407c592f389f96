// An agent with reports: passes orders on to one of them, or splits them into tasks for those who do the work, and
// completes an order upward when all that came of it is complete. Does no task itself.

import type { Action, Message, TurnsAhead } from '#engine/types';
import type { Priority } from '#org/names';
import type { Agent } from '#org/types';
import { Candidate } from './candidate.js';
import type { Desk, Surroundings } from './desk.js';
import { completionOf, taskKey } from './desk.js';
import { domainTerms } from './domain-fit.js';
import type { GroupsByText } from './groups-by-text.js';
import { NOTHING_AHEAD } from './idle-answer.js';
import { groupsForOrders, groupsForTasks } from './pick-report.js';

interface Assignment {
  readonly key: string;
  readonly message: Message;
  /** Given away and not complete. */
  open: number;
}

type Report = Candidate<Assignment>;

export class ManagerDesk implements Desk {
  readonly #surroundings: Surroundings;
  /** Of all open assignments. */
  readonly #keys = new Set<string>();
  readonly #reports: ReadonlyMap<string, Report>;
  /** Null where no report could pass an order on. */
  readonly #forOrders: GroupsByText<Report> | null;
  readonly #forTasks: GroupsByText<Report>;

  constructor(agent: Agent, surroundings: Surroundings) {
    const { chart, workersBelow } = surroundings;
    const reports = chart.childrenOf(agent.id).map((child, place): Report => {
      return new Candidate(chart, child, place, workersBelow.get(child.id) ?? 1);
    });
    const doers = reports.filter((report) => !report.isManager);
    this.#surroundings = surroundings;
    this.#reports = new Map(reports.map((report) => [report.agent.id, report]));
    this.#forOrders = doers.length < reports.length ? groupsForOrders(reports) : null;
    this.#forTasks = groupsForTasks(doers, domainTerms(agent.domain));
  }

  take(message: Message, actions: Action[]): void {
    const key = taskKey(message, this.#keys);
    this.#keys.add(key);
    const assignment = { key, message, open: 0 };
    const report = this.#forOrders?.groupFor(message.body).first();
    if (report?.isManager === true) {
      actions.push(give(report, key, message.body, assignment));
    } else {
      this.#split(assignment, actions);
    }
  }

  close({ from, task }: Message, actions: Action[]): void {
    const assignment = task === null ? null : this.#reports.get(from)?.takeBack(task);
    if (assignment === null || assignment === undefined) return;
    assignment.open -= 1;
    if (assignment.open > 0) return;
    this.#keys.delete(assignment.key);
    const { key, message } = assignment;
    const completion = completionOf(message, key, this.#surroundings);
    if (completion !== null) actions.push(completion);
  }

  // What it escalates is never its own: an answer goes past it to who is stuck.
  resume(): void {}

  turn(): void {}

  hasWork(): boolean {
    return false;
  }

  lookAhead(): TurnsAhead {
    return NOTHING_AHEAD;
  }

  skip(): void {}

  #split(assignment: Assignment, actions: Action[]): void {
    const { key, message } = assignment;
    const workers = this.#forTasks.groupFor(message.body);
    const count = this.#surroundings.draws.tasksOf(key);
    for (let number = 1; number <= count; number++) {
      const worker = workers.first();
      if (worker === null) break;
      const body = `${message.body}, task ${number} of ${count}`;
      actions.push(give(worker, `${key}.${number}`, body, assignment));
    }
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
