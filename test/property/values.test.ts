// What holds for every value grammar, whatever is written.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DURATION_EXAMPLES } from '#base/duration';
import { checkCron } from '#org/check-cron';
import { EXTERNAL_TRIGGERS, MESSAGE_TRIGGERS, METRIC_NAMES, METRIC_SCOPES } from '#org/names';
import type { Reading } from '#org/problem';
import { readLevelSelector } from '#org/values/level-selector';
import { readActivity } from '#org/values/read-activity';
import { readBatchWindow } from '#org/values/read-batch-window';
import { readBudget, readCreditValue, readOverage, readPeriod } from '#org/values/read-budget';
import {
  readEscalation,
  readHierarchyDepth,
  readPreset,
  readProgress,
  readYesNo,
} from '#org/values/read-culture';
import { readDuration, readMaxSleep, readTickInterval } from '#org/values/read-duration';
import { readExceptions, readOffHours, readWorkingHours } from '#org/values/read-hours';
import { readLevelSelectors } from '#org/values/read-level-selectors';
import { readModel } from '#org/values/read-model';
import { readCount, readLevel, readNumberRange, readPercent } from '#org/values/read-number';
import { readDepartmentCap, readPermission } from '#org/values/read-policy';
import { readCatchUp, readRuntime } from '#org/values/read-role';
import { readThreshold } from '#org/values/read-threshold';
import { readTimer } from '#org/values/read-timer';
import { readTimezone } from '#org/values/read-timezone';
import { readTokens } from '#org/values/read-tokens';
import { readTriggerMode } from '#org/values/read-trigger-mode';
import { readWakeOn } from '#org/values/read-wake-on';
import { readDaySpan, readEffort, readOrders } from '#org/values/read-workload';

const readers: Record<string, (text: string) => Reading<unknown>> = {
  readActivity,
  readBatchWindow,
  readBudget,
  readCatchUp,
  readCount,
  readCreditValue,
  readDaySpan,
  readDepartmentCap,
  readDuration,
  readEffort,
  readEscalation,
  readExceptions,
  readHierarchyDepth,
  readLevel,
  readLevelSelector,
  readMaxSleep,
  readModel,
  readNumberRange,
  readOffHours,
  readOrders,
  readOverage,
  readPercent,
  readPeriod,
  readPermission,
  readPreset,
  readProgress,
  readRuntime,
  readThreshold,
  readTickInterval,
  readTimer,
  readTimezone,
  readTokens,
  readTriggerMode,
  readWakeOn,
  readWorkingHours,
  readYesNo,
  batchWindowsByLevel: (text) => readLevelSelectors(text, readBatchWindow, { ownsFor: true }),
  checkCron: (text) => ({ value: text, problems: checkCron(text) }),
  wakeOnByLevel: (text) => readLevelSelectors(text, readWakeOn),
};

// Pieces of real values, so that random texts get past the first character of a grammar.
const PIECES =
  '3 ticks|1.5|-2|5 min|never|all|tasks|code changes|(repo: a/b|)|,|;| and | for |L7+|L6 and below|completions|low priority|every |Monday|at 09:00|daily |0 9 * * *|*/5|>|>=|org |escalation rate|30%|$2| over 4h|cooldown 5|claude-opus|a/b|4K|in|out|-|500|/day| per |hour|credits|08:00-22:00|: |`|can |delegate|busy|quiet|1,000|\n|\t| ';
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .array(fc.constantFrom(...PIECES.split('|'), ''), { maxLength: 12 })
    .map((list) => list.join('')),
  fc.array(fc.constantFrom(...PIECES.split('|')), { maxLength: 6 }).map((list) => list.join(' ')),
);

describe.each(Object.entries(readers))('%s', (_name, read) => {
  it('never throws, and places each problem in the text', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const problem of read(text).problems) {
          expect(problem.start).toBeGreaterThanOrEqual(0);
          expect(problem.end).toBeLessThanOrEqual(text.length);
          expect(text.slice(problem.start, problem.end)).toBe(problem.actual);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('has a value or says why not', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { value, problems } = read(text);
        expect(value !== null || problems.length > 0).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('suggests what it would not refuse at the same place for the same reason', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const [problem] = read(text).problems;
        if (problem === undefined || problem.suggestion === null) return;
        const corrected =
          text.slice(0, problem.start) + problem.suggestion + text.slice(problem.end);
        const same = read(corrected).problems.find(
          ({ start, actual, rule }) =>
            start === problem.start && actual === problem.suggestion && rule === problem.rule,
        );
        expect(same).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });

  it('is not slow on a long text', () => {
    for (const piece of PIECES.split('|')) expect(read(piece.repeat(4000))).toBeDefined();
  }, 2000);
});

describe('what is printed and read again stays the same', () => {
  it('durations', () => {
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom('tick', 'second'), (count, unit) => {
        const text = `${count} ${unit}s`;
        const expected =
          unit === 'tick' ? { kind: 'ticks', ticks: count } : { kind: 'time', seconds: count };
        expect(readDuration(text).value).toEqual(expected);
      }),
    );
    for (const example of DURATION_EXAMPLES) expect(readDuration(example).problems).toEqual([]);
  });

  it('wake events', () => {
    const word = fc.stringMatching(/^[a-z][a-z0-9/.-]{0,8}$/u);
    const filters = fc.option(
      fc.dictionary(word, word, { minKeys: 1, maxKeys: 3, noNullPrototype: true }),
    );
    const external = fc.record({ trigger: fc.constantFrom(...EXTERNAL_TRIGGERS), filter: filters });
    const message = fc.record({
      trigger: fc.constantFrom(...MESSAGE_TRIGGERS),
      filter: fc.constant(null),
    });
    const events = fc.uniqueArray(fc.oneof(external, message), {
      minLength: 1,
      selector: (event) => JSON.stringify(event),
    });
    fc.assert(
      fc.property(events, (list) => {
        const printed = list.map(({ trigger, filter }) => {
          const pairs = Object.entries(filter ?? {}).map(([name, value]) => `${name}: ${value}`);
          return pairs.length === 0 ? trigger : `${trigger} (${pairs.join(', ')})`;
        });
        expect(readWakeOn(printed.join(', '))).toEqual({ value: list, problems: [] });
      }),
    );
  });

  it('thresholds', () => {
    const scopes = fc.constantFrom(...METRIC_SCOPES);
    const metrics = fc.constantFrom(...METRIC_NAMES);
    const operators = fc.constantFrom('>', '<', '>=', '<=', '==');
    fc.assert(
      fc.property(scopes, metrics, operators, fc.nat(), (scope, metric, operator, value) => {
        const reading = readThreshold(`${scope}.${metric} ${operator} ${value}`);
        expect(reading.value).toMatchObject({ scope, metric, operator, value });
      }),
    );
  });

  it('level selectors', () => {
    const level = fc.integer({ min: 1, max: 10 });
    fc.assert(
      fc.property(level, level, (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(readLevelSelector(`L${low}-L${high}`).value).toEqual({ low, high });
        expect(readLevelSelector(`L${low}+`).value).toEqual({ low, high: 10 });
        expect(readLevelSelector(`L${high} and below`).value).toEqual({ low: 1, high });
      }),
    );
  });

  it('a cron that a timer gives is sound', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const timer = readTimer(text).value;
        if (timer !== null) {
          expect(checkCron(timer.cron)).toEqual([]);
          expect(readTimer(timer.cron).value?.cron).toBe(timer.cron);
        }
      }),
    );
  });
});
