// The rules over the wake graph where examples do not reach: inherited values, members of a Count, periods, who speaks.

import { describe, expect, test } from 'vitest';
import { loadOrg } from '#main/load-org';

const EVENTS = '- **Trigger:** event-driven\n';

/** Each finding of the rule: `severity at what: message`, and its related places. */
function told(rule: string, text: string): string[] {
  const { findings } = loadOrg({ name: 'ORG.md', text });
  return findings
    .filter((finding) => finding.rule === rule)
    .flatMap(({ severity, range, reason, related }) => [
      `${severity} at ${textAt(text, range)}: ${reason}`,
      ...related.map((place) => `  ${textAt(text, place.range)}: ${place.message}`),
    ]);
}

function textAt(
  text: string,
  { start, end }: { start: { offset: number }; end: { offset: number } },
): string {
  return text.slice(start.offset, end.offset);
}

const WAKE_RULES = [
  'dead-wake-event',
  'max-sleep-disabled',
  'missing-wake-event',
  'unwakeable-agent',
  'wake-cycle-unbounded',
];

/** The rules of the graph that speak. */
function rulesOf(text: string): string[] {
  const rules = loadOrg({ name: 'ORG.md', text }).findings.map(({ rule }) => rule);
  return rules.filter((rule) => WAKE_RULES.includes(rule));
}

describe('an agent that nothing wakes', () => {
  const team = (lines: string, culture = ''): string =>
    `# Org\n\n## Culture\n\n${culture}\n\n## Structure\n\n### COO\n\n${EVENTS}\n#### Workers\n\n- **Count:** 3\n${EVENTS}${lines}`;

  test('is told once for a Count', () => {
    expect(told('unwakeable-agent', team('- **Wake on:** completions\n'))).toEqual([
      'warning at completions: nothing wakes Worker 1 and 2 more: nobody sends it completions; only the safety wake runs it, every 500 ticks (4 h 10 min)',
    ]);
  });

  test('is an error where it inherits that it never wakes by itself', () => {
    const text = team('- **Wake on:** completions\n', '- **Default max sleep:** never for L4');
    expect(told('unwakeable-agent', text)).toEqual([
      'error at completions: nothing wakes Worker 1 and 2 more: nobody sends it completions; it would never run',
      '  never for L4: its safety wake is switched off here',
    ]);
    expect(rulesOf(text)).toEqual(['unwakeable-agent']);
  });

  test('is told at its heading where it inherits the filter', () => {
    const text = team('', '- **Default wake on:** escalations for L4');
    expect(told('unwakeable-agent', text)[0]).toMatch(/^warning at Workers: nothing wakes/);
    expect(told('unwakeable-agent', text)[1]).toBe('  escalations for L4: inherited from here');
  });

  test('is told by one rule alone', () => {
    const text = team('- **Wake on:** completions, escalations\n- **Max sleep:** never\n');
    expect(rulesOf(text)).toEqual(['max-sleep-disabled']);
    expect(told('max-sleep-disabled', text)).toEqual([
      'error at never: nothing else wakes Worker 1 and 2 more: nobody sends it completions or escalations; it would never run',
    ]);
    expect(rulesOf(team('- **Wake on:** completions, escalations\n'))).toEqual([
      'unwakeable-agent',
    ]);
  });

  test('may be one that polls outside the working hours alone', () => {
    const never = (exceptions: string, lines: string): string[] =>
      told(
        'unwakeable-agent',
        `# Org\n\n## Policies\n\n### Working Hours\n\n- **Active hours:** 08:00-16:00\n- **Exceptions:** ${exceptions}\n\n## Structure\n\n### COO\n\n- **Tick interval:** 24h\n${lines}`,
      );
    const start =
      'at 24h: COO never polls: a poll every 2880 ticks never falls into the working hours';
    expect(never('none', '')).toEqual([`error ${start}; it would never run`]);
    expect(never('critical', '')).toEqual([`warning ${start}; only a critical message runs it`]);
    const timer = '- **Timer:** look at 09:00';
    expect(never('none', timer)).toEqual([`warning ${start}; only a timer runs it`]);
  });
});

test('a default that switches safety wakes off is told once, where it stands', () => {
  const text = `# Org\n\n## Culture\n\n- **Default trigger:** event-driven\n- **Default max sleep:** never\n\n## Structure\n\n### COO\n\n#### Lead\n\n##### Worker\n`;
  expect(told('max-sleep-disabled', text)[0]).toBe(
    'warning at never: there is no safety wake for COO and 2 more: what it does not wake on may wait for ever',
  );
  expect(rulesOf(text)).toEqual(['max-sleep-disabled']);
});

describe('an event that never comes', () => {
  test('is no fault of a default, and of a department only where it is dead for everybody', () => {
    const org = (department: string, culture: string): string =>
      `# Org\n\n## Culture\n\n- **Default trigger:** event-driven\n${culture}\n\n## Structure\n\n### COO\n\n- **Wake on:** all\n\n### Yard\n\n${department}\n\n#### Lead\n\n#### Loader\n\n#### Packer\n`;
    expect(rulesOf(org('', '- **Default wake on:** tasks, escalations'))).toEqual([]);
    expect(rulesOf(org('- **Wake on:** tasks, escalations', ''))).toEqual([]);
  });

  test('is told where a nested list names it, and why', () => {
    const text = `# Org\n\n## Policies\n\n### Permissions\n\n- L9+ can delegate\n\n## Structure\n\n### COO\n\n#### Lead\n\n${EVENTS}- **Wake on:**\n  - tasks\n  - escalations\n  - completions\n\n##### Worker\n\n${EVENTS}- **Wake on:** tasks, orders\n`;
    expect(told('dead-wake-event', text)).toEqual([
      'warning at completions: completions never come to Lead: Lead may not delegate',
      'warning at tasks: tasks never come to Worker: Lead may not delegate',
    ]);
  });
});

