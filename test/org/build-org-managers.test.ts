// Who manages by default where L10 roles, the person outside and cycles meet.
import { expect, test } from 'vitest';
import { agentNamed, buildStructure, chartLines } from './build-marked.js';

test('leads report to the L10 role under the person, before one inside a department', () => {
  const org = buildStructure(
    '### Engineering\n#### Lead\n#### Fellow\n- **Level:** 10\n### Human Principal\n#### Chief\n- **Level:** 10\n### QA\n#### QA Lead',
  );
  expect(chartLines(org)).toEqual([
    'lead > chief',
    'fellow > lead',
    'chief > -',
    'qa-lead > chief',
  ]);
});

test('who stands under the person reports to that person, beside an L10 role too', () => {
  const org = buildStructure(
    '### Human Principal\n#### Chief\n- **Level:** 10\n#### Advisor\n- **Level:** 5',
  );
  expect(chartLines(org)).toEqual(['chief > -', 'advisor > -']);
});

test('of many roles that a name fits, five ids are listed', () => {
  const devs = Array.from({ length: 6 }, () => '### Dev');
  const org = buildStructure([...devs, '### Tester', '- **Reports to:** Dev'].join('\n'));
  const problem = org.problems.find(({ rule }) => rule === 'reports-to-ambiguous');
  const five = ['dev', 'dev-2', 'dev-3', 'dev-4', 'dev-5'];
  expect(problem?.expected).toEqual(five);
  expect(problem?.related.map(({ message }) => message)).toEqual(five);
});

test('the same event with different filters wakes on either', () => {
  const org = buildStructure(
    '### Dev\n- **Wake on:**\n  - code changes (repo: a)\n  - code changes (repo: b)',
  );
  expect(org.problems).toEqual([]);
  expect(agentNamed(org, 'Dev').trigger.triggerOn).toEqual([
    { trigger: 'code_changed', filter: { repo: 'a' } },
    { trigger: 'code_changed', filter: { repo: 'b' } },
  ]);
});

test('a cycle is told at its first field in the file, and who leads into it keeps its manager', () => {
  const reports = [
    ['X', 'C'],
    ['A', 'B'],
    ['B', 'C'],
    ['C', 'A'],
  ];
  const org = buildStructure(
    reports.map(([name, to]) => `### ${name}\n- **Reports to:** ${to}`).join('\n'),
  );
  expect(chartLines(org)).toEqual(['x > c', 'a > -', 'b > -', 'c > -']);
  expect(org.problems).toMatchObject([
    {
      rule: 'reports-to-cycle',
      subject: 'A',
      actual: 'B',
      reason: 'A → B → C → A',
      related: [{ message: 'B reports to C' }, { message: 'C reports to A' }],
    },
  ]);
});
