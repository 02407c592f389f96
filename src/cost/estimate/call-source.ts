// When an agent's calls come, as far as a prompt cache has to know: from its wakes, its trigger and its calendar.

import type { CallSchedule, CallSource } from './cache-traffic.js';
import { windowShares } from './event-rates.js';
import type { GroupMember } from './group-member.js';
import { pollStep } from './poll-rates.js';
import type { WakeTimes } from './wake-times.js';
import { openTicksOf } from './wake-times.js';
import type { Wakes } from './wakes.js';

/** Calls fall into the open ticks alone: there they come closer together. */
export function callSource(
  { agents, count, trigger }: GroupMember,
  { events, safety }: Wakes,
): CallSource {
  const { times, ticksPerHour } = agents;
  const tickSeconds = 3600 / ticksPerHour;
  const openShare = openTicksOf(times) / times.periodTicks;
  const perOpenHour = (perHour: number): number => (openShare > 0 ? perHour / openShare : 0);
  const { cooldownTicks, maxSleepTicks } = trigger;
  const window = windowShares(trigger)[0]?.ticks ?? 0;
  const poll = pollSchedule({ agents, trigger });
  const timers = timerSchedule(times, tickSeconds);
  return {
    agents: count,
    eventsPerHour: perOpenHour(events),
    safetyPerHour: perOpenHour(safety),
    restSeconds: tickSeconds * Math.max(window, cooldownTicks > 1 ? cooldownTicks : 0),
    sleepSeconds: maxSleepTicks === null ? null : tickSeconds * maxSleepTicks,
    schedules: [poll, timers].filter((schedule) => schedule !== null),
  };
}

/** Null where it does not poll. Polls of one interval come on the same ticks, whoever polls. */
export function pollSchedule({
  agents,
  trigger,
}: Pick<GroupMember, 'agents' | 'trigger'>): CallSchedule | null {
  if (trigger.mode !== 'polling') return null;
  const seconds = (pollStep(trigger) * 3600) / agents.ticksPerHour;
  return { key: seconds, gapSeconds: [seconds] };
}

const knownTimers = new WeakMap<WakeTimes, CallSchedule>();

/** Null without timers. */
export function timerSchedule(times: WakeTimes, tickSeconds: number): CallSchedule | null {
  const { timerTicks, periodTicks } = times;
  const [first] = timerTicks;
  if (first === undefined) return null;
  const known = knownTimers.get(times);
  if (known !== undefined) return known;
  const gapSeconds = timerTicks.map(
    (tick, index) => ((timerTicks[index + 1] ?? first + periodTicks) - tick) * tickSeconds,
  );
  const schedule = { key: times, gapSeconds };
  knownTimers.set(times, schedule);
  return schedule;
}
