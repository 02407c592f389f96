// Loads the files of the built program with the code that V8 made of them at the build: to compile them takes longer than
// most commands do. Knows nothing of what is in them.

import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Script } from 'node:vm';

/** Loads what a file asks for: `./name.cjs` is a file of the program, anything else a module of Node. */
export type LoadChunk = (id: string) => unknown;

type RunChunk = (
  exports: unknown,
  require: LoadChunk,
  module: { exports: unknown },
  filename: string,
  folder: string,
) => void;

/** What makes a script of a CommonJS file. */
const HEAD = Buffer.from('(function (exports, require, module, __filename, __dirname) { ');
const TAIL = Buffer.from('\n})');

/**
 * Where the code lies that this V8 made of the program in `folder`, by commands: of another one's not even a file is opened.
 */
export function placeOfCode(folder: string): string {
  return join(folder, `code-${process.versions.v8}-${process.platform}-${process.arch}`);
}

/** What V8 has to read is less where it is the command's own. */
const ANY_COMMAND = 'any';

/** The code for the command, where it has its own; null where the build had another version of Node. */
export function findCode(folder: string, command = ANY_COMMAND): string | null {
  const place = placeOfCode(folder);
  if (/^[a-z]+$/.test(command) && existsSync(join(place, command))) return join(place, command);
  return existsSync(place) ? join(place, ANY_COMMAND) : null;
}

/** Has Node keep the code of what `require` loads, where it can: from version 22 on, without NODE_DISABLE_COMPILE_CACHE. */
export function keepCode(): void {
  const nodeModule: object = process.getBuiltinModule('node:module');
  if ('enableCompileCache' in nodeModule && typeof nodeModule.enableCompileCache === 'function')
    nodeModule.enableCompileCache();
}

/**
 * Loads files of the program in `folder`; the code of each lies in `codeFolder`. V8 compiles what has none there, and what
 * has one that it does not take. `compiled` hears of each script.
 */
export function createLoad(
  folder: string,
  codeFolder: string,
  compiled?: (id: string, script: Script) => void,
): LoadChunk {
  const modules = new Map<string, { exports: unknown }>();
  const load: LoadChunk = (id) => {
    if (!id.startsWith('./')) return process.getBuiltinModule(id);
    const known = modules.get(id);
    if (known !== undefined) return known.exports;
    const filename = join(folder, id);
    const script = compileChunk(filename, join(codeFolder, `${basename(id, '.cjs')}.bin`));
    compiled?.(id, script);
    const module = { exports: {} };
    modules.set(id, module);
    const run: RunChunk = script.runInThisContext();
    run(module.exports, load, module, filename, folder);
    return module.exports;
  };
  return load;
}

/**
 * V8 looks at the source where the code lacks something. The build writes ASCII, which is read as it is; put together as
 * bytes: of a text that is put together V8 makes another in one piece, and has more to collect soon after.
 */
export function compileChunk(filename: string, code: string): Script {
  const source = Buffer.concat([HEAD, readFileSync(filename), TAIL]).toString('latin1');
  return new Script(source, {
    filename,
    columnOffset: -HEAD.length,
    cachedData: readCode(code),
  });
}

/** Without it all works as well, and takes longer. */
function readCode(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
