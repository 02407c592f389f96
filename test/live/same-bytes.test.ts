// The same bytes whatever the clock and the language of the machine say; test:nodes tries other versions of Node.
import { expect, test } from 'vitest';
import { COMMANDS, digestOf, PLACES, placeSeen } from './same-bytes.js';

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
