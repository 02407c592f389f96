// When an org spends its tokens: those of a day over the hours of the org's day. Knows no calendar; the shape of the day
// comes in.

import { DAY_HOURS } from '#base/hours';
import type { AgentEstimate, CostEstimate } from '../estimate/types.js';
import { causeTokens, wakeTokens } from './cause-tokens.js';
import { fillHours } from './fill-hours.js';
import type { CauseTokens } from './types.js';

/** The hours 0 to 23 of the day, org time. */
export interface DayHours {
  /** How work arrives: in any unit; all 0 where nothing says. */
  readonly work: readonly number[];
  /** The part of each hour that is within working hours, 0 to 1. */
  readonly open: readonly number[];
  /** How often a timer of the agent fires in each: in any unit. */
  readonly timers: (agentId: string) => readonly number[];
}

/** Expected tokens in an hour of the day. */
export interface HourTokens {
  readonly work: number;
  /** Of polls that find nothing. */
  readonly idle: number;
}

/** The hours 0 to 23 of the day, org time, of all agents. */
export function tokensByHour({ agents, tickSeconds }: CostEstimate, day: DayHours): HourTokens[] {
  const all = agents.map((agent) => agentTokensByHour(agent, 3600 / tickSeconds, day));
  return everyHour(0).map((_, hour) => ({
    work: all.reduce((sum, own) => sum + (own[hour]?.work ?? 0), 0),
    idle: all.reduce((sum, own) => sum + (own[hour]?.idle ?? 0), 0),
  }));
}

/** Polls come evenly in working hours, and those with work when work arrives; so do events. Safety wakes come evenly. */
function agentTokensByHour(
  agent: Pick<AgentEstimate, 'id' | 'wakes' | 'tokens'>,
  ticksPerHour: number,
  day: DayHours,
): HourTokens[] {
  const causes = causeTokens(agent);
  const { idle, full } = wakeTokens(agent);
  const open = day.open.some((part) => part > 0) ? day.open : everyHour(1);
  const evenly = (total: number): number[] => fillHours(total, open, everyHour(total));
  const work = open.map((part, hour) => part * (day.work[hour] ?? 0));
  const isAt = (wanted: (cause: CauseTokens['cause']) => boolean): number =>
    causes.reduce((sum, { cause, wakesPerDay }) => sum + (wanted(cause) ? wakesPerDay : 0), 0);
  const timers = isAt((cause) => cause === 'timer');
  const idlePolls = isAt((cause) => cause === 'idle_poll');
  const busyPolls = isAt((cause) => cause === 'busy_poll');
  const safety = isAt((cause) => cause === 'safety');
  const events = isAt(() => true) - timers - idlePolls - busyPolls - safety;

  const polls = evenly(idlePolls + busyPolls);
  const busy = fillHours(busyPolls, work, polls);
  const messages = fillHours(
    events,
    work,
    open.map((part) => part * ticksPerHour),
  );
  const safe = evenly(safety);
  const fires = day.timers(agent.id);
  const timed = fires.some((count) => count > 0)
    ? fillHours(timers, fires, everyHour(timers))
    : evenly(timers);
  return everyHour(0).map((_, hour) => {
    const at = (amounts: readonly number[]): number => amounts[hour] ?? 0;
    return {
      work: (at(busy) + at(messages) + at(safe) + at(timed)) * full,
      // What arithmetic leaves of two equal rates is no poll.
      idle: Math.max(0, at(polls) - at(busy)) * idle,
    };
  });
}

/** Hours above the mean: by so much that a single timer makes none. */
const PEAK_FACTOR = 1.01;

export function peakHoursOf(byHour: readonly number[]): number[] {
  const mean = byHour.reduce((sum, tokens) => sum + tokens, 0) / DAY_HOURS;
  return byHour.flatMap((tokens, hour) => (tokens > mean * PEAK_FACTOR ? [hour] : []));
}

function everyHour(amount: number): number[] {
  return new Array<number>(DAY_HOURS).fill(amount);
}