test('who sleeps through escalations is told with the longest wait', () => {
  const org = (lines: string): string =>
    `# Org\n\n## Structure\n\n### COO\n\n${EVENTS}${lines}\n\n#### Worker\n`;
  const wait = (lines: string): string =>
    told('missing-wake-event', org(lines))
      .join()
      .replace(/^.* wait /u, '');
  expect(wait('- **Wake on:** orders\n- **Max sleep:** 2 days')).toBe('up to 5,760 ticks (2 d)');
  expect(wait('- **Wake on:** orders\n- **Max sleep:** never')).toBe('for ever');
  expect(wait('- **Wake on:** orders\n- **Timer:** look hourly')).toBe('up to 120 ticks (1 h)');
});

describe('messages that may go round for ever', () => {
  test('are told once for a family, a manager first', () => {
    const role = (name: string, depth: string): string =>
      `${depth} ${name}\n\n${EVENTS}- **Wake on:** tasks, orders, escalations, messages\n\n`;
    const text = `# Org\n\n## Structure\n\n${role('COO', '###')}${role('Ana', '####')}${role('Bo', '####')}`;
    expect(told('wake-cycle-unbounded', text)).toEqual([
      'warning at messages: messages may go round for ever, an exchange a tick, with no window and no cooldown: COO → Ana → Bo → COO',
      '  messages: Ana wakes on messages here',
      '  messages: Bo wakes on messages here',
    ]);
  });

  test('are told once for a default that all inherit', () => {
    const text = `# Org\n\n## Culture\n\n- **Default trigger:** event-driven\n- **Default wake on:** tasks, escalations, orders, messages\n\n## Structure\n\n### COO\n\n#### Lead\n\n##### Worker\n\n#### Head\n\n##### Helper\n`;
    const findings = told('wake-cycle-unbounded', text).filter((line) => !line.startsWith(' '));
    expect(findings).toEqual([
      'warning at messages: messages may go round for ever, an exchange a tick, with no window and no cooldown: COO → Lead → Head → COO',
    ]);
  });

  test('end at a window for messages or for their priority', () => {
    const text = (window: string): string =>
      `# Org\n\n## Structure\n\n### COO\n\n${EVENTS}\n#### Writers\n\n- **Count:** 2\n${EVENTS}- **Wake on:** tasks, messages\n- **Batch window:** ${window}\n`;
    expect(rulesOf(text('4 ticks for messages'))).toEqual([]);
    expect(rulesOf(text('4 ticks for normal priority'))).toEqual([]);
    expect(rulesOf(text('4 ticks for tasks'))).toEqual(['wake-cycle-unbounded']);
  });
});

describe('a budget below the floor', () => {
  const org = (budget: string, policies = '', model = 'claude-haiku'): string =>
    `# Org\n\n## Policies\n\n${policies}\n\n## Structure\n\n### Desk Workers\n\n- **Count:** 2\n- **Model:** ${model}\n${budget}\n`;
  const spent = (text: string): string =>
    told('budget-below-floor', text)
      .filter((line) => !line.startsWith(' '))
      .join()
      .replace(/^warning at /u, '');

  test('is told for each kind of period and unit', () => {
    expect(spent(org('- **Budget:** 90 credits/week'))).toBe(
      '90 credits/week: 90 credits/week of Desk Worker 1 and 1 more is spent by Mon 02:30 with no event at all: 20,160 calls would take 6,048 credits, $60.48 (reference prices)',
    );
    expect(spent(org('- **Budget:** $87/month'))).toBe(
      '$87/month: $87/month of Desk Worker 1 and 1 more is spent by the 11th with no event at all: 89,280 calls would take $267.84 (reference prices)',
    );
    expect(spent(org('- **Token budget:** 1M tokens/day'))).toContain('is spent by 01:40');
  });

  test('is looked for in an hour that is open', () => {
    const hours = '### Working Hours\n\n- **Active hours:** 08:00-16:00';
    expect(spent(org('- **Budget:** $0.30/hour', hours))).toContain('after 50 min of the hour');
    expect(spent(org('- **Budget:** $0.36/hour', hours))).toBe('');
    expect(spent(org('- **Budget:** $2.88/day', hours))).toBe('');
    expect(spent(org('- **Budget:** $2.87/day', hours))).toContain('by 15:58');
  });

  test('of the org counts everybody, and leaves out whom no price covers', () => {
    const limit = '### Budget\n\n- **Org limit:** $10/day';
    expect(spent(org('', limit))).toContain('$10/day of the org is spent by 13:53');
    expect(spent(org('', limit, 'acme/large'))).toBe('');
    expect(spent(org('', '### Budget\n\n- **Org limit:** 1M tokens/day', 'acme/large'))).toContain(
      'spent by 00:50',
    );
  });

  test('is not told of one that pays for no call at all', () => {
    expect(spent(org('- **Budget:** $0.002/day'))).toBe('');
  });
});
