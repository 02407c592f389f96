// What a wake, and each action of its answer, goes back to: a first cause and the messages since. Follows from what was shown and
// what was decided; knows no cap.

import type { Action, Invocation, Message, MessageChain } from '#engine/types';
import { taskNameOf } from '#models/actions/task-name';

/** What one agent knows of first causes. */
interface AgentRoots {
  /** By the name of a task that is open here. */
  readonly tasks: Map<string, string>;
  /** By the name of a task whose escalation came here. */
  readonly waits: Map<string, string>;
  /** Longest chain that reached the agent, by root. */
  readonly depths: Map<string, number>;
  /** Roots of config requests that wait for a decision, oldest first. */
  readonly requests: { readonly message: number; readonly root: string }[];
}

/** The roots of one wake. */
export interface WakeRoots {
  /** Those of what was shown or fell due, deepest first; of a turn without either, those of the agent's tasks. */
  readonly roots: readonly string[];
  /** Whether nothing came, fell due or was to go on: what it is about shows in the answer alone. */
  readonly isQuiet: boolean;
  /** Of the messages: the longest chain by root, and the root by sender. */
  readonly depths: ReadonlyMap<string, number>;
  readonly bySender: ReadonlyMap<string, string>;
}

export class ChainRoots {
  readonly #agents = new Map<string, AgentRoots>();

  /** Takes note of what is shown. */
  show({ agent, tick, messages, timers, thresholds, reasons }: Invocation): WakeRoots {
    const known = this.#of(agent);
    const depths = new Map<string, number>();
    const bySender = new Map<string, string>();
    for (const message of messages) {
      const { root, depth } = message.chain ?? firstCause(message, known);
      raise(depths, root, depth);
      raise(known.depths, root, depth);
      bySender.set(message.from, root);
      remember(message, root, known);
    }
    const roots = new Set([...depths].toSorted(([, a], [, b]) => b - a).map(([root]) => root));
    // Each time is a cause of its own: how often it comes, the schedule decides.
    for (const { name } of timers) roots.add(`timer ${agent} ${name}, tick ${tick}`);
    for (const { metric } of thresholds) roots.add(`threshold ${agent} ${metric}, tick ${tick}`);
    const isBare = roots.size === 0;
    if (isBare)
      for (const root of [...known.tasks.values(), ...known.waits.values()]) roots.add(root);
    return {
      roots: [...roots],
      isQuiet: isBare && !reasons.includes('continue'),
      depths,
      bySender,
    };
  }

  /** What an action that is sent goes back to. */
  chainOf(action: Action, agent: string, wake: WakeRoots): MessageChain {
    const known = this.#of(agent);
    const ofTask = this.taskRootOf(action, agent);
    const root = ofTask ?? rootOfMessage(action, known, wake);
    // What an agent does of itself begins a chain.
    if (root === null) return { root: `poll ${agent}`, depth: 1 };
    const shown = wake.depths.get(root);
    const before = known.depths.get(root) ?? 0;
    return {
      root,
      depth: 1 + (ofTask === null ? (shown ?? before) : Math.max(shown ?? 0, before)),
    };
  }

  /** The root of the task that an action is about, where it is about one. */
  taskRootOf(action: Action, agent: string): string | null {
    const name = taskIn(action);
    if (name === null) return null;
    const { tasks, waits } = this.#of(agent);
    return tasks.get(name) ?? waits.get(name) ?? null;
  }

  /** Forgets what an action has closed. */
  settle(agent: string, action: Action): void {
    const { tasks, waits, requests } = this.#of(agent);
    switch (action.type) {
      case 'approve':
      case 'reject':
        requests.shift();
        return;
      case 'completion':
        tasks.delete(action.task ?? '');
        return;
      case 'answer':
      case 'escalation':
        waits.delete(action.task ?? '');
        return;
      default:
    }
  }

  #of(agent: string): AgentRoots {
    const known = this.#agents.get(agent);
    if (known !== undefined) return known;
    const fresh: AgentRoots = {
      tasks: new Map(),
      waits: new Map(),
      depths: new Map(),
      requests: [],
    };
    this.#agents.set(agent, fresh);
    return fresh;
  }
}

function raise(depths: Map<string, number>, root: string, depth: number): void {
  depths.set(root, Math.max(depth, depths.get(root) ?? 0));
}

/** Of an action that is about no task: what it answers, else the deepest of what was shown; null for its own idea. */
function rootOfMessage(
  action: Action,
  { requests }: AgentRoots,
  { roots, bySender, isQuiet }: WakeRoots,
): string | null {
  if (action.type === 'approve' || action.type === 'reject') return requests[0]?.root ?? null;
  const answered = 'to' in action ? bySender.get(action.to) : undefined;
  return answered ?? (isQuiet ? null : (roots[0] ?? null));
}

/** Of a message that nobody here sent: an order is its own cause, and an answer goes on with what it answers. */
function firstCause(message: Message, { tasks, depths }: AgentRoots): MessageChain {
  const { kind, id, task } = message;
  const root = kind === 'answer' && task !== null ? tasks.get(task) : undefined;
  if (root !== undefined) return { root, depth: depths.get(root) ?? 0 };
  return { root: kind === 'order' ? (taskNameOf(message) ?? kind) : `${kind} ${id}`, depth: 0 };
}

function remember(message: Message, root: string, { tasks, waits, requests }: AgentRoots): void {
  const { kind, id, task } = message;
  if (kind === 'order' || kind === 'delegation')
    tasks.set(taskNameOf(message) ?? `task-${id}`, root);
  else if (kind === 'escalation' && task !== null) waits.set(task, root);
  else if (kind === 'config_request' && !requests.some((request) => request.message === id))
    requests.push({ message: id, root });
}

function taskIn(action: Action): string | null {
  if (action.type === 'delegation') return action.partOf ?? null;
  return 'task' in action ? (action.task ?? null) : null;
}
