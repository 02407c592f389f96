// A model that no price is known of.

import { findReferencePrice, REFERENCE_PRICES } from '#cost/reference-prices';
import type { Fault } from '../define-rule.js';
import { defineRule } from '../define-rule.js';
import { exampleRole, exampleSection } from '../example-org.js';
import { faultAt } from '../fault-at.js';
import { groupByPlace, nameGroup, settingPlace } from '../setting-place.js';

export const modelUnpriced = defineRule({
  id: 'model-unpriced',
  severity: 'warning',
  summary: 'a model without a price',
  docs: () => ({
    why: 'A price that is not known is not $0. Totals without it look better than they are, and a limit in dollars cannot hold what has no price.',
    engine:
      'The agent runs. Its cost is shown as unknown, the total as a least value, and its calls count nothing against a budget in dollars or credits.',
    whenOff: 'When cost does not matter, or is watched where the model runs.',
  }),
  examples: () => ({
    good: [
      exampleRole('- **Model:** anthropic/claude-haiku-4-5'),
      exampleRole('- **Model:** ollama/qwen3'),
      exampleRole('- **Model:** OpenAI/gpt-4o', '- **Activity:** 80% busy'),
    ],
    bad: [
      { source: exampleRole('- **Model:** mistral/large'), at: 'mistral/large' },
      { source: exampleRole('- **Model:** openai/gpt-4o-mini'), at: 'openai/gpt-4o-mini' },
      {
        source: exampleSection('Culture', '- **Default model:** google/gemini-2.5-pro'),
        at: 'Backend Lead',
      },
    ],
  }),
  check: function* ({ document, org }): Iterable<Fault> {
    const unpriced = org.agents.filter(
      // Who has the lead's model has the lead's price: told there.
      ({ model, relativeModel }) =>
        relativeModel !== 'same-as-lead' && findReferencePrice(model) === null,
    );
    for (const group of groupByPlace(
      unpriced,
      ({ origins }) => origins.model,
      (a) => a.model,
    )) {
      const [agent] = group;
      const { range, related } = settingPlace(agent, agent.origins.model);
      const actual = document.source.slice(range.start.offset, range.end.offset);
      yield faultAt(range, actual, nameGroup(group), { reason: agent.model, related });
    }
  },
  message: ({ subject, reason }) =>
    `${reason} has no price (reference prices of ${REFERENCE_PRICES.asOf}); the cost of ${subject} is not known, and no budget in dollars holds it`,
  advise: () =>
    `priced are ${REFERENCE_PRICES.rows.map(({ family }) => family).join(', ')}; limit it in tokens`,
});
