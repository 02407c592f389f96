// The agents of an org in classes and groups, and what each costs as configured or with a change. Agents alike are computed
// once. Knows no scenario and no advice.

import type { TriggerMode } from '#org/names';
import type { Agent, Trigger } from '#org/types';
import type { ModelPricing, Pricing } from '../prices/pricing.js';
import type { AgentClass } from './agent-class.js';
import { classOf, triggerIn } from './agent-class.js';
import type { EstimateSetup } from './estimate-setup.js';
import type { MemberCost } from './group-cost.js';
import { expectedCost, priceGroup } from './group-cost.js';
import type { GroupMember } from './group-member.js';
import type { CachePolicy, Spread } from './types.js';

/** Agents that are alike and send the same beginning of a prompt: members of one Count, mostly. */
export interface Role {
  readonly agents: AgentClass;
  /** In the order of the org. */
  readonly members: readonly Agent[];
  /** Those that share its cache, this one too: they have the same model and prefix. */
  readonly group: readonly Role[];
}

export interface RoleChange {
  /** Another mode or interval: all else as the role has it. */
  readonly trigger?: Trigger;
  readonly arrivals?: Spread;
  readonly policy?: CachePolicy;
  /** What its calls cost over the list price. */
  readonly factor?: number;
}

export interface CostBook {
  /** In the order of their first members. */
  readonly roles: readonly Role[];
  roleOf(agentId: string): Role | undefined;
  /** Of one agent of the role if all of the role change, and those that share its cache do not. */
  costOf(role: Role, change?: RoleChange): MemberCost;
  /** The same, but what is expected alone: null where it is unpriced. */
  expectedOf(role: Role, change: RoleChange): number | null;
  /** Of one agent of the role if everybody in the org is in that mode. */
  costAllIn(mode: TriggerMode, role: Role): MemberCost;
  /** Asks once for all roles in groups that look the same. */
  remember<T>(what: string, role: Role, find: () => T): T;
}

export function createCostBook(given: EstimateSetup): CostBook {
  const setup = { ...given, pricing: pricesOnce(given.pricing) };
  const roles = rolesOf(setup);
  const byAgent = new Map(roles.flatMap((role) => role.members.map(({ id }) => [id, role])));
  const looks = lookKeys(roles);
  const known = new Map<string, unknown>();
  const rules = { policy: setup.cachePolicy, hasCaches: setup.pricing.hasCaches };

  function remember<T>(what: string, role: Role, find: () => T): T {
    const key = `${what} ${looks.get(role)}`;
    if (!known.has(key)) known.set(key, find());
    return known.get(key) as T;
  }

  const membersOf = (
    { group }: Role,
    changeOf: (role: Role) => RoleChange,
  ): readonly GroupMember[] =>
    group.map((role) => {
      const { trigger, arrivals, factor } = changeOf(role);
      const agents = factor === undefined ? role.agents : { ...role.agents, factor };
      return {
        agents,
        count: role.members.length,
        trigger: trigger ?? agents.trigger,
        arrivals: arrivals ?? agents.arrivals.perHour,
      };
    });

  function costOf(role: Role, change: RoleChange = {}): MemberCost {
    const { policy = rules.policy, arrivals, factor = role.agents.factor } = change;
    const find = (): MemberCost => {
      const members = membersOf(role, (each) => (each === role ? change : {}));
      return costAt(priceGroup(members, { ...rules, policy }), role);
    };
    if (arrivals !== undefined) return find();
    const { mode, tickInterval } = change.trigger ?? role.agents.trigger;
    return remember(`${mode} ${tickInterval} ${policy} ${factor}`, role, find);
  }

  function expectedOf(role: Role, change: RoleChange): number | null {
    const members = membersOf(role, (each) => (each === role ? change : {}));
    const policy = change.policy ?? rules.policy;
    return expectedCost(members, { ...rules, policy }, role.group.indexOf(role));
  }

  function costAllIn(mode: TriggerMode, role: Role): MemberCost {
    const change = ({ agents }: Role) => ({ trigger: triggerIn(agents.trigger, mode) });
    if (role.group.length === 1) return costOf(role, change(role));
    return remember(`all ${mode}`, role, () =>
      costAt(priceGroup(membersOf(role, change), rules), role),
    );
  }

  return {
    roles,
    roleOf: (agentId) => byAgent.get(agentId),
    costOf,
    expectedOf,
    costAllIn,
    remember,
  };
}

function costAt(costs: readonly MemberCost[], role: Role): MemberCost {
  const cost = costs[role.group.indexOf(role)];
  if (cost === undefined) throw new Error('a role is always in its own group');
  return cost;
}

/** Looks each model up once: many agents have few. */
function pricesOnce(pricing: Pricing): Pricing {
  const known = new Map<string, ModelPricing>();
  return {
    ...pricing,
    priceOf: (model) => {
      const found = known.get(model) ?? pricing.priceOf(model);
      known.set(model, found);
      return found;
    },
  };
}

/** Members of one Count share their settings, so that their class need not be made for each. */
function isAlike({ tokens, arrivals, batch }: EstimateSetup, one: Agent, other: Agent): boolean {
  return (
    one.origins === other.origins &&
    one.trigger === other.trigger &&
    one.model === other.model &&
    one.activity === other.activity &&
    one.tokens === other.tokens &&
    one.idleTokens === other.idleTokens &&
    tokens?.get(one.id) === tokens?.get(other.id) &&
    arrivals?.get(one.id) === arrivals?.get(other.id) &&
    batch?.has(one.id) === batch?.has(other.id)
  );
}

function rolesOf(setup: EstimateSetup): Role[] {
  const classes = new Map<string, AgentClass>();
  const groups = new Map<string, (Role & { members: Agent[] })[]>();
  const roles: Role[] = [];
  let last: { readonly agent: Agent; readonly made: AgentClass } | null = null;
  for (const agent of setup.org.agents) {
    const made: AgentClass =
      last !== null && isAlike(setup, last.agent, agent) ? last.made : classOf(setup, agent);
    last = { agent, made };
    const agents = classes.get(made.key) ?? made;
    classes.set(made.key, agents);
    const prefix = (setup.prefixKey ?? countKey)(agent);
    const key = `${agents.priced.resolvedModel}\n${prefix}`;
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    const known = group.find((role) => role.agents === agents);
    if (known !== undefined) {
      known.members.push(agent);
      continue;
    }
    const role = { agents, members: [agent], group };
    group.push(role);
    roles.push(role);
  }
  return roles;
}

/** Equal for members of one Count alone. */
export function countKey({ id, member, heading }: Agent): string {
  return member === null ? id : `count at ${heading.start.offset}`;
}

/** Equal for roles that cost the same: alike, in groups alike. */
function lookKeys(roles: readonly Role[]): ReadonlyMap<Role, string> {
  const numbers = new Map<AgentClass, number>();
  for (const { agents } of roles) {
    if (!numbers.has(agents)) numbers.set(agents, numbers.size);
  }
  const look = ({ agents, members }: Role): string => `${numbers.get(agents)}x${members.length}`;
  return new Map(
    roles.map((role) => [role, `${role.group.map(look).join(' ')} / ${role.group.indexOf(role)}`]),
  );
}
