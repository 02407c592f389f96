// A length of time that cannot be read.

import { adviseExpected } from '../advise-from-facts.js';
import { defineProblemRule } from '../define-rule.js';
import { exampleRole, exampleSleeper } from '../example-org.js';
import { fixSpelling } from '../fix-spelling.js';
import { because, quote } from '../words.js';

export const durationInvalid = defineProblemRule({
  id: 'duration-invalid',
  severity: 'error',
  summary: 'a duration that is not understood',
  docs: () => ({
    why: 'Windows, waits and cooldowns decide when agents act. A guess at one of them would be a different org.',
    engine: 'The line would count for nothing and the setting keep its default.',
    whenOff:
      'Never; durations are `3 ticks`, a bare number of ticks, or a time such as `90s`, `5 min`, `2h`, `1 day`.',
  }),
  examples: () => ({
    good: [
      exampleRole('- **Cooldown:** 3 ticks'),
      exampleSleeper('- **Max sleep:** 1 day'),
      exampleSleeper('- **Batch window:** 0, 3 ticks for completions'),
    ],
    bad: [
      { source: exampleRole('- **Cooldown:** three ticks'), at: 'three ticks' },
      { source: exampleRole('- **Cooldown:** 3 tik'), at: '3 tik' },
      { source: exampleSleeper('- **Max sleep:** -2'), at: '-2' },
      { source: exampleRole('- **Tick interval:** 1.5 ticks'), at: '1.5 ticks' },
    ],
  }),
  message: ({ actual, subject, reason }) =>
    `${quote(actual)} is not a length of time that ${subject} can use${because(reason)}`,
  advise: adviseExpected,
  fix: fixSpelling,
});
