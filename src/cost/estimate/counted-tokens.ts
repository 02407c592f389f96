// Tokens of one invocation by the prompt that would be sent. What the file states goes before what was counted. Counts
// nothing itself, and knows no prompt.

import type { Agent } from '#org/types';
import type { TokenCount } from '../count-tokens.js';
import { assumedTokens } from './call-tokens.js';
import { addSpreads } from './spread.js';
import type { CallTokens, Spread } from './types.js';

/** The parts of an agent's prompt. */
export interface PromptCounts {
  /** The form in which it answers, sent before all else with every call. */
  readonly form: TokenCount;
  /** What stays the same from wake to wake. */
  readonly system: TokenCount;
  /** What is new on a typical wake, and on one that finds nothing. */
  readonly wake: TokenCount;
  readonly idle: TokenCount;
}

/** Whether nothing of the prompt needs to be counted: the file says how many tokens go in. */
export function statesInput({ tokens }: Pick<Agent, 'tokens'>): boolean {
  return tokens !== null && (tokens.input !== null || tokens.total !== null);
}

/** What the model answers cannot be counted before: it stays what the file states, or the usual assumption. */
export function countedTokens(
  agent: Pick<Agent, 'tokens' | 'idleTokens'>,
  { form, system, wake, idle }: PromptCounts,
): CallTokens {
  const assumed = assumedTokens(agent);
  const stable = [spreadAround(form), spreadAround(system)];
  const input = addSpreads([...stable, spreadAround(wake)]);
  const statesIdle = statesInput({ tokens: agent.idleTokens });
  return {
    ...assumed,
    origin: 'counted',
    input,
    idleInput: statesIdle ? assumed.idleInput : addSpreads([...stable, spreadAround(idle)]),
    stablePrefix: form.tokens + system.tokens,
  };
}

function spreadAround({ tokens, error }: TokenCount): Spread {
  return { low: tokens * (1 - error), expected: tokens, high: tokens * (1 + error) };
}
