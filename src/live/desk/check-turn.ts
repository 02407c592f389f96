// Whether what a model decided is allowed: by the chart, the permissions and the books. What is becomes the engine's own actions,
// whose sender the engine sets; what is not is refused in a sentence that names what is allowed. Changes nothing.

import { whyInvalid } from '#engine/check-change';
import { escalationTick } from '#engine/escalation-tick';
import type { Action, Invocation, TriggerChange } from '#engine/types';
import type { Powers } from '#models/actions/powers';
import { colleaguesOf } from '#models/actions/powers';
import type { ModelAction, ModelTrigger } from '#models/model-action';
import type { Chart } from '#org/chart';
import { HUMAN_PRINCIPAL } from '#org/names';
import type { Agent, Culture } from '#org/types';
import type { LiveTask, Wait } from './live-task.js';
import { list, meant, shown } from './refusal-words.js';
import type { TaskBooks } from './task-books.js';
import type { CheckedTurn } from './task-desk.js';
import { TurnDraft } from './turn-draft.js';
import { WaysUp } from './ways-up.js';

export interface CheckSetup {
  readonly chart: Chart;
  readonly culture: Culture;
  readonly books: TaskBooks;
  readonly powersOf: (agent: string) => Powers;
  /** Turns of work on one task. */
  readonly turnsMax: number;
}

/** A string is a refusal: the end of a sentence. */
type Checked = Action | string | null;

/** Nothing is to be applied where anything is refused. Throws a RangeError for an agent that is not in the chart. */
export function checkTurn(
  setup: CheckSetup,
  { agent: id, tick }: Pick<Invocation, 'agent' | 'tick'>,
  actions: readonly ModelAction[],
): CheckedTurn {
  const agent = setup.chart.agent(id);
  if (agent === null) throw new RangeError(`there is no agent ${id}`);
  const check = new TurnCheck(setup, agent, tick);
  const allowed: Action[] = [];
  const refusals: string[] = [];
  actions.forEach((action, index) => {
    const checked = check.check(action);
    if (typeof checked === 'string')
      refusals.push(`Action ${index + 1} (${action.action}): ${checked}`);
    else if (checked !== null) allowed.push(checked);
  });
  if (refusals.length > 0) return { answer: { actions: [], workInProgress: false }, refusals };
  return { answer: { actions: allowed, workInProgress: check.isUnderWay }, refusals };
}

class TurnCheck {
  readonly #setup: CheckSetup;
  readonly #agent: Agent;
  readonly #tick: number;
  readonly #ways: WaysUp;
  readonly #draft = new TurnDraft();

  constructor(setup: CheckSetup, agent: Agent, tick: number) {
    this.#setup = setup;
    this.#agent = agent;
    this.#tick = tick;
    this.#ways = new WaysUp(setup, agent);
  }

  get isUnderWay(): boolean {
    return this.#draft.isUnderWay;
  }

  check(action: ModelAction): Checked {
    switch (action.action) {
      case 'delegate':
        return this.#delegate(action);
      case 'work':
        return this.#work(action);
      case 'complete':
        return this.#complete(action);
      case 'escalate':
        return this.#escalate(action);
      case 'answer':
        return this.#answer(action);
      case 'message':
        return this.#message(action);
      case 'request_config_change':
        return this.#request(action);
      case 'approve':
        return this.#decide() ?? { type: 'approve' };
      case 'refuse':
        return this.#decide() ?? { type: 'reject', reason: action.reason };
      case 'idle':
        return null;
    }
  }

