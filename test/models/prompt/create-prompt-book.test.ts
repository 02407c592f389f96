import { describe, expect, it } from 'vitest';
import { joinBlocks } from '#models/prompt/types';
import { messageOf, promptsOf, situationOf, wakeOf } from './prompts-of.js';

const SHOP = `# Shop

## Identity

We sell tea.

## Culture

preset: military

## Policies

### Budget

- **Org limit:** $9/day

### Working Hours

- **Active hours:** 08:00-22:00

## Playbooks

### A complaint

1. Say sorry.

## Structure

### Ana (Human Principal)

### COO

Keeps an eye on everything.

- **Wake on:** escalations
- **Timer:** daily review at 09:00 — what waits longest
- **Threshold:** org escalation rate > 30% — are descriptions missing?

### Engineering

Builds the shop.

#### Lead

- **Domain:** the web shop

#### Backend Workers

- **Count:** 3

### Support

#### Help Lead
`;

const { book } = promptsOf(SHOP);
const system = (id: string): string => joinBlocks(book.systemOf(id));

describe('the stable part', () => {
  it('tells the org first, then the department, then the role', () => {
    const text = system('backend-worker-1');
    const order = ['We sell tea.', 'Builds the shop.', 'You are one of 3', 'You report to Lead'];
    const places = order.map((part) => text.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('starts alike for all agents, and longer for those of one department', () => {
    const [org, department] = book.systemOf('lead');
    expect(book.systemOf('coo')[0]).toBe(org);
    expect(book.systemOf('help-lead')[0]).toBe(org);
    expect(book.systemOf('backend-worker-2').slice(0, 2)).toEqual([org, department]);
    expect(book.systemOf('help-lead')[1]).not.toBe(department);
  });

  it('tells playbooks, culture and policies in words', () => {
    expect(system('coo')).toContain('### A complaint\n1. Say sorry.');
    expect(system('coo')).toContain('- Escalate as soon as you cannot go on.');
    expect(system('coo')).toContain('- An escalation climbs level by level, and skips none.');
    expect(system('coo')).toContain('- The whole organization may spend $9 a day.');
    expect(system('coo')).toContain('from 08:00 to 22:00 (UTC)');
  });

  it('names manager, reports with their domains, and the human principal', () => {
    expect(system('coo')).toContain('You report to the human principal Ana (human-principal).');
    expect(system('coo')).toContain('- Lead (lead): the web shop');
    expect(system('lead')).toContain('You report to COO (coo). The human principal Ana');
    expect(system('lead')).toContain(
      '- Backend Worker 1 to 3 (backend-worker-1 to backend-worker-3)',
    );
  });

  it('lists the actions that the agent may take, and no others', () => {
    const actionsOf = (id: string): (string | undefined)[] =>
      [...system(id).matchAll(/^- ([a-z_]+): /gm)].map((match) => match[1]);
    const everybody = ['work', 'complete', 'escalate', 'message', 'idle'];
    expect(actionsOf('backend-worker-1')).toEqual(everybody);
    expect(actionsOf('help-lead')).toEqual(everybody);
    expect(actionsOf('lead')).toEqual(
      expect.arrayContaining([...everybody, 'delegate', 'answer', 'request_config_change']),
    );
    expect(actionsOf('lead')).not.toContain('approve');
    expect(actionsOf('coo')).toEqual(expect.arrayContaining(['approve', 'refuse', 'delegate']));
  });

  it('keeps to the permissions of the file', () => {
    const strict = SHOP.replace(
      '### Working Hours',
      '### Permissions\n\n- L9+ can delegate\n- L10 can request config changes\n\n### Working Hours',
    );
    const prompts = promptsOf(strict).book;
    expect(joinBlocks(prompts.systemOf('lead'))).not.toContain('- delegate:');
    expect(joinBlocks(prompts.systemOf('lead'))).not.toContain('- request_config_change:');
    expect(joinBlocks(prompts.systemOf('coo'))).toContain('- delegate:');
  });
});

describe('members of a Count', () => {
  it('have one stable part, and learn from the wake who they are', () => {
    expect(system('backend-worker-1')).toBe(system('backend-worker-3'));
    const wake = situationOf({ reasons: ['poll'] });
    expect(wakeOf(book, 'backend-worker-3', wake)).toContain(
      'You are Backend Worker 3 (backend-worker-3).',
    );
  });

  it('have it too where only the first has reports: those are told with the wake', () => {
    const prompts = promptsOf(
      '# X\n\n## Structure\n\n### COO\n\n### Leads\n\n- **Count:** 2\n- **Reports to:** COO\n\n### Dev\n\n- **Reports to:** Leads\n',
    );
    const [first, second] = prompts.org.agents.filter(({ member }) => member !== null);
    expect(joinBlocks(prompts.book.systemOf(first!.id))).toBe(
      joinBlocks(prompts.book.systemOf(second!.id)),
    );
    const wake = situationOf({ reasons: ['poll'] });
    expect(wakeOf(prompts.book, first!.id, wake)).toContain('- Dev (dev)');
    expect(wakeOf(prompts.book, second!.id, wake)).not.toContain('- Dev (dev)');
  });
});

describe('the changing part', () => {
  it('says why the agent is awake, by kind and sender', () => {
    const messages = [
      messageOf({ kind: 'completion', from: 'backend-worker-1', body: 'done' }),
      messageOf({ kind: 'completion', from: 'backend-worker-3', body: 'done' }),
      messageOf({
        kind: 'escalation',
        from: 'backend-worker-2',
        escalationReason: 'BLOCKED',
        body: 'missing design assets',
      }),
    ];
    expect(wakeOf(book, 'lead', situationOf({ messages }))).toContain(
      [
        'You are being invoked because:',
        '- 2 completion messages received (from Backend Worker 1, Backend Worker 3)',
        '- 1 escalation received (from Backend Worker 2: BLOCKED — "missing design assets")',
      ].join('\n'),
    );
  });

  it('says on a safety wake how long it slept', () => {
    const text = wakeOf(book, 'coo', situationOf({ reasons: ['safety'], slept: 200 }));
    expect(text).toContain(
      "You haven't been invoked in 200 ticks. Review your inbox and current state.",
    );
  });

  it('names timers and thresholds with their contexts', () => {
    const { timers, thresholds } = promptsOf(SHOP).org.agents[0]!.trigger;
    const text = wakeOf(
      book,
      'coo',
      situationOf({ reasons: ['timer', 'threshold'], timers, thresholds }),
    );
    expect(text).toContain('- the timer "daily review" is due: what waits longest');
    expect(text).toContain(
      '- a threshold was passed: org escalation_rate > 0.3: are descriptions missing?',
    );
  });

  it('shows the first messages in full and counts the rest by kind', () => {
    const messages = Array.from({ length: 50 }, (_, index) =>
      messageOf({ kind: index % 2 === 0 ? 'completion' : 'message', body: `body ${index}.` }),
    );
    const text = wakeOf(book, 'lead', situationOf({ messages }));
    expect(text).toContain('> body 9.');
    expect(text).not.toContain('body 10.');
    expect(text).toContain('And 40 more that are not shown: 20 completion messages, 20 messages.');
  });

  it('tells open tasks and what is left to spend; what is not known is not zero', () => {
    const situation = {
      ...situationOf({ reasons: ['poll'] }),
      openTasks: [{ id: 'order-1.1', from: 'coo', body: 'Weigh\nthe tea' }],
      budgetsLeft: [
        { unit: 'usd', limit: 5, period: 'daily', left: 1.25 },
        { unit: 'tokens', limit: 1000, period: 'weekly', left: null },
      ] as const,
    };
    const text = wakeOf(book, 'lead', situation);
    expect(text).toContain('- order-1.1 from COO: "Weigh the tea"');
    expect(text).toContain('- $1.25 of $5 a day');
    expect(text).toContain('- an unknown part of 1000 tokens a week');
  });

  it('tells agents from whoever calls themselves so', () => {
    const messages = [messageOf({ from: 'COO' }), messageOf({ from: 'coo' })];
    expect(wakeOf(book, 'lead', situationOf({ messages }))).toContain('(from outside: "COO", COO)');
  });
});
