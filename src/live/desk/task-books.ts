// The books of a live run: who has which task, from whom, what was given away for it, and what waits for whom. They follow from
// what was shown and what was decided alone. Whether a decision was allowed is not asked here.

import type { Action, Answer, Invocation, Message, SendAction } from '#engine/types';
import { taskNameOf } from '#models/actions/task-name';
import { HUMAN_PRINCIPAL } from '#org/names';
import type { LiveTask, Wait } from './live-task.js';
import { newTask } from './live-task.js';
import { OpenTasks } from './open-tasks.js';
import type { PendingRequest } from './request-book.js';
import { RequestBook } from './request-book.js';
import { WaitBook } from './wait-book.js';

/** Results that are kept for one task: the newest. */
const RESULTS_MAX = 50;

export class TaskBooks {
  readonly #agents: ReadonlySet<string>;
  readonly #waits = new WaitBook();
  readonly #open = new OpenTasks();
  /** Given away: open, or belonging to what is open. By delegator, oldest first. */
  readonly #given = new Map<string, Set<LiveTask>>();
  readonly #requests = new RequestBook();
  /** Open tasks by the message that brought them: one that is shown again brings nothing new. */
  readonly #brought = new Map<number, LiveTask>();
  readonly #messageOf = new Map<LiveTask, number>();
  #orders = 0;
  #openOrders = 0;

  constructor(agents: Iterable<string>) {
    this.#agents = new Set(agents);
  }

  get orders(): number {
    return this.#orders;
  }

  get openOrders(): number {
    return this.#openOrders;
  }

  /** Those that it has seen, oldest first. */
  tasksOf(agent: string): readonly LiveTask[] {
    return this.#open.shownTo(agent);
  }

  /** The agent's open task of that name, or that a message called so; null for one that it has not seen. */
  task(agent: string, name: string): LiveTask | null {
    const named = this.#open.find(agent, name);
    if (named?.isShown === true) return named;
    return this.tasksOf(agent).find(({ alias }) => alias === name) ?? null;
  }

  givenBy(agent: string): readonly LiveTask[] {
    return [...(this.#given.get(agent) ?? [])];
  }

  /** Those that it has seen, oldest first. */
  waitsWith(agent: string): readonly Wait[] {
    return this.#waits.shownTo(agent);
  }

  requestsFor(agent: string): readonly PendingRequest[] {
    return this.#requests.of(agent);
  }

  show({ agent, messages }: Pick<Invocation, 'agent' | 'messages'>): void {
    for (const message of messages) {
      if (message.kind === 'order' || message.kind === 'delegation') this.#take(agent, message);
      else if (message.kind === 'escalation') this.#hear(agent, message);
      else if (message.kind === 'answer') this.#resume(agent, message.task);
      else if (message.kind === 'config_request') this.#requests.show(agent, message);
    }
  }

  settle(agent: string, { actions, failure }: Answer): void {
    if (failure !== undefined) return;
    for (const action of actions) this.#apply(agent, action);
  }

  #take(agent: string, message: Message): void {
    const { id, from, body, kind, task: alias } = message;
    const known = this.#brought.get(id) ?? this.#givenAs(agent, message);
    if (known !== null) {
      known.isShown = true;
      return;
    }
    const name = this.#open.freeName(agent, taskNameOf(message) ?? `task-${id}`);
    const isOrder = kind === 'order';
    const task = newTask({ id: name, alias, holder: agent, from, body, isOrder, parent: null });
    task.isShown = true;
    this.#brought.set(id, task);
    this.#messageOf.set(task, id);
    this.#open.add(task);
    if (!isOrder) return;
    this.#orders += 1;
    this.#openOrders += 1;
  }

  /** The task that the message is about, where somebody here gave it away. */
  #givenAs(agent: string, { kind, task, from }: Message): LiveTask | null {
    const known = kind === 'delegation' && task !== null ? this.#open.find(agent, task) : null;
    return known?.from === from ? known : null;
  }

