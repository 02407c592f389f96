// A bold key that no section of this kind has.

import { canonicalKey } from '#document/canonical-key';
import type { OrgDocument } from '#document/types';
import { findKey, VOCABULARY } from '#org/vocabulary';
import type { Fault } from '../define-rule.js';
import { defineProblemRule } from '../define-rule.js';
import { exampleReport, exampleSection } from '../example-org.js';
import { fieldAt } from '../find-fields.js';
import type { Fix } from '../finding.js';
import { fixSpelling } from '../fix-spelling.js';
import { quote } from '../words.js';

export const unknownKey = defineProblemRule({
  id: 'unknown-key',
  severity: 'error',
  summary: 'a key that means nothing where it stands',
  docs: () => ({
    why: 'A misspelt key looks right to its author and does nothing. It is the most common mistake in an ORG.md.',
    engine: 'The line would be ignored: the setting it was meant for keeps its default.',
    whenOff:
      'Never; text that is meant for people goes without the bold key, and Identity, Playbooks and SDLC take any key.',
  }),
  examples: () => ({
    good: [
      exampleReport('- **Wake on:** tasks'),
      exampleReport('- **wake_on:** tasks'),
      exampleSection('Identity', '- **Motto:** ship it'),
    ],
    bad: [
      {
        source: exampleReport('- **Wake on:** tasks', '- **Wakes on:** orders'),
        at: 'Wakes on',
      },
      { source: exampleReport('- **Wakes on:** tasks'), at: 'Wakes on' },
      { source: exampleSection('Culture', '- **Esclation:** immediate'), at: 'Esclation' },
      { source: exampleSection('Workload', '- **Mood:** good'), at: 'Mood' },
    ],
  }),
  message: ({ actual, subject }) =>
    `${quote(actual)} is not a field of ${subject}; it would be ignored`,
  fix: fixKey,
});

/** None where the section has the key that was meant already: two would be a fault again. */
function fixKey(fault: Fault, document: OrgDocument): Fix | null {
  const meant = findKey(canonicalKey(fault.suggestion ?? ''));
  const isTaken = fieldAt(document, fault.range)?.section.entries.some(
    (entry) => entry.kind === 'field' && findKey(entry.field.name) === meant,
  );
  const isOnce = meant !== null && !VOCABULARY[meant].isRepeatable;
  return isTaken === true && isOnce ? null : fixSpelling(fault, document);
}
