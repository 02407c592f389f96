// Runs as JSON, for programs. Money is in US dollars; null is what is not known. Computes nothing.

import { toJsonText } from '#base/json-text';
import { toUsd } from '#base/money';
import type { RunState, SpentSum } from '#main/live/run-state';

/** Ends with a line feed. */
export function formatRunsJson(states: readonly RunState[], runs: string): string {
  return `${toJsonText({ folder: runs, runs: states.map(jsonOf) })}\n`;
}

/** One run in full. `command` goes on with it; null where there is nothing to go on with. `answers` say to it what it waits for. */
export function formatRunJson(
  state: RunState,
  command: string | null,
  answers: readonly string[],
): string {
  return `${toJsonText({ ...jsonOf(state), resume: command, answers })}\n`;
}

function jsonOf(state: RunState): Record<string, unknown> {
  const { spent, inDoubt, agents, ...rest } = state;
  return {
    ...rest,
    spent: spentOf(spent),
    inDoubt: inDoubt.map(({ reserved, ...call }) => ({
      ...call,
      reservedUsd: reserved.nanoUsd === null ? null : toUsd(reserved.nanoUsd),
      reservedTokens: reserved.tokens,
    })),
    agents: agents.map((agent) => ({ ...agent, spent: spentOf(agent.spent) })),
  };
}

/** A sum with something in it that has no price has none; what is priced of it stands beside. */
function spentOf({ usd, unpricedCalls, calls, tokens }: SpentSum): Record<string, unknown> {
  return { usd: unpricedCalls === 0 ? usd : null, pricedUsd: usd, unpricedCalls, calls, tokens };
}
