// What a batch window for all messages gathers, at the rate that the file states or implies. Knows no rule.

import { arrivalsPerHour } from '#cost/activity-cost';
import type { Agent } from '#org/types';

/** Messages a wake below which a window only delays: one in five wakes would find a second message. */
const EVENTS_A_WAKE_MIN = 1.2;

/** Messages that a wake after the agent's window finds on average, the one that began it among them. */
export function eventsAWake(agent: Agent, tickSeconds: number): number {
  const ticksPerHour = 3600 / tickSeconds;
  // Of a range the busiest end, and no two arrivals in one tick.
  const perTick = Math.min(1, arrivalsPerHour(agent, tickSeconds).high / ticksPerHour);
  return 1 + perTick * agent.trigger.batchWindow;
}

/** Whether the agent has such a window and it hardly ever finds a second message. */
export function hasIdleWindow(agent: Agent, tickSeconds: number): boolean {
  const { mode, batchWindow } = agent.trigger;
  const isWaiting = mode === 'event-driven' && batchWindow > 0;
  return isWaiting && eventsAWake(agent, tickSeconds) < EVENTS_A_WAKE_MIN;
}
