// The checker itself: a sound journal passes, and each thing that must not be is found.
import { crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { checkJournal } from './check-journal.js';
import { readJournal } from './read-journal.js';

const LIMITS = { maxUsd: 3e-9, maxCalls: 3, concurrency: 2 };
const AMOUNT = { nanoUsd: 1, tokens: 1, requests: 1 };
const wake = (agent: string, tick = 0) => ({ agent, tick, wave: 0 });
const run = { type: 'run', id: 'r' };
const intent = (agent: string, attempt = 1, tick = 0) => {
  const id = `${tick}.0.${agent}#${attempt}`;
  return { type: 'intent', id, ...wake(agent, tick), attempt, reserved: AMOUNT };
};
const call = (agent: string, attempt = 1, reply: object | null = {}) => {
  const id = `0.0.${agent}#${attempt}`;
  return { type: 'call', id, ...wake(agent), attempt, spent: AMOUNT, reply };
};
const turn = (agent: string, tick = 0) => ({
  type: 'turn',
  ...wake(agent, tick),
  answer: { actions: [], use: { costNano: 1 } },
  refusals: [],
});
const doubt = (agent: string, attempt = 1) => ({ type: 'doubt', id: `0.0.${agent}#${attempt}` });
const resume = { type: 'resume' };
const stop = { type: 'stop', why: 'done' };

function linesOf(records: readonly object[]): string[] {
  return records.map((record, index) => {
    const open = JSON.stringify({ n: index + 1, ...record }).slice(0, -1);
    return `${open},"crc":"${crc32(open).toString(16).padStart(8, '0')}"}\n`;
  });
}

const bytesOf = (...lines: readonly string[]) => Buffer.from(lines.join(''));

test('a sound journal passes, and is counted', () => {
  const records = [
    run,
    intent('a'),
    call('a', 1, null),
    intent('a', 2),
    intent('b'),
    call('b'),
    resume,
    doubt('a', 2),
    turn('a'),
    turn('b'),
    stop,
  ];
  const checked = checkJournal(readJournal(bytesOf(...linesOf(records), '{"n":12')), LIMITS);
  expect(checked).toMatchObject({
    faults: [],
    doubtMost: 1,
    spentNano: 2,
    reservedNano: 1,
    resumes: 1,
    stop: 'done',
  });
  expect(checked.wakes.get('0.0.a')).toEqual({
    intents: ['0.0.a#1', '0.0.a#2'],
    replies: [],
    failures: ['0.0.a#1'],
    turn: '{"decided":{"actions":[]},"refusals":[]}',
  });
});

test.each([
  ['no run', [resume], /does not begin/u],
  ['a second run', [run, run], /second run/u],
  ['a call that was not announced', [run, call('a')], /no intent before/u],
  ['a call twice', [run, intent('a'), call('a'), call('a')], /no intent before/u],
  ['an intent twice', [run, intent('a'), intent('a')], /twice/u],
  ['an attempt that is left out', [run, intent('a', 2)], /next attempt/u],
  ['an id of somebody else', [run, { ...intent('a'), agent: 'b' }], /whose it is/u],
  ['a turn before its call', [run, intent('a'), turn('a')], /before 0\.0\.a#1 was settled/u],
  ['a turn twice', [run, turn('a'), turn('a')], /second turn/u],
  ['a call after the turn', [run, turn('a'), intent('a')], /after the turn/u],
  ['a doubt about nothing', [run, doubt('a')], /not in doubt/u],
  ['too many at once', [run, intent('a'), intent('b'), intent('c')], /more calls under way/u],
  [
    'too much money',
    [run, { ...intent('a'), reserved: { ...AMOUNT, nanoUsd: 4 } }],
    /0 spent and 4 reserved are over 3/u,
  ],
  [
    'too many calls',
    [run, { ...intent('a'), reserved: { ...AMOUNT, requests: 4, nanoUsd: null } }],
    /0 spent and 4 reserved are over 3/u,
  ],
  ['something after the end', [run, stop, resume], /was over/u],
])('%s is found', (_what, records, fault) => {
  const { faults } = checkJournal(readJournal(bytesOf(...linesOf(records))), LIMITS);
  expect(faults.join('\n')).toMatch(fault);
});

test('lines that were changed, lost or cut are found', () => {
  const lines = linesOf([run, intent('a'), call('a')]);
  const [first = '', second = '', third = ''] = lines;
  const faultsOf = (...given: string[]) => readJournal(bytesOf(...given)).faults;
  expect(faultsOf(...lines)).toEqual([]);
  expect(faultsOf(first, second.replace('"a"', '"b"'), third)).toEqual([
    'line 2: its checksum is wrong',
  ]);
  expect(faultsOf(first, third)).toEqual(['line 2 says that it is 3']);
  expect(faultsOf(first, '{}\n', third)).toEqual(['line 2 has no checksum']);
  expect(readJournal(bytesOf(first, second.slice(0, 20)))).toMatchObject({
    tornBytes: 20,
    faults: [],
  });
});
