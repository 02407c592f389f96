import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Candidate } from '#behavior/candidate';
import { GroupsByText } from '#behavior/groups-by-text';
import { findLeastBusy, LeastBusy } from '#behavior/least-busy';
import { groupsForOrders } from '#behavior/pick-report';
import { chartOf } from '#org/chart';
import { orgOf } from '../engine/simulate.js';

const candidatesFor = (domains: readonly string[]): Candidate[] => {
  const roles = domains.map((domain, i) => `### Role ${i}\n- **Domain:** ${domain}\n`);
  const org = orgOf(`# X\n## Structure\n${roles.join('')}`);
  return org.agents.map(
    (agent, place) => new Candidate(chartOf(org), agent, place, 1 + (place % 3)),
  );
};
const letters = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

describe('who is least busy', () => {
  it('is known after every change, in every group that it is in', () => {
    const changes = fc.array(fc.tuple(fc.nat(6), fc.nat(4)), { maxLength: 60 });
    fc.assert(
      fc.property(changes, fc.subarray([0, 1, 2, 3, 4, 5, 6]), (steps, places) => {
        const all = candidatesFor(letters);
        const some = all.filter(({ place }) => places.includes(place));
        const groups = [all, some].map((members) => ({ members, group: new LeastBusy(members) }));
        for (const [place, task] of steps) {
          // A task that is open is completed, another one given.
          if (all[place]?.takeBack(String(task)) === null) all[place]?.give(String(task), true);
          for (const { members, group } of groups) {
            expect(group.first()?.place).toBe(findLeastBusy(members)?.place);
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  it('is the first of those who are as busy, and nobody in an empty group', () => {
    const [one, two] = candidatesFor(['a', 'b']);
    const group = new LeastBusy([two!, one!]);
    expect(group.first()).toBe(one);
    one?.give('x', true);
    expect(group.first()).toBe(two);
    // Two workers were given as much as one: each has less.
    two?.give('x', true);
    one?.takeBack('x');
    two?.takeBack('x');
    expect(group.first()).toBe(two);
    expect(new LeastBusy([]).first()).toBeNull();
  });
});

describe('the group that a text concerns', () => {
  it('is worked out once for texts that differ in numbers alone, where no domain has any', () => {
    const worked: string[] = [];
    const candidates = candidatesFor(['web', 'app']);
    const groups = (terms: readonly string[]) =>
      new GroupsByText(
        () => terms,
        (text) => {
          worked.push(text);
          return candidates;
        },
      );
    const plain = groups(['web', 'app']);
    for (const text of ['Order 1: web', 'Order 27: web', 'Order 27: app']) plain.groupFor(text);
    expect(worked).toEqual(['Order 1: web', 'Order 27: app']);
    const numbered = groups(['web 2']);
    for (const text of ['web 1', 'web 2', 'web 1']) numbered.groupFor(text);
    expect(worked.slice(2)).toEqual(['web 1', 'web 2']);
  });

  it('is right for any number of texts', () => {
    const candidates = candidatesFor(['web 1', 'web 2', 'app']);
    const groups = groupsForOrders(candidates);
    const placeFor = (text: string) => groups.groupFor(text).first()?.place;
    for (let i = 0; i < 3000; i++) expect(placeFor(`app, number ${i}`)).toBe(2);
    expect([placeFor('web 1'), placeFor('web 2'), placeFor('web 12')]).toEqual([0, 1, 0]);
    candidates[0]?.give('x', true);
    expect([placeFor('web 1'), placeFor('web 3')]).toEqual([0, 1]);
  });
});
