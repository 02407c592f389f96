// Starts a part of the built program: the command line, or what a worker thread does. An entry of the build; it and what it
// imports are compiled at each start.

import { compileChunk, createLoad, findCode, keepCode, placeOfCode } from '#io/load-chunk';

export function start(id: string): void {
  const codeFolder = findCode(__dirname, process.argv[2]);
  if (codeFolder !== null) {
    createLoad(__dirname, codeFolder)(id);
    return;
  }
  keepCode();
  require(id);
}

/** For the build, which makes the code, and the test that it is taken. */
export { compileChunk, createLoad, placeOfCode };
