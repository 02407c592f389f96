// The same bytes on every version of Node that ORGSIM_NODES names (paths, as PATH has them), beside the one that runs this.
import { execFileSync } from 'node:child_process';
import { delimiter } from 'node:path';
import { expect, test } from 'vitest';
import { COMMANDS, digestOf, PLACES, recordRun, SLOW_COMMANDS } from './same-bytes.js';

const others = (process.env.ORGSIM_NODES ?? '').split(delimiter).filter((path) => path !== '');
const nodes = [process.execPath, ...others];

test('there are at least two versions to compare', () => {
  const versions = nodes.map((node) => execFileSync(node, ['--version'], { encoding: 'utf8' }));
  console.log(`Node ${versions.map((version) => version.trim()).join(', ')}`);
  expect(new Set(versions).size).toBeGreaterThan(1);
});

test.each([...COMMANDS, ...SLOW_COMMANDS])(
  '$title: the same bytes on all of them, in every place',
  { timeout: 120_000 },
  async (command) => {
    const digests = [];
    for (const node of nodes)
      for (const place of PLACES) digests.push(await digestOf(command, place, node));
    expect(new Set(digests).size).toBe(1);
  },
);

test('a replay: the same bytes on all of them, in every place', { timeout: 120_000 }, async () => {
  const recorded = await recordRun();
  const digests = [];
  for (const command of recorded.commands)
    for (const node of nodes)
      for (const place of PLACES) digests.push(await digestOf(command, place, node));
  await recorded.close();
  expect(digests).toHaveLength(2 * nodes.length * PLACES.length);
  expect(new Set(digests).size).toBe(1);
});
