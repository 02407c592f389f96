import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TaskBook } from '#engine/task-book';

/** The same as a list that is looked through from its oldest entry on. */
class PlainBook {
  readonly #open: { agent: string; task: string; delegator: string; since: number }[] = [];
  readonly #waits: { agent: string; task: string | null; since: number }[] = [];

  assign(agent: string, task: string, delegator: string, tick: number): void {
    this.#open.push({ agent, task, delegator, since: tick });
  }

  complete(agent: string, task: string | null, delegator: string, tick: number) {
    const place = this.#open.findIndex(
      (open) =>
        open.agent === agent && (task === null ? open.delegator === delegator : open.task === task),
    );
    const [closed] = place === -1 ? [] : this.#open.splice(place, 1);
    if (closed === undefined) return null;
    this.unblock(agent, closed.task, tick);
    return { task: closed.task, ticks: tick - closed.since };
  }

  block(agent: string, task: string | null, tick: number): void {
    const isKnown = task !== null && this.#waits.some((wait) => wait.task === task);
    if (!isKnown) this.#waits.push({ agent, task, since: tick });
  }

  unblock(agent: string, task: string | null, tick: number): number | null {
    const place = this.#waits.findIndex(
      (wait) => wait.agent === agent && (task === null || wait.task === task),
    );
    const [ended] = place === -1 ? [] : this.#waits.splice(place, 1);
    return ended === undefined ? null : tick - ended.since;
  }

  openTasksOf(agent: string): number {
    return this.#open.filter((open) => open.agent === agent).length;
  }

  blockedTasksOf(agent: string): number {
    return this.#waits.filter((wait) => wait.agent === agent).length;
  }
}

const names = fc.constantFrom('a', 'b', 'c');
const step = fc.record({
  what: fc.constantFrom('assign', 'complete', 'block', 'unblock'),
  agent: names,
  delegator: names,
  task: fc.constantFrom(null, 't1', 't2', 't3'),
});

describe('the book of tasks', () => {
  it('closes and ends what is oldest, tasks of one name and waits for none among them', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const [book, plain] = [new TaskBook(), new PlainBook()];
        steps.forEach(({ what, agent, delegator, task }, tick) => {
          const [done, wanted] = [book, plain].map((each) => {
            if (what === 'assign') return each.assign(agent, task ?? 't0', delegator, tick);
            if (what === 'complete') return each.complete(agent, task, delegator, tick);
            if (what === 'block') return each.block(agent, task, tick);
            return each.unblock(agent, task, tick);
          });
          expect(done).toEqual(wanted);
          for (const name of ['a', 'b', 'c']) {
            expect(book.openTasksOf(name)).toBe(plain.openTasksOf(name));
            expect(book.blockedTasksOf(name)).toBe(plain.blockedTasksOf(name));
          }
        });
      }),
      { numRuns: 300 },
    );
  });
});
