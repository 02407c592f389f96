// A threshold that holds for every value of its metric, or for none.

import type { Threshold } from '#org/types';
import { METRIC_UNITS } from '#org/vocabulary/metric-names';
import type { Fault } from '../define-rule.js';
import { defineRule } from '../define-rule.js';
import { exampleRole } from '../example-org.js';
import { faultIn } from '../fault-at.js';
import { boundsOf, isMeantAsPercent, judgeComparison } from '../metric-bounds.js';
import { nameAgents } from '../share-faults.js';
import type { StatedThreshold } from '../stated-thresholds.js';
import { metricText, statedThresholds } from '../stated-thresholds.js';
import { countTicks, quote } from '../words.js';

export const thresholdConstant = defineRule({
  id: 'threshold-constant',
  severity: 'error',
  summary: 'a threshold that always holds or never does',
  docs: () => ({
    why: 'One that always holds is a timer in disguise, and a dear one; one that never holds is an alarm without a bell.',
    engine:
      'The comparison is made as written, whenever the metric has a value: the agent wakes at the end of every cooldown, or never.',
    whenOff: 'Never; to wake at an interval is what a `Timer` is for.',
  }),
  examples: () => ({
    good: [
      exampleRole('- **Threshold:** queue depth >= 1'),
      exampleRole('- **Threshold:** escalation rate > 100%'),
      exampleRole('- **Threshold:** health < 60'),
      exampleRole('- **Threshold:** efficiency < 0'),
    ],
    bad: [
      { source: exampleRole('- **Threshold:** queue depth >= 0'), at: '>= 0' },
      {
        source: exampleRole('- **Threshold:** agent idle waste > 100%, cooldown 2h'),
        at: '> 100%',
      },
      { source: exampleRole('- **Threshold:** org health at most 100'), at: 'at most 100' },
      { source: exampleRole('- **Threshold:** cost per hour < $0'), at: '< $0' },
    ],
  }),
  check: function* (context): Iterable<Fault> {
    for (const stated of statedThresholds(context)) {
      const { item, comparison, agents, isPercent } = stated;
      const verdict = judgeComparison(item);
      if (verdict === 'some' || isMeantAsPercent(item, isPercent)) continue;
      yield faultIn(context.document, comparison, {
        subject: nameAgents(agents),
        reason: `${verdict} holds, for ${rangeText(stated)}`,
      });
    }
  },
  message: ({ actual, subject, reason }) =>
    `${quote(actual)} ${reason}; ${effect(reason, subject)}`,
  advise: () => 'write a limit that the metric can cross',
});

function effect(reason: string, subject: string): string {
  return reason.startsWith('always')
    ? `${subject} would wake at the end of every cooldown`
    : `${subject} would never wake for it`;
}

function rangeText({ item }: StatedThreshold): string {
  const { low, high } = boundsOf(item.metric);
  const write = (bound: number): string => boundText(bound, item);
  const name = metricText(item);
  if (high === Number.POSITIVE_INFINITY) return `${name} is never below ${write(low)}`;
  if (low === Number.NEGATIVE_INFINITY) return `${name} is never above ${write(high)}`;
  return `${name} is between ${write(low)} and ${write(high)}`;
}

function boundText(bound: number, { metric }: Threshold): string {
  switch (METRIC_UNITS[metric]) {
    case 'ratio':
      return `${bound * 100}%`;
    case 'usd':
      return `$${bound}`;
    case 'ticks':
      return countTicks(bound);
    default:
      return `${bound}`;
  }
}
