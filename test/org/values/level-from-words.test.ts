import { expect, it, test } from 'vitest';
import { levelFromWords } from '#org/values/level-from-words';

test.each([
  ['CEO', null, 10, 'CEO'],
  ['coo', null, 10, 'COO'],
  ['Rosa Marín', 'Head Cook', 9, 'Head'],
  ['Junior Developer', null, 1, 'Junior'],
  ['Senior Manager', null, 7, 'Manager'],
  ['Developer Lead', null, 7, 'Lead'],
  ['Engineering Lead', null, 7, 'Lead'],
  ['Backend Worker', null, 4, 'Worker'],
  ['Founders Team', null, 4, null],
  ['Manager', 'CEO', 10, 'CEO'],
  ['Chief of Staff', null, 10, 'Chief'],
  ['Co-Founder', null, 10, 'Founder'],
  ['Vice President Sales', null, 9, 'VP'],
  ['International Leadership', null, 4, null],
  ['厨师', null, 4, null],
  ['', '', 4, null],
])('%s, %s is level %i', (name, title, level, keyword) => {
  expect(levelFromWords(name, title)).toMatchObject({ level, keyword });
});

it('knows the C-level', () => {
  const cLevel = ['CEO', 'Owner', 'CFO', 'CMO', 'CPO', 'Talent', 'VP', 'Cook'].map(
    (name) => levelFromWords(name, null).isCLevel,
  );
  expect(cLevel).toEqual([true, true, true, true, true, false, false, false]);
});
