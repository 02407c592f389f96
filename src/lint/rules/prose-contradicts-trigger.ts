// The text of a role that describes another trigger than the one it has.

import { letterPattern } from '#base/letter-pattern';
import type { SourceRange } from '#base/source-range';
import type { OrgDocument, Section } from '#document/types';
import type { TriggerMode } from '#org/names';
import { itemMarker } from '#org/plain-lines';
import type { Agent } from '#org/types';
import type { Fault } from '../define-rule.js';
import { defineRule } from '../define-rule.js';
import { exampleRole } from '../example-org.js';
import { faultAt } from '../fault-at.js';
import { settingPlace } from '../setting-place.js';
import { staffSections } from '../staff-sections.js';
import { quote } from '../words.js';

const EVENT_DRIVEN = ['- **Trigger:** event-driven'];

export const proseContradictsTrigger = defineRule({
  id: 'prose-contradicts-trigger',
  severity: 'info',
  summary: 'text that says another trigger than the field',
  docs: () => ({
    why: 'The text is told to the agent as it stands. An agent that is told to check every tick and is woken by messages alone is told something false, or is triggered otherwise than was meant.',
    engine: 'The fields decide when the agent wakes; the text changes nothing.',
    whenOff: 'When the text speaks of somebody else.',
  }),
  examples: () => ({
    good: [
      exampleRole('Checks the inbox every tick.'),
      exampleRole('Sleeps until an escalation arrives.', '', ...EVENT_DRIVEN),
      exampleRole('Never polls the queue. Does not check it every tick.', '', ...EVENT_DRIVEN),
      exampleRole('Customers ask for polls every week; the build tool polls.', '', ...EVENT_DRIVEN),
    ],
    bad: [
      {
        source: exampleRole('Checks the inbox every tick.', '', ...EVENT_DRIVEN),
        at: 'Checks the inbox every tick',
      },
      {
        source: exampleRole('Reads mail. Polls the queue and answers.', '', ...EVENT_DRIVEN),
        at: 'Polls the queue',
      },
      {
        source: exampleRole('Plans the week, and sleeps until something arrives.'),
        at: 'sleeps until',
      },
      { source: exampleRole('You wake only when a task arrives.'), at: 'wake only when' },
    ],
  }),
  check: function* (context): Iterable<Fault> {
    for (const { section, agents } of staffSections(context)) {
      const [agent] = agents;
      if (agent === undefined) continue;
      const found = findPhrase(section, agent.trigger.mode, context.document);
      if (found === null) continue;
      const place = stated(agent);
      yield faultAt(found.range, found.text, agent.name, {
        reason: agent.trigger.mode,
        related: place === null ? [] : [{ message: 'its trigger is decided here', range: place }],
      });
    }
  },
  message: ({ actual, subject, reason }) =>
    `the text says ${quote(actual)}, but ${subject} is ${reason}; only fields decide, and it is told the text as it stands`,
  advise: ({ reason }) =>
    reason === 'polling'
      ? 'change the text, or write "Trigger: event-driven"'
      : 'change the text, or write "Trigger: polling"',
});

function stated({ heading, origins }: Agent): SourceRange | null {
  const { range, related } = settingPlace({ heading }, origins.mode);
  return related[0]?.range ?? (range === heading ? null : range);
}

// Who does it must be the agent: the phrase begins a sentence, with or without `It` or `You`, or follows `, and`.
const OWN = String.raw`(?:^|[.!?;:]\s+|,\s+(?:and\s+|then\s+)?|\band\s+)(?:(?:it|you|he|she|they|this agent|the agent|always)\s+)?`;
const SEEN = String.raw`(?:the|its|your|his|her)\s+(?:own\s+)?(?:inbox|queue|mailbox|mail)`;
const CHECKS = String.raw`(?:checks?|polls?|looks?\s+(?:at|into)|reads?|scans?|watch(?:es)?|runs?|wakes?(?:\s+up)?|acts?)`;
const OFTEN = String.raw`(?:(?:on\s+)?(?:every|each)\s+tick|constantly|continuously|all\s+the\s+time)`;

interface Phrase {
  /** Of one of these every phrase has one; a sentence without is not worth the pattern, which takes long to be made ready. */
  readonly hint: RegExp;
  readonly pattern: (text: string) => RegExp;
}

/** What an agent that polls may say, and one that is event-driven may not; and the other way round. */
const PHRASES: Readonly<Record<TriggerMode, Phrase>> = {
  'event-driven': {
    hint: /poll|tick|constantly|continuously|time/iu,
    pattern: letterPattern(
      `${OWN}((?:(?:constantly|continuously)\\s+)?(?:polls?\\s+${SEEN}|${CHECKS}\\s+(?:${SEEN}\\s+)?${OFTEN}|(?:constantly|continuously)\\s+(?:polls?|checks?)\\s+${SEEN}))(?![\\p{L}\\p{N}])`,
      'i',
    ),
  },
  polling: {
    hint: /sleep|wake/iu,
    pattern: letterPattern(
      `${OWN}(sleeps?\\s+(?:until|unless)|only\\s+wakes?(?:\\s+up)?\\s+(?:when|if|on|for)|wakes?(?:\\s+up)?\\s+only\\s+(?:when|if|on|for))(?![\\p{L}\\p{N}])`,
      'i',
    ),
  },
};
const NEGATION =
  /\b(?:not|never|no|nor|without|instead|rather|cannot|nobody|nothing|unlike|stop(?:s|ped)?)\b|n['’]t\b/iu;

/** The first phrase in the prose of a section, in a sentence that denies nothing. */
function findPhrase(
  { entries }: Section,
  mode: TriggerMode,
  document: OrgDocument,
): { readonly text: string; readonly range: SourceRange } | null {
  const { hint, pattern } = PHRASES[mode];
  for (const entry of entries) {
    if (entry.kind !== 'prose' || entry.prose.kind !== 'prose') continue;
    const { raw, range } = entry.prose.content;
    for (const { 0: sentence, index } of raw.matchAll(/[^.!?;]+/gu)) {
      if (!hint.test(sentence)) continue;
      const lead = itemMarker(sentence).length || sentence.length - sentence.trimStart().length;
      const said = sentence.slice(lead);
      const match = pattern(said).exec(said);
      const text = match?.[1];
      if (match === null || text === undefined || NEGATION.test(sentence)) continue;
      const start = range.start.offset + index + lead + match.index + match[0].length - text.length;
      return { text, range: document.rangeAt(start, start + text.length) };
    }
  }
  return null;
}
