// A prompt that is polled often and is too short for the provider to cache.

import { pollsPerDay } from '#cost/expected-calls';
import { findListPrice } from '#cost/prices/find-list-price';
import type { Agent } from '#org/types';
import type { Fault } from '../define-rule.js';
import { defineRule } from '../define-rule.js';
import { exampleRole, exampleStructure } from '../example-org.js';
import { faultAt } from '../fault-at.js';
import { groupByPlace, settingPlace } from '../setting-place.js';
import { countOf } from '../words.js';

/** Seconds after which the shortest-lived caches have forgotten a prompt anyway. */
const CACHED_SECONDS = 300;

export const prefixTooShortToCache = defineRule({
  id: 'prefix-too-short-to-cache',
  severity: 'info',
  summary: 'a polled prompt that is too short to be cached',
  docs: () => ({
    why: 'Below a number of tokens that differs by model nothing is cached, and no error says so: each poll pays for the whole prompt.',
    engine:
      'Nothing changes; the simulation’s reference prices count each call the same, with cache and without.',
    whenOff: 'When the price of a poll does not matter.',
  }),
  examples: () => ({
    good: [
      exampleRole('- **Model:** anthropic/claude-haiku-4-5'),
      exampleRole('- **Model:** anthropic/claude-haiku-4-5', '- **Tokens:** 5K in, 100 out'),
      exampleRole('- **Model:** claude-haiku', '- **Tokens:** 500 in, 100 out'),
      exampleRole(
        '- **Model:** openai/gpt-4o',
        '- **Tokens:** 500-900',
        '- **Trigger:** event-driven',
      ),
    ],
    bad: [
      {
        source: exampleRole(
          '- **Model:** anthropic/claude-haiku-4-5',
          '- **Tokens:** 2K in, 100 out',
        ),
        at: '2K in, 100 out',
        // It has no reference price as a level that leads has, and none is needed here.
      },
      {
        source: exampleRole(
          '- **Model:** openai/gpt-4o',
          '- **Tokens:** 500-900',
          '- **Activity:** 90% busy',
        ),
        at: '500-900',
      },
      {
        source: exampleStructure(
          '### Yard',
          '',
          '- **Model:** anthropic/claude-haiku-4.5',
          '- **Tokens:** 1K in',
          '',
          '#### Ana',
          '',
          '#### Bo',
        ),
        at: 'Ana',
      },
    ],
  }),
  check: function* ({ document, org }): Iterable<Fault> {
    const short = org.agents.filter(
      (agent) =>
        agent.trigger.mode === 'polling' &&
        agent.trigger.tickInterval * org.tickSeconds <= CACHED_SECONDS &&
        tokensMissing(agent) !== null,
    );
    const figuresOf = ({ model }: Agent): string => model;
    // Once an org: it is worth knowing, not worth a list.
    const [group] = groupByPlace(short, ({ origins }) => origins.tokens, figuresOf);
    if (group === undefined) return;
    const [agent] = group;
    const { range, related } = settingPlace(agent, agent.origins.tokens);
    const others = short.length - 1;
    const polls = countOf(pollsPerDay(agent, org.tickSeconds), 'poll');
    yield faultAt(range, document.source.slice(range.start.offset, range.end.offset), agent.name, {
      reason: `${tokensMissing(agent)}, so that each of its ${polls} a day pays for all of it${
        others === 0 ? '' : `; the same goes for ${countOf(others, 'other agent')}`
      }`,
      related,
    });
  },
  message: ({ subject, reason }) => `the prompt of ${subject} ${reason}`,
  advise: () => 'nothing to do, unless polls are a large part of its cost',
});

/** Only what is certain: the most input that is stated is less than what the model caches. Null otherwise. */
function tokensMissing({ model, tokens }: Agent): string | null {
  const price = findListPrice(model);
  const least = price?.cacheTokensMin ?? null;
  const most = tokens?.input?.high ?? tokens?.total?.high ?? null;
  if (price === null || least === null || most === null || most >= least) return null;
  const from = `${model} caches from ${countOf(least, 'token')} on (limits of ${price.source.asOf})`;
  return `has at most ${countOf(most, 'token')} and ${from}`;
}
