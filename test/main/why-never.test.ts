import { expect, it } from 'vitest';
import { RUN_DEFAULTS } from '#main/run-org';
import type { NeverReport } from '#main/why-never';
import { whyNever } from '#main/why-never';
import { PLAIN_STYLE } from '#report/style';
import { formatNeverText } from '#report/why-never-text';

function never(org: string, events: readonly object[], policies = ''): NeverReport {
  const text = events.map((event) => JSON.stringify({ from: 'x', body: '', ...event })).join('\n');
  const outcome = whyNever(
    { name: 'ORG.md', text: `# Mill\n## Policies\n${policies}\n## Structure\n${org}` },
    {
      ...RUN_DEFAULTS,
      behavior: 'passive',
      length: { kind: 'ticks', ticks: 60 },
      events: { name: 'e.jsonl', text },
    },
  );
  if (outcome.kind === 'refused') throw new Error('the org has errors');
  return outcome.report;
}

const BOSS = '### Boss\n- **Level:** 10\n- **Trigger:** event-driven\n- **Max sleep:** 20 ticks\n';
const message = (tick: number, to = 'boss') => ({ tick, to, type: 'message' });

function causes(report: NeverReport, agent = 'boss') {
  return report.agents.find((each) => each.agent === agent)?.causes;
}

it('nobody who woke for a message is listed', () => {
  expect(never(BOSS, [message(3)])).toMatchObject({ agentCount: 1, agents: [], groups: [] });
});

it('no message at all, and who might have sent one', () => {
  const org = `${BOSS}#### Worker\n- **Trigger:** event-driven\n`;
  const report = never(org, [message(3)]);
  expect(causes(report, 'worker')).toEqual([
    { kind: 'no-messages', manager: 'boss', delegatedToOthers: 0, reports: 0 },
  ]);
});

it('messages that are not in its Wake on, shown or still pending, and what to write', () => {
  const report = never(`${BOSS}- **Wake on:** orders\n`, [message(3), message(30), message(55)]);
  expect(report.agents[0]).toMatchObject({ wakes: 2, received: 3, pending: 1 });
  expect(causes(report)).toEqual([
    { kind: 'not-in-wake-on', trigger: 'message_received', count: 3 },
  ]);
  expect(report.agents[0]?.write).toBe('orders, messages');
});

it.each([
  [
    'tasks, code changes (repo: acme/api)',
    'tasks, code changes (repo: acme/api), messages, orders',
  ],
  [
    'tasks, escalations, completions, code changes (repo: acme/api)',
    'all, code changes (repo: acme/api)',
  ],
  ['tasks, escalations, completions', 'all'],
  ['messages, orders', null],
])('%s: one line that keeps what is there, and wakes it by all', (wakeOn, write) => {
  const events = [
    message(1),
    { tick: 2, to: 'boss', type: 'order' },
    { tick: 3, to: 'boss', type: 'issue_opened', attributes: { repo: 'acme/web' } },
  ];
  // Held all day: even what is in the list wakes nobody.
  const hours = '### Working Hours\n- **Active hours:** 08:00-18:00\n';
  const boss = (value: string) => `${BOSS}- **Wake on:** ${value}\n`;
  const [said] = never(boss(wakeOn), events, hours).agents;
  expect(said?.write).toBe(write);
  if (write === null) return;
  const [mended] = never(boss(write), events, hours).agents;
  expect(mended?.causes).toEqual([{ kind: 'held', count: 3, by: ['working-hours'] }]);
});

it('a filter that did not fit', () => {
  const build = { tick: 3, to: 'boss', type: 'build_failed', attributes: { repo: 'acme/web' } };
  const report = never(`${BOSS}- **Wake on:** builds (repo: acme/api)\n`, [build]);
  expect(causes(report)).toEqual([{ kind: 'filter', trigger: 'build_failed', count: 1 }]);
});

it('a batch window that something else always cut short', () => {
  const report = never(`${BOSS}- **Batch window:** 20 ticks\n`, [message(3), message(50)]);
  expect(causes(report)).toEqual([{ kind: 'batch-window', trigger: 'message_received', count: 2 }]);
});

it('a hold for the whole run', () => {
  const hours = '### Working Hours\n- **Active hours:** 08:00-18:00\n';
  expect(causes(never(BOSS, [message(3), message(4)], hours))).toEqual([
    { kind: 'held', count: 2, by: ['working-hours'] },
  ]);
});

it('the end of the run', () => {
  const org = BOSS.replace('20 ticks', 'never');
  const report = never(`${org}- **Batch window:** 1 tick\n`, [message(59)]);
  expect(causes(report)).toEqual([{ kind: 'at-the-end', count: 1 }]);
});

it('polls', () => {
  const org = '### Boss\n- **Trigger:** polling\n- **Tick interval:** 7 ticks\n';
  expect(causes(never(org, [message(3), message(3), message(58)]))).toEqual([
    { kind: 'polling', seen: 2, pending: 1 },
  ]);
});

it('all of it in plain sentences, alike agents together and event-driven ones first', () => {
  const org = `### Clerks
#### Clerk
- **Trigger:** polling
#### Scribes
- **Count:** 3
- **Trigger:** event-driven
- **Wake on:** orders
### Boss
- **Level:** 10
- **Trigger:** event-driven
- **Batch window:** 30 ticks
`;
  const events = [message(1, 'scribe-1'), message(2, 'scribe-2'), message(3, 'scribe-2')];
  const report = never(org, [...events, message(40), message(5, 'clerk')]);
  expect(formatNeverText(report, { style: PLAIN_STYLE, columns: 80 })).toMatchInlineSnapshot(`
    "Mill: 5 of 5 agents did not wake for a message in 30 min (60 ticks of 30 s),
    seed 1.

    Scribe 1-2 (event-driven)
      It got message_received (1 to 2), which is not in its Wake on.
      To be woken by all that is not in its Wake on, write: - **Wake on:** orders,
      messages

    Scribe 3 (event-driven)
      No message reached it: clerk, its manager, delegated nothing, and it has no
      reports that could answer.

    Boss (event-driven)
      It got message_received (1): the batch window was not over when something else
      woke it, or is not over yet.

    Clerk (polling)
      It polls, and sees messages at its polls: 1.
    "
  `);
});
