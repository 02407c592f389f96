// Lets the person at the terminal choose from a list: by number or by name, the first with Enter.

import type { Output } from '#io/terminal';

export interface Choice {
  readonly name: string;
  readonly summary: string;
}

/** The name of the one chosen. What is none of them is asked again; an answer that ends is the first. */
export async function askChoice(
  question: string,
  choices: readonly Choice[],
  { ask, stderr }: { readonly ask: NonNullable<Output['ask']>; readonly stderr: Output['stderr'] },
): Promise<string> {
  const width = Math.max(...choices.map(({ name }) => name.length));
  const rows = choices.map(({ name, summary }, index) =>
    `  ${index + 1}  ${name.padEnd(width)}  ${summary}`.trimEnd(),
  );
  stderr.write(`${question}:\n${rows.join('\n')}\n`);
  const first = choices[0]?.name ?? '';
  for (;;) {
    const answer = (await ask(`Number or name [${first}]: `)).trim().toLowerCase();
    if (answer === '') return first;
    const chosen = choices[Number(answer) - 1] ?? choices.find(({ name }) => name === answer);
    if (chosen !== undefined) return chosen.name;
    stderr.write(`There is no "${answer}" in the list.\n`);
  }
}
