// Requests to trigger an agent otherwise: who may ask, who decides, what then changes. The org decides, not the agent.

import { HUMAN_PRINCIPAL } from '#org/names';
import type { Agent, Policies, Trigger } from '#org/types';
import { whyInvalid } from './check-change.js';
import type { ConfigEffect, ConfigRequest } from './results.js';
import type { Scopes } from './scopes.js';
import type { ConfigRequestAction, TriggerChange } from './types.js';

/** L7 and above may ask, unless the org's permissions say otherwise. */
export const DEFAULT_REQUEST_LEVEL = 7;

export class ConfigDesk {
  readonly #agents: readonly Agent[];
  readonly #scopes: Scopes;
  readonly #permissions: Policies['permissions'];
  readonly #requests: ConfigRequest[] = [];
  /** Places of the open ones, oldest first. */
  #open: readonly number[] = [];

  constructor(agents: readonly Agent[], scopes: Scopes, permissions: Policies['permissions']) {
    this.#agents = agents;
    this.#scopes = scopes;
    this.#permissions = permissions;
  }

  get requests(): readonly ConfigRequest[] {
    return this.#requests;
  }

  /** Files the request, or gives the clause that says why it is refused. */
  file(requestedBy: string, action: ConfigRequestAction, tick: number): ConfigRequest | string {
    const refusal = this.#whyNot(requestedBy, action);
    if (refusal !== null) return refusal;
    const { agent, trigger, reason } = action;
    const decidedBy = this.#deciderAbove(requestedBy);
    const id = this.#requests.length + 1;
    const request: ConfigRequest = {
      id,
      tick,
      requestedBy,
      decidedBy,
      agent,
      trigger,
      reason,
      state: 'open',
      effect: null,
    };
    this.#requests.push(request);
    this.#open = [...this.#open, id - 1];
    return request;
  }

  /** Decides the oldest open request that waits on `decider`; the human principal, then any. A string says why not. */
  decide(decider: string, decision: 'approve' | 'reject'): ConfigRequest | string {
    const isPrincipal = decider === HUMAN_PRINCIPAL;
    const own = this.#open.find((request) => this.#requests[request]?.decidedBy === decider);
    const index = own ?? (isPrincipal ? this.#open[0] : undefined);
    const open = index === undefined ? undefined : this.#requests[index];
    if (index === undefined || open === undefined) return `no open request waits on ${decider}`;
    const decided: ConfigRequest = {
      ...open,
      decidedBy: decider,
      state: decision === 'approve' ? 'approved' : 'rejected',
    };
    this.#requests[index] = decided;
    this.#open = this.#open.filter((request) => request !== index);
    return decided;
  }

  /** Notes when an approved request came into effect, and on what. */
  noteEffect({ id }: ConfigRequest, effect: ConfigEffect): void {
    const request = this.#requests[id - 1];
    if (request !== undefined) this.#requests[id - 1] = { ...request, effect };
  }

  #whyNot(requestedBy: string, action: ConfigRequestAction): string | null {
    return this.#whyMayNot(requestedBy, action) ?? whyInvalid(action.trigger);
  }

  #whyMayNot(requestedBy: string, action: ConfigRequestAction): string | null {
    const index = this.#scopes.indexOf(requestedBy);
    const target = this.#scopes.indexOf(action.agent);
    if (requestedBy === HUMAN_PRINCIPAL)
      return target === undefined ? `there is no agent ${action.agent}` : null;
    const requester = index === undefined ? undefined : this.#agents[index];
    if (index === undefined || requester === undefined)
      return `${requestedBy} is not an agent of the org`;
    if (target === undefined) return `there is no agent ${action.agent}`;
    if (target === index) return 'no agent changes its own mode';
    if (!this.#scopes.isAbove(index, target))
      return `${requestedBy} is not a superior of ${action.agent}`;
    const least = this.#permissions['request config changes'] ?? DEFAULT_REQUEST_LEVEL;
    if (requester.level < least)
      return `${requestedBy} is L${requester.level}; L${least} is needed`;
    return null;
  }

  /** The requester's manager, or the next above it that may approve. */
  #deciderAbove(requester: string): string {
    const least = this.#permissions['approve config changes'] ?? 0;
    let above = this.#agentNamed(requester)?.reportsTo ?? null;
    while (above !== null) {
      const agent = this.#agentNamed(above);
      if (agent === undefined || agent.level >= least) break;
      above = agent.reportsTo;
    }
    return above ?? HUMAN_PRINCIPAL;
  }

  #agentNamed(id: string): Agent | undefined {
    const index = this.#scopes.indexOf(id);
    return index === undefined ? undefined : this.#agents[index];
  }
}

/** The trigger after an approved change; what the change leaves out stays. */
export function applyChange(trigger: Trigger, change: TriggerChange): Trigger {
  return { ...trigger, ...change };
}