  #delegate({ to, body, priority, part_of }: ModelAction & { action: 'delegate' }): Checked {
    const { chart, books, powersOf } = this.#setup;
    const { id } = this.#agent;
    if (!powersOf(id).mayDelegate)
      return 'you may not delegate: do the work yourself, or escalate.';
    const reports = chart.childrenOf(id).map((report) => report.id);
    if (!reports.includes(to))
      return `${shown(to)} does not report to you${meant(to, reports)}; you may delegate to: ${list(reports)}.`;
    const parent = part_of === undefined ? this.#ownTask() : books.task(id, part_of);
    if (part_of !== undefined && (parent === null || !this.#draft.isOpen(parent)))
      return `part_of ${this.#noTask(part_of)}`;
    this.#draft.give(parent);
    return {
      type: 'delegation',
      to,
      body,
      task: `t${this.#tick}.${id}.${this.#draft.given}`,
      ...(priority !== undefined && { priority }),
      ...(parent !== null && { partOf: parent.id }),
    };
  }

  #work({ task: name, note }: ModelAction & { action: 'work' }): Checked {
    const { books, turnsMax } = this.#setup;
    const task = books.task(this.#agent.id, name);
    if (task === null || !this.#draft.isOpen(task)) return `task ${this.#noTask(name)}`;
    if (this.#draft.hasWorked(task))
      return `${task.id} has had its turn of work: one answer is one turn.`;
    if (task.turns >= turnsMax)
      return `you have worked ${task.turns} turns on ${task.id}, and there are no more: complete it with what you have, or escalate it.`;
    this.#draft.work(task);
    return { type: 'work', task: task.id, ...(note !== undefined && { note }) };
  }

  #complete({ task: name, body }: ModelAction & { action: 'complete' }): Checked {
    const task = this.#setup.books.task(this.#agent.id, name);
    if (task === null || !this.#draft.isOpen(task)) return `task ${this.#noTask(name)}`;
    if (this.#draft.hasOpenParts(task)) {
      const open = task.children.filter(({ isOpen }) => isOpen).map(({ id }) => id);
      const parts = open.length === 0 ? 'what you give away in this answer' : list(open);
      return `${task.id} cannot be complete before what you gave away for it: ${parts}. Wait for the results.`;
    }
    this.#draft.complete(task);
    return { type: 'completion', to: this.#ways.reachable(task.from), task: task.id, body };
  }

  #escalate({ task: name, reason, body }: ModelAction & { action: 'escalate' }): Checked {
    const { books, culture } = this.#setup;
    const { id } = this.#agent;
    const common = { type: 'escalation', body, escalationReason: reason } as const;
    const wait = this.#waitOf(name);
    if (wait !== null) {
      this.#draft.handle(wait);
      return { ...common, to: this.#ways.above(wait), task: wait.task };
    }
    const task = books.task(id, name);
    if (task === null || !this.#draft.isOpen(task))
      return `task ${this.#noTask(name)}${this.#waitsText()}`;
    if (this.#draft.isWaiting(task))
      return `${task.id} is escalated already, and waits for an answer.`;
    this.#draft.escalate(task);
    const sendAtTick = escalationTick(culture, this.#tick);
    const isPastDepth = culture.hierarchyDepth !== null && culture.hierarchyDepth < 1;
    const to = isPastDepth ? HUMAN_PRINCIPAL : this.#ways.delegator(task.from);
    return { ...common, to, task: task.id, ...(sendAtTick > this.#tick && { sendAtTick }) };
  }

  #answer({ task, body }: ModelAction & { action: 'answer' }): Checked {
    const wait = this.#waitOf(task);
    if (wait === null) return `no escalation of ${shown(task)} waits on you.${this.#waitsText()}`;
    this.#draft.handle(wait);
    return { type: 'answer', to: wait.holder, task: wait.task, body };
  }

  #message({ to, body, priority }: ModelAction & { action: 'message' }): Checked {
    const colleagues = colleaguesOf(this.#setup.chart, this.#agent);
    if (to === this.#agent.id) return 'you cannot write to yourself.';
    if (!colleagues.includes(to))
      return `you may not write to ${shown(to)}${meant(to, colleagues)}; you may write to: ${list(colleagues)}.`;
    return { type: 'message', to, body, ...(priority !== undefined && { priority }) };
  }

  #request({ agent, trigger, reason }: ModelAction & { action: 'request_config_change' }): Checked {
    const { chart, powersOf } = this.#setup;
    const { id } = this.#agent;
    if (!powersOf(id).mayRequest) return 'you may not ask for such changes.';
    if (agent === id) return 'no agent changes its own mode.';
    const below = chart.subtreeOf(id).flatMap((other) => (other.id === id ? [] : [other.id]));
    if (!below.includes(agent))
      return `${shown(agent)} is not below you${meant(agent, below)}; below you are: ${list(below)}.`;
    const change = changeOf(trigger);
    const why = whyInvalid(change);
    if (why !== null) return `it cannot be made: ${why}.`;
    return { type: 'config_request', agent, trigger: change, reason };
  }

  #decide(): string | null {
    const waiting = this.#setup.books.requestsFor(this.#agent.id).length;
    if (this.#draft.decided >= waiting) return 'no request waits on you.';
    this.#draft.decided += 1;
    return null;
  }

  /** What a delegation belongs to that does not say: the agent's oldest task that is open. */
  #ownTask(): LiveTask | null {
    const tasks = this.#setup.books.tasksOf(this.#agent.id);
    return tasks.find((task) => this.#draft.isOpen(task)) ?? null;
  }

  #waitOf(task: string): Wait | null {
    const waits = this.#setup.books.waitsWith(this.#agent.id);
    return waits.find((wait) => wait.task === task && !this.#draft.isHandled(wait)) ?? null;
  }

  #noTask(name: string): string {
    const tasks = this.#setup.books
      .tasksOf(this.#agent.id)
      .filter((task) => this.#draft.isOpen(task))
      .map(({ id }) => id);
    const known = tasks.length === 0 ? 'you have none' : `yours are: ${list(tasks)}`;
    return `${shown(name)} is no open task of yours${meant(name, tasks)}; ${known}.`;
  }

  #waitsText(): string {
    const waits = this.#setup.books
      .waitsWith(this.#agent.id)
      .filter((wait) => !this.#draft.isHandled(wait))
      .map(({ task }) => task);
    return waits.length === 0
      ? ' No escalation waits on you.'
      : ` Escalations that wait on you: ${list(waits)}.`;
  }
}

function changeOf({ triggerOn, ...rest }: ModelTrigger): TriggerChange {
  if (triggerOn === undefined) return rest;
  const named = triggerOn.flatMap((trigger) =>
    trigger === 'all' ? [] : [{ trigger, filter: null }],
  );
  return { ...rest, triggerOn: named.length < triggerOn.length ? 'all' : named };
}
