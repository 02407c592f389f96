// The books of a live run as whoever takes turns and writes prompts asks for them: puts the books and the chart together.

import type { Answer, Invocation } from '#engine/types';
import type { KnownNames } from '#models/actions/grammar-names';
import type { Powers } from '#models/actions/powers';
import { colleaguesOf, powersOf } from '#models/actions/powers';
import type { WakeFacts } from '#models/adapter';
import type { ModelAction } from '#models/model-action';
import type { GivenTask, PromptTask } from '#models/prompt/types';
import { chartOf } from '#org/chart';
import { HUMAN_PRINCIPAL } from '#org/names';
import type { Org } from '#org/types';
import type { CheckSetup } from './check-turn.js';
import { checkTurn } from './check-turn.js';
import type { LiveTask } from './live-task.js';
import { TaskBooks } from './task-books.js';
import type { BookPages, CheckedTurn, TaskDesk, WaitingTask } from './task-desk.js';

/** Turns of work that an agent may do on one task. */
const DEFAULT_TURNS_MAX = 20;

/** Asks by an agent's id throw a RangeError for one that is not in the org. */
export function createTaskDesk(
  org: Pick<Org, 'agents' | 'culture' | 'policies'>,
  { turnsMax = DEFAULT_TURNS_MAX }: { readonly turnsMax?: number } = {},
): TaskDesk {
  return new OrgDesk(org, turnsMax);
}

class OrgDesk implements TaskDesk {
  readonly #setup: CheckSetup;
  readonly #books: TaskBooks;
  readonly #powers: ReadonlyMap<string, Powers>;

  constructor(
    { agents, culture, policies }: Pick<Org, 'agents' | 'culture' | 'policies'>,
    turnsMax: number,
  ) {
    const chart = chartOf({ agents });
    const books = new TaskBooks(agents.map(({ id }) => id));
    this.#books = books;
    this.#powers = new Map(
      agents.map((agent) => [agent.id, powersOf(chart, policies.permissions, agent)]),
    );
    this.#setup = { chart, culture, books, turnsMax, powersOf: (agent) => this.powersOf(agent) };
  }

  get openOrders(): number {
    return this.#books.openOrders;
  }

  get orders(): number {
    return this.#books.orders;
  }

  get waitingForPrincipal(): readonly WaitingTask[] {
    const waits = this.#books.waitsWith(HUMAN_PRINCIPAL);
    return waits.map(({ holder: from, task, body: text }) => ({ from, task, text }));
  }

  show(invocation: Pick<Invocation, 'agent' | 'messages'>): void {
    this.#books.show(invocation);
  }

  check(
    invocation: Pick<Invocation, 'agent' | 'tick'>,
    actions: readonly ModelAction[],
  ): CheckedTurn {
    return checkTurn(this.#setup, invocation, actions);
  }

  settle({ agent }: Pick<Invocation, 'agent'>, answer: Answer): void {
    this.#books.settle(agent, answer);
  }

  powersOf(agent: string): Powers {
    const powers = this.#powers.get(agent);
    if (powers === undefined) throw new RangeError(`there is no agent ${agent}`);
    return powers;
  }

  tasksOf(agent: string): readonly PromptTask[] {
    return this.#books.tasksOf(agent).map(({ id, from, body, turns, note, wait }) => ({
      id,
      from,
      body,
      turns: { done: turns, most: this.#setup.turnsMax },
      note,
      isBlocked: wait !== null,
    }));
  }

  pagesOf(agent: string): BookPages {
    return {
      openTasks: this.tasksOf(agent),
      given: this.#books.givenBy(agent).map(givenTask),
      escalations: this.#books.waitsWith(agent).map(({ task, holder: from, reason, body }) => {
        return { task, from, reason, body };
      }),
      requests: this.#books.requestsFor(agent).map(({ from, body }) => ({ from, body })),
    };
  }

  factsOf(agent: string): WakeFacts {
    return {
      agent,
      reports: this.#reportsOf(agent),
      mayDelegate: this.powersOf(agent).mayDelegate,
      openTasks: this.#books.tasksOf(agent).map(({ id, from, body, children, wait }) => ({
        id,
        from,
        body,
        given: children.length,
        givenOpen: children.filter(({ isOpen }) => isOpen).length,
        isBlocked: wait !== null,
      })),
      openEscalations: this.#books
        .waitsWith(agent)
        .map(({ task, holder: from }) => ({ task, from })),
      openRequests: this.#books.requestsFor(agent).length,
    };
  }

  knownTo(id: string): KnownNames {
    const { chart, turnsMax } = this.#setup;
    const agent = chart.agent(id);
    if (agent === null) throw new RangeError(`there is no agent ${id}`);
    const tasks = this.#books.tasksOf(id);
    const below = chart.subtreeOf(id).filter((other) => other.id !== id);
    return {
      colleagues: colleaguesOf(chart, agent),
      reports: this.#reportsOf(id),
      below: below.map((other) => other.id),
      openTasks: tasks.map((task) => task.id),
      workableTasks: namesOf(tasks, ({ turns }) => turns < turnsMax),
      escalatableTasks: namesOf(tasks, ({ wait }) => wait === null),
      completableTasks: namesOf(tasks, ({ children }) => !children.some(({ isOpen }) => isOpen)),
      escalatedTasks: this.#books.waitsWith(id).map(({ task }) => task),
      hasRequests: this.#books.requestsFor(id).length > 0,
    };
  }

  #reportsOf(agent: string): readonly string[] {
    return this.#setup.chart.childrenOf(agent).map(({ id }) => id);
  }
}

function namesOf(tasks: readonly LiveTask[], fits: (task: LiveTask) => boolean): string[] {
  return tasks.filter(fits).map(({ id }) => id);
}

function givenTask({ id, holder: to, body, parent, isOpen, wait, result }: LiveTask): GivenTask {
  const state = !isOpen ? 'complete' : wait === null ? 'open' : 'blocked';
  return { id, to, body, partOf: parent?.id ?? null, state, result };
}
