// An agent without reports at work: one task at a time, highest priority first, then oldest, one unit of effort a turn.
// A task that gets stuck is put aside until somebody answers.

import { invariant } from '#base/assert';
import { escalationTick } from '#engine/escalation-tick';
import type { Action, Message, TurnsAhead, WorkAction } from '#engine/types';
import { HUMAN_PRINCIPAL, PRIORITIES } from '#org/names';
import type { Agent } from '#org/types';
import type { Desk, Surroundings } from './desk.js';
import { completionOf, taskKey } from './desk.js';
import { NOTHING_AHEAD } from './idle-answer.js';
import { RankedQueue } from './ranked-queue.js';

interface Task {
  readonly key: string;
  readonly message: Message;
  /** When its turn comes: by priority, then by age. The least is first. */
  readonly rank: number;
  readonly effort: number;
  /** Turns of work done. */
  done: number;
  stuckAfter: number | null;
  /** Whether it waits for an answer. */
  isStuck: boolean;
  /** What its next turn begins, where that is more than one more turn. */
  phase: Phase | null;
  /** Turns that begin and end nothing: they are all alike. */
  readonly plain: readonly [WorkAction];
}

type Phase = 'started' | 'stuck' | 'resumed' | 'finished';

export class WorkerDesk implements Desk {
  readonly #agent: Agent;
  readonly #surroundings: Surroundings;
  /** By key, oldest first. */
  readonly #open = new Map<string, Task>();
  /** Those of them that could be next. */
  readonly #waiting = new RankedQueue<Task>();
  #current: Task | null = null;
  /** How many turns were ahead when it was last asked. */
  #turnsAhead = 0;

  constructor(agent: Agent, surroundings: Surroundings) {
    this.#agent = agent;
    this.#surroundings = surroundings;
  }

  take(message: Message): void {
    const key = taskKey(message, this.#open);
    const { effort, stuckAfter } = this.#surroundings.draws.planOf(key);
    const task: Task = {
      key,
      message,
      rank: rankOf(message),
      effort,
      done: 0,
      stuckAfter,
      isStuck: false,
      phase: 'started',
      plain: [this.#work(key, null, 0, effort)],
    };
    this.#open.set(key, task);
    this.#waiting.add(task);
  }

  // Nobody works for it: what others finished is no news.
  close(): void {}

  /** An answer frees the task that it names, else the oldest that is stuck. */
  resume({ task }: Message): void {
    const freed = task === null ? this.#oldestStuck() : this.#open.get(task);
    if (freed?.isStuck !== true) return;
    freed.isStuck = false;
    // Mostly done by who answered; but anybody outside may answer too.
    this.#surroundings.stuck.remove(freed.key);
    freed.phase = 'resumed';
    this.#waiting.add(freed);
  }

  turn(tick: number, actions: Action[]): void {
    this.#turnsAhead = 0;
    this.#current ??= this.#waiting.take();
    const task = this.#current;
    if (task === null) return;
    if (task.done === task.stuckAfter) {
      this.#getStuck(task, tick, actions);
      return;
    }
    task.done += 1;
    if (task.done >= task.effort) {
      this.#finish(task, actions);
      return;
    }
    actions.push(task.phase === null ? task.plain[0] : this.#workOn(task, task.phase));
    task.phase = null;
  }

  hasWork(): boolean {
    return this.#current !== null || this.#waiting.size > 0;
  }

  lookAhead(): TurnsAhead | null {
    const task = this.#current ?? this.#waiting.first();
    if (task === null) {
      this.#turnsAhead = Number.POSITIVE_INFINITY;
      return NOTHING_AHEAD;
    }
    this.#turnsAhead = turnsAlike(task);
    if (this.#turnsAhead === 0) return null;
    const { phase } = task;
    if (phase === null) return { turns: this.#turnsAhead, actions: task.plain };
    // It is taken from those that wait, and its first turn says so.
    const actions = [this.#work(task.key, phase, task.done + 1, task.effort)];
    if (this.#turnsAhead === 1) return { turns: 1, actions };
    return { turns: 1, actions, next: { turns: this.#turnsAhead - 1, actions: task.plain } };
  }

  skip(turns: number): void {
    invariant(turns <= this.#turnsAhead, 'no more turns are booked than were ahead');
    this.#turnsAhead -= turns;
    this.#current ??= this.#waiting.take();
    const task = this.#current;
    if (task === null) return;
    task.done += turns;
    task.phase = null;
  }

  #oldestStuck(): Task | undefined {
    for (const task of this.#open.values()) if (task.isStuck) return task;
    return undefined;
  }

  #getStuck(task: Task, tick: number, actions: Action[]): void {
    task.isStuck = true;
    task.stuckAfter = null;
    this.#current = null;
    this.#surroundings.stuck.add(task.key, this.#agent.id);
    const sendAtTick = escalationTick(this.#surroundings.culture, tick);
    actions.push(this.#workOn(task, 'stuck'), {
      type: 'escalation',
      to: this.#agent.reportsTo ?? HUMAN_PRINCIPAL,
      task: task.key,
      body: `Blocked on ${task.message.body}`,
      escalationReason: 'BLOCKED',
      ...(sendAtTick > tick && { sendAtTick }),
    });
  }

  #finish(task: Task, actions: Action[]): void {
    this.#current = null;
    this.#open.delete(task.key);
    actions.push(this.#workOn(task, 'finished'));
    const completion = completionOf(task.message, task.key, this.#surroundings);
    if (completion !== null) actions.push(completion);
  }

  #workOn({ key, done, effort }: Task, phase: Phase): WorkAction {
    return this.#work(key, phase, done, effort);
  }

  /** A turn of work, with a note where the culture wants one. */
  #work(task: string, phase: Phase | null, done: number, effort: number): WorkAction {
    const { progressUpdates } = this.#surroundings.culture;
    const type = 'work';
    if (progressUpdates === 'on request') return { type, task };
    if (progressUpdates === 'on phase change')
      return phase === null ? { type, task } : { type, task, note: phase };
    const note = phase === null ? 'working' : `${phase}, ${done} of ${effort} done`;
    return { type, task, note };
  }
}

/** Turns of a task before the one that finishes it, or finds it stuck. */
function turnsAlike({ effort, stuckAfter, done }: Task): number {
  return Math.max(0, Math.min(effort - 1, stuckAfter ?? effort) - done);
}

/** More messages than a run ever has. */
const MESSAGES_MAX = 2 ** 48;

function rankOf({ priority, id }: Message): number {
  return (PRIORITIES.length - PRIORITIES.indexOf(priority)) * MESSAGES_MAX + id;
}
