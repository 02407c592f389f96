import fc from 'fast-check';
import { test } from 'vitest';
import { findDifferences } from '../property/estimate/check-agreement.js';
import { costedOrg } from '../property/estimate/random-costed-org.js';

test('survey', async () => {
  const t0 = performance.now();
  const n = Number(process.env.N ?? 200);
  const worst = new Map<string, [number, number, string]>();
  let bad = 0;
  for (const given of fc.sample(costedOrg, { numRuns: n, seed: Number(process.env.S ?? 7) })) {
    const all = await findDifferences(given);
    if (all.length > 0) bad++;
    for (const d of all) {
      const key = `${d.figure} [${d.features.join(', ')}]`;
      const over = Math.abs((d.simulated.mean ?? 0) - d.estimated) / d.estimated;
      const w = worst.get(key) ?? [0, 0, ''];
      worst.set(key, [
        w[0] + 1,
        Math.max(w[1], over),
        over >= w[1] ? given.text + JSON.stringify(d) : w[2],
      ]);
    }
  }
  console.log('bad orgs', bad, 'of', n, ((performance.now() - t0) / 1000).toFixed(1), 's');
  for (const [k, v] of [...worst].sort((a, b) => b[1][0] - a[1][0]))
    console.log(k, v[0], (v[1] * 100).toFixed(2) + ' %', process.env.V ? v[2] : '');
}, 3_000_000);
