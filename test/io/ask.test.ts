// What a person types, and the two ways of not answering.
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { askPerson } from '#io/ask';
import { Interrupted } from '#io/interrupt';

/** A terminal at which `keys` are pressed, once it asks. */
function terminalWith(keys: string | null) {
  const input = new PassThrough();
  const output = Object.assign(new PassThrough(), { isTTY: true, columns: 80 });
  output.once('data', () => (keys === null ? input.end() : input.write(keys)));
  return { input, output };
}

test('the line is the answer', async () => {
  expect(await askPerson('Sure? ', terminalWith('yes\r'))).toBe('yes');
});

test('the end of the input is no answer', async () => {
  expect(await askPerson('Sure? ', terminalWith(null))).toBe('');
});

test('Ctrl-C is neither: it interrupts', async () => {
  await expect(askPerson('Sure? ', terminalWith('\u0003'))).rejects.toBeInstanceOf(Interrupted);
});

test('lines that come together answer one question after the other', async () => {
  expect(await askPerson('Name? ', terminalWith('Ada\rtwo\rthree\r'))).toBe('Ada');
  const later = terminalWith(null);
  let said = '';
  later.output.on('data', (chunk) => {
    said += String(chunk);
  });
  expect(await askPerson('Which? ', later)).toBe('two');
  expect(said).toBe('Which? two\n');
  expect(await askPerson('Which? ', terminalWith(null))).toBe('three');
  expect(await askPerson('More? ', terminalWith(null))).toBe('');
});