  #hear(agent: string, { from, task, body, escalationReason, chain }: Message): void {
    // Without a task nobody waits for an answer: an agent over its budget waits for the next period.
    if (task === null) return;
    const known = this.#waits.find(agent, task);
    if (known !== null) known.isShown = true;
    // One from inside that is not in the books is over: its task was completed before it was read.
    else if (chain === null && this.#agents.has(from)) {
      const reason = escalationReason ?? 'BLOCKED';
      const wait = { task, holder: from, owner: null, levels: 1, isShown: true, reason, body };
      this.#waits.add({ ...wait, with: agent });
    }
  }

  #resume(agent: string, name: string | null): void {
    const task =
      name === null
        ? this.tasksOf(agent).find(({ wait }) => wait !== null)
        : this.task(agent, name);
    const wait = task?.wait ?? null;
    if (wait !== null) this.#waits.end(wait);
  }

  #apply(agent: string, action: Action): void {
    switch (action.type) {
      case 'work':
        this.#work(agent, action.task, action.note);
        return;
      case 'delegation':
        this.#give(agent, action);
        return;
      case 'completion': {
        const task = action.task === undefined ? null : this.task(agent, action.task);
        if (task !== null) this.#close(task, action.body);
        return;
      }
      case 'escalation':
        this.#escalate(agent, action);
        return;
      case 'answer': {
        const wait = action.task === undefined ? null : this.#waits.find(agent, action.task);
        if (wait !== null) this.#waits.end(wait);
        return;
      }
      case 'config_request':
        this.#requests.ask(agent, action.trigger);
        return;
      case 'approve':
      case 'reject':
        this.#requests.decide(agent);
        return;
      default:
    }
  }

  #work(agent: string, name: string, note: string | undefined): void {
    const task = this.task(agent, name);
    if (task === null) return;
    task.turns += 1;
    if (note !== undefined) task.note = note;
  }

  #give(agent: string, { to, body, task: name, partOf }: SendAction): void {
    // What has no name yet gets it with its message.
    if (name === undefined || !this.#agents.has(to)) return;
    const parent = partOf === undefined ? null : this.task(agent, partOf);
    const id = this.#open.freeName(to, name);
    const task = newTask({
      id,
      alias: name,
      holder: to,
      from: agent,
      body,
      isOrder: false,
      parent,
    });
    parent?.children.push(task);
    this.#open.add(task);
    const given = this.#given.get(agent);
    if (given === undefined) this.#given.set(agent, new Set([task]));
    else given.add(task);
  }

  #close(task: LiveTask, result: string): void {
    task.isOpen = false;
    task.result = result;
    this.#open.remove(task);
    const message = this.#messageOf.get(task);
    if (message !== undefined) this.#brought.delete(message);
    this.#messageOf.delete(task);
    if (task.wait !== null) this.#waits.end(task.wait);
    if (task.isOrder) this.#openOrders -= 1;
    const given = this.#given.get(task.holder);
    for (const child of task.children) given?.delete(child);
    if (task.parent?.isOpen === true) dropOldResult(task.parent);
    else this.#given.get(task.from)?.delete(task);
  }

  #escalate(agent: string, { to, body, task: name, escalationReason }: SendAction): void {
    if (name === undefined) return;
    const isShown = to === HUMAN_PRINCIPAL;
    const passed = this.#waits.find(agent, name);
    if (passed !== null) {
      this.#waits.end(passed);
      this.#waits.add({ ...passed, with: to, levels: passed.levels + 1, isShown, body });
      return;
    }
    const owner = this.task(agent, name);
    if (owner === null || owner.wait !== null) return;
    const reason = escalationReason ?? 'BLOCKED';
    const wait = { task: owner.id, holder: agent, owner, levels: 1, isShown, reason, body };
    this.#waits.add({ ...wait, with: to });
  }
}

/** Of a task with very many parts, only the newest results stay. */
function dropOldResult({ children }: LiveTask): void {
  const kept = children.filter(({ result }) => result !== null);
  const [oldest] = kept;
  if (oldest !== undefined && kept.length > RESULTS_MAX) oldest.result = null;
}
