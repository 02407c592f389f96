// The bounds by which lint calls a threshold constant hold in every run: no metric ever leaves them.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDocument } from '#document/parse-document';
import { createEngine } from '#engine/create-engine';
import { boundsOf, judgeComparison } from '#lint/metric-bounds';
import { buildOrg } from '#org/build-org';
import { METRIC_NAMES, METRIC_SCOPES } from '#org/names';
import { engineCase } from './engines/engine-case.js';
import { runCase } from './engines/run-case.js';

const HOLDS = {
  '>': (a: number, b: number) => a > b,
  '<': (a: number, b: number) => a < b,
  '>=': (a: number, b: number) => a >= b,
  '<=': (a: number, b: number) => a <= b,
  '==': (a: number, b: number) => a === b,
};

test('no metric leaves its bounds, and a threshold that is called constant is', () => {
  fc.assert(
    fc.property(engineCase, (given) => {
      const org = buildOrg(parseDocument(given.org.text));
      const run = runCase((setup) => createEngine('fast', setup), given, org, {
        isObserved: false,
        onSample: ({ measure }) => {
          const agent = org.agents[0]?.id ?? '';
          for (const metric of METRIC_NAMES) {
            const { low, high } = boundsOf(metric);
            for (const scope of METRIC_SCOPES) {
              const value = measure(metric, scope, agent) ?? low;
              expect(value >= low && value <= high, `${metric} is ${value}`).toBe(true);
            }
          }
        },
      });
      const byId = new Map(org.agents.map((agent) => [agent.id, agent]));
      for (const { agent, index, value } of run.thresholds) {
        const threshold = byId.get(agent)?.trigger.thresholds[index];
        if (threshold === undefined || value === undefined) continue;
        const verdict = judgeComparison(threshold);
        if (verdict === 'some') continue;
        expect(HOLDS[threshold.operator](value, threshold.value)).toBe(verdict === 'always');
      }
    }),
    { numRuns: 40 },
  );
});
