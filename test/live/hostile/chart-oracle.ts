// Whether what was sent keeps to the chart: an account of its own, by who reports to whom and which messages there were. Shares
// nothing with the code that it judges.
import type {
  Action,
  Answer,
  ConfigRequestAction,
  Invocation,
  Message,
  SendAction,
} from '#engine/types';
import type { Agent, Org } from '#org/types';

const OUTSIDE = 'human-principal';

interface Held {
  readonly from: string;
  isOpen: boolean;
}

export class ChartOracle {
  readonly #agents: ReadonlyMap<string, Agent>;
  readonly #org: Org;
  /** By holder and task. */
  readonly #held = new Map<string, Held>();
  /** Given away and not complete, by task of the giver. */
  readonly #parts = new Map<string, Set<string>>();
  /** By who may answer and task: who is stuck. */
  readonly #stuck = new Map<string, string>();
  readonly #requests = new Map<string, number>();
  readonly faults: string[] = [];

  constructor(org: Org) {
    this.#org = org;
    this.#agents = new Map(org.agents.map((agent) => [agent.id, agent]));
  }

  /** What an agent was shown and what then was done, in this order. */
  judge({ agent, messages }: Invocation, { actions }: Answer): void {
    for (const message of messages) this.#see(agent, message);
    for (const action of actions) {
      const fault = this.#faultOf(agent, action);
      if (fault !== null) this.faults.push(`${agent} ${JSON.stringify(action)}: ${fault}`);
    }
  }

  #see(agent: string, { kind, from, task, id }: Message): void {
    if (kind === 'order')
      this.#held.set(`${agent} ${task ?? `order-${id}`}`, { from, isOpen: true });
    if (kind === 'delegation') this.#held.set(`${agent} ${task ?? ''}`, { from, isOpen: true });
    if (kind === 'config_request') this.#requests.set(agent, (this.#requests.get(agent) ?? 0) + 1);
  }

  #faultOf(from: string, action: Action): string | null {
    const me = this.#agents.get(from);
    if (me === undefined) return 'nobody';
    if ('from' in action) return 'names its sender';
    switch (action.type) {
      case 'delegation':
        return this.#delegation(me, action);
      case 'message':
        return this.#mayWrite(me, action.to) ? null : 'writes past the chart';
      case 'work':
        return this.#holds(from, action.task) ? null : 'works on what it has not';
      case 'completion':
        return this.#completion(from, action);
      case 'escalation':
        return this.#escalation(me, action);
      case 'answer': {
        const key = `${from} ${action.task ?? ''}`;
        const stuck = this.#stuck.get(key);
        this.#stuck.delete(key);
        return stuck === action.to ? null : 'answers whom it was not asked about';
      }
      case 'config_request':
        return this.#request(me, action);
      case 'approve':
      case 'reject': {
        const left = (this.#requests.get(from) ?? 0) - 1;
        this.#requests.set(from, left);
        return left >= 0 ? null : 'decides what it was not asked';
      }
      default:
        return 'is no action of an agent';
    }
  }

  #delegation({ id, level }: Agent, { to, task, partOf }: SendAction): string | null {
    if (this.#agents.get(to)?.reportsTo !== id) return 'not to a report';
    if (level < (this.#org.policies.permissions.delegate ?? 0)) return 'below the level';
    if (task === undefined || this.#held.has(`${to} ${task}`))
      return 'a task that is there already';
    if (partOf !== undefined) {
      if (!this.#holds(id, partOf)) return 'part of what it has not';
      const parts = this.#parts.get(`${id} ${partOf}`) ?? new Set();
      this.#parts.set(`${id} ${partOf}`, parts.add(`${to} ${task}`));
    }
    return null;
  }

  #completion(from: string, { to, task }: SendAction): string | null {
    const key = `${from} ${task ?? ''}`;
    const held = this.#held.get(key);
    if (held?.isOpen !== true) return 'completes what it has not';
    if (held.from !== to) return 'not to who gave it';
    for (const part of this.#parts.get(key) ?? [])
      if (this.#held.get(part)?.isOpen !== false) return 'before its parts';
    held.isOpen = false;
    for (const [wait, stuck] of this.#stuck)
      if (stuck === from && wait.endsWith(` ${task ?? ''}`)) this.#stuck.delete(wait);
    return null;
  }

  #escalation({ id, reportsTo }: Agent, { to, task }: SendAction): string | null {
    const key = `${id} ${task ?? ''}`;
    const above = reportsTo ?? OUTSIDE;
    const passed = this.#stuck.get(key);
    if (passed === undefined && !this.#holds(id, task ?? '')) return 'about what it has not';
    const origin = passed ?? id;
    this.#stuck.delete(key);
    this.#stuck.set(`${to} ${task ?? ''}`, origin);
    if (to === above) return null;
    // To whoever gave the order, or past the depth.
    if (to === OUTSIDE && (passed !== undefined || this.#held.get(key)?.from === OUTSIDE))
      return null;
    return 'skips a level';
  }

  #request({ id, level }: Agent, { agent, trigger }: ConfigRequestAction): string | null {
    if (level < (this.#org.policies.permissions['request config changes'] ?? 7)) return 'level';
    let above = this.#agents.get(agent)?.reportsTo ?? null;
    while (above !== null && above !== id) above = this.#agents.get(above)?.reportsTo ?? null;
    if (above !== id) return 'not somebody below';
    const known = [
      'mode',
      'triggerOn',
      'tickInterval',
      'batchWindow',
      'cooldownTicks',
      'maxSleepTicks',
    ];
    return Object.keys(trigger).every((name) => known.includes(name)) ? null : 'a strange change';
  }

  #mayWrite({ id, reportsTo }: Agent, to: string): boolean {
    if (to === id) return false;
    if (to === (reportsTo ?? OUTSIDE)) return true;
    const other = this.#agents.get(to);
    return other !== undefined && (other.reportsTo === id || other.reportsTo === reportsTo);
  }

  #holds(agent: string, task: string): boolean {
    return this.#held.get(`${agent} ${task}`)?.isOpen === true;
  }
}
