// Small closed choices of a role.
import type { Reading } from '#org/problem';
import type { Agent } from '#org/types';

export function readRuntime(text: string): Reading<Agent['runtime']> {
  throw new Error(`not written yet: ${text}`);
}
export function readCatchUp(text: string): Reading<Agent['catchUp']> {
  throw new Error(`not written yet: ${text}`);
}
