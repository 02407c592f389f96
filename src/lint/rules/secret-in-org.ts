// A key or a password in an ORG.md.

import type { Fault } from '../define-rule.js';
import { defineRule } from '../define-rule.js';
import { exampleRole, exampleSection } from '../example-org.js';
import { faultAt } from '../fault-at.js';
import { findSecrets } from '../secrets.js';

// Put together here, lest a scanner take the examples for the real thing.
const GITHUB_TOKEN = `ghp_${'R7kq2Zt9Wn4bXc6VmL8s'}${'Yd3Hf5Jg1Pa0QeUi'}`;
const ANTHROPIC_KEY = `sk-ant-${'api03-q8Zt2Wn4bXc6VmL8sYd3Hf5Jg1Pa0QeUi'}`;

export const secretInOrg = defineRule({
  id: 'secret-in-org',
  severity: 'error',
  summary: 'a key, a token or a password',
  docs: () => ({
    why: 'An ORG.md is committed, reviewed and told to models. A key in it is known to everybody who reads any of that.',
    engine:
      'Text is sent to the model with every call of the agents that are told it. Providers’ keys are read from the environment, never from an ORG.md.',
    whenOff: 'Never. A key that was committed has to be replaced, not only removed.',
  }),
  examples: () => ({
    good: [
      exampleRole('Set `ANTHROPIC_API_KEY` to `sk-ant-...` first.'),
      exampleRole('The password: required. The token: 40 characters, as in YOUR_KEY.'),
      exampleSection('Identity', '- **API key:** $BILLING_KEY', '- **Password:** <from the vault>'),
      exampleRole('Names the branch sk-improve-the-onboarding-texts.'),
    ],
    bad: [
      { source: exampleRole(`Push with ${GITHUB_TOKEN}.`), at: GITHUB_TOKEN },
      {
        source: exampleSection('Identity', `- **API key:** ${ANTHROPIC_KEY}`),
        at: ANTHROPIC_KEY,
      },
      { source: exampleRole('Logs in as ana, password: hunter2'), at: 'hunter2' },
      {
        source: exampleRole('Reads postgres://ana:tr0ub4dor@db/orders.'),
        at: 'tr0ub4dor',
      },
      {
        source: exampleRole('```', '-----BEGIN RSA PRIVATE KEY-----', 'MIIEow', '```'),
        at: '-----BEGIN RSA PRIVATE KEY-----',
      },
    ],
  }),
  check: function* ({ document }): Iterable<Fault> {
    for (const { start, end, kind, shown } of findSecrets(document.source)) {
      yield faultAt(document.rangeAt(start, end), shown, kind, { isConfidential: true });
    }
  },
  message: ({ actual, subject }) =>
    `${actual === '' ? 'this' : actual} looks like ${subject}; whoever reads this file has it, and so has every model that is told it`,
  advise: () =>
    'remove it here, replace it where it is valid, and keep the new one in the environment',
});
