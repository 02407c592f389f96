// The same bytes whatever the clock and the language of the machine say; test:nodes tries other versions of Node.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RecordedRun } from './same-bytes.js';
import { COMMANDS, digestOf, PLACES, placeSeen, recordRun } from './same-bytes.js';

let recorded: RecordedRun;
beforeAll(async () => {
  recorded = await recordRun();
}, 60_000);
afterAll(() => recorded?.close());

test('the places are others', async () => {
  const seen = await Promise.all(PLACES.map((place) => placeSeen(place)));
  expect(seen).toEqual(['0', '240', '-330', '-765']);
});

test.each(COMMANDS)('$title: the same bytes in every place', async (command) => {
  const digests = [];
  for (const place of PLACES) digests.push(await digestOf(command, place));
  expect(new Set(digests).size).toBe(1);
});

test('another seed gives other bytes', async () => {
  const [place] = PLACES;
  const [command] = COMMANDS;
  const other = { title: '', args: [...command!.args, '--seed', '2'] };
  expect(await digestOf(other, place!)).not.toBe(await digestOf(command!, place!));
});

test('a replay: the same bytes in every place, and however many think at a time', async () => {
  const digests = [];
  for (const command of recorded.commands)
    for (const place of PLACES) digests.push(await digestOf(command, place));
  expect(new Set(digests).size).toBe(1);
});
