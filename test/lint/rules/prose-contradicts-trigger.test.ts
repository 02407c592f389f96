// Phrases about the trigger, those that are meant and those that are about somebody else or deny it.
import { expect, test } from 'vitest';
import { lintOrg } from '#main/lint-org';

const said = (prose: string, mode: string): string[] =>
  lintOrg({
    name: 'ORG.md',
    text: `# A\n\n## Structure\n\n### Bo\n\n${prose}\n\n- **Trigger:** ${mode}\n`,
  }).findings.flatMap(({ rule, actual }) =>
    rule === 'prose-contradicts-trigger' ? [String(actual)] : [],
  );

test.each([
  ['Checks its inbox constantly.', 'Checks its inbox constantly'],
  ['Constantly checks the queue.', 'Constantly checks the queue'],
  ['You poll the queue for work.', 'poll the queue'],
  ['Wakes up every tick.', 'Wakes up every tick'],
  ['Writes reports and checks the inbox every tick.', 'checks the inbox every tick'],
  ['- Polls your inbox', 'Polls your inbox'],
  ['Reads the mail\nevery tick.', 'Reads the mail\nevery tick'],
])('event-driven, and says: %s', (prose, phrase) => {
  expect(said(prose, 'event-driven')).toEqual([phrase]);
  expect(said(prose, 'polling')).toEqual([]);
});

test.each([
  ['Sleeps until a task arrives.', 'Sleeps until'],
  ['It sleeps unless somebody writes.', 'sleeps unless'],
  ['Only wakes when the lead calls.', 'Only wakes when'],
  ['Plans, and wakes only for orders.', 'wakes only for'],
])('polling, and says: %s', (prose, phrase) => {
  expect(said(prose, 'polling')).toEqual([phrase]);
  expect(said(prose, 'event-driven')).toEqual([]);
});

test.each([
  'Does not poll the queue.',
  'No longer polls the queue; events do.',
  'Never checks the inbox every tick.',
  'Reads what the lead writes instead of polling: polls the queue without need otherwise.',
  'The build server polls the queue.',
  'Runs opinion polls.',
  'Sends a poll to the users every week.',
  'Checks the inbox twice.',
  'Reviews every ticket.',
  'The cat sleeps until noon.',
  'Workers sleep until they are called.',
  '`polls the queue`',
])('neither: %s', (prose) => {
  expect([...said(prose, 'polling'), ...said(prose, 'event-driven')]).toEqual([]);
});
