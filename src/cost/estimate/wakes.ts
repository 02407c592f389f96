// Wakes an hour by what causes them, at one rate of arrivals.

export interface Wakes {
  readonly busyPolls: number;
  readonly idlePolls: number;
  readonly events: number;
  readonly timers: number;
  readonly safety: number;
}

export function sumWakes({ busyPolls, idlePolls, events, timers, safety }: Wakes): number {
  return busyPolls + idlePolls + events + timers + safety;
}
