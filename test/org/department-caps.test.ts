// Department caps and permissions however they are written: read, or reported; none is lost.
import { expect, test } from 'vitest';
import { build } from './build-marked.js';

const policiesOf = (lines: string, place = 'Department Caps') => {
  const text = `# T\n## Policies\n### ${place}\n${lines}\n## Structure\n### Sales\n#### Rep\n### Back Office\n#### Clerk\n`;
  const { policies, problems } = build(text);
  return { policies, problems: problems.map(({ rule, actual }) => `${rule}: ${actual}`) };
};

test.each([
  ['- Sales: max 3 agents', { Sales: 3 }],
  ['- **Sales:** 3', { Sales: 3 }],
  ['1. sales: at most 3 — for this year', { Sales: 3 }],
  ['Sales: max 3 agents', { Sales: 3 }],
  ['Sales: up to 3\nBack office: no more than 2 agents', { Sales: 3, 'Back Office': 2 }],
  ['We grow slowly.\n\nTalk to Ana first: she knows.\n\n- Sales: maximum 3', { Sales: 3 }],
])('%s', (lines, caps) => {
  const { policies, problems } = policiesOf(lines);
  expect(problems).toEqual([]);
  expect(policies.departmentCaps).toEqual(caps);
});

test.each([
  // No such department.
  ['- Salse: max 3 agents', 'value-invalid: Salse'],
  ['Salse: max 3 agents', 'value-invalid: Salse'],
  // No number of agents.
  ['- Sales: a few', 'value-invalid: a few'],
  ['Sales: a few', 'value-invalid: a few'],
  ['- Sales: max 0 agents', 'value-invalid: max 0 agents'],
  ['- Sales: max 3.5 agents', 'value-invalid: max 3.5 agents'],
  ['- **Sales:**', 'value-invalid: '],
  // A sentence.
  ['- At most three agents in Sales', 'value-invalid: At most three agents in Sales'],
  ['Sales has 3 agents and no more.', 'value-invalid: Sales has 3 agents and no more.'],
  ['Nobody has a limit above ten.', 'value-invalid: Nobody has a limit above ten.'],
  ['- Sales: 3\n- sales: 4', 'duplicate-key: sales'],
])('%s is reported', (lines, problem) => {
  expect(policiesOf(lines).problems).toEqual([problem]);
});

test('a permission needs no bullet', () => {
  const { policies, problems } = policiesOf(
    'Power is shared.\n\nL8+ can request config changes',
    'Permissions',
  );
  expect(problems).toEqual([]);
  expect(policies.permissions).toEqual({ 'request config changes': 8 });
  expect(policiesOf('L8+ may fly', 'Permissions').problems).toEqual(['value-invalid: fly']);
});
