// Small closed choices of a role. Knows not what they do.
import type { Reading } from '#org/problem';
import type { Agent } from '#org/types';
import { nameTable } from '#org/vocabulary/name-table';
import { readName } from './reading.js';

const RUNTIMES = nameTable<Agent['runtime']>([
  ['model', 'model'],
  ['external', 'external'],
]);
const CATCH_UPS = nameTable<Agent['catchUp']>([
  ['once', 'once'],
  ['all', 'all'],
  ['skip', 'skip'],
]);

export function readRuntime(text: string): Reading<Agent['runtime']> {
  return readName(text, RUNTIMES, ['model', 'external']);
}

export function readCatchUp(text: string): Reading<Agent['catchUp']> {
  return readName(text, CATCH_UPS, ['once', 'all', 'skip']);
}
