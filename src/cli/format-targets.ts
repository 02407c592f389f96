// `--format NAME[:FILE]`, given once or several times: which formats go where, and writing them. Knows no format.

import { didYouMean } from '#base/did-you-mean';
import { OrgsimError } from '#base/errors';
import { STDIN } from '#io/read-source';
import type { OutputStream } from '#io/terminal';
import { writeTexts } from '#io/write-texts';
import type { Style } from '#report/style';
import { loadStyle, PLAIN_STYLE } from '#report/style';

/** One format and where it goes: a file, or null for standard output. */
export interface FormatTarget<Format extends string> {
  readonly format: Format;
  readonly file: string | null;
}

/** How a text is to look. */
interface Look {
  readonly style: Style;
  readonly columns: number | null;
}

type AddFormat<Format extends string> = (
  text: string,
  previous: readonly FormatTarget<Format>[] | undefined,
) => readonly FormatTarget<Format>[];

/**
 * The parser of the option: `previous` with one more. `what` is what a file would be called that holds one: `findings`.
 * It throws an OrgsimError of code `usage`.
 */
export function formatParser<Format extends string>(
  formats: readonly Format[],
  what: string,
): AddFormat<Format> {
  return (text, previous) => {
    // The first colon: the file may have more, as on Windows.
    const [, name = '', , file] = /^([^:]*)(:(.*))?$/su.exec(text) ?? [];
    const format = formats.find((known) => known === name);
    if (format === undefined) throw unknownFormat(name, formats);
    if (file === '') {
      throw new OrgsimError(
        'usage',
        `--format ${text} names no file.`,
        `For instance: --format ${name}:${what}.${name}, or --format ${name} for standard output`,
      );
    }
    const target = { format, file: file === undefined || file === STDIN ? null : file };
    const others = previous ?? [];
    const printed = target.file === null ? others.find((other) => other.file === null) : undefined;
    if (printed !== undefined) {
      throw new OrgsimError(
        'usage',
        `Only one format can go to standard output, and --format ${printed.format} goes there already.`,
        `Write the other one to a file: --format ${name}:FILE`,
      );
    }
    return [...others, target];
  };
}

/** The files that are written. */
export function formatFiles(targets: readonly FormatTarget<string>[]): readonly string[] {
  return targets.flatMap(({ file }) => file ?? []);
}

/**
 * Files first, and all or none of them: whoever reads standard output knows that they are there. `unlessSaid` is printed
 * when no format goes to standard output: it is for people.
 */
export async function writeFormats<Format extends string>(
  targets: readonly FormatTarget<Format>[],
  unlessSaid: Format,
  write: (format: Format, look: Look) => Promise<string>,
  stdout: OutputStream,
): Promise<void> {
  const texts: { path: string; text: string }[] = [];
  for (const { format, file } of targets) {
    if (file === null) continue;
    texts.push({ path: file, text: await write(format, { style: PLAIN_STYLE, columns: null }) });
  }
  writeTexts(texts);
  const { color, columns } = stdout;
  stdout.write(
    await write(printedFormat(targets, unlessSaid), { style: await loadStyle(color), columns }),
  );
}

/** The format that goes to standard output. */
export function printedFormat<Format extends string>(
  targets: readonly FormatTarget<Format>[],
  unlessSaid: Format,
): Format {
  return targets.find(({ file }) => file === null)?.format ?? unlessSaid;
}

function unknownFormat(name: string, formats: readonly string[]): OrgsimError {
  const suggestion = didYouMean(name, formats);
  return new OrgsimError(
    'usage',
    `There is no format "${name}".`,
    suggestion === null
      ? `The formats are: ${formats.join(', ')}.`
      : `Did you mean --format ${suggestion}?`,
  );
}
