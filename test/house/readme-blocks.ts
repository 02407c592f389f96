// The generated blocks of README.md: what a command prints, and tables of what the code holds. Each stands behind a
// comment that says where it comes from, so that a test can make it anew.
import { expect } from 'vitest';
import { REFERENCE_PRICES } from '#cost/reference-prices';
import { RULES } from '#lint/rules/index';
import type { KeyEntry } from '#org/vocabulary';
import { PLACES, VOCABULARY } from '#org/vocabulary';
import { callOrgsim } from '../orgs/call-orgsim.js';

const OUTPUT = /(<!-- output of: orgsim ([^\n]+?) -->\n```[a-z]*\n).*?(```\n)/gs;
const TABLE = /(<!-- table of: (\w+) -->\n).*?(<!-- end of table -->)/gs;

const TABLES: Readonly<Record<string, () => readonly (readonly string[])[]>> = {
  keys: () => [['key', 'where', 'value'], ...Object.values(VOCABULARY).map(keyRow)],
  prices: () => [
    ['models', 'dollars an invocation'],
    ...REFERENCE_PRICES.rows.map((row) => [row.family, `$${row.usdPerInvocation}`]),
  ],
  rules: () => [
    ['rule', 'severity', 'what it catches'],
    ...RULES.map(({ id, severity, summary }) => [`\`${id}\``, severity, summary]),
  ],
};

/** The commands whose output README shows, without `orgsim`. */
export function shownCommands(readme: string): string[] {
  return [...readme.matchAll(OUTPUT)].map((match) => match[2] ?? '');
}

/** README with every generated block made anew. */
export async function refreshReadme(readme: string): Promise<string> {
  const outputs: string[] = [];
  for (const command of shownCommands(readme)) outputs.push(await outputOf(command));
  return readme
    .replace(OUTPUT, (_, head: string, _command: string, tail: string) => {
      return `${head}${outputs.shift() ?? ''}${tail}`;
    })
    .replace(TABLE, (_, head: string, name: string, tail: string) => {
      return `${head}\n${tableOf(name)}\n${tail}`;
    });
}

/** What a person sees at width 100 without colour: both streams, in the order of writing. */
async function outputOf(command: string): Promise<string> {
  const { code, all } = await callOrgsim(...command.split(' '));
  expect(code, `orgsim ${command}:\n${all}`).toBeLessThan(2);
  return all.replace(/[ \t]+$/gm, '').replace(/\n*$/, '\n');
}

function tableOf(name: string): string {
  const [header = [], ...body] = TABLES[name]?.() ?? [];
  expect(header, `README has a table of ${name}`).not.toEqual([]);
  return [header, header.map(() => '---'), ...body]
    .map((cells) => `| ${cells.join(' | ')} |\n`)
    .join('');
}

function keyRow({ display, aliases, places, value, isRepeatable, isList }: KeyEntry): string[] {
  const spellings = [display, ...aliases].map((spelling) => `\`${spelling}\``).join(', ');
  const where = places.map((place) => PLACES[place]).join(', ');
  const again = isRepeatable ? '; may repeat' : isList ? '; may be a list' : '';
  return [spellings, where, `${value}${again}`];
}
