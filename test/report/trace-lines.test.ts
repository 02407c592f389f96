// The trace: what was put in comes out, in order, with runs of idle polls folded and cut.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { WakeRecord } from '#engine/records';
import { IDLE_RUN_TICKS_MAX, TraceCompactor } from '#report/trace-lines';

const wake = (tick: number, agent: string, idle: boolean, slept = 1): WakeRecord => ({
  tick,
  wave: 0,
  agent,
  reasons: [idle ? 'poll' : 'message'],
  triggers: idle ? {} : { task_assigned: 2 },
  timers: [],
  thresholds: [],
  pending: idle ? 0 : 2,
  slept,
  idle,
});

function linesOf(records: readonly WakeRecord[]): string[] {
  const compactor = new TraceCompactor();
  return [...records.flatMap((record) => compactor.add(record)), ...compactor.finish()];
}

/** Tick, agent and kind of every wake behind the lines, in the order of lines. */
function expand(lines: readonly string[]): { tick: number; agent: string; idle: boolean }[] {
  return lines.flatMap((line) => {
    const { tick, agent, idle = false, repeat = 1, every = 0 } = JSON.parse(line);
    return Array.from({ length: repeat }, (_, i) => ({ tick: tick + i * every, agent, idle }));
  });
}

test('a wake is a line with the pinned keys', () => {
  expect(linesOf([wake(13, 'lead', false, 3)])).toEqual([
    '{"tick":13,"wave":0,"agent":"lead","reasons":["message"],"triggers":{"task_assigned":2},"timers":[],"thresholds":[],"pending":2,"slept":3}',
  ]);
});

test('idle polls are one line where the first belongs, before what came meanwhile', () => {
  const lines = linesOf([
    wake(0, 'a', true, 0),
    wake(0, 'b', false),
    wake(5, 'a', true, 5),
    wake(7, 'b', false),
    wake(10, 'a', true, 5),
    wake(15, 'a', false, 5),
  ]).map((line) => JSON.parse(line));
  expect(lines.map(({ tick, agent, repeat, every }) => [tick, agent, repeat, every])).toEqual([
    [0, 'a', 3, 5],
    [0, 'b', undefined, undefined],
    [7, 'b', undefined, undefined],
    [15, 'a', undefined, undefined],
  ]);
  expect(lines[0]).toMatchObject({ idle: true, pending: 0, reasons: ['poll'] });
});

test('a lone idle poll is a run of one', () => {
  const [line, ...others] = linesOf([wake(4, 'a', true)]);
  expect(JSON.parse(line ?? '')).toMatchObject({ tick: 4, idle: true, repeat: 1, every: 1 });
  expect(others).toEqual([]);
});

test('a long run is cut, so that lines come out while the run goes on', () => {
  const compactor = new TraceCompactor();
  const ticks = IDLE_RUN_TICKS_MAX * 2 + 10;
  let early = 0;
  for (let tick = 0; tick < ticks; tick++) early += compactor.add(wake(tick, 'a', true)).length;
  expect(early).toBe(2);
  const [last] = compactor.finish();
  expect(JSON.parse(last ?? '')).toMatchObject({ tick: 5760, repeat: 10, every: 1 });
});

test('an agent that never polls again holds up the others for a cut’s length only', () => {
  const compactor = new TraceCompactor();
  compactor.add(wake(0, 'a', true));
  expect(compactor.add(wake(1, 'b', false))).toEqual([]);
  expect(compactor.add(wake(IDLE_RUN_TICKS_MAX, 'b', false))).toHaveLength(3);
});

test('no wake is lost, none is made up, and each stands by the first of its line', () => {
  const agents = ['a', 'b', 'c'];
  const step = fc.record({
    gap: fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 1, max: 3 }) }, fc.constant(3000)),
    idle: fc.array(fc.option(fc.boolean()), { minLength: 3, maxLength: 3 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let tick = 0;
      const records = steps.flatMap(({ gap, idle }) => {
        tick += gap;
        return agents.flatMap((agent, i) =>
          idle[i] === null ? [] : [wake(tick, agent, idle[i] === true)],
        );
      });
      const lines = linesOf(records);
      const key = ({ tick, agent, idle }: { tick: number; agent: string; idle: boolean }) =>
        `${String(tick).padStart(9)} ${agent} ${idle}`;
      expect(expand(lines).map(key).sort()).toEqual(records.map(key));
      const ticks = lines.map((line) => JSON.parse(line).tick);
      expect(ticks).toEqual([...ticks].sort((a, b) => a - b));
    }),
  );
});
