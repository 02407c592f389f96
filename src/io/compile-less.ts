// How eagerly the platform compiles what a run calls again and again.

import { setFlagsFromString } from 'node:v8';

/** Of Node 20. Later ones have a compiler between the quick one and the thorough one, and have other flags. */
const V8_MEASURED = 11;

/**
 * Has busy functions compiled sooner and less thoroughly, small ones alone copied into those that call them: a month of a
 * small org is over before more than that pays. Long runs take as long as they did. To be called before the work.
 */
export function compileLess(): void {
  if (Number.parseInt(process.versions.v8, 10) !== V8_MEASURED) {
    setFlagsFromString('--max-inlined-bytecode-size=100');
    return;
  }
  setFlagsFromString('--interrupt-budget=30000');
  setFlagsFromString('--max-inlined-bytecode-size=60');
  setFlagsFromString('--no-turbo-loop-peeling');
  setFlagsFromString('--no-turbo-splitting');
  setFlagsFromString('--no-turbo-escape');
}
