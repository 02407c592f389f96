import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TaskBook } from '#engine/task-book';

/** The same as a list that is looked through from its oldest entry on. */
class PlainBook {
  readonly #open: { agent: number; task: string; delegator: string; since: number }[] = [];
  readonly #waits: { agent: number; task: string | null; since: number }[] = [];

  assign(agent: number, task: string, delegator: string, tick: number): void {
    this.#open.push({ agent, task, delegator, since: tick });
  }

  complete(agent: number, task: string | null, delegator: string, tick: number) {
    const place = this.#open.findIndex(
      (open) =>
        open.agent === agent && (task === null ? open.delegator === delegator : open.task === task),
    );
    const [closed] = place === -1 ? [] : this.#open.splice(place, 1);
    if (closed === undefined) return null;
    this.unblock(agent, closed.task, tick);
    return { task: closed.task, ticks: tick - closed.since };
  }

  block(agent: number, task: string | null, tick: number): void {
    const isKnown = task !== null && this.#waits.some((wait) => wait.task === task);
    if (!isKnown) this.#waits.push({ agent, task, since: tick });
  }

  unblock(agent: number, task: string | null, tick: number): number | null {
    const place = this.#waits.findIndex(
      (wait) => wait.agent === agent && (task === null || wait.task === task),
    );
    const [ended] = place === -1 ? [] : this.#waits.splice(place, 1);
    return ended === undefined ? null : tick - ended.since;
  }

  openTasksOf(agent: number): number {
    return this.#open.filter((open) => open.agent === agent).length;
  }

  blockedTasksOf(agent: number): number {
    return this.#waits.filter((wait) => wait.agent === agent).length;
  }
}

const agents = [0, 1, 2];
const step = fc.record({
  what: fc.constantFrom('assign', 'complete', 'block', 'unblock'),
  agent: fc.constantFrom(...agents),
  delegator: fc.constantFrom('a', 'b', 'c'),
  task: fc.constantFrom(null, 't1', 't2', 't3'),
});

describe('the book of tasks', () => {
  it('closes and ends what is oldest, tasks of one name and waits for none among them', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const [book, plain] = [new TaskBook(agents.length), new PlainBook()];
        steps.forEach(({ what, agent, delegator, task }, tick) => {
          const [done, wanted] = [book, plain].map((each) => {
            if (what === 'assign') return each.assign(agent, task ?? 't0', delegator, tick);
            if (what === 'complete') return each.complete(agent, task, delegator, tick);
            if (what === 'block') return each.block(agent, task, tick);
            return each.unblock(agent, task, tick);
          });
          expect(done).toEqual(wanted);
          for (const each of agents) {
            expect(book.openTasksOf(each)).toBe(plain.openTasksOf(each));
            expect(book.blockedTasksOf(each)).toBe(plain.blockedTasksOf(each));
          }
        });
      }),
      { numRuns: 300 },
    );
  });
});
