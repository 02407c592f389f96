// The books of a live run as whoever takes turns and writes prompts asks for them: puts the books and the chart together.

import type { KnownNames } from '#models/actions/grammar-names';
import type { Powers } from '#models/actions/powers';
import { colleaguesOf, powersOf } from '#models/actions/powers';
import type { PromptTask } from '#models/prompt/types';
import { chartOf } from '#org/chart';
import { HUMAN_PRINCIPAL } from '#org/names';
import type { Agent, Org } from '#org/types';
import { checkTurn } from './check-turn.js';
import type { LiveTask } from './live-task.js';
import { TaskBooks } from './task-books.js';
import type { BookPages, TaskDesk } from './task-desk.js';

/** Turns of work that an agent may do on one task. */
export const DEFAULT_TURNS_MAX = 20;

/** Asks by an agent's id throw a RangeError for one that is not in the org. */
export function createTaskDesk(
  { agents, culture, policies }: Pick<Org, 'agents' | 'culture' | 'policies'>,
  { turnsMax = DEFAULT_TURNS_MAX }: { readonly turnsMax?: number } = {},
): TaskDesk {
  const chart = chartOf({ agents });
  const books = new TaskBooks(agents.map(({ id }) => id));
  const powers = new Map<string, Powers>(
    agents.map((agent) => [agent.id, powersOf(chart, policies.permissions, agent)]),
  );
  const agentOf = (id: string): Agent => {
    const agent = chart.agent(id);
    if (agent === null) throw new RangeError(`there is no agent ${id}`);
    return agent;
  };
  const powersOfAgent = (id: string): Powers => {
    const found = powers.get(id);
    if (found === undefined) throw new RangeError(`there is no agent ${id}`);
    return found;
  };
  const reportsOf = (id: string): readonly string[] =>
    chart.childrenOf(id).map((report) => report.id);
  const tasksOf = (agent: string): readonly PromptTask[] =>
    books.tasksOf(agent).map((task) => ({
      id: task.id,
      from: task.from,
      body: task.body,
      turns: { done: task.turns, most: turnsMax },
      note: task.note,
      isBlocked: task.wait !== null,
    }));
  const setup = { chart, culture, books, turnsMax, powersOf: powersOfAgent };
  return {
    show: (invocation) => books.show(invocation),
    tasksOf,
    pagesOf: (agent) => pagesOf(books, agent, tasksOf(agent)),
    factsOf: (agent) => ({
      agent,
      reports: reportsOf(agent),
      mayDelegate: powersOfAgent(agent).mayDelegate,
      openTasks: books.tasksOf(agent).map((task) => ({
        id: task.id,
        from: task.from,
        body: task.body,
        given: task.children.length,
        givenOpen: task.children.filter(({ isOpen }) => isOpen).length,
        isBlocked: task.wait !== null,
      })),
      openEscalations: books.waitsWith(agent).map(({ task, holder: from }) => ({ task, from })),
      openRequests: books.requestsFor(agent).length,
    }),
    powersOf: powersOfAgent,
    knownTo: (id): KnownNames => {
      const tasks = books.tasksOf(id);
      const below = chart.subtreeOf(id).filter((agent) => agent.id !== id);
      return {
        colleagues: colleaguesOf(chart, agentOf(id)),
        reports: reportsOf(id),
        below: below.map((agent) => agent.id),
        openTasks: tasks.map((task) => task.id),
        workableTasks: namesOf(tasks, ({ turns }) => turns < turnsMax),
        escalatableTasks: namesOf(tasks, ({ wait }) => wait === null),
        completableTasks: namesOf(tasks, ({ children }) => !children.some(({ isOpen }) => isOpen)),
        escalatedTasks: books.waitsWith(id).map(({ task }) => task),
        hasRequests: books.requestsFor(id).length > 0,
      };
    },
    check: (invocation, actions) => checkTurn(setup, invocation, actions),
    settle: ({ agent }, answer) => books.settle(agent, answer),
    get openOrders() {
      return books.openOrders;
    },
    get orders() {
      return books.orders;
    },
    get waitingForPrincipal() {
      return books
        .waitsWith(HUMAN_PRINCIPAL)
        .map(({ holder: from, task, body: text }) => ({ from, task, text }));
    },
  };
}

function namesOf(tasks: readonly LiveTask[], fits: (task: LiveTask) => boolean): string[] {
  return tasks.filter(fits).map(({ id }) => id);
}

function pagesOf(books: TaskBooks, agent: string, openTasks: readonly PromptTask[]): BookPages {
  return {
    openTasks,
    given: books.givenBy(agent).map(({ id, holder: to, body, parent, isOpen, wait, result }) => ({
      id,
      to,
      body,
      partOf: parent?.id ?? null,
      state: !isOpen ? 'complete' : wait === null ? 'open' : 'blocked',
      result,
    })),
    escalations: books.waitsWith(agent).map(({ task, holder: from, reason, body }) => {
      return { task, from, reason, body };
    }),
    requests: books.requestsFor(agent).map(({ from, body }) => ({ from, body })),
  };
}
