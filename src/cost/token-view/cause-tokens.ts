// What the wakes of one agent take, cause by cause. A fold over its estimate; knows no hour and no price.

import { DAY_HOURS } from '#base/hours';
import type { AgentEstimate } from '../estimate/types.js';
import type { CauseTokens, TokenCause } from './types.js';

/** Of a poll that finds nothing, and of any other wake: expected tokens. */
export interface WakeTokens {
  readonly idle: number;
  readonly full: number;
}

export function wakeTokens({ tokens }: Pick<AgentEstimate, 'tokens'>): WakeTokens {
  return {
    idle: tokens.idleInput.expected + tokens.idleOutput.expected,
    full: tokens.input.expected + tokens.output.expected,
  };
}

/**
 * Expected wakes and tokens a day. What the rates of single causes have above the total (a cooldown, working hours) is taken
 * from each alike, so that they sum to it.
 */
export function causeTokens(agent: Pick<AgentEstimate, 'wakes' | 'tokens'>): CauseTokens[] {
  const { busyPolls, idlePolls, events, timers, safety, total, byTrigger } = agent.wakes;
  const { idle, full } = wakeTokens(agent);
  const others = busyPolls + events + timers + safety;
  const scale = others === 0 ? 0 : (total.expected - idlePolls) / others;
  const cause = (name: TokenCause, perHour: number, each: number): CauseTokens => ({
    cause: name,
    wakesPerDay: perHour * DAY_HOURS,
    tokensPerDay: perHour * DAY_HOURS * each,
  });
  const messages = Object.entries(byTrigger) as [TokenCause, number][];
  return [
    cause('idle_poll', idlePolls, idle),
    cause('busy_poll', busyPolls * scale, full),
    ...messages.map(([trigger, perHour]) => cause(trigger, perHour * scale, full)),
    cause('timer', timers * scale, full),
    cause('safety', safety * scale, full),
  ].filter(({ wakesPerDay }) => wakesPerDay > 0);
}

/** Expected tokens a day. */
export function tokensPerDay(agent: Pick<AgentEstimate, 'wakes' | 'tokens'>): number {
  return causeTokens(agent).reduce((sum, cause) => sum + cause.tokensPerDay, 0);
}
