// Who is an agent, who leads, who reports to whom.

import { describe, expect, test } from 'vitest';
import { parseDocument } from '#document/parse-document';
import { buildOrg } from '#org/build-org';
import { chartOf } from '#org/chart';
import { agentNamed, build, buildStructure, chartLines } from './build-marked.js';

const CHARTS: readonly [string, string, string[]][] = [
  [
    'a C-level role with roles under it is no department',
    '### CFO\n#### Accountant\n##### Clerk\n###### Intern',
    ['cfo > -', 'accountant > cfo', 'clerk > accountant', 'intern > clerk'],
  ],
  [
    'a level of 10 makes a C-level role too',
    '### Boss\n- **Level:** 10\n#### Helper',
    ['boss > -', 'helper > boss'],
  ],
  [
    'any other heading with roles under it is a department, a Director too',
    '### COO\n### Director of Sales\n#### Sales Lead\n#### Rep\n##### Trainee',
    ['coo > -', 'sales-lead > coo', 'rep > sales-lead', 'trainee > rep'],
  ],
  [
    'the lead is the first that does not report to another role of the department',
    '### COO\n### Kitchen\n#### Cook\n- **Reports to:** Chef\n#### Chef\n#### Baker',
    ['coo > -', 'cook > chef', 'chef > coo', 'baker > chef'],
  ],
  [
    'a lead that reports to somebody outside is still the lead',
    '### COO\n### CFO\n### Kitchen\n#### Chef\n- **Reports to:** CFO\n#### Cook',
    ['coo > -', 'cfo > -', 'chef > cfo', 'cook > chef'],
  ],
  [
    'with no L10 role at the head, leads report to the first there is, but not the one above it',
    '### Exec\n#### Office Manager\n#### CEO\n### Eng\n#### Eng Lead\n### Writer',
    ['office-manager > -', 'ceo > office-manager', 'eng-lead > ceo', 'writer > ceo'],
  ],
  [
    'a plural in a heading is no C-level word',
    '### COO\n### Founders Team\n#### Helper',
    ['coo > -', 'helper > coo'],
  ],
  [
    'a plain role at the top reports to the first L10 role',
    '### Assistant\n### COO\n### CEO\n### Sales\n#### Sales Lead',
    ['assistant > coo', 'coo > -', 'ceo > -', 'sales-lead > coo'],
  ],
  [
    'without an L10 role leads report to the human principal',
    '### Writer\n### Sales\n#### Sales Lead\n#### Rep',
    ['writer > -', 'sales-lead > -', 'rep > sales-lead'],
  ],
  [
    'a department lead may be the L10 role',
    '### Board\n#### CEO\n#### Secretary\n### Sales\n#### Sales Lead',
    ['ceo > -', 'secretary > ceo', 'sales-lead > ceo'],
  ],
  [
    'the human principal is no agent; whoever stands below reports to that person',
    '### Ana Ruiz (Human Principal)\n#### Helper\n### Kitchen\n#### Chef\n- **Reports to:** ana ruiz\n#### Cook\n- **Reports to:** Human Principal',
    ['helper > -', 'chef > -', 'cook > -'],
  ],
  [
    'a role with a Count is led by its first member',
    '### Kitchen\n#### Head Chefs\n- **Count:** 2\n#### Cook\n#### Waiter\n- **Reports to:** head chefs\n#### Porter\n- **Reports to:** Head Chef 2',
    [
      'head-chef-1 > -',
      'head-chef-2 > -',
      'cook > head-chef-1',
      'waiter > head-chef-1',
      'porter > head-chef-2',
    ],
  ],
  [
    'roles are found by title, by id, and without their accents',
    '### Rosa Marín — Head Cook\n### Bo\n- **ID:** bo-1\n### A\n- **Reports to:** HEAD COOK\n### B\n- **Reports to:** rosa marin\n### C\n- **Reports to:** BO-1',
    ['rosa-marin > -', 'bo-1 > -', 'a > rosa-marin', 'b > rosa-marin', 'c > bo-1'],
  ],
  [
    'a name counts before a title',
    '### Ana — Cook\n### Cook\n### C\n- **Reports to:** Cook',
    ['ana > -', 'cook > -', 'c > cook'],
  ],
  [
    'two roles that report to each other fall back to the chart',
    '### COO\n### Kitchen\n#### Chef\n- **Reports to:** Cook\n#### Cook\n- **Reports to:** Chef',
    ['coo > -', 'chef > coo', 'cook > chef'],
  ],
];

