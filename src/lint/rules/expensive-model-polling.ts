// A dear model that is asked over and over whether there is something to do.

import { formatUsd } from '#base/format-usd';
import { toUsd } from '#base/money';
import { eventsPerHour, pollsPerDay } from '#cost/expected-calls';
import { invocationPrice } from '#cost/invocation-price';
import { REFERENCE_PRICES } from '#cost/reference-prices';
import type { Section } from '#document/types';
import { statementsOf } from '#org/read-fields';
import { stateChanges } from '#org/state-changes';
import type { Agent } from '#org/types';
import type { KeyName } from '#org/vocabulary';
import { findKey } from '#org/vocabulary';
import type { Fault, RuleContext } from '../define-rule.js';
import { defineRule } from '../define-rule.js';
import { exampleRole } from '../example-org.js';
import { faultAt } from '../fault-at.js';
import type { Fix } from '../finding.js';
import { groupByPlace, settingPlace } from '../setting-place.js';
import { staffSections } from '../staff-sections.js';
import { countOf, everyTicks } from '../words.js';

/** Dollars a call. Above the second a model is dear, between the two it is where polls find nothing most of the time. */
const [MIDDLING_USD, DEAR_USD] = [0.03, 0.05];
/** Of its polls, the most that may find something: what dear models waste is waste even when they are often busy. */
const BUSY_MOST = { middling: 0.5, dear: 0.9 };

const DECIDING: Partial<Record<KeyName, 'mode' | 'model' | 'tickInterval'>> = {
  trigger: 'mode',
  model: 'model',
  tickinterval: 'tickInterval',
};

export const expensiveModelPolling = defineRule({
  id: 'expensive-model-polling',
  severity: 'warning',
  summary: 'a dear model that polls',
  docs: () => ({
    why: 'A poll costs as much as a decision, and most of them find an empty inbox. On a dear model that is most of the bill.',
    engine:
      'It is invoked at every poll, whether something has arrived or not. Event-driven it would be invoked when something has, within the same tick.',
    whenOff: 'When the agent looks at something on each poll that sends it no message.',
  }),
  examples: () => ({
    good: [
      exampleRole('- **Model:** claude-opus', '- **Trigger:** event-driven'),
      exampleRole('- **Model:** claude-haiku', '- **Trigger:** polling'),
      exampleRole('- **Model:** claude-opus', '- **Tick interval:** 1h'),
      exampleRole('- **Model:** claude-sonnet', '- **Activity:** 80% busy'),
    ],
    bad: [
      { source: exampleRole('- **Model:** claude-opus', '- **Trigger:** polling'), at: 'polling' },
      {
        source: exampleRole('- **Model:** openai/gpt-4o', '- **Activity:** 5 events/hr'),
        at: 'Backend Lead',
      },
      {
        source: exampleRole(
          '- **Trigger:** polling',
          '- **Model:** claude-opus',
          '- **Activity:** 80% busy',
        ),
        at: 'polling',
      },
    ],
  }),
  check: function* (context): Iterable<Fault> {
    const sectionAt = new Map(
      staffSections(context).map(({ section }) => [section.heading.range.start.offset, section]),
    );
    const wasteful = context.org.agents.filter((agent) => {
      const section = sectionAt.get(agent.heading.start.offset);
      return isWasteful(agent, context) && !(section !== undefined && hasUnread(section, agent));
    });
    const figuresOf = (agent: Agent): string => JSON.stringify(bill(agent, context));
    for (const group of groupByPlace(wasteful, ({ origins }) => origins.mode, figuresOf)) {
      yield faultOf(group, sectionAt.get(group[0].heading.start.offset), context);
    }
  },
  message: ({ subject, reason }) => `${subject} ${reason}`,
  advise: ({ expected }) => expected.join(''),
});

/** Whether the role writes what decides here, and it was not understood: the default would be judged in its place. */
function hasUnread(section: Section, { origins }: Agent): boolean {
  return statementsOf(section).some(({ name }) => {
    const key = findKey(name);
    const setting = key === null ? undefined : DECIDING[key];
    return setting !== undefined && origins[setting].kind !== 'role-field';
  });
}

/** Calls and dollars of a day, as it is and event-driven. */
interface Bill {
  readonly polls: number;
  readonly events: number;
  readonly usd: number;
}

function bill(agent: Agent, { org: { tickSeconds } }: RuleContext): Bill | null {
  const { costNano } = invocationPrice(agent);
  if (costNano === null) return null;
  const events = eventsPerHour(agent, tickSeconds) * 24;
  return { polls: pollsPerDay(agent, tickSeconds), events, usd: toUsd(costNano) };
}

function isWasteful(agent: Agent, context: RuleContext): boolean {
  const figures = agent.trigger.mode === 'polling' ? bill(agent, context) : null;
  if (figures === null || figures.usd < MIDDLING_USD) return false;
  if (figures.usd > DEAR_USD) return figures.events <= figures.polls * BUSY_MOST.dear;
  // A file that names no model leaves it to the format: between cheap and dear that is nobody's mistake.
  return (
    agent.origins.model.kind !== 'built-in' && figures.events <= figures.polls * BUSY_MOST.middling
  );
}

function faultOf(
  group: readonly [Agent, ...Agent[]],
  section: Section | undefined,
  context: RuleContext,
): Fault {
  const [agent] = group;
  const { document } = context;
  const { polls, events, usd } = bill(agent, context) ?? { polls: 0, events: 0, usd: 0 };
  const { range, related } = settingPlace(agent, agent.origins.mode);
  const each = group.length === 1 ? '' : ` for each of ${group.length} agents`;
  const calls = `${everyTicks(agent.trigger.tickInterval)}: ${countOf(polls, 'call')} a day`;
  const rate = countOf(events / 24, 'event');
  return faultAt(range, document.source.slice(range.start.offset, range.end.offset), agent.model, {
    reason: `polls ${calls}, ${formatUsd(polls * usd)}${each} (reference prices of ${REFERENCE_PRICES.asOf})`,
    expected: [`event-driven at ${rate} an hour is about ${formatUsd(events * usd)} a day`],
    related,
    fix: fixOf(agent, section, context),
  });
}

/** Null where the role states an interval, which would then have no effect. */
function fixOf(
  { heading, origins }: Agent,
  section: Section | undefined,
  { document, org }: RuleContext,
): Fix | null {
  if (origins.tickInterval.kind === 'role-field' || section === undefined) return null;
  const change = { setting: 'mode', value: 'event-driven' } as const;
  const wanted = { headingOffset: heading.start.offset, changes: [change] };
  // Looked for in this section alone: among all of them it would take as long again for every finding.
  return {
    safe: false,
    edits: stateChanges({ ...document, root: section }, wanted, org.tickSeconds),
  };
}
