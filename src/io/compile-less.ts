// How eagerly the platform compiles what a run calls again and again.

import { setFlagsFromString } from 'node:v8';

/**
 * Copies only small functions into those that call them: a month of a small org is over before larger ones pay. Long runs
 * take as long as they did. To be called before the work.
 */
export function compileLess(): void {
  setFlagsFromString('--max-inlined-bytecode-size=100');
}
