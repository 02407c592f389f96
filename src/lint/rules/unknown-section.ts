// A section of a name that is not read. Where it is all but the name of one that is, its settings are lost.

import { didYouMean } from '#base/did-you-mean';
import type { OrgDocument, Section } from '#document/types';
import type { SectionName } from '#org/find-sections';
import { findSections, SECTION_NAMES } from '#org/find-sections';
import { presetLinesOf } from '#org/plain-lines';
import { statementsOf } from '#org/read-fields';
import { POLICY_HEADINGS, policyPlaceOf } from '#org/resolve-policies';
import type { Place } from '#org/vocabulary';
import { findKey, keysOf } from '#org/vocabulary';
import type { Fault } from '../define-rule.js';
import { defineRule } from '../define-rule.js';
import { exampleRole, exampleSection } from '../example-org.js';
import { faultAt } from '../fault-at.js';
import { fixSuggestion } from '../fix-spelling.js';
import { quote } from '../words.js';

/** Sections whose fields set something. */
const PLACE_OF_SECTION: Partial<Record<SectionName, Place>> = {
  Identity: 'identity',
  Culture: 'culture',
  Policies: 'policies',
  Workload: 'workload',
};

export const unknownSection = defineRule({
  id: 'unknown-section',
  severity: 'info',
  summary: 'a section that sets nothing; a warning where a misspelt heading loses settings',
  docs: () => ({
    why: 'A section of your own is welcome. A misspelt one looks the same and loses every setting in it.',
    engine: 'Every agent is told the section as context. No field in it sets anything.',
    whenOff: 'When the org has many sections of its own.',
  }),
  examples: () => ({
    good: [
      exampleSection('Playbooks', 'Ask before you delete.'),
      exampleSection('identity', 'We mend bicycles.'),
      exampleSection('Policies', '### Working Hours', '', '- Active hours: 08:00-18:00'),
    ],
    bad: [
      { source: exampleSection('Glossary', 'A tick is 30 seconds.'), at: 'Glossary' },
      { source: exampleSection('Playbook', 'Ask before you delete.'), at: 'Playbook' },
      {
        source: exampleSection('Polices', '### Budget', '', '- **Org limit:** $90/day'),
        at: 'Polices',
        severity: 'warning',
      },
      {
        source: exampleSection('Policies', '### Bugdet', '', '- **Org limit:** $90/day'),
        at: 'Bugdet',
        severity: 'warning',
      },
      {
        source: `${exampleRole()}\n## Strcuture\n\n### Night Watch\n`,
        at: 'Strcuture',
        severity: 'warning',
      },
    ],
  }),
  check: ({ document }) => [...unknownSections(document), ...unknownPolicies(document)],
  message: ({ actual, severity }) =>
    severity === 'warning'
      ? `${quote(actual)} is not a section that is read; what it sets is lost, agents are only told it`
      : `${quote(actual)} is not a section that is read; every agent is told it as context`,
  fix: fixSuggestion,
});

function* unknownSections(document: OrgDocument): Iterable<Fault> {
  const sections = findSections(document);
  // Without any Structure that one is an error: missing-structure.
  const told = sections.named('Structure').length === 0 ? sections.misspeltStructure : null;
  for (const { section, name } of sections.all) {
    const { text } = section.heading;
    if (name !== null || section.depth < 2 || text === '' || section === told) continue;
    const suggestion = didYouMean(text, SECTION_NAMES);
    const meant = SECTION_NAMES.find((known) => known === suggestion) ?? null;
    yield faultOf(section, meant, meant !== null && losesSettings(section, meant, document));
  }
}

function* unknownPolicies(document: OrgDocument): Iterable<Fault> {
  for (const policies of findSections(document).named('Policies')) {
    for (const section of policies.sections) {
      const { text } = section.heading;
      if (text === '' || policyPlaceOf(section) !== null) continue;
      const meant = didYouMean(text, POLICY_HEADINGS);
      yield faultOf(section, meant, meant !== null && section.entries.length > 0);
    }
  }
}

function faultOf({ heading }: Section, suggestion: string | null, isLoss: boolean): Fault {
  return faultAt(heading.range, heading.text, heading.text, {
    suggestion,
    ...(isLoss && { severity: 'warning' }),
  });
}

function losesSettings(section: Section, meant: SectionName, document: OrgDocument): boolean {
  if (meant === 'Structure') return section.sections.length > 0;
  const place = PLACE_OF_SECTION[meant];
  if (place === undefined) return false;
  const hasField = statementsOf(section).some(({ name }) => {
    const key = findKey(name);
    return key !== null && keysOf(place).includes(key);
  });
  if (hasField) return true;
  if (meant === 'Culture') return presetLinesOf(section, document).length > 0;
  return meant === 'Policies' && section.sections.some((child) => policyPlaceOf(child) !== null);
}
