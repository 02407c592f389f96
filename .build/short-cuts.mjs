// Where the program takes a shorter way than its sources and packages do, with the same result: plugins of the bundle. Each
// stops the build when what it changes is no longer there.

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

/** A file of ASCII letters alone is text as it is read: nothing in it needs to be decoded. */
export const asciiOnly = {
  name: 'ascii-only',
  generateBundle(_options, chunks) {
    for (const chunk of Object.values(chunks)) {
      if (chunk.type === 'chunk') chunk.code = escaped(chunk.code, chunk.fileName);
    }
  },
};

/** An escape means the same in strings, templates, patterns and names; not behind a backslash, nor where raw text is wanted. */
function escaped(code, name) {
  if (/\\[^\0-\x7f]|\braw`[^`]*[^\0-\x7f]/.test(code))
    throw new Error(`${name} has letters that cannot be escaped: see asciiOnly`);
  return code.replace(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
