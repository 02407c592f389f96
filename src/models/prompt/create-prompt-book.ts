// The prompts of an org: what each agent is told at every wake, and what of one wake. Pure: same org, same bytes.

import { chartOf } from '#org/chart';
import { HUMAN_PRINCIPAL } from '#org/names';
import type { Agent, Org } from '#org/types';
import { powersOf } from '../actions/powers.js';
import type { ChartFacts } from './chart-place.js';
import { chartPlace } from './chart-place.js';
import { budgetText, departmentBlock, orgBlock } from './org-block.js';
import { nameOf, quoteInline } from './quote-data.js';
import type { PromptBook } from './types.js';
import { bytesOf, wakeBlocks } from './wake-text.js';

/** What an agent alone is told: the block of its role, and what of it differs from the other members of its Count. */
interface Place {
  readonly system: readonly string[];
  readonly own: readonly string[];
  readonly likeness: unknown;
}

/** Throws for an id that is not in the org. */
export function createPromptBook(org: Org): PromptBook {
  const facts: ChartFacts = {
    chart: chartOf(org),
    permissions: org.policies.permissions,
    humanPrincipal: org.humanPrincipal,
    besides: new Map(),
  };
  const common = orgBlock(org);
  const departments = new Map(
    org.departments.map((department) => [
      department.name,
      departmentBlock(department, org.policies.departmentCaps[department.name]),
    ]),
  );
  const places = new Map<string, Place>();
  for (const members of membersOf(org.agents)) {
    const [first] = members;
    if (first === undefined) continue;
    const shared = [common];
    const department = first.department === null ? undefined : departments.get(first.department);
    if (department !== undefined) shared.push(department);
    const isAlike = haveOnePlace(members, facts);
    const system = [...shared, roleBlock(members), ...(isAlike ? chartPlace(facts, first) : [])];
    for (const member of members) {
      const own = [
        ...(member.member === null ? [] : [`You are ${nameOf(member.name)} (${member.id}).`]),
        // Where the members' places differ, each is told its own with the wake.
        ...(isAlike ? [] : chartPlace(facts, member)),
      ];
      places.set(member.id, { system, own, likeness: isAlike ? system : own });
    }
  }
  const placeOf = (id: string): Place => {
    const place = places.get(id);
    if (place === undefined) throw new Error(`There is no agent ${id}.`);
    return place;
  };
  const nameById = (id: string): string => {
    if (id === HUMAN_PRINCIPAL) return 'the human principal';
    const agent = facts.chart.agent(id);
    // Whoever is outside may call themselves anything, an agent's name too.
    return agent === null ? `outside: ${quoteInline(id, 80)}` : nameOf(agent.name);
  };
  return {
    systemOf: (id) => placeOf(id).system,
    likenessOf: (id) => placeOf(id).likeness,
    powersOf: (id) => {
      const agent = facts.chart.agent(id);
      if (agent === null) throw new Error(`There is no agent ${id}.`);
      return powersOf(facts.chart, facts.permissions, agent);
    },
    wakeOf: (id, situation, bytesMax) => {
      const { own } = placeOf(id);
      return [...own, ...wakeBlocks(situation, nameById, roomBeside(own, bytesMax))];
    },
  };
}

/** What is left of a room; undefined for the usual one. */
function roomBeside(own: readonly string[], bytesMax: number | undefined): number | undefined {
  return bytesMax === undefined ? undefined : bytesMax - bytesOf([...own, '']);
}

/** Whether the chart looks the same to all of them: no agent reports to two of them. */
function haveOnePlace(members: readonly Agent[], { chart }: ChartFacts): boolean {
  return (
    members.length === 1 ||
    members.every(
      ({ id, reportsTo }) =>
        reportsTo === members[0]?.reportsTo && chart.childrenOf(id).length === 0,
    )
  );
}

/** Agents of one heading together, in the order of the document. */
function membersOf(agents: readonly Agent[]): Iterable<readonly Agent[]> {
  const groups = new Map<string | number, Agent[]>();
  for (const agent of agents) {
    const key = agent.member === null ? agent.id : agent.heading.start.offset;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [agent]);
    else group.push(agent);
  }
  return groups.values();
}

function roleBlock(members: readonly Agent[]): string {
  const [first] = members;
  if (first === undefined) return '';
  const { name, title, id, level, domain, context, budgets } = first;
  const base = nameOf(name.replace(/\s*\d+$/u, ''));
  const who =
    first.member === null
      ? `You are ${nameOf(title === null ? name : `${name}, ${title}`)} (${id}), level ${level} of 10.`
      : `You are one of ${members.length} ${base} agents, level ${level} of 10; which one, each wake says.`;
  return [
    who,
    ...(domain === null ? [] : [`Your domain: ${nameOf(domain, 300)}.`]),
    ...context,
    ...budgets.map((budget) => `You may spend ${budgetText(budget)}.`),
  ].join('\n');
}
