// Short whole ORG.md files for the examples in rules, so that an example shows the lines that matter.

/** An org of one agent, Backend Lead, with these lines under its heading. */
export function exampleRole(...lines: readonly string[]): string {
  return exampleStructure('### Backend Lead', '', ...lines);
}

/** An org with these lines under Structure. */
export function exampleStructure(...lines: readonly string[]): string {
  return joinLines('# Acme', '', '## Structure', '', ...lines);
}

/** An org of one agent with these lines in the section called `heading`. */
export function exampleSection(heading: string, ...lines: readonly string[]): string {
  return joinLines(
    '# Acme',
    '',
    `## ${heading}`,
    '',
    ...lines,
    '',
    '## Structure',
    '',
    '### Backend Lead',
  );
}

/** An org whose one department, Yard, has a lead and some workers, and a cap. */
export function exampleYard(workers: number, cap: string): string {
  return joinLines(
    '# Acme',
    '',
    '## Policies',
    '',
    '### Department Caps',
    '',
    `- Yard: ${cap}`,
    '',
    '## Structure',
    '',
    '### Yard',
    '',
    '#### Lead',
    '',
    '#### Workers',
    '',
    `- **Count:** ${workers}`,
  );
}

function joinLines(...lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}
