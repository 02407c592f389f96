// An agent without reports at work: one task at a time, highest priority first, then oldest, one unit of effort a turn.
// A task that gets stuck is put aside until somebody answers.

import type { Action, Message } from '#engine/types';
import type { Priority } from '#org/names';
import { PRIORITIES } from '#org/names';
import type { Culture } from '#org/types';
import type { Desk } from './desk.js';
import { completeTask, taskKey } from './desk.js';
import type { StuckTasks } from './stuck-tasks.js';
import type { TaskDraws } from './task-draws.js';

interface Task {
  readonly key: string;
  readonly message: Message;
  readonly priority: number;
  readonly effort: number;
  /** Turns of work done. */
  done: number;
  stuckAfter: number | null;
  isStuck: boolean;
  /** What its next turn begins, where that is more than one more turn. */
  phase: Phase | null;
}

type Phase = 'started' | 'stuck' | 'resumed' | 'finished';

export interface WorkerSetup {
  readonly agent: string;
  /** Whom it tells when it is stuck. */
  readonly superior: string;
  readonly culture: Culture;
  readonly draws: TaskDraws;
  readonly stuck: StuckTasks;
  readonly isReachable: (name: string) => boolean;
}

export class WorkerDesk implements Desk {
  readonly #setup: WorkerSetup;
  readonly #keys = new Set<string>();
  /** Oldest first. */
  #tasks: Task[] = [];
  #current: Task | null = null;

  constructor(setup: WorkerSetup) {
    this.#setup = setup;
  }

  take(message: Message): readonly Action[] {
    const { draws } = this.#setup;
    const key = taskKey(message, this.#keys);
    const effort = draws.effortOf(key);
    const stuckAfter = draws.stuckAfter(key, effort);
    const priority = rankOf(message.priority);
    this.#tasks.push({
      key,
      message,
      priority,
      effort,
      done: 0,
      stuckAfter,
      isStuck: false,
      phase: 'started',
    });
    return [];
  }

  // Nobody works for it: what others finished is no news.
  close(): readonly Action[] {
    return [];
  }

  /** An answer frees the task that it names, else the oldest that is stuck. */
  resume({ task }: Message): void {
    const freed = this.#tasks.find(
      (waiting) => waiting.isStuck && (task === null || waiting.key === task),
    );
    if (freed === undefined) return;
    freed.isStuck = false;
    freed.phase = 'resumed';
  }

  turn(tick: number): readonly Action[] {
    const task = this.#current ?? this.#nextTask();
    if (task === null) return [];
    this.#current = task;
    if (task.done === task.stuckAfter) return this.#getStuck(task, tick);
    task.done += 1;
    if (task.done >= task.effort) return this.#finish(task);
    const { phase } = task;
    task.phase = null;
    return [this.#work(task, phase)];
  }

  hasWork(): boolean {
    return this.#tasks.some((task) => !task.isStuck);
  }

  #nextTask(): Task | null {
    let next: Task | null = null;
    for (const task of this.#tasks) {
      if (!task.isStuck && (next === null || task.priority > next.priority)) next = task;
    }
    return next;
  }

  #getStuck(task: Task, tick: number): readonly Action[] {
    const { agent, superior, stuck } = this.#setup;
    task.isStuck = true;
    task.stuckAfter = null;
    this.#current = null;
    stuck.add(task.key, agent);
    const sendAtTick = this.#escalationTick(tick);
    const escalation: Action = {
      type: 'escalation',
      to: superior,
      task: task.key,
      body: `Blocked on ${task.message.body}`,
      escalationReason: 'BLOCKED',
      ...(sendAtTick > tick && { sendAtTick }),
    };
    return [this.#work(task, 'stuck'), escalation];
  }

  #escalationTick(tick: number): number {
    const { escalation, escalationTicks } = this.#setup.culture;
    switch (escalation) {
      case 'immediate':
        return tick;
      case 'batched':
        return (Math.floor(tick / Math.max(1, escalationTicks)) + 1) * Math.max(1, escalationTicks);
      case 'delayed':
        return tick + escalationTicks;
    }
  }

  #finish(task: Task): readonly Action[] {
    this.#current = null;
    this.#tasks = this.#tasks.filter((other) => other !== task);
    return [
      this.#work(task, 'finished'),
      ...completeTask(task.message, task.key, this.#setup.isReachable),
    ];
  }

  /** A turn of work, with a note where the culture wants one. */
  #work(task: Task, phase: Phase | null): Action {
    const updates = this.#setup.culture.progressUpdates;
    const progress = `${task.done} of ${task.effort} done`;
    const notes = {
      'every tick': phase === null ? progress : `${phase}, ${progress}`,
      'on phase change': phase,
      'on request': null,
    };
    const note = notes[updates];
    return { type: 'work', task: task.key, ...(note !== null && { note }) };
  }
}

function rankOf(priority: Priority): number {
  return PRIORITIES.indexOf(priority);
}
