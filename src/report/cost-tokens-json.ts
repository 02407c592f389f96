// The tokens of an estimate for programs: an object of its own beside the pinned keys.

import { MONTH_DAYS } from '#base/hours';
import type { Spread } from '#cost/estimate/types';
import type { CostTokens } from '#main/cost-tokens';
import { periodShare } from './cost-tokens-words.js';

export function tokensObject({ view }: CostTokens) {
  const { agents, scenarios, byCause, periodHours, typicalDay, ...others } = view;
  const { byHour, peakHours, efficiency, eventsPerDay, tokensPerEvent, savedAgainstChecks } =
    others;
  return {
    agents: agents.map((agent) => ({
      id: agent.id,
      mode: agent.mode,
      perDay: agent.perDay,
      checksPerDay: agent.checksPerDay,
      tokensPerCheck: agent.tokensPerCheck,
      eventsPerDay: agent.eventsPerDay,
      tokensPerWake: agent.tokensPerWake,
      checksAlonePerDay: agent.checksAlonePerDay,
      pollingPerDay: agent.pollingPerDay,
      eventDrivenPerDay: agent.eventDrivenPerDay,
    })),
    scenarios: Object.fromEntries(
      Object.entries(scenarios).map(([name, { perDay, usdPerDay, unpriced, savedShare }]) => [
        name,
        {
          perDay,
          perMonth: times(perDay, MONTH_DAYS),
          ...(periodHours !== null && { perPeriod: times(perDay, periodShare(view)) }),
          costPerMonth: unpriced === agents.length ? null : usdPerDay * MONTH_DAYS,
          savedShare,
        },
      ]),
    ),
    periodHours,
    savedAgainstChecks,
    byTrigger: byCause.map(({ cause, wakesPerDay, tokensPerDay }) => ({
      trigger: cause,
      wakesPerDay,
      tokensPerDay,
    })),
    byHour,
    peakHours,
    typicalDay,
    efficiency,
    eventsPerDay,
    tokensPerEvent,
    unknownRate: agents.filter((agent) => agent.eventsPerDay === null).map(({ id }) => id),
  };
}

function times({ low, expected, high }: Spread, factor: number): Spread {
  return { low: low * factor, expected: expected * factor, high: high * factor };
}
