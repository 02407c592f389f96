// When a blocked agent's escalation is sent, as the culture wants it.

import type { Culture } from '#org/types';

/** `tick` itself for at once, else a later one. */
export function escalationTick(
  { escalation, escalationTicks }: Pick<Culture, 'escalation' | 'escalationTicks'>,
  tick: number,
): number {
  switch (escalation) {
    case 'immediate':
      return tick;
    case 'batched':
      return (Math.floor(tick / Math.max(1, escalationTicks)) + 1) * Math.max(1, escalationTicks);
    case 'delayed':
      return tick + escalationTicks;
  }
}
