// Whether an agent waits for nothing but events from outside. Knows no rate.

import { isExternalTrigger } from '#org/names';
import type { Agent } from '#org/types';

export function isOutsideOnly({ trigger: { mode, triggerOn } }: Pick<Agent, 'trigger'>): boolean {
  if (mode !== 'event-driven' || triggerOn === 'all') return false;
  return triggerOn.every(({ trigger }) => isExternalTrigger(trigger));
}
