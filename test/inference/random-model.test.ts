// The model of the inference tests is one that llama.cpp loads (the model job tries that); here, that it is small and seeded.
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { randomModel } from './random-model.js';

const digestOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

test('a model is a GGUF file of a few hundred KB', () => {
  const bytes = randomModel(1);
  expect(bytes.subarray(0, 4).toString()).toBe('GGUF');
  expect(bytes.readUInt32LE(4)).toBe(3);
  expect(bytes.length).toBeGreaterThan(100_000);
  expect(bytes.length).toBeLessThan(500_000);
});

test('the same seed makes the same model, another one another', () => {
  const [first, again, other] = [1, 1, 2].map((seed) => digestOf(randomModel(seed)));
  expect(again).toBe(first);
  expect(other).not.toBe(first);
});
