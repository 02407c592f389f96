// A department with more agents than Department Caps allows.

import type { Fault } from '../define-rule.js';
import { defineRule } from '../define-rule.js';
import { exampleYard } from '../example-org.js';

export const departmentOverCap = defineRule({
  id: 'department-over-cap',
  severity: 'warning',
  summary: 'a department with more agents than its cap',
  docs: () => ({
    why: 'A cap is a promise about size and cost. A Count that grew past it breaks the promise quietly.',
    engine: 'All agents of the department run, those beyond the cap too, and the results say so.',
    whenOff: 'While a department shrinks to a cap that holds later.',
  }),
  examples: () => ({
    good: [exampleYard(3, 'max 4 agents'), exampleYard(1, '2'), exampleYard(9, 'at most 10')],
    bad: [
      { source: exampleYard(4, 'max 4 agents'), at: 'max 4 agents' },
      { source: exampleYard(12, 'at most 10'), at: 'at most 10' },
      { source: exampleYard(2, '1'), at: '1' },
    ],
  }),
  check: function* ({ org: { agents, departments, policies } }): Iterable<Fault> {
    const sizes = new Map<string | null, number>();
    for (const { department } of agents) sizes.set(department, (sizes.get(department) ?? 0) + 1);
    for (const { name, heading } of departments) {
      const [cap, range] = [policies.departmentCaps[name], policies.departmentCapRanges[name]];
      const count = sizes.get(name) ?? 0;
      if (cap === undefined || range === undefined || count <= cap) continue;
      yield {
        range,
        actual: `${cap}`,
        subject: name,
        reason: `${count} agents`,
        expected: [`max ${count} agents`],
        suggestion: null,
        related: [{ message: `${name} is described here`, range: heading }],
      };
    }
  },
  message: ({ actual, subject, reason }) =>
    `${subject} has ${reason} and may have ${actual}; all of them would run`,
  advise: ({ subject, expected }) =>
    `raise the cap (${expected.join('')}), or lower a Count in ${subject}`,
});
