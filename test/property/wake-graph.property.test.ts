// The wake graph is tied to the engine: hundreds of random orgs under random traffic along the chart. The nightly has more.
// ORGSIM_RUNS sets how many, ORGSIM_SEED takes the seed that a failure names.

import { expect, it } from 'vitest';
import { optionsFrom, TIMEOUT_MS } from './engines/check-engines.js';
import { judgeClaims } from './wake-graph/assert-wake-graph.js';
import { CLAIMS } from './wake-graph/check-wake-graph.js';

it(
  'what lint says of an org is what the engine does with it',
  () => {
    const { contradictions, evidence, orgs } = judgeClaims(CLAIMS, optionsFrom(process.env, 300));
    console.info(`${orgs} orgs, ${contradictions.length} contradictions`, evidence);
    expect(contradictions.join('\n')).toBe('');
  },
  TIMEOUT_MS,
);
