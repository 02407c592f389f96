// Where two runs of a case differ first, in words; null where they are equal.

import type { ThresholdRecord } from '#engine/records';
import type { Asked, RunRecord } from './run-record.js';
import { wakeText } from './run-record.js';

/** Everything that both must show when both were observed. */
export function compareObserved(expected: RunRecord, actual: RunRecord): string | null {
  return (
    firstDifference('trace', expected.wakes.map(wakeText), actual.wakes.map(wakeText)) ??
    firstDifference('log', expected.log.map(textOf), actual.log.map(textOf)) ??
    compareUnobserved(expected, actual)
  );
}

/** What is to be seen without trace and log: whom it asked, what reached the principal, thresholds, samples, results. */
export function compareUnobserved(expected: RunRecord, actual: RunRecord): string | null {
  return (
    compareAsked(expected.asked, actual.asked) ??
    firstDifference('messages to the principal', expected.principal, actual.principal) ??
    compareThresholds(expected.thresholds, actual.thresholds) ??
    firstDifference('samples', expected.samples, actual.samples) ??
    firstDifference('results', expected.summary, actual.summary) ??
    firstDifference('explanations', expected.explained, actual.explained)
  );
}

function textOf(record: object): string {
  return JSON.stringify(record);
}

const CONTEXT = 3;

function firstDifference(
  what: string,
  expected: readonly string[],
  actual: readonly string[],
): string | null {
  const length = Math.max(expected.length, actual.length);
  for (let place = 0; place < length; place++) {
    if (expected[place] === actual[place]) continue;
    const before = expected.slice(Math.max(0, place - CONTEXT), place).map((text) => `    ${text}`);
    return [
      `${what} differ at ${place} (of ${expected.length} and ${actual.length}):`,
      ...(what === 'samples' ? [] : before),
      ...differingWords(expected[place] ?? '(nothing)', actual[place] ?? '(nothing)'),
    ].join('\n');
  }
  return null;
}

// Long lines agree for the most part: what differs is said by word, with the first words of the line to know whose it is.
function differingWords(expected: string, actual: string): string[] {
  const whole = [`  - ${expected}`, `  + ${actual}`];
  if (expected.length < 400) return whole;
  const wanted = expected.split(/[ \n]/);
  const given = actual.split(/[ \n]/);
  const words = wanted.flatMap((word, place) =>
    word === given[place] ? [] : [`  - ${word}`, `  + ${given[place] ?? '(nothing)'}`],
  );
  const line = expected.split('\n').find((text, place) => text !== actual.split('\n')[place]);
  return [`  in ${(line ?? expected).slice(0, 60)}...`, ...words.slice(0, 20)];
}

/** Whoever is not asked must have promised the turn, and is told later how many of them were taken. */
function compareAsked(expected: readonly Asked[], actual: readonly Asked[]): string | null {
  const taken = new Map<string, number>();
  let place = 0;
  for (const wanted of expected) {
    const given = actual[place];
    if (given !== undefined && isSame(wanted, given)) {
      const turns = taken.get(wanted.agent) ?? 0;
      if (given.text !== wanted.text)
        return `the agent is shown\n  - ${wanted.text}\n  + ${given.text}`;
      if (given.turnsTaken !== turns)
        return `turnsTaken is ${given.turnsTaken}, not ${turns}, in\n    ${wanted.text}`;
      taken.delete(wanted.agent);
      place += 1;
    } else taken.set(wanted.agent, (taken.get(wanted.agent) ?? 0) + 1);
  }
  const extra = actual[place];
  return extra === undefined ? null : `an agent is asked that is not to be:\n  + ${extra.text}`;
}

function isSame(a: Asked, b: Asked): boolean {
  return a.tick === b.tick && a.wave === b.wave && a.agent === b.agent;
}

/** An engine may evaluate less often; what it evaluates must have the value of that tick. */
function compareThresholds(
  expected: readonly ThresholdRecord[],
  actual: readonly ThresholdRecord[],
): string | null {
  const keyOf = ({ tick, agent, index }: ThresholdRecord): string => `${tick} ${agent} ${index}`;
  const values = new Map(expected.map((one) => [keyOf(one), one.value]));
  const wrong = actual.find((one) => {
    const key = keyOf(one);
    return values.has(key) && !Object.is(values.get(key), one.value);
  });
  if (wrong === undefined) return null;
  const { tick, agent, index, value } = wrong;
  return `threshold ${index} of ${agent} at tick ${tick}\n  - ${values.get(keyOf(wrong))}\n  + ${value}`;
}
