// How long a message may wait until its recipient wakes: the worst case over all that is sure to come. Budgets aside: a
// spent one holds an agent until its next period, whatever the message.

import type { MessageTrigger, Priority } from '#org/names';
import type { Trigger } from '#org/types';
import type { WakeClock } from './wake-clock.js';
import { wantsTrigger } from './wants-trigger.js';

/**
 * Most ticks from the arrival of such a message to the wake that shows it, or null for never. `high` is the priority of
 * escalations and orders unless said. Critical messages may come sooner, never later.
 */
export function longestWait(
  trigger: Trigger,
  clock: WakeClock,
  message: MessageTrigger,
  priority: Priority = 'high',
): number | null {
  const window = windowOf(trigger, message, priority);
  const regular =
    trigger.mode === 'polling'
      ? pollWait(trigger, clock)
      : wakeWait(trigger, clock, leastOf([window, trigger.maxSleepTicks]));
  // The gaps of timers are looked up only for what nothing else brings soon.
  if (regular !== null && (window !== null || trigger.mode === 'polling')) return regular;
  return leastOf([regular, timerWait(trigger, clock)]);
}

/** The window for a message that it wakes on; null for one that it does not wake on. */
function windowOf(trigger: Trigger, message: MessageTrigger, priority: Priority): number | null {
  if (!wantsTrigger(trigger, message)) return null;
  const { batchOverrides, batchWindow } = trigger;
  return batchOverrides[`priority:${priority}`] ?? batchOverrides[message] ?? batchWindow;
}

/**
 * From arrival to a wake that falls due after `ticks`. The last wake before the message is in its tick at the latest: it
 * may hold the agent by a cooldown, and by having been in that very tick. Then the working hours may have to come round.
 */
function wakeWait(
  { cooldownTicks }: Trigger,
  { longestClosed }: WakeClock,
  ticks: number | null,
): number | null {
  if (ticks === null || longestClosed === null) return null;
  return Math.max(ticks, cooldownTicks, 1) + longestClosed;
}

function timerWait(trigger: Trigger, clock: WakeClock): number | null {
  return leastOf(trigger.timers.map(({ cron }) => wakeWait(trigger, clock, clock.timerWait(cron))));
}

// A poll sees what came before its own tick's end only if it came before the poll, so the first chance is a tick later.
function pollWait({ tickInterval, cooldownTicks }: Trigger, clock: WakeClock): number | null {
  const wait = clock.pollWait(tickInterval);
  return wait === null ? null : Math.max(1, cooldownTicks) + wait;
}

function leastOf(waits: readonly (number | null)[]): number | null {
  const known = waits.filter((wait) => wait !== null);
  return known.length === 0 ? null : Math.min(...known);
}