describe('the chart', () => {
  test.each(CHARTS)('%s', (_, structure, expected) => {
    expect(chartLines(buildStructure(structure))).toEqual(expected);
  });
});

test('the person outside has a name, and is nobody without a heading', () => {
  expect(buildStructure('### Ana Ruiz (human principal)').humanPrincipal).toBe('Ana Ruiz');
  expect(buildStructure('### Ana Ruiz — Human Principal').humanPrincipal).toBe('Ana Ruiz');
  expect(buildStructure('### Human Principal').humanPrincipal).toBe('Human Principal');
  expect(buildStructure('### COO').humanPrincipal).toBeNull();
});

test('a department led by nobody is one whose roles are all the person', () => {
  const org = buildStructure('### Board\n#### Ana (Human Principal)\n##### Aide');
  expect(org.departments[0]?.lead).toBeNull();
  expect(chartLines(org)).toEqual(['aide > -']);
});

test('several sections called Structure are one', () => {
  const org = build('# T\n## Structure\n### COO\n## structure\n### Sales\n#### Sales Lead\n');
  expect(chartLines(org)).toEqual(['coo > -', 'sales-lead > coo']);
});

test('a field on a Count is read once and shared', () => {
  const org = buildStructure('### Cooks\n- **Count:** 2\n- **Wake on:** nonsense, tasks');
  expect(org.problems).toHaveLength(1);
  expect(org.agents.map(({ trigger }) => trigger.triggerOn)).toEqual([
    [{ trigger: 'task_assigned', filter: null }],
    [{ trigger: 'task_assigned', filter: null }],
  ]);
});

test('chartOf walks up and down in the order of the document', () => {
  const org = buildStructure(
    '### CEO\n### Sales\n#### Sales Lead\n#### Rep\n##### Aide\n#### Clerk\n### CFO',
  );
  const chart = chartOf(org);
  const ids = (agents: readonly { readonly id: string }[]) => agents.map(({ id }) => id);
  expect(ids(chart.roots)).toEqual(['ceo', 'cfo']);
  expect(ids(chart.childrenOf('sales-lead'))).toEqual(['rep', 'clerk']);
  expect(ids(chart.subtreeOf('ceo'))).toEqual(['ceo', 'sales-lead', 'rep', 'aide', 'clerk']);
  expect(ids(chart.managerChain('aide'))).toEqual(['rep', 'sales-lead', 'ceo']);
  expect(chart.agent('aide')).toBe(agentNamed(org, 'Aide'));
  expect([chart.agent('x'), ids(chart.subtreeOf('x')), ids(chart.managerChain('x'))]).toEqual([
    null,
    [],
    [],
  ]);
});

test.each([
  ['reports-to-unknown', (i: number) => `### Role ${i}\n- **Reports to:** Rolle x${i}`],
  ['reports-to-ambiguous', () => '### Cook\n- **Reports to:** Cook'],
  ['reports-to-cycle', (i: number) => `### Role ${i}\n- **Reports to:** Role ${(i + 1) % 2000}`],
] as const)('2,000 roles with %s take no more than a moment', (rule, role) => {
  const roles = Array.from({ length: 2000 }, (_, i) => role(i));
  const document = parseDocument(`## Structure\n${roles.join('\n')}\n`);
  const start = performance.now();
  const org = buildOrg(document);
  expect(performance.now() - start).toBeLessThan(3000);
  expect(org.problems.map((problem) => problem.rule)).toContain(rule);
  expect(chartOf(org).roots.length).toBeGreaterThan(0);
});
