// Mistakes in who is there and who reports to whom.

import type { Ground, Mutant, Mutation } from './mutation.js';
import { inSection } from './mutation.js';

export const STRUCTURE_MUTATIONS: readonly Mutation[] = [
  department(
    'reports-to-cycle',
    [
      '### Ring',
      '',
      '#### Ring A',
      '',
      '- **Reports to:** Ring B',
      '',
      '#### Ring B',
      '',
      '- **Reports to:** Ring A',
      '',
    ],
    'Ring B',
    'first',
  ),
  department('delegation-dead-end', ['### Lonely', '', '#### Lonely Lead', ''], 'Lonely Lead'),
  department('heading-depth-jump', ['### Steep', '', '##### Climber', ''], '#####'),
  department(
    'reports-to-ambiguous',
    [
      '### Twins',
      '',
      '#### Twin Lead',
      '',
      '#### Ada — Expert',
      '',
      '#### Bea — Expert',
      '',
      '#### Carl',
      '',
      '- **Reports to:** Expert',
      '',
    ],
    'Expert',
  ),
  department(
    'duplicate-agent-id',
    ['### Doubles', '', '#### Double', '', '#### Other Double', '', '- **ID:** double', ''],
    'double',
  ),
  department(
    'wake-cycle-unbounded',
    [
      '### Talkers',
      '',
      '#### Talker Lead',
      '',
      '- **Trigger:** event-driven',
      '',
      ...['A', 'B'].flatMap((name) => [
        `#### Talker ${name}`,
        '',
        '- **Trigger:** event-driven',
        '- **Wake on:** tasks, messages',
        '',
      ]),
    ],
    'messages',
    'first',
  ),
  inCapped(),
];

/** A department put before all others; `at` stands at fault, its first or last occurrence. */
function department(
  rule: string,
  lines: readonly string[],
  at: string,
  which: 'first' | 'last' = 'last',
): Mutation {
  return {
    name: `${rule}: ${lines.filter((line) => line !== '').join(' / ')}`,
    rule,
    mutate: ({ text }) => {
      const structure = /^## Structure[^\n]*\n/mu.exec(text);
      if (structure === null) return null;
      const place = structure.index + structure[0].length;
      const eol = text.includes('\r\n') ? '\r\n' : '\n';
      const added = ['', ...lines].map((line) => line + eol).join('');
      const start = place + (which === 'first' ? added.indexOf(at) : added.lastIndexOf(at));
      const mutated = text.slice(0, place) + added + text.slice(place);
      return { text: mutated, start, end: start + at.length };
    },
  };
}

/** A cap below what the department has. */
function inCapped(): Mutation {
  return {
    name: 'department-over-cap: one below what is there',
    rule: 'department-over-cap',
    mutate: (ground): Mutant | null => {
      const { agents, departments } = ground.loaded.org;
      const crowded = departments.filter(
        ({ name }) => agents.filter((agent) => agent.department === name).length > 1,
      );
      const chosen = crowded[ground.dice % Math.max(1, crowded.length)];
      if (chosen === undefined || isCapped(ground)) return null;
      const line = `- ${chosen.name}: max 1 agents`;
      return inSection(
        'department-over-cap',
        'Department Caps',
        [line],
        'max 1 agents',
        'Policies',
      ).mutate(ground);
    },
  };
}

function isCapped({ loaded }: Ground): boolean {
  return Object.keys(loaded.org.policies.departmentCaps).length > 0;
}
