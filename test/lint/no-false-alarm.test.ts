// Lint keeps silent where nothing is wrong: on the examples of the design note that the format follows, on this project's
// orgs, on generated sound ones.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadOrg } from '#main/load-org';
import { soundOrg } from '../property/lint/sound-org.js';

const pathOf = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const seedExamples = readdirSync(pathOf('seed-examples/')).map((name) =>
  join(pathOf('seed-examples/'), name),
);
const orgs = readdirSync(pathOf('../../orgs/')).map((name) =>
  join(pathOf('../../orgs/'), name, 'ORG.md'),
);

/** Errors and warnings, as a person would look them up. */
function alarms(text: string): string[] {
  const { findings } = loadOrg({ name: 'ORG.md', text });
  return findings
    .filter(({ severity }) => severity !== 'info')
    .map(({ rule, range, reason }) => `${range.start.line} ${rule}: ${reason}`);
}

test.each([...seedExamples, ...orgs])('%s', (path) => {
  expect(alarms(readFileSync(path, 'utf8'))).toEqual([]);
});

test('on sound orgs of any kind', () => {
  fc.assert(
    fc.property(soundOrg, (text) => {
      expect(alarms(text)).toEqual([]);
    }),
    { numRuns: 100 },
  );
});
