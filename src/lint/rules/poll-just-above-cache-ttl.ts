// A poll that comes just after the provider has forgotten the prompt.

import { formatUsd } from '#base/format-usd';
import { pollsPerDay } from '#cost/expected-calls';
import type { IdlePollPrice } from '#cost/idle-poll-price';
import { idlePollPrice } from '#cost/idle-poll-price';
import type { Agent, Org } from '#org/types';
import type { Fault } from '../define-rule.js';
import { defineRule } from '../define-rule.js';
import { exampleRole } from '../example-org.js';
import { faultAt } from '../fault-at.js';
import { groupByPlace, nameGroup, settingPlace } from '../setting-place.js';
import { countOf } from '../words.js';

/** Up to a fifth above: further on fewer polls make up for more and more of it. */
const JUST_ABOVE = 1.2;
/** Seconds to stay below: it is not said whether an entry lives from the beginning or the end of a call. */
const MARGIN_SECONDS = 10;

export const pollJustAboveCacheTtl = defineRule({
  id: 'poll-just-above-cache-ttl',
  severity: 'warning',
  summary: 'a poll just after the prompt cache runs out',
  docs: () => ({
    why: 'A provider keeps the stable beginning of a prompt for a few minutes and reads it again for a tenth of its price or less. A poll just after that writes it anew each time: about five times the price of one just before.',
    engine:
      'The agent polls at its interval. The simulation’s reference prices count each call the same, with cache and without.',
    whenOff: 'When prompts are not cached, or for an hour.',
  }),
  examples: () => ({
    good: [
      exampleRole('- **Model:** claude-haiku', '- **Tick interval:** 4 min'),
      exampleRole('- **Model:** claude-haiku', '- **Tick interval:** 5 min'),
      exampleRole('- **Model:** claude-haiku', '- **Tick interval:** 10 min'),
      exampleRole('- **Model:** ollama/llama3', '- **Tick interval:** 330s'),
      exampleRole('- **Model:** anthropic/claude-haiku-4-5', '- **Tick interval:** 330s'),
    ],
    bad: [
      { source: exampleRole('- **Model:** claude-haiku', '- **Tick interval:** 330s'), at: '330s' },
      {
        source: exampleRole('- **Model:** claude-opus', '- **Tick interval:** 6 min'),
        at: '6 min',
      },
      {
        source: exampleRole(
          '- **Model:** anthropic/claude-sonnet-5',
          '- **Tick interval:** 11 ticks',
          '- **Tokens:** 6K in, 500 out',
        ),
        at: '11 ticks',
      },
    ],
  }),
  check: function* ({ document, org }): Iterable<Fault> {
    const late = org.agents.filter((agent) => priceIfLate(agent, org) !== null);
    const figuresOf = (agent: Agent): string => describe(agent, org);
    for (const group of groupByPlace(late, ({ origins }) => origins.tickInterval, figuresOf)) {
      const [agent] = group;
      const { range, related } = settingPlace(agent, agent.origins.tickInterval);
      const actual = document.source.slice(range.start.offset, range.end.offset);
      yield faultAt(range, actual, nameGroup(group), {
        reason: describe(agent, org),
        expected: ticksBelow(agent, org) < 1 ? [] : [countOf(ticksBelow(agent, org), 'tick')],
        related,
      });
    }
  },
  message: ({ subject, reason }) =>
    `the interval is just above the time that a prompt stays cached; an idle poll of ${subject} ${reason}`,
  advise: ({ expected }) =>
    expected.length === 0
      ? 'write a shorter tick, or a much longer interval'
      : `write "Tick interval: ${expected.join('')}", or a much longer one`,
});

function priceIfLate(agent: Agent, { tickSeconds }: Org): IdlePollPrice | null {
  if (agent.trigger.mode !== 'polling') return null;
  const price = idlePollPrice(agent);
  const seconds = agent.trigger.tickInterval * tickSeconds;
  if (price === null || seconds <= price.ttlSeconds) return null;
  return seconds <= price.ttlSeconds * JUST_ABOVE ? price : null;
}

/** The most ticks that stay below what the cache lives for. */
function ticksBelow(agent: Agent, org: Org): number {
  const ttlSeconds = priceIfLate(agent, org)?.ttlSeconds ?? 0;
  return Math.floor((ttlSeconds - MARGIN_SECONDS) / org.tickSeconds);
}

function describe(agent: Agent, org: Org): string {
  const price = priceIfLate(agent, org);
  if (price === null) return '';
  const { missedUsd, cachedUsd, asOf } = price;
  const seconds = agent.trigger.tickInterval * org.tickSeconds;
  const times = (missedUsd / cachedUsd).toFixed(1);
  const perDay = formatUsd(pollsPerDay(agent, org.tickSeconds) * missedUsd);
  const below = ticksBelow(agent, org);
  const cached = formatUsd((86_400 / (below * org.tickSeconds)) * cachedUsd);
  const instead = below < 1 ? '' : `, ${cached} at every ${below * org.tickSeconds} s`;
  return `costs ${times} times one from the cache, ${perDay} a day at every ${seconds} s${instead} (list prices of ${asOf})`;
}
