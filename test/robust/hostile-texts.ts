// Texts that are meant to hurt a Markdown parser or whoever reads what it gives: each a name and a way to make it.

export interface HostileText {
  readonly name: string;
  readonly make: () => string;
}

const KB = 1024;
const MB = 1024 * KB;
const ORG = '# Acme\n\n## Structure\n\n### Ana\n\n';

function fill(piece: string, length: number): string {
  return piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
}

/** `piece` as one paragraph of several sizes: what grows faster than its size shows at the larger ones. */
function sized(name: string, piece: string, sizes: readonly number[]): HostileText[] {
  return sizes.map((size) => ({
    name: `${name}, ${size >= MB ? `${size / MB} MB` : `${size / KB} KB`}`,
    make: () => ORG + fill(piece, size),
  }));
}

const SMALL = [16 * KB, 60 * KB];
const ALL = [...SMALL, 1 * MB, 7.9 * MB];

export const HOSTILE_TEXTS: readonly HostileText[] = [
  ...[250, 1000, 8000, 1e6].map((count) => ({
    name: `${count} bullets in a line`,
    make: () => '* '.repeat(count),
  })),
  ...[250, 8000, 1e6].map((count) => ({
    name: `${count} bullets before a word`,
    make: () => `${'* '.repeat(count)}x`,
  })),
  ...[100, 1000, 10_000].map((count) => ({
    name: `quotes ${count} deep`,
    make: () => `${'>'.repeat(count)} x`,
  })),
  ...[20, 90].map((depth) => ({
    name: `quotes ${depth} deep, 60 KB of lines`,
    make: () => fill(`${'> '.repeat(depth)}x\n`, 60 * KB),
  })),
  ...[60 * KB, 1 * MB].map((size) => ({
    name: `lines of 99 bullets, ${size / KB} KB`,
    make: () => fill(`${'* '.repeat(99)}x\n`, size),
  })),
  ...[50, 150, 500].map((depth) => ({
    name: `a list ${depth} deep, one level a line`,
    make: () => Array.from({ length: depth }, (_, at) => `${'  '.repeat(at)}- x\n`).join(''),
  })),
  {
    name: 'lists 50 deep, 60 KB',
    make: () =>
      fill(Array.from({ length: 50 }, (_, at) => `${'  '.repeat(at)}- x\n`).join(''), 60 * KB),
  },
  ...sized('headings', '# x\n', [60 * KB, 1 * MB, 7.9 * MB]),
  ...sized('agents', '### Ana\n', [60 * KB, 1 * MB, 7.9 * MB]),
  ...sized('headings of all depths', '# a\n## b\n### c\n#### d\n##### e\n###### f\n', [7.9 * MB]),
  ...sized('stars', '*', ALL),
  ...sized('emphasis', '*a **b _c__', ALL),
  ...sized('opening emphasis', '*a _b ', ALL),
  ...sized('closing emphasis', 'a* b_ ', ALL),
  ...sized('emphasis 5', 'a**b' + 'c* ', ALL),
  ...sized('underscores', '_a', ALL),
  ...sized('opening brackets', '[', ALL),
  ...sized('bracket pairs', '[a]', ALL),
  ...sized('opening images', '![', ALL),
  ...sized('links', '[a](b', ALL),
  ...sized('link nest', '[a](', ALL),
  ...sized('closing brackets', ']', ALL),
  ...sized('backticks', '`', ALL),
  ...sized('odd backticks', '`a``b```c', ALL),
  ...SMALL.concat(1 * MB).map((size) => ({
    name: `backticks of growing length, ${size / KB} KB`,
    make: () => {
      let text = ORG;
      for (let length = 1; text.length < size; length++) text += `${'`'.repeat(length)} `;
      return text;
    },
  })),
  ...sized('open tags', '<a', ALL),
  ...sized('open comments', '<!--', ALL),
  ...sized('comment ends', '<!-- a -- b ', ALL),
  ...sized('tags', '<b>', ALL),
  ...sized('open attributes', '<a b="', ALL),
  ...sized('processing', '<?', ALL),
  ...sized('cdata', 'x<![CDATA[', ALL),
  ...sized('autolinks', '<a:', ALL),
  ...sized('entities', '&amp;', ALL),
  ...sized('open entities', '&', ALL),
  ...sized('escapes', '\\*', ALL),
  ...sized('words', 'lorem ipsum ', ALL),
  ...sized('one word', 'x', ALL),
  ...sized('spaces', ' ', ALL),
  ...sized('tabs', '\t', ALL),
  ...sized('lines of prose', 'lorem ipsum\n', ALL),
  ...sized('paragraphs', 'lorem ipsum\n\n', ALL),
  ...sized('blank lines', '\n', ALL),
  ...sized('returns', '\r', ALL),
  ...sized('hard breaks', 'a  \n', ALL),
  ...sized('rules', '***\n', ALL),
  ...sized('setext', 'a\n===\n', ALL),
  ...sized('setext b', 'a\n---\n', ALL),
  ...sized('definitions', '[a]: b\n', ALL),
  ...[60 * KB, 1 * MB, 7.9 * MB].map((size) => ({
    name: `different definitions, ${size / KB} KB`,
    make: () => {
      let text = ORG;
      for (let at = 0; text.length < size; at++) text += `[a${at}]: /u\n`;
      return text;
    },
  })),
  ...[60 * KB, 1 * MB].map((size) => ({
    name: `definitions and references, ${size / KB} KB`,
    make: () => {
      const parts = [ORG];
      for (let at = 0, length = 0; length < size; at++) {
        const part = `# See [a${at}] and [b][c]\n\n[a${at}]: /u\n\n`;
        parts.push(part);
        length += part.length;
      }
      return parts.join('');
    },
  })),
  {
    name: 'one definition, many references',
    make: () =>
      `${ORG}[${'a'.repeat(900)}]: ${'u'.repeat(60 * KB)}\n\n${fill(`[${'a'.repeat(900)}]\n`, 60 * KB)}`,
  },
  ...sized('tables', '| a | b |\n|---|---|\n| 1 | 2 |\n\n', ALL),
  ...sized('table row', '|a', ALL),
  ...sized('list items', '- x\n', ALL),
  ...sized('numbered items', '1. x\n', ALL),
  ...sized('loose items', '- x\n\n', ALL),
  ...sized('fields', '- **Wakes on:** x\n', ALL),
  ...sized('valid fields', '- **Wake on:** tasks\n', ALL),
  ...sized('timers', '- **Timer:** daily at 09:00\n', ALL),
  ...sized('empty items', '-\n', ALL),
  ...sized('quotes', '> x\n', ALL),
  ...sized('quote marks', '>\n', ALL),
  ...sized('lazy quotes', '> a\nb\n', ALL),
  ...sized('alternating', '- a\n> b\n', ALL),
  ...sized('indented code', '    x\n\n', ALL),
  ...sized('fences', '```\n', ALL),
  ...sized('fence in fence', '```\n# a\n~~~\n', ALL),
  ...sized('html blocks', '<div>\n\n', ALL),
  ...sized('html lines', '<div>\n', ALL),
  ...sized('html open', '<div a="\n', ALL),
  ...sized('comments', '<!-- a -->\n\n', ALL),
  ...sized('comment openers', '<!--\n# a\n', ALL),
  ...sized('one value', 'tasks, ', SMALL),
  ...[60 * KB, 1 * MB, 7.9 * MB].map((size) => ({
    name: `wake on with ${size / KB} KB`,
    make: () => `${ORG}- **Wake on:** ${fill('tusks, ', size)}`,
  })),
  ...[60 * KB, 1 * MB, 7.9 * MB].map((size) => ({
    name: `a key of ${size / KB} KB`,
    make: () => `${ORG}- **${fill('wake on ', size)}:** x`,
  })),
  ...[60 * KB, 1 * MB, 7.9 * MB].map((size) => ({
    name: `a heading of ${size / KB} KB`,
    make: () => `# A\n\n## Structure\n\n### ${fill('Ana ', size)}\n`,
  })),
  ...[60 * KB, 1 * MB, 7.9 * MB].map((size) => ({
    name: `a value of digits, ${size / KB} KB`,
    make: () =>
      `${ORG}${['Count', 'Max sleep', 'Budget', 'Timer', 'Threshold', 'Batch window', 'Model', 'Level'].map((key) => `- **${key}:** ${fill('9', size / 8)}\n`).join('')}`,
  })),
  ...[60 * KB, 1 * MB, 7.9 * MB].map((size) => ({
    name: `values of spaces, ${size / KB} KB`,
    make: () =>
      `${ORG}${['Count', 'Max sleep', 'Budget', 'Timer', 'Threshold', 'Batch window', 'Model', 'Level'].map((key) => `- **${key}:** a${fill(' ', size / 8)}b\n`).join('')}`,
  })),
  ...[60 * KB, 1 * MB, 7.9 * MB].map((size) => ({
    name: `different agents, ${size / KB} KB`,
    make: () => {
      const parts = [ORG];
      for (let at = 0, length = 0; length < size; at++) {
        const part = `### Role ${at}\n- **Reports to:** Role ${at + 1}\n`;
        parts.push(part);
        length += part.length;
      }
      return parts.join('');
    },
  })),
  ...[60 * KB, 1 * MB].map((size) => ({
    name: `unknown managers, ${size / KB} KB`,
    make: () => {
      const parts = [ORG];
      for (let at = 0, length = 0; length < size; at++) {
        const part = `### Role ${at}\n- **Reports to:** Nobody ${at}x\n`;
        parts.push(part);
        length += part.length;
      }
      return parts.join('');
    },
  })),
  { name: 'huge counts', make: () => `${ORG}${'### B\n- **Count:** 99999\n'.repeat(100)}` },
  { name: 'YAML bomb', make: () => yamlBomb() },
  {
    name: 'bidi and escapes',
    make: () => `${ORG}- **Wake on:** \u001b]8;;http://x\u0007\u202etasks\u2066\u009b31m\n`,
  },
];

function yamlBomb(): string {
  const levels = ['a: &a ["lol","lol","lol","lol","lol","lol","lol","lol","lol"]'];
  for (let level = 1; level < 26; level++) {
    const [name, below] = [level, level - 1].map((at) => String.fromCharCode(97 + at));
    levels.push(`${name}: &${name} [${Array.from({ length: 9 }, () => `*${below}`).join(',')}]`);
  }
  return `---\n${levels.join('\n')}\n---\n${ORG}`;
}
