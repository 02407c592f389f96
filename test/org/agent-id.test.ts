import { describe, expect, test } from 'vitest';
import { agentIdOf, slugOf } from '#org/agent-id';
import { singularOf } from '#org/singular';
import { buildStructure } from './build-marked.js';

describe('ids', () => {
  test.each([
    ['Backend Worker', 'backend-worker'],
    ['Rosa Marín', 'rosa-marin'],
    ['Zoë  Ångström', 'zoe-angstrom'],
    ['Łukasz Straße', 'lukasz-strasse'],
    ['İpek Işık', 'ipek-isik'],
    ["Pat O'Neil", 'pat-oneil'],
    ['R&D / QA (night)', 'r-d-qa-night'],
    ['前端 2', '2'],
    ['Café №5', 'cafe-no5'],
  ])('%s is %s', (name, id) => {
    expect(agentIdOf(name)).toBe(id);
  });

  test('names without a Latin letter or digit get a hash of their own, always the same', () => {
    const ids = ['Ірина Коваль', '中村 遥', '🤖', '🦊', '—'].map(agentIdOf);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^agent-[0-9a-z]{7}$/);
    expect(ids[0]).toBe('agent-1qasjkx');
    expect(slugOf('Ірина')).toBeNull();
  });

  test('the same letters composed and decomposed have one id', () => {
    expect(agentIdOf('й'.normalize('NFD'))).toBe(agentIdOf('й'.normalize('NFC')));
  });

  test('a blank name has none', () => {
    expect(agentIdOf(' \u00a0')).toBeNull();
  });
});

describe('singulars', () => {
  test.each([
    ['Backend Workers', 'Backend Worker'],
    ['Agencies', 'Agency'],
    ['Coaches', 'Coach'],
    ['Bosses', 'Boss'],
    ['Nurses', 'Nurse'],
    ['Heroes', 'Hero'],
    ['Sales People', 'Sales Person'],
    ['QAs', 'QA'],
    ['DevOps', 'DevOps'],
    ['AWS', 'AWS'],
    ['Sales', 'Sales'],
    ['Business Analysis', 'Business Analysis'],
    ['Boss', 'Boss'],
    ['Cocineros', 'Cocinero'],
    ['Worker', 'Worker'],
    ['Workers (night)', 'Workers (night)'],
    ['厨师', '厨师'],
    ['', ''],
  ])('%s is %s', (plural, singular) => {
    expect(singularOf(plural)).toBe(singular);
  });
});

describe('Count', () => {
  const members = (lines: string) =>
    buildStructure(lines).agents.map(({ id, name, member }) => [id, name, member]);

  test('numbers the members', () => {
    expect(members('### Backend Workers\n- **Count:** 2')).toEqual([
      ['backend-worker-1', 'Backend Worker 1', 1],
      ['backend-worker-2', 'Backend Worker 2', 2],
    ]);
  });

  test('of 1 numbers too; without one the heading stays as it is', () => {
    expect(members('### Cooks\n- **Count:** 1')).toEqual([['cook-1', 'Cook 1', 1]]);
    expect(members('### Cooks')).toEqual([['cooks', 'Cooks', null]]);
  });

  test('numbers an explicit id and a hash', () => {
    expect(members('### Cooks\n- **Count:** 2\n- **ID:** Chef').map(([id]) => id)).toEqual([
      'chef-1',
      'chef-2',
    ]);
    expect(members('### 厨师\n- **Count:** 2').map(([id]) => id)).toEqual([
      `${agentIdOf('厨师')}-1`,
      `${agentIdOf('厨师')}-2`,
    ]);
  });

  test('that clashes with another role is one problem', () => {
    const org = buildStructure('### Cook 1\n### Cooks\n- **Count:** 3');
    expect(org.problems.map(({ rule, actual }) => [rule, actual])).toEqual([
      ['duplicate-agent-id', 'cook-1'],
    ]);
    expect(new Set(org.agents.map(({ id }) => id)).size).toBe(4);
  });

  test('takes its level from the singular', () => {
    expect(buildStructure('### Team Leads\n- **Count:** 2').agents[0]?.level).toBe(7);
  });
});
