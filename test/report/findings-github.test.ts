import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { visibleText } from '#base/visible-text';
import type { Severity } from '#lint/finding';
import { formatFindingsGithub } from '#report/findings-github';
import { findingIn, rangeOf } from './finding-in.js';
import { OPTIONS, resultOf } from './lint-sample.js';

const SOURCE = '# Acme\n- **Wake on:** blockers\n';

describe('ten of each kind', () => {
  const kinds = [
    ...Array.from({ length: 12 }, (): Severity => 'warning'),
    ...Array.from({ length: 3 }, (): Severity => 'info'),
    ...Array.from({ length: 1205 }, (): Severity => 'error'),
  ];
  const lines = linesOf(kinds.map((severity) => findingIn(SOURCE, 'blockers', { severity })));

  test('are commands, errors first', () => {
    const names = lines.flatMap((line) => /^::(\w+) /.exec(line)?.[1] ?? []);
    expect(
      names
        .map((name, i) => (name === names[i - 1] ? '' : name))
        .join(' ')
        .trim(),
    ).toMatch(/^error +warning +notice$/);
    expect(names.filter((name) => name === 'error')).toHaveLength(10);
    expect(names.filter((name) => name === 'warning')).toHaveLength(10);
    expect(names.filter((name) => name === 'notice')).toHaveLength(3);
  });

  test('the others are counted, and all are in the plain list, errors first', () => {
    expect(lines.at(-3)).toMatch(/^1,197 more: /);
    expect(lines.at(-2)).toBe('1 file, 1 agent: 1,205 errors, 12 warnings, 3 infos');
    const plain = lines.filter((line) => line.startsWith('ORG.md:2:16: '));
    expect(plain).toHaveLength(kinds.length);
    expect(plain[0]).toContain(': error: ');
    expect(plain.at(-1)).toContain(': info: ');
  });

  test('where all are shown, nothing is said of more', () => {
    expect(linesOf([findingIn(SOURCE, 'blockers')])).toHaveLength(4);
    expect(linesOf([])).toEqual(['1 file, 1 agent: no problems', '']);
  });
});

test('a place of several lines has no columns: the runner would complain', () => {
  const finding = findingIn(SOURCE, 'blockers', { range: rangeOf(SOURCE, 'Acme\n- **Wake') });
  expect(linesOf([finding])[1]).toMatch(/^::error file=ORG\.md,line=1,endLine=2,title=[^,]*::/);
});

test('the file is named as its repository knows it', () => {
  const result = resultOf([findingIn(SOURCE, 'blockers')], SOURCE);
  const text = formatFindingsGithub(result, { pathOf: (name) => `teams/${name}` });
  expect(text).toContain('::error file=teams/ORG.md,line=2,');
});

const hostile = fc.stringMatching(
  /^([:#[\]%,=;\r\n\0 a]|::error::|##\[error\]|%0A|add-mask){0,12}$/,
);

test('whatever a file says, the runner sees only our commands, and reads them as they were meant', () => {
  fc.assert(
    fc.property(hostile, hostile, hostile, (name, message, actual) => {
      const finding = findingIn(SOURCE, 'blockers', { message, actual, advice: null });
      const result = resultOf([finding], SOURCE, name);
      const text = formatFindingsGithub(result, OPTIONS);
      const commands = text.split('\n').flatMap((line) => runnerCommand(line) ?? []);
      const visible = visibleText(message).replaceAll('##[', '##\\[');
      expect(commands).toEqual([
        {
          name: 'error',
          properties: {
            // The runner leaves out what is empty.
            ...(name !== '' && { file: visibleText(name) }),
            line: '2',
            endLine: '2',
            col: '16',
            endColumn: '24',
            title: 'orgsim: unknown-wake-event',
          },
          data: visible,
        },
      ]);
    }),
  );
});

interface RunnerCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

const REGISTERED = /^(error|warning|notice|debug|group|endgroup|add-mask|echo|stop-commands)$/;

/** What GitHub's runner takes a line of output for: a command of the newer kind at its start, of the older one anywhere. */
function runnerCommand(line: string): RunnerCommand | null {
  const newer = /^\s*::([^ ]*?)(?: (.*?))?::(.*)$/su.exec(line);
  if (newer !== null && REGISTERED.test(newer[1] ?? '')) {
    const [, name = '', properties = '', data = ''] = newer;
    const pairs = properties.split(',').map((pair) => /^([^=]+)=(.+)$/su.exec(pair));
    return {
      name,
      properties: Object.fromEntries(
        pairs.flatMap((pair) => (pair === null ? [] : [[pair[1], unescaped(pair[2] ?? '')]])),
      ),
      data: unescaped(data),
    };
  }
  const older = /##\[([^\] ]*)[^\]]*\]/u.exec(line)?.[1];
  return older !== undefined && REGISTERED.test(older)
    ? { name: older, properties: {}, data: '' }
    : null;
}

function unescaped(text: string): string {
  return text
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%');
}

function linesOf(findings: Parameters<typeof resultOf>[0]): string[] {
  return formatFindingsGithub(resultOf(findings, SOURCE), OPTIONS).split('\n');
}
