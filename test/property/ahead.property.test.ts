// What an answer says comes next is what the same agent would answer when asked: an engine may leave asking out.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { honourAhead } from '../behavior/honour-ahead.js';
import { runFlow } from '../behavior/run-flow.js';
import { busyOrg } from './arbitrary-org.js';

const TICKS = 400;

describe('turns that are ahead', () => {
  it('are answered alike, asked for or not', () => {
    let booked = 0;
    fc.assert(
      fc.property(busyOrg, fc.nat(1000), fc.boolean(), (text, seed, adapt) => {
        const given = { ticks: TICKS, seed, adapt };
        const asked = runFlow(text, given);
        const ahead = runFlow(text, {
          ...given,
          wrap: (flow) => honourAhead(flow, () => booked++),
        });
        expect(ahead.log).toEqual(asked.log);
        expect(ahead.trace).toEqual(asked.trace);
        expect(ahead.results.agents).toEqual(asked.results.agents);
        expect(ahead.principal).toEqual(asked.principal);
      }),
      { numRuns: 80 },
    );
    expect(booked).toBeGreaterThan(1000);
  });
});
