// What always wakes, named in `Wake on` beside other events.

import type { OrgDocument } from '#document/types';
import type { Fault } from '../define-rule.js';
import { defineProblemRule } from '../define-rule.js';
import { exampleReport, exampleSection, exampleSleeper } from '../example-org.js';
import type { Fix } from '../finding.js';
import { quote } from '../words.js';

export const redundantWakeEvent = defineProblemRule({
  id: 'redundant-wake-event',
  severity: 'info',
  summary: '`timer` or `threshold` in `Wake on`, where it adds nothing',
  docs: () => ({
    why: 'It suggests that a timer would not fire without it. Whoever takes it out to silence the timer changes nothing.',
    engine: 'A timer or threshold that an agent has always wakes it, named or not.',
    whenOff: 'Where the list is kept as a description of all that wakes the agent.',
  }),
  examples: () => ({
    good: [
      exampleReport('- **Wake on:** tasks', '- **Timer:** sync hourly'),
      exampleSleeper('- **Wake on:** timer', '- **Timer:** sync hourly'),
      exampleSleeper('- **Wake on:** timers, thresholds', '- **Timer:** sync hourly'),
    ],
    bad: [
      { source: exampleReport('- **Wake on:** tasks, timer'), at: 'timer' },
      { source: exampleSleeper('- **Wake on:** Thresholds, messages, orders'), at: 'Thresholds' },
      {
        source: exampleSection('Culture', '- **Default wake on:** tasks, timer for L7+'),
        at: 'timer',
      },
    ],
  }),
  message: ({ actual, subject }) =>
    `${quote(actual)} adds nothing to "Wake on" of ${subject}; timers and thresholds always wake`,
  advise: () => 'leave it out',
  fix: removeItem,
});

/** Takes the item away with the comma before it, else with the one after it. */
function removeItem({ range }: Fault, { source }: OrgDocument): Fix | null {
  const { start, end } = { start: range.start.offset, end: range.end.offset };
  const before = /\s*,\s*$/u.exec(source.slice(Math.max(0, start - 100), start));
  if (before !== null)
    return { safe: true, edits: [{ start: start - before[0].length, end, text: '' }] };
  const after = /^\s*,\s*/u.exec(source.slice(end, end + 100));
  if (after === null) return null;
  return { safe: true, edits: [{ start, end: end + after[0].length, text: '' }] };
}
