// Spans of time in the sentences of rules: in ticks and as people say it.

import { countTicks } from './words.js';

const UNITS = [
  { name: 'd', seconds: 86_400 },
  { name: 'h', seconds: 3600 },
  { name: 'min', seconds: 60 },
  { name: 's', seconds: 1 },
] as const;

/** `500 ticks (4 h 10 min)`. */
export function ticksText(ticks: number, tickSeconds: number): string {
  return `${countTicks(ticks)} (${secondsText(ticks * tickSeconds)})`;
}

/** `4 h 10 min`: the two largest units that it has; what is left is cut off. */
function secondsText(seconds: number): string {
  const first = UNITS.findIndex((unit) => seconds >= unit.seconds);
  let rest = first === -1 ? 0 : seconds;
  const parts: string[] = [];
  for (const unit of first === -1 ? [] : UNITS.slice(first, first + 2)) {
    const count = Math.floor(rest / unit.seconds);
    rest -= count * unit.seconds;
    if (count > 0) parts.push(`${count} ${unit.name}`);
  }
  return parts.length === 0 ? `${Number(seconds.toFixed(3))} s` : parts.join(' ');
}
