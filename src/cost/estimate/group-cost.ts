// What agents cost that share a prompt cache: same model, same prefix. Each call's price depends on the calls of all.

import type { Trigger } from '#org/types';
import type { AgentClass } from './agent-class.js';
import { wakesOf } from './agent-class.js';
import type { CacheOptions } from './cache-choice.js';
import { cacheOptions, outlookOf, whyPicked } from './cache-choice.js';
import type { CacheTraffic } from './cache-traffic.js';
import type { CacheOutlook, CallSetup, LevelPrices } from './call-prices.js';
import { callPrices, levelPrices, UNPRICED } from './call-prices.js';
import { pollStep } from './poll-rates.js';
import type {
  CacheChoice,
  CacheEffect,
  CachePolicy,
  CallPrices,
  CallTokens,
  Spread,
} from './types.js';
import type { WakeLevels } from './wake-rates.js';
import { openTicksOf } from './wake-times.js';
import type { Wakes } from './wakes.js';
import { sumWakes } from './wakes.js';

/** Agents alike within a group. */
export interface GroupMember {
  readonly agents: AgentClass;
  readonly count: number;
  /** As configured, or changed. */
  readonly trigger: Trigger;
  readonly arrivals: Spread | null;
}

export interface GroupRules {
  readonly policy: CachePolicy;
  /** Whether the pricing knows caches at all. */
  readonly hasCaches: boolean;
}

/** Of one agent. */
export interface MemberCost {
  readonly wakes: WakeLevels;
  readonly prices: CallPrices;
  readonly cache: CacheEffect | null;
  readonly costPerHour: Spread | null;
  readonly idleCostPerHour: number | null;
  readonly tokensPerHour: Spread;
}

const LEVELS = ['low', 'expected', 'high'] as const satisfies readonly (keyof Spread)[];
type Level = keyof Spread;

/** A member with its wakes. */
interface WakingMember extends GroupMember {
  readonly wakes: WakeLevels;
}

/** In the order of the members. */
export function priceGroup(members: readonly GroupMember[], rules: GroupRules): MemberCost[] {
  const waking = members.map((member) => ({
    ...member,
    wakes: wakesOf(member.agents, member.trigger, member.arrivals),
  }));
  const [first] = waking;
  if (first === undefined) return [];
  const options: CacheOptions = rules.hasCaches
    ? cacheOptions(first.agents.priced, first.agents.tokens.stablePrefix, rules.policy)
    : { choices: ['none'], why: null };
  const costs = new Map(options.choices.map((choice) => [choice, groupCost(waking, choice)]));
  const picked = options.choices.reduce((best, choice) =>
    (costs.get(choice) ?? 0) < (costs.get(best) ?? 0) ? choice : best,
  );
  const why = whyPicked(picked, costs, options);
  return waking.map((member) => {
    const cost = costMember(member, waking, picked, options.choices);
    if (!rules.hasCaches || cost.costPerHour === null) return { ...cost, cache: null };
    const sharedBy = members.reduce((sum, { count }) => sum + count, 0);
    const hitShare = hitShareOf(member, outlookFor(member, waking, picked, 'expected'));
    return { ...cost, cache: { choice: picked, hitShare, sharedBy, why } };
  });
}

/** Of all its calls an hour, as expected; 0 where they have no price. */
function groupCost(members: readonly WakingMember[], choice: CacheChoice): number {
  return members.reduce((sum, member) => {
    const setup = callSetup(member);
    if (setup === null) return sum;
    const prices = levelPrices(setup, outlookFor(member, members, choice, 'expected'), 'expected');
    return sum + member.count * costOf(member.wakes.expected, prices);
  }, 0);
}

function callSetup({ agents: { priced, tokens, factor } }: GroupMember): CallSetup | null {
  return priced.kind === 'unpriced' ? null : { priced, tokens, factor };
}

function costMember(
  member: WakingMember,
  group: readonly WakingMember[],
  picked: CacheChoice,
  choices: readonly CacheChoice[],
): Omit<MemberCost, 'cache'> {
  const { wakes, agents } = member;
  const tokensPerHour = spreadBy((level) => tokensOf(wakes[level], agents.tokens, level));
  const setup = callSetup(member);
  if (setup === null)
    return { wakes, tokensPerHour, prices: UNPRICED, costPerHour: null, idleCostPerHour: null };
  const outlookAt = (level: Level): CacheOutlook => outlookFor(member, group, picked, level);
  const prices = callPrices(
    setup,
    outlookAt('expected'),
    member.arrivals === null ? choices : [picked],
  );
  return {
    wakes,
    tokensPerHour,
    prices,
    costPerHour: spreadBy((level) =>
      costOf(wakes[level], levelPrices(setup, outlookAt(level), level)),
    ),
    idleCostPerHour: wakes.expected.idlePolls * (prices.idlePoll ?? 0),
  };
}

/** More arrivals make a call cheaper where they keep a cache warm: the least is the least of the three all the same. */
function spreadBy(at: (level: Level) => number): Spread {
  const [low, expected, high] = LEVELS.map(at) as [number, number, number];
  return { low: Math.min(low, expected), expected, high: Math.max(expected, high) };
}

function outlookFor(
  member: WakingMember,
  group: readonly WakingMember[],
  choice: CacheChoice,
  level: Level,
): CacheOutlook {
  return outlookOf(choice, trafficOf(group, level), pollSecondsOf(member));
}

/** Calls fall into the open ticks alone: there they come closer together. */
function trafficOf(group: readonly WakingMember[], level: Level): CacheTraffic {
  let randomPerHour = 0;
  const pollSeconds = new Set<number>();
  for (const member of group) {
    const { events, timers, safety } = member.wakes[level];
    const { times } = member.agents;
    const openShare = openTicksOf(times) / times.periodTicks;
    if (openShare > 0) randomPerHour += (member.count * (events + timers + safety)) / openShare;
    if (member.trigger.mode === 'polling') pollSeconds.add(pollSecondsOf(member));
  }
  return { randomPerHour, pollSeconds: [...pollSeconds] };
}

function pollSecondsOf({ agents, trigger }: GroupMember): number {
  return (pollStep(trigger) * 3600) / agents.ticksPerHour;
}

function hitShareOf({ wakes }: WakingMember, { choice, ...miss }: CacheOutlook): number {
  if (choice === 'none') return 0;
  const { busyPolls, idlePolls } = wakes.expected;
  const total = sumWakes(wakes.expected);
  if (total === 0) return 1 - miss.missOfRandom;
  const polls = busyPolls + idlePolls;
  return 1 - (polls * miss.missOfPoll + (total - polls) * miss.missOfRandom) / total;
}

function costOf(wakes: Wakes, { event, busyPoll, idlePoll }: LevelPrices): number {
  const { busyPolls, idlePolls, events, timers, safety } = wakes;
  return busyPolls * busyPoll + idlePolls * idlePoll + (events + timers + safety) * event;
}

function tokensOf(wakes: Wakes, tokens: CallTokens, level: Level): number {
  const full = sumWakes(wakes) - wakes.idlePolls;
  const { input, output, idleInput, idleOutput } = tokens;
  return (
    full * (input[level] + output[level]) + wakes.idlePolls * (idleInput[level] + idleOutput[level])
  );
}
