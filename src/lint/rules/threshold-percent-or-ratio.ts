// A limit on a share that was written as a number of percent, without the sign.

import { groupThousands } from '#base/format-usd';
import type { Threshold } from '#org/types';
import type { Fault } from '../define-rule.js';
import { defineRule } from '../define-rule.js';
import { exampleRole } from '../example-org.js';
import { faultIn } from '../fault-at.js';
import { replaceFault } from '../fix-spelling.js';
import { boundsOf, isMeantAsPercent } from '../metric-bounds.js';
import { nameAgents } from '../share-faults.js';
import { metricText, statedThresholds } from '../stated-thresholds.js';
import { quote } from '../words.js';

export const thresholdPercentOrRatio = defineRule({
  id: 'threshold-percent-or-ratio',
  severity: 'error',
  summary: 'a limit on a share, above 1 and without `%`',
  docs: () => ({
    why: 'Shares run from 0 to 1. An alarm at `> 30` instead of `> 30%` never rings, and nobody notices that it does not.',
    engine: 'The number is taken as it stands: 30 is 3000 %.',
    whenOff: 'Never; a share above 100 % is written with its sign: `200%`.',
  }),
  examples: () => ({
    good: [
      exampleRole('- **Threshold:** org escalation rate > 30%'),
      exampleRole('- **Threshold:** utilization < 0.5'),
      exampleRole('- **Threshold:** budget used >= 1.2'),
      exampleRole('- **Threshold:** queue depth > 30'),
    ],
    bad: [
      { source: exampleRole('- **Threshold:** org escalation rate > 30'), at: '30' },
      { source: exampleRole('- **Threshold:** budget used at least 75, cooldown 4h'), at: '75' },
      { source: exampleRole('- **Threshold:** agent utilization < 1.5'), at: '1.5' },
    ],
  }),
  check: function* (context): Iterable<Fault> {
    for (const { item, value: range, agents, isPercent } of statedThresholds(context)) {
      if (!isMeantAsPercent(item, isPercent)) continue;
      const { high } = boundsOf(item.metric);
      const percent = `${context.document.source.slice(range.start.offset, range.end.offset)}%`;
      const fits = Number.isInteger(item.value) && (high > 1 || item.value <= 100);
      yield faultIn(context.document, range, {
        subject: nameAgents(agents),
        reason: `${metricText(item)} is a share from 0 to 1, so this is ${groupThousands(`${Math.round(item.value * 100)}`)}%, and ${effectOf(item)}`,
        expected: fits ? [percent] : [],
      });
    }
  },
  message: ({ actual, subject, reason }) =>
    `${quote(actual)} was hardly meant as it stands: ${reason} ${subject}`,
  advise: ({ expected: [percent] }) =>
    percent === undefined ? 'write a percentage, such as 30%' : `did you mean ${quote(percent)}?`,
  fix: (fault, document) => {
    const [percent] = fault.expected;
    return percent === undefined ? null : replaceFault(fault, document, percent, false);
  },
});

function effectOf({ operator, metric }: Threshold): string {
  if (operator.startsWith('<')) return 'each end of a cooldown wakes';
  return boundsOf(metric).high === 1 ? 'it never wakes' : 'it hardly ever wakes';
}
