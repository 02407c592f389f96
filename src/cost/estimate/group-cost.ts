// What agents cost that share a prompt cache: same model, same prefix. Each call's price depends on the calls of all.

import { wakesOf } from './agent-class.js';
import type { CacheOptions } from './cache-choice.js';
import { cacheOptions, whyPicked } from './cache-choice.js';
import { outlookOf } from './cache-outlook.js';
import { ttlSecondsOf } from './call-cost.js';
import type { CacheOutlook, CallSetup, LevelPrices } from './call-prices.js';
import { callPrices, levelPrices, NO_CACHE, UNPRICED } from './call-prices.js';
import { callSource } from './call-source.js';
import type { GroupMember } from './group-member.js';
import type {
  CacheChoice,
  CacheEffect,
  CachePolicy,
  CallPrices,
  CallTokens,
  Spread,
} from './types.js';
import type { WakeLevels } from './wake-rates.js';
import type { Wakes } from './wakes.js';
import { sumWakes } from './wakes.js';

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
  /** What is found so far. */
  readonly outlooks: Map<string, CacheOutlook>;
}

/** In the order of the members. */
export function priceGroup(members: readonly GroupMember[], rules: GroupRules): MemberCost[] {
  const waking = wakeAll(members);
  const { options, picked, costs } = pickChoice(waking, rules);
  const why = whyPicked(picked, costs, options);
  const sharedBy = members.reduce((sum, { count }) => sum + count, 0);
  return waking.map((member) => {
    const cost = costMember(member, waking, picked, options.choices);
    if (!rules.hasCaches || cost.costPerHour === null) return { ...cost, cache: null };
    const hitShare = hitShareOf(member, outlookFor(member, waking, picked, 'expected'));
    return { ...cost, cache: { choice: picked, hitShare, sharedBy, why } };
  });
}

/** The expected cost of an hour of one member alone, by its place; null where it is unpriced. */
export function expectedCost(
  members: readonly GroupMember[],
  rules: GroupRules,
  place: number,
): number | null {
  const waking = wakeAll(members);
  const member = waking[place];
  if (member === undefined) return null;
  return expectedOf(member, waking, pickChoice(waking, rules).picked);
}

function wakeAll(members: readonly GroupMember[]): WakingMember[] {
  return members.map((member) => {
    const wakes = wakesOf(member.agents, member.trigger, member.arrivals);
    return { ...member, wakes, outlooks: new Map() };
  });
}

interface PickedChoice {
  readonly options: CacheOptions;
  readonly picked: CacheChoice;
  /** Of the group an hour, by choice. */
  readonly costs: ReadonlyMap<CacheChoice, number>;
}

/** What costs the whole group least; the first of what costs the same. */
function pickChoice(group: readonly WakingMember[], rules: GroupRules): PickedChoice {
  const [first] = group;
  const options: CacheOptions =
    rules.hasCaches && first !== undefined
      ? cacheOptions(first.agents.priced, first.agents.tokens.stablePrefix, rules.policy)
      : { choices: ['none'], why: null };
  const { choices } = options;
  const costs = new Map(choices.length === 1 ? [] : choices.map((each) => [each, costIn(each)]));
  const picked = choices.reduce((best, choice) =>
    (costs.get(choice) ?? 0) < (costs.get(best) ?? 0) ? choice : best,
  );
  return { options, picked, costs };

  function costIn(choice: CacheChoice): number {
    return group.reduce(
      (sum, member) => sum + member.count * (expectedOf(member, group, choice) ?? 0),
      0,
    );
  }
}

function expectedOf(
  member: WakingMember,
  group: readonly WakingMember[],
  choice: CacheChoice,
): number | null {
  const setup = callSetup(member);
  if (setup === null) return null;
  const outlook = outlookFor(member, group, choice, 'expected');
  return costOf(member.wakes.expected, levelPrices(setup, outlook, 'expected'));
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
  wanted: Level,
): CacheOutlook {
  const { priced } = member.agents;
  if (choice === 'none' || priced.kind !== 'tokens') return NO_CACHE;
  const ttlSeconds = ttlSecondsOf(priced.price, choice);
  if (ttlSeconds === null) return NO_CACHE;
  const isExpected = group.every(({ wakes }) => wakes[wanted] === wakes.expected);
  const level = isExpected ? 'expected' : wanted;
  const key = `${choice} ${level}`;
  const known = member.outlooks.get(key);
  if (known !== undefined) return known;
  const sources = group.map((each) => callSource(each, each.wakes[level]));
  const source = sources[group.indexOf(member)];
  if (source === undefined) return NO_CACHE;
  const outlook = outlookOf({ choice, ttlSeconds }, member, member.wakes[level], source, sources);
  member.outlooks.set(key, outlook);
  return outlook;
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
