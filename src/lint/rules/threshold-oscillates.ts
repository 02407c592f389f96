// A threshold that the agent's own wakes carry across its line, or two with nothing between them.

import { formatUsd, groupThousands } from '#base/format-usd';
import type { Threshold } from '#org/types';
import { METRIC_UNITS } from '#org/vocabulary/metric-names';
import type { Fault, RuleContext } from '../define-rule.js';
import { defineRule } from '../define-rule.js';
import { exampleRole, exampleSleeper } from '../example-org.js';
import { faultIn } from '../fault-at.js';
import { judgeComparison } from '../metric-bounds.js';
import { nameAgents } from '../share-faults.js';
import type { StatedThreshold } from '../stated-thresholds.js';
import { metricText, statedThresholds } from '../stated-thresholds.js';
import type { Feedback } from '../threshold-feedback.js';
import { judgeFeedback } from '../threshold-feedback.js';
import { countTicks, quote } from '../words.js';

export const thresholdOscillates = defineRule({
  id: 'threshold-oscillates',
  severity: 'warning',
  summary: 'a threshold that what it causes moves across its line',
  docs: () => ({
    why: 'An alarm that causes what it warns of never ends, one that its own ringing silences rings again and again, and two lines without a gap between them take turns.',
    engine:
      'A threshold looks at its metric whenever its cooldown is over, and the wakes that it caused are in there. Two thresholds of one agent know nothing of each other.',
    whenOff: 'Where an agent is meant to act on both sides of one line.',
  }),
  examples: () => ({
    good: [
      exampleRole(
        '- **Threshold:** team utilization > 80%',
        '- **Threshold:** team utilization < 50%',
      ),
      exampleSleeper('- **Threshold:** agent cost per hour > $2 over 4h'),
      exampleSleeper('- **Threshold:** agent wake rate > 20'),
      exampleSleeper('- **Threshold:** agent idle time > 95%'),
    ],
    bad: [
      {
        source: exampleRole(
          '- **Threshold:** team utilization > 80%',
          '- **Threshold:** team utilization < 80%',
        ),
        at: 'team utilization < 80%',
      },
      {
        source: exampleSleeper('- **Threshold:** agent wake rate > 20, cooldown 5 ticks'),
        at: 'agent wake rate > 20, cooldown 5 ticks',
      },
      {
        source: exampleSleeper('- **Threshold:** agent idle time > 95%, cooldown 10 ticks'),
        at: 'agent idle time > 95%, cooldown 10 ticks',
      },
      {
        source: exampleSleeper(
          '- **Model:** claude-opus',
          '- **Threshold:** org cost per hour > $3, cooldown 2 ticks',
        ),
        at: 'org cost per hour > $3, cooldown 2 ticks',
      },
    ],
  }),
  check: function* (context): Iterable<Fault> {
    const stated = statedThresholds(context);
    yield* findFeedback(stated, context);
    yield* findCrossings(stated, context);
  },
  message: ({ actual, subject, reason }) =>
    `${quote(actual)} ${reason}; that would wake ${subject} again and again`,
  advise: ({ related }) =>
    related.length === 0
      ? 'write a longer cooldown, or a line farther away'
      : 'leave a gap between the two lines',
});

function* findFeedback(
  stated: readonly StatedThreshold[],
  { document, org }: RuleContext,
): Generator<Fault> {
  for (const { item, range, agents } of stated) {
    // With no cooldown to speak of, threshold-without-cooldown is the more exact.
    if (item.cooldownTicks <= 1 && agents.some(({ trigger }) => trigger.cooldownTicks <= 1))
      continue;
    const feedback = judgeFeedback(agents[0], item, org.tickSeconds);
    // What holds always or never moves across nothing.
    if (feedback === null || judgeComparison(item) !== 'some') continue;
    const subject = nameAgents(agents);
    yield faultIn(document, range, { subject, reason: feedbackText(item, feedback) });
  }
}

function feedbackText(threshold: Threshold, { kind, level, periodTicks }: Feedback): string {
  const effect = kind === 'sustains' ? 'keeps itself going' : 'undoes itself';
  const cause = `its own wakes, one every ${countTicks(periodTicks)}`;
  return `${effect}: ${cause}, bring ${metricText(threshold)} to ${valueText(threshold, level)}`;
}

function valueText({ metric }: Threshold, value: number): string {
  switch (METRIC_UNITS[metric]) {
    case 'usd':
      return formatUsd(value);
    case 'ratio':
      return `${Math.round(value * 1000) / 10}%`;
    case 'ticks':
      return countTicks(value);
    default:
      return `${groupThousands(`${Math.round(value)}`)}${metric === 'wake_rate' ? ' an hour' : ''}`;
  }
}

/** Each threshold with the first one before it that it meets: of the same agents, one upwards and one downwards. */
function* findCrossings(
  stated: readonly StatedThreshold[],
  { document }: RuleContext,
): Generator<Fault> {
  const before = new Map<string, StatedThreshold[]>();
  for (const threshold of stated) {
    const { item, agents, range } = threshold;
    const key = `${agents[0].heading.start.offset} ${item.scope} ${item.metric}`;
    const others = before.get(key) ?? [];
    const met = others.find((other) => hasNoGap(other.item, item));
    others.push(threshold);
    before.set(key, others);
    if (met === undefined) continue;
    const { source } = document;
    const { start, end } = met.comparison;
    yield faultIn(document, range, {
      subject: nameAgents(agents),
      reason: `leaves no gap to ${quote(source.slice(start.offset, end.offset))}: one or the other holds all the time`,
      related: [{ message: 'the other line is here', range: met.range }],
    });
  }
}

function hasNoGap(a: Threshold, b: Threshold): boolean {
  if (a.operator.startsWith('>')) return b.operator.startsWith('<') && a.value <= b.value;
  if (a.operator.startsWith('<')) return b.operator.startsWith('>') && b.value <= a.value;
  return false;
}
