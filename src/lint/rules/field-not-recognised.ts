// A line that looks like a field and is none.

import type { OrgDocument, Prose, Section } from '#document/types';
import { findSections } from '#org/find-sections';
import { policyPlaceOf } from '#org/resolve-policies';
import type { Place } from '#org/vocabulary';
import { VOCABULARY } from '#org/vocabulary';
import type { Fault, RuleContext } from '../define-rule.js';
import { defineRule } from '../define-rule.js';
import { exampleRole, exampleSection } from '../example-org.js';
import { faultAt } from '../fault-at.js';
import type { Fix } from '../finding.js';
import { lookAlikesIn } from '../look-alike-fields.js';
import { staffSections } from '../staff-sections.js';
import { quote } from '../words.js';

export const fieldNotRecognised = defineRule({
  id: 'field-not-recognised',
  severity: 'warning',
  summary: 'a line that looks like a field and is none',
  docs: () => ({
    why: 'Only a list item that begins with a bold key sets something. Without the bold, or inside a code block, the same words are text, and nothing tells the author.',
    engine:
      'The agent is told the line, or not even that in a code block; the setting keeps its default.',
    whenOff: 'When texts that look like settings are meant to be told to agents.',
  }),
  examples: () => ({
    good: [
      exampleRole('- **Model:** claude-haiku'),
      exampleRole('Budget: we have little of it, so ask before you spend some.'),
      exampleRole('- Status: green', '- Model: it is the one that was trained in May, see there'),
      exampleSection('Policies', '### Budget', '', '- Org limit: $90/day'),
      exampleSection('Playbooks', '- Model: claude-haiku'),
    ],
    bad: [
      { source: exampleRole('- Model: claude-haiku'), at: 'Model:' },
      { source: exampleRole('1. **Trigger:** event-driven'), at: '**Trigger:**' },
      { source: exampleRole('- **Count** 3'), at: '**Count**' },
      { source: exampleRole('```', '- **Wake on:** tasks', '```'), at: '**Wake on:**' },
      { source: exampleRole('Cooldown: 20 ticks'), at: 'Cooldown:' },
      {
        source: exampleSection('Culture', '- _Default trigger_: event-driven'),
        at: '_Default trigger_:',
      },
    ],
  }),
  check: function* (context): Iterable<Fault> {
    for (const [section, place, subject] of placesOf(context)) {
      for (const entry of section.entries) {
        if (entry.kind !== 'prose') continue;
        yield* faultsIn(entry.prose, place, subject, context.document);
      }
    }
  },
  message: ({ actual, subject, reason }) =>
    `${quote(actual)} ${reason}; ${subject} keeps its default`,
  advise: ({ expected }) => `begin the line with "- ${expected.join('')}"`,
  fix: makeField,
});

/** Sections that have fields, with what to call whom they concern. */
function* placesOf(context: RuleContext): Iterable<readonly [Section, Place, string]> {
  for (const { section, place } of staffSections(context)) {
    yield [section, place, section.heading.text];
  }
  const sections = findSections(context.document);
  for (const section of sections.named('Identity')) yield [section, 'identity', 'the org'];
  for (const section of sections.named('Culture')) yield [section, 'culture', 'the org'];
  for (const section of sections.named('Workload')) yield [section, 'workload', 'the workload'];
  for (const policies of sections.named('Policies')) {
    yield [policies, 'policies', 'the org'];
    for (const section of policies.sections) {
      const place = policyPlaceOf(section);
      if (place === 'budget' || place === 'workingHours') yield [section, place, 'the org'];
    }
  }
}

const IN_CODE = 'stands in a block of code, where no field is read';
/** Policies read plain list items too. */
const READS_PLAIN_ITEMS: ReadonlySet<Place> = new Set(['policies', 'budget', 'workingHours']);

function* faultsIn(
  prose: Prose,
  place: Place,
  subject: string,
  document: OrgDocument,
): Iterable<Fault> {
  const found = lookAlikesIn(prose, place).filter(
    ({ hasBullet, key }) =>
      !(hasBullet && prose.kind === 'prose' && READS_PLAIN_ITEMS.has(place)) &&
      // `preset: startup` may stand on a line of its own.
      !(key === 'preset' && prose.kind === 'prose'),
  );
  // A block of code is mended as one.
  const told = prose.kind === 'code' ? found.slice(0, 1) : found;
  for (const { start, end, key } of told) {
    yield faultAt(document.rangeAt(start, end), document.source.slice(start, end), subject, {
      reason: prose.kind === 'code' ? IN_CODE : 'looks like a field and is read as text',
      expected: [`**${VOCABULARY[key].display}:**`],
    });
  }
}

const BLANK = /^[ \t]*(?:\r?\n|$)/u;

/** The line as a field; null where lines around it would then be read otherwise, and for what is nested or in code. */
function makeField({ range, expected, reason }: Fault, { source }: OrgDocument): Fix | null {
  if (reason === IN_CODE) return null;
  const [start, end] = [range.start.offset, range.end.offset];
  const lineStart = start - (range.start.column - 1);
  const bullet = source.slice(lineStart, start);
  const behind = source.slice(end);
  const next = behind.slice(behind.search(/$/mu)).replace(/^\r?\n/u, '');
  const field = expected.join('');
  if (/^[-*+][ \t]+$/u.test(bullet)) {
    const isWhole = BLANK.test(next) || /^(?:[-*+][ \t]|#)/u.test(next);
    return isWhole && field !== source.slice(start, end) ? edit(start, end, field) : null;
  }
  // A list begins here: what follows at once, or stands right above, would be drawn into an item.
  const above = source.slice(0, lineStart);
  const gap = above.slice(above.trimEnd().length).split('\n').length - 1;
  const isAlone = BLANK.test(next) && (gap > 1 || above.trim() === '');
  const isBare = /^(?:\d{1,9}[.)][ \t]+)?$/u.test(bullet);
  return isAlone && isBare ? edit(lineStart, end, `- ${field}`) : null;
}

function edit(start: number, end: number, text: string): Fix {
  return { safe: false, edits: [{ start, end, text }] };
}
