// A heading under Structure that skips a level.

import type { Section } from '#document/types';
import type { Agent } from '#org/types';
import type { Fault, RuleContext } from '../define-rule.js';
import { defineRule } from '../define-rule.js';
import { exampleStructure } from '../example-org.js';
import { faultAt } from '../fault-at.js';
import { staffSections } from '../staff-sections.js';
import { quote } from '../words.js';

const SLEEPS = '- **Trigger:** event-driven';

export const headingDepthJump = defineRule({
  id: 'heading-depth-jump',
  severity: 'warning',
  summary: 'a heading under Structure that skips a level',
  docs: () => ({
    why: 'The depth of a heading says who reports to whom. One that skips a level hangs somewhere, most likely not where it was meant to.',
    engine:
      'It belongs to the nearest heading before it that is less deep, as if it were one level below that.',
    whenOff: 'Never; the right depth says the same.',
  }),
  examples: () => ({
    good: [
      exampleStructure('### Owner', '', SLEEPS, '', '#### Office Agent'),
      exampleStructure('### Yard', '', '#### Lead', '', '##### Worker', '', '#### Clerk'),
      exampleStructure('### Ana', '', '### Bo'),
    ],
    bad: [
      { source: exampleStructure('### Owner', '', SLEEPS, '', '##### Office Agent'), at: '#####' },
      {
        source: exampleStructure('### Yard', '', '##### Lead', '', '##### Worker'),
        at: '#####',
      },
      { source: exampleStructure('#### Ana', '', '#### Bo'), at: '####' },
      {
        source: exampleStructure('### Yard', '', '#### Lead', '', '###### Worker'),
        at: '######',
      },
    ],
  }),
  check: jumps,
  message: ({ actual, subject, reason, expected }) =>
    `${quote(subject)} has ${actual} where ${expected.join('')} comes next; ${reason}`,
  advise: ({ expected }) => `write ${expected.join('')}`,
});

/** One for each heading that deeper ones jump from: they are mended together. */
function* jumps(context: RuleContext): Iterable<Fault> {
  const nameOf = new Map(context.org.agents.map(({ id, name }) => [id, name]));
  const told = new Set<Section>();
  for (const { section, above, place, agents } of staffSections(context)) {
    if (section.depth <= above.depth + 1 || told.has(above)) continue;
    told.add(above);
    const { offset } = section.range.start;
    const marks = '#'.repeat(section.depth);
    yield faultAt(
      context.document.rangeAt(offset, offset + section.depth),
      marks,
      section.heading.text,
      {
        reason: place === 'department' ? 'it is read as a department' : readAs(agents[0], nameOf),
        expected: ['#'.repeat(above.depth + 1)],
        related: [{ message: 'it hangs below this heading', range: above.heading.range }],
      },
    );
  }
}

function readAs(agent: Agent | undefined, nameOf: ReadonlyMap<string, string>): string {
  if (agent === undefined) return 'it is read as the human principal';
  const manager = agent.reportsTo === null ? null : nameOf.get(agent.reportsTo);
  const where = agent.department === null ? '' : ` of ${agent.department}`;
  return `it is read as a role${where} that reports to ${manager ?? 'the human principal'}`;
}
