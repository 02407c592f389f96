// A threshold that may fire on every tick.

import { formatUsd, groupThousands } from '#base/format-usd';
import { sumNanoUsd, toUsd } from '#base/money';
import { invocationPrice } from '#cost/invocation-price';
import type { Agent } from '#org/types';
import type { Fault } from '../define-rule.js';
import { defineRule } from '../define-rule.js';
import { exampleRole, exampleSleeper } from '../example-org.js';
import { faultIn } from '../fault-at.js';
import { replaceFault } from '../fix-spelling.js';
import { judgeComparison } from '../metric-bounds.js';
import { nameAgents } from '../share-faults.js';
import { statedThresholds } from '../stated-thresholds.js';
import { quote } from '../words.js';

const DAY_SECONDS = 86_400;
/** What holds when none is written. */
const DEFAULT_COOLDOWN = 'cooldown 100 ticks';

export const thresholdWithoutCooldown = defineRule({
  id: 'threshold-without-cooldown',
  severity: 'warning',
  summary: 'a threshold whose cooldown lets it fire on every tick',
  docs: () => ({
    why: 'A metric that has crossed a line stays there for a while, and being told once is enough.',
    engine:
      'A threshold fires again as soon as its cooldown is over and it still holds: with 0 or 1 ticks that is every tick. Without a cooldown it is 100 ticks.',
    whenOff: 'Where each tick above the line shall be an invocation.',
  }),
  examples: () => ({
    good: [
      exampleSleeper('- **Threshold:** queue depth >= 10'),
      exampleSleeper('- **Threshold:** queue depth >= 10, cooldown 2 ticks'),
      exampleSleeper('- **Threshold:** org escalation rate > 30%, cooldown 2h, over 4h'),
      exampleSleeper('- **Threshold:** queue depth >= 10, cooldown 0', '- **Cooldown:** 2 min'),
    ],
    bad: [
      {
        source: exampleSleeper('- **Threshold:** queue depth >= 10, cooldown 0'),
        at: 'cooldown 0',
      },
      {
        source: exampleSleeper(
          '- **Threshold:** org escalation rate > 30%, over 2h, cooldown 1 tick',
          '- **Model:** claude-opus',
          '- **Count:** 2',
        ),
        at: 'cooldown 1 tick',
      },
      {
        source: exampleSleeper(
          '- **Threshold:** queue depth >= 10 cooldown 0s',
          '- **Model:** acme/own',
        ),
        at: 'cooldown 0s',
        also: ['model-unpriced'],
      },
      {
        source: exampleRole('- **Threshold:** queue depth >= 10, cooldown 0'),
        at: 'cooldown 0',
      },
    ],
  }),
  check: function* (context): Iterable<Fault> {
    for (const { item, range, cooldown, agents } of statedThresholds(context)) {
      // The agent's own cooldown keeps its wakes apart too.
      const [first, ...others] = agents.filter(({ trigger }) => trigger.cooldownTicks <= 1);
      // Of one that always or never holds the line is the fault: threshold-constant.
      if (item.cooldownTicks > 1 || first === undefined || judgeComparison(item) !== 'some')
        continue;
      yield faultIn(context.document, cooldown ?? range, {
        subject: nameAgents([first, ...others]),
        reason: costText([first, ...others], context.org.tickSeconds),
        expected: cooldown === null ? [] : [DEFAULT_COOLDOWN],
      });
    }
  },
  message: ({ actual, subject, reason }) =>
    `with ${quote(actual)} it fires on every tick while it holds; for ${subject} that is ${reason}`,
  advise: ({ expected }) =>
    expected.length === 0
      ? 'give it a cooldown'
      : `write "${DEFAULT_COOLDOWN}", or how long it may wait`,
  fix: (fault, document) => {
    const [cooldown] = fault.expected;
    return cooldown === undefined ? null : replaceFault(fault, document, cooldown, false);
  },
});

/** What it costs at most, for all agents that have the threshold from here. */
function costText(agents: readonly Agent[], tickSeconds: number): string {
  if (agents.every(pollsEveryTick)) return 'at most the calls that it polls with anyway';
  const perDay = Math.floor(DAY_SECONDS / tickSeconds);
  const called = agents.filter((agent) => !pollsEveryTick(agent));
  const prices = called.map((agent) => invocationPrice(agent).costNano);
  const count = `up to ${groupThousands(`${perDay * called.length}`)} calls a day`;
  if (prices.includes(null)) return `${count}, of a model without a reference price`;
  const costNano = sumNanoUsd(prices.flatMap((price) => (price === null ? [] : [price * perDay])));
  return `${count}, ${formatUsd(toUsd(costNano))} (reference prices)`;
}

function pollsEveryTick({ trigger }: Agent): boolean {
  return trigger.mode === 'polling' && trigger.tickInterval === 1;
}
