// Ticks with their local times, and spans of ticks, as people read them. What has no time is told in ticks alone.

import type { Moment } from '#main/parse-moment';
import { formatCount, formatSeconds } from './quantities.js';
import { ticksText } from './setting-text.js';

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** `tick 2,650 (22:05)`, with the day where it is not the one of `near`. */
export function momentText({ tick, time }: Moment, near: Moment | null = null): string {
  const text = `tick ${formatCount(tick)}`;
  if (time === null) return text;
  const [day = '', clock = ''] = time.split('T');
  const short = clock.replace(/:00$/u, '');
  const isSameDay = near?.time?.startsWith(day) === true;
  return `${text} (${isSameDay ? '' : `${weekdayOf(day)} ${day} `}${short})`;
}

/** `12 ticks (6 min)`; ticks alone where their length is not known. */
export function spanText(ticks: number, tickSeconds: number | null): string {
  if (tickSeconds === null || ticks === 0) return ticksText(ticks);
  return `${ticksText(ticks)} (${lengthText(ticks * tickSeconds)})`;
}

/** `after 12 ticks (6 min) of sleep`. */
export function sleptText(ticks: number, tickSeconds: number | null): string {
  return ticks === 0 ? 'at the start' : `after ${spanText(ticks, tickSeconds)} of sleep`;
}

const DAY_SECONDS = 86_400;

/** `1 h 30 min`; with seconds below an hour alone. */
function lengthText(seconds: number): string {
  const units = [DAY_SECONDS, 3600, 60];
  const unit = units.find((size) => seconds >= size && seconds % size !== 0);
  if (unit === undefined) return formatSeconds(seconds);
  const whole = Math.floor(seconds / unit) * unit;
  return `${plainSeconds(whole)} ${lengthText(seconds - whole)}`;
}

/** Days from one on. */
function plainSeconds(seconds: number): string {
  return seconds === DAY_SECONDS ? '1 d' : formatSeconds(seconds);
}

function weekdayOf(day: string): string {
  // The day alone: no zone and no clock is asked.
  return WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? '';
}
