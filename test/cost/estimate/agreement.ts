// Whether the estimate's wakes are those of the engine, on the same assumptions.
import fc from 'fast-check';
import { expect } from 'vitest';
import { wakesAt } from '#cost/estimate/wake-rates';
import { sumWakes } from '#cost/estimate/wakes';
import { createWakeTimes } from '#main/wake-times';
import type { ArrivalPattern } from '#org/names';
import type { WorkingHours } from '#org/types';
import { agentOf, orgOf } from '../sample-org.js';
import { playPassive } from './play-passive.js';
import { anyTrigger } from './random-trigger.js';

interface Compared {
  readonly agents: number;
  readonly days: number;
  readonly seed: number;
  readonly perHour: number;
  readonly pattern: ArrivalPattern;
  readonly workingHours: WorkingHours | null;
  /** What the estimate may be off, over the simulated wakes, beside chance. */
  readonly gap: number;
}

const DAY_TICKS = 2880;
/** Of 10,000 comparisons none is so far off by chance. */
const SIGMAS = 4.5;

export function assertAgreesWithEngine(wanted: Compared): void {
  const { agents: count, days, seed, perHour, pattern, workingHours, gap } = wanted;
  const triggers = fc.sample(anyTrigger, { numRuns: count, seed });
  const base = orgOf();
  const org = orgOf({
    agents: triggers.map((trigger, index) => agentOf({ id: `a${index}`, trigger })),
    policies: { ...base.policies, workingHours },
  });
  const times = createWakeTimes(org);
  const ticks = days * DAY_TICKS;
  const tallies = playPassive(org, { ticks, seed, perHour, pattern });
  const hours = ticks / 120;
  org.agents.forEach((agent, index) => {
    const tally = tallies[index];
    const trigger = agent.trigger;
    const wakes = wakesAt({ trigger, ticksPerHour: 120, pattern, times: times(agent) }, perHour);
    const told = JSON.stringify({ wanted, trigger });
    const compare = (what: string, perHour: number, played: number): void => {
      // Renewals are steadier than Poisson, so the root of the count is the most that chance does; 3 for the ends.
      const off = SIGMAS * Math.sqrt(played) + 3 + gap * played;
      expect(
        Math.abs(perHour * hours - played),
        `${what} ${perHour * hours} ${played} ${told}`,
      ).toBeLessThanOrEqual(off);
    };
    compare('wakes', sumWakes(wakes), tally?.invocations ?? 0);
    compare('idle polls', wakes.idlePolls, tally?.idlePolls ?? 0);
  });
}
