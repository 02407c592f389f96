// A comment that was to suppress findings and suppresses none.

import { didYouMean } from '#base/did-you-mean';
import type { Fault, RuleContext } from '../define-rule.js';
import { defineRule } from '../define-rule.js';
import { exampleRole } from '../example-org.js';
import { fixSpelling } from '../fix-spelling.js';
import type { Directive, NamedRule, Suppression } from '../suppressions/suppression.js';
import { DIRECTIVES, judgedParts } from '../suppressions/suppression.js';
import { quote } from '../words.js';

const ID = 'suppression-unused';

/** Why a comment of each kind comes to nothing where its rule exists. */
const NOTHING: Readonly<Record<Directive, (suppression: Suppression) => string>> = {
  'orgsim-disable-next-line': ({ nextLine }) =>
    nextLine === null ? 'no line follows' : `line ${nextLine} has no such finding`,
  'orgsim-disable': () => 'no such finding follows before its end',
  'orgsim-enable': () => 'no orgsim-disable before it is open',
  'orgsim-disable-file': () => 'the file has no such finding',
};

export const suppressionUnused = defineRule({
  id: ID,
  severity: 'warning',
  summary: 'a comment that suppresses nothing',
  docs: () => ({
    why: 'What it was for has been mended, or it never worked: a misspelt rule, a line that moved. It would hide the next mistake of that kind.',
    engine: 'The comment has no effect; nothing of it reaches an agent.',
    whenOff: 'While many files change at once and their comments are cleared away later.',
  }),
  examples: () => ({
    good: [
      exampleRole(
        '<!-- orgsim-disable-next-line unknown-key -- our dashboard reads it -->',
        '- **Pager:** 555-0100',
      ),
      exampleRole(
        '- **Trigger:** event-driven',
        '  <!-- orgsim-disable unknown-key -- our dashboard reads these -->',
        '- **Pager:** 555-0100',
        '- **Desk:** 4',
        '  <!-- orgsim-enable unknown-key -->',
      ),
      exampleRole(
        '<!-- orgsim-disable-file unknown-key -- our dashboard reads it -->',
        '',
        '- **Pager:** 555-0100',
      ),
    ],
    bad: [
      {
        source: exampleRole(
          '<!-- orgsim-disable-next-line unknown-key -- our dashboard reads it -->',
          '- **Domain:** pagers',
        ),
        at: 'unknown-key',
      },
      {
        source: exampleRole(
          '<!-- orgsim-disable-file unkown-key -- our dashboard reads it -->',
          '- **Pager:** 555-0100',
        ),
        also: ['unknown-key'],
        at: 'unkown-key',
      },
      {
        source: exampleRole(
          '<!-- orgsim-disable-file Unknown_Key -- our dashboard reads it -->',
          '- **Pager:** 555-0100',
        ),
        also: ['unknown-key'],
        at: 'Unknown_Key',
      },
      {
        source: exampleRole(
          '<!-- orgsim-disable-line unknown-key -- our dashboard reads it -->',
          '- **Pager:** 555-0100',
        ),
        also: ['unknown-key'],
        at: 'orgsim-disable-line',
      },
      { source: exampleRole('<!-- orgsim-enable unknown-key -->'), at: 'unknown-key' },
    ],
  }),
  runsLast: true,
  check: function* (context): Iterable<Fault> {
    for (const suppression of context.suppressions) {
      if (suppression.directive === null) {
        yield unknownDirective(suppression.word);
        continue;
      }
      for (const part of judgedParts(suppression)) {
        // What a comment about this very rule is good for is known only when the rule is done.
        if (part.id === ID || context.usedSuppressions.has(part)) continue;
        yield judge(part, suppression, suppression.directive, context);
      }
    }
  },
  message: ({ actual, reason }) => `${quote(actual)} suppresses nothing: ${reason}`,
  advise: ({ suggestion, actual, expected }) => {
    if (suggestion !== null) return `did you mean ${quote(suggestion)}?`;
    if (expected.length === 0) return 'take it out';
    return actual.startsWith('orgsim-')
      ? `known: ${expected.join(', ')}`
      : 'see `orgsim explain` for the rules; a reason stands after " -- "';
  },
  fix: fixSpelling,
});

function unknownDirective(word: NamedRule): Fault {
  const fault = faultAt(word, 'there is no such comment', DIRECTIVES);
  // Other linters have it for the line itself; by its letters it would be taken for the one for the whole file.
  return /^orgsim-disable-line$/iu.test(word.id)
    ? { ...fault, suggestion: 'orgsim-disable-next-line' }
    : fault;
}

function judge(
  part: NamedRule,
  suppression: Suppression,
  directive: Directive,
  { ruleIds }: RuleContext,
): Fault {
  const isKnown = part === suppression.word || ruleIds.includes(part.id);
  if (isKnown) return faultAt(part, NOTHING[directive](suppression), []);
  const [id = '', ...others] = part.id.split(/\s+/u);
  const reason = 'there is no such rule';
  if (others.length > 0 && ruleIds.includes(id)) {
    return { ...faultAt(part, reason, ruleIds), suggestion: `${id} -- ${others.join(' ')}` };
  }
  return faultAt(part, reason, ruleIds);
}

function faultAt({ id, range }: NamedRule, reason: string, known: readonly string[]): Fault {
  const suggestion = known.length === 0 ? null : didYouMean(id, known);
  return { range, actual: id, subject: id, reason, expected: known, suggestion, related: [] };
}
