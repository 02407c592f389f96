// How far a question climbs: the hierarchy's depth, in numbers, words and presets.
import { describe, expect, it } from 'vitest';
import { runFlow } from './run-flow.js';

/** CEO > Head > Director > Lead > Worker; no manager but the root resolves anything, and every task gets stuck. */
const chain = (culture: string) => `# Chain
## Culture
${culture}
- **Default trigger:** event-driven
## Workload
- **Orders:** 0 per hour
- **Tasks per order:** 1
- **Effort:** 2 ticks
- **Blocked:** 100%
- **Resolved by manager:** 0%
## Structure
### CEO
#### Head
##### Director
###### Lead
### Worker
- **Reports to:** Lead
`;

const PRINCIPAL = 'human-principal';

describe.each([
  ['1', ['lead', PRINCIPAL]],
  ['2', ['lead', 'director', PRINCIPAL]],
  ['flat', ['lead', 'director', PRINCIPAL]],
  ['3 levels', ['lead', 'director', 'head', PRINCIPAL]],
  ['shallow', ['lead', 'director', 'head', PRINCIPAL]],
  // The root is the fourth level, and unblocks everything.
  ['4', ['lead', 'director', 'head', 'ceo']],
  ['12', ['lead', 'director', 'head', 'ceo']],
  ['strict', ['lead', 'director', 'head', 'ceo']],
])('a depth of %s', (depth, path) => {
  it(`climbs to ${path.join(', ')}`, () => {
    const { log, principal, results } = runFlow(chain(`- **Hierarchy depth:** ${depth}`), {
      ticks: 400,
      orders: ['build it'],
      hasWorkload: false,
    });
    const escalations = log.flatMap((record) =>
      record.type === 'action' && record.action.type === 'escalation' ? [record.action.to] : [],
    );
    expect(escalations).toEqual(path);
    const asked = principal.filter(({ kind }) => kind === 'escalation');
    expect(asked).toHaveLength(path.includes(PRINCIPAL) ? 1 : 0);
    expect(results.escalationsPastManagers).toBe(asked.length);
    // Whoever answered, the work is done in the end.
    expect(principal.map(({ kind }) => kind)).toContain('completion');
  });
});

it.each([
  ['startup', 3],
  ['enterprise', 4],
  ['agency', 4],
  ['research', 3],
  ['military', 4],
  ['remote-async', 2],
])('the preset %s lets it climb %i of four levels', (preset, levels) => {
  const { log } = runFlow(chain(`- **Preset:** ${preset}`), {
    ticks: 400,
    orders: ['build it'],
    hasWorkload: false,
  });
  const climbed = log.filter(
    (record) =>
      record.type === 'action' &&
      record.action.type === 'escalation' &&
      record.action.to !== PRINCIPAL,
  );
  expect(climbed).toHaveLength(levels);
});
