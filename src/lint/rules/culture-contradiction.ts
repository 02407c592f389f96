// Two places of Culture of which one says the opposite of the other.

import type { SourceRange } from '#base/source-range';
import type { OrgDocument } from '#document/types';
import { DEFAULT_KEYS } from '#org/check-repeats';
import { findSections } from '#org/find-sections';
import { createProblemLog, rangeWithin } from '#org/problem-log';
import type { Stated, StatedFields } from '#org/read-fields';
import { readFields, statementsOf } from '#org/read-fields';
import type { Org } from '#org/types';
import type { LevelClause } from '#org/values/read-level-selectors';
import type { Fault } from '../define-rule.js';
import { defineRule } from '../define-rule.js';
import { exampleSection } from '../example-org.js';
import { faultAt } from '../fault-at.js';
import { quote } from '../words.js';

export const cultureContradiction = defineRule({
  id: 'culture-contradiction',
  severity: 'warning',
  summary: 'two lines of Culture that say the opposite',
  docs: () => ({
    why: 'Of two lines that contradict each other one has no effect, and which of them was meant is anybody’s guess.',
    engine:
      'The first default whose levels fit an agent is in force, so that a later one for the same levels never is. A field overrides what the preset sets.',
    whenOff: 'Never; the line without effect can go.',
  }),
  examples: () => ({
    good: [
      exampleSection(
        'Culture',
        '- **Default trigger:** event-driven for L7+, polling for L6 and below',
      ),
      exampleSection('Culture', '- **Default max sleep:** 2h for L7+, 4h for everyone else'),
      exampleSection('Culture', 'preset: military', '', '- **Escalation:** delayed'),
      exampleSection('Culture', '- **Default cooldown:** 2 for L7+, 2 for L8'),
    ],
    bad: [
      {
        source: exampleSection(
          'Culture',
          '- **Default trigger:** polling for all, event-driven for L7+',
        ),
        at: 'event-driven for L7+',
      },
      {
        source: exampleSection(
          'Culture',
          '- **Default model:** claude-haiku for L5+',
          '- **Default model:** claude-opus for L9+, claude-sonnet for L1-L4',
        ),
        at: 'claude-opus for L9+',
      },
      {
        source: exampleSection('Culture', 'preset: military', '', '- **Hierarchy depth:** flat'),
        at: 'flat',
      },
      {
        source: exampleSection(
          'Culture',
          '- **Preset:** remote-async',
          '- **Hierarchy depth:** strict',
        ),
        at: 'strict',
      },
    ],
  }),
  check: ({ document, org }) => [...hiddenDefaults(document), ...oppositeDepth(document, org)],
  message: ({ actual, subject, reason }) => `${quote(actual)} contradicts ${subject}; ${reason}`,
  advise: ({ suggestion }) =>
    suggestion === null
      ? 'put it first, give the two different levels, or remove one'
      : `remove it, or choose another preset than ${suggestion}`,
});

/** `strict` never skips a level, `flat` skips all but two. A number is a matter of degree, and no contradiction. */
const OPPOSITE_DEPTH = { military: 'flat', 'remote-async': 'strict' } as const;

function* oppositeDepth(document: OrgDocument, { culture }: Org): Iterable<Fault> {
  const { preset, origins } = culture;
  if (preset !== 'military' && preset !== 'remote-async') return;
  const [stated, chosen] = [origins.hierarchyDepth, origins.preset];
  if (stated.kind !== 'org-field' || chosen.kind !== 'org-field') return;
  const written = textAt(document, stated.range);
  if (written.toLowerCase() !== OPPOSITE_DEPTH[preset]) return;
  yield faultAt(stated.range, written, `the preset ${preset}`, {
    reason: `the field is in force, and escalations would climb ${
      preset === 'military' ? 'past 2 managers at most' : 'without limit'
    }`,
    suggestion: preset,
    related: [{ message: `${preset} is chosen here`, range: chosen.range }],
  });
}

function textAt({ source }: OrgDocument, { start, end }: SourceRange): string {
  return source.slice(start.offset, end.offset);
}

/** One clause of a default, as it stands in the file. */
interface Clause {
  readonly text: string;
  readonly range: SourceRange;
  readonly low: number;
  readonly high: number;
  /** The same for the same value. */
  readonly value: string;
}

function* hiddenDefaults(document: OrgDocument): Iterable<Fault> {
  const statements = findSections(document).named('Culture').flatMap(statementsOf);
  // Read again for the clauses alone: what is wrong with them is told by other rules.
  const log = createProblemLog(document);
  const fields = readFields(statements, 'culture', 'Culture', { document, log });
  for (const key of DEFAULT_KEYS) yield* hiddenAmong(clausesOf(fields, key, document));
}

function clausesOf(
  fields: StatedFields,
  key: (typeof DEFAULT_KEYS)[number],
  document: OrgDocument,
): Clause[] {
  const stated: readonly Stated<readonly LevelClause<unknown>[]>[] = fields.get(key);
  const levels = new Set<string>();
  return stated.flatMap(({ value: clauses, written }) => {
    // A second field for the same levels is a duplicate-key.
    const levelsText = JSON.stringify(clauses.map(({ selector }) => selector));
    if (levels.has(levelsText)) return [];
    levels.add(levelsText);
    return clauses.map(({ selector, value, start, end }) => ({
      ...selector,
      value: JSON.stringify(value),
      text: written.text.slice(start, end),
      range: rangeWithin(document, written, start, end),
    }));
  });
}

function* hiddenAmong(clauses: readonly Clause[]): Iterable<Fault> {
  const inForce = new Map<number, Clause>();
  for (const clause of clauses) {
    const { low, high } = clause;
    const levels = Array.from({ length: high - low + 1 }, (_, i) => low + i);
    const before = new Set(levels.map((level) => inForce.get(level)));
    const other = [...before].find((one) => one !== undefined && one.value !== clause.value);
    if (!before.has(undefined) && other !== undefined && !isRest(clause, before.size)) {
      yield faultAt(clause.range, clause.text, quote(other.text), {
        reason: 'the one before it fits the same levels, so that this one is never in force',
        related: [{ message: 'this one is in force', range: other.range }],
      });
    }
    for (const level of levels) if (!inForce.has(level)) inForce.set(level, clause);
  }
}

/** `polling for everyone else` after clauses that leave nobody else is careful, not wrong. */
function isRest({ low, high }: Clause, clausesBefore: number): boolean {
  return low === 1 && high === 10 && clausesBefore > 1;
}
