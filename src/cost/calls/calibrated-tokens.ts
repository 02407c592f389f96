// Tokens of one invocation as recorded calls had them. Knows no file.

import type { Agent } from '#org/types';
import { assumedTokens, STABLE_SHARE } from '../estimate/call-tokens.js';
import { exactly } from '../estimate/spread.js';
import type { CallTokens } from '../estimate/types.js';
import type { CallSummary, TokenStats } from './summarize-calls.js';

export type Measured = Pick<CallSummary, 'input' | 'output' | 'idle' | 'cacheRead' | 'cacheWrite'>;

/** Null where no call did anything. What was not measured stays as the file states it, else the usual assumption. */
export function calibratedTokens(
  agent: Pick<Agent, 'tokens' | 'idleTokens'>,
  { input, output, idle, cacheRead, cacheWrite }: Measured,
): CallTokens | null {
  if (input === null || output === null) return null;
  const assumed = assumedTokens(agent);
  const prefix = cacheRead + cacheWrite;
  return {
    origin: 'calibrated',
    input: spreadOf(input),
    output: spreadOf(output),
    idleInput: idle === null ? spreadOf(input) : exactly(idle.input),
    idleOutput: idle === null ? assumed.idleOutput : exactly(idle.output),
    // Without a cache nothing shows where the stable part ends.
    stablePrefix: prefix > 0 ? Math.min(prefix, input.mean) : input.mean * STABLE_SHARE,
  };
}

// The mean, since what is paid is the sum; most calls lie between the other two.
function spreadOf({ mean, p5, p95 }: TokenStats): CallTokens['input'] {
  return { low: Math.min(p5, mean), expected: mean, high: Math.max(p95, mean) };
}
