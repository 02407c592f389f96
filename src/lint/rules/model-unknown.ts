// A model that is not known.

import { defineProblemRule } from '../define-rule.js';
import { exampleRole, exampleSleeper } from '../example-org.js';
import { fixSpelling } from '../fix-spelling.js';
import { because, quote } from '../words.js';

export const modelUnknown = defineProblemRule({
  id: 'model-unknown',
  severity: 'error',
  summary: 'a model name that is not known',
  docs: () => ({
    why: 'A model that is not known has no price, and an unknown price must never count as nothing.',
    engine: 'The agent would run on its default model.',
    whenOff: 'Never; a model of your own is written `provider/model`.',
  }),
  examples: () => ({
    good: [
      exampleRole('- **Model:** claude-haiku'),
      exampleRole('- **Model:** ollama/llama3'),
      exampleRole('- **Model:** cheapest'),
    ],
    bad: [
      { source: exampleSleeper('- **Model:** claude-opos'), at: 'claude-opos' },
      { source: exampleRole('- **Model:** skynet'), at: 'skynet' },
      { source: exampleSleeper('- **Model:** claude-sonet'), at: 'claude-sonet' },
    ],
  }),
  message: ({ actual, subject, reason }) =>
    `${quote(actual)} is not a known model${because(reason)}; ${subject} would run on its default model`,
  fix: fixSpelling,
});
