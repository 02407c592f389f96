// Where the program takes a shorter way than its sources and packages do, with the same result: plugins of the bundle. Each
// stops the build when what it changes is no longer there.

import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * Modules that few runs of the program call, each group a file of its own. They are loaded when they are first called: at
 * once, since who calls them does not wait.
 */
const LATE = {
  markdown: ['src/document/parse-markdown.ts'],
  times: ['src/org/cron.ts', 'src/org/local-times.ts'],
};

export const LATE_FILES = Object.keys(LATE);

const replaced = new Set();

/** In place of the late modules, in the program: what they export, as functions that load it. */
export const lateModules = {
  name: 'late-modules',
  buildEnd() {
    const missing = Object.values(LATE)
      .flat()
      .filter((path) => !replaced.has(path));
    if (missing.length > 0) throw new Error(`nothing imports ${missing.join(', ')}: see LATE`);
  },
  transform(code, id) {
    const isThis = (path) => id === join(ROOT, path);
    const file = LATE_FILES.find((name) => LATE[name].some(isThis));
    if (file === undefined) return null;
    replaced.add(LATE[file].find(isThis));
    const names = Array.from(code.matchAll(/^export function (\w+)/gm), ([, name]) => name);
    const others = /^export (?!type|interface|function)/m.test(code);
    if (names.length === 0 || others)
      throw new Error(`${id} exports more than functions: see lateModules`);
    const functions = names.map(
      (name) =>
        `export function ${name}(...values) { return (module ??= load()).${name}(...values); }`,
    );
    return `
      import { createRequire } from 'node:module';
      let module;
      function load() {
        const require = createRequire(import.meta.url);
        const path = require.resolve('./${file}.cjs');
        // Reading a file may be stopped at any moment: half of this may be left there from before.
        delete require.cache[path];
        return require(path);
      }
      ${functions.join('\n')}
    `;
  },
};

/** The files of the late modules begin with it. */
export const lateEntries = {
  name: 'late-entries',
  resolveId: (id) => (id in LATE ? id : null),
  load: (id) =>
    LATE[id]?.map((path) => `export * from ${JSON.stringify(join(ROOT, path))};`).join('\n') ??
    null,
};

/**
 * The package compiles a pattern of escape sequences for each text, and a very large one of emoji before the first. A text
 * of plain letters, accents, dashes, bullets and lines needs neither: in the program it is measured at once, with the same
 * result.
 */
export const quickWidths = {
  name: 'quick-widths',
  transform(code, id) {
    if (!/string-width[\\/]index\.js$/.test(id)) return null;
    const strip = 'string = stripAnsi(string);';
    if (!code.includes(strip)) throw new Error(`${id} is another version: see quickWidths`);
    const narrow =
      '/^[\\x20-\\x7e\\xa1-\\xac\\xae-\\u02ff\\u2010-\\u2027\\u2500-\\u257f\\u26a0]*$/';
    const measure = `if (${narrow}.test(string)) return string.length;`;
    return code.replace(strip, `${measure} ${strip} ${measure}`);
  },
};

/** For each line that it draws of a cell, the package cuts the whole cell short, for a log of its own that nobody asks for. */
export const quickTables = {
  name: 'quick-tables',
  transform(code, id) {
    if (!/cli-table3[\\/]src[\\/]cell\.js$/.test(id)) return null;
    const cut = 'let content = utils.truncate(this.content, 10, this.truncate);';
    if (code.split(cut).length !== 2) throw new Error(`${id} is another version: see quickTables`);
    return code.replace(cut, "let content = '';");
  },
};

/** The package loads what starts other programs, for commands that are files of their own: there are none here. */
export const quickStart = {
  name: 'quick-start',
  transform(code, id) {
    if (!/commander[\\/]lib[\\/]command\.js$/.test(id)) return null;
    const eager = "const childProcess = require('node:child_process');";
    if (code.split(eager).length !== 2) throw new Error(`${id} is another version: see quickStart`);
    return code.replace(eager, 'const childProcess = null;');
  },
};
