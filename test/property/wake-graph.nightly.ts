// The wake graph against the engine on 10,000 random orgs. ORGSIM_RUNS and ORGSIM_SEED as in the test beside it.

import { expect, it } from 'vitest';
import { optionsFrom, TIMEOUT_MS } from './engines/check-engines.js';
import { CLAIMS } from './wake-graph/check-wake-graph.js';
import { judgeClaims, verdictText } from './wake-graph/judge-claims.js';

it(
  'what lint says of an org is what the engine does with it, many times over',
  () => {
    const verdict = judgeClaims(CLAIMS, optionsFrom(process.env, 10_000));
    console.info(verdictText(verdict));
    expect(verdict.contradictions.join('\n')).toBe('');
  },
  TIMEOUT_MS,
);
