// Short whole ORG.md files for the examples in rules, so that an example shows the lines that matter.

/** An org of one agent, Backend Lead, with these lines under its heading. */
export function exampleRole(...lines: readonly string[]): string {
  return exampleStructure('### Backend Lead', '', ...lines);
}

/** The same of an agent that sleeps until something happens. */
export function exampleSleeper(...lines: readonly string[]): string {
  return exampleRole('- **Trigger:** event-driven', ...lines);
}

/** A COO and, below, a sleeping Backend Lead with these lines, to whom tasks come. */
export function exampleReport(...lines: readonly string[]): string {
  return exampleStructure(
    '### COO',
    '',
    '- **Trigger:** event-driven',
    '',
    '#### Backend Lead',
    '',
    '- **Trigger:** event-driven',
    ...lines,
  );
}

/** The same with a worker below the lead, so that escalations and completions come too. */
export function exampleTeam(...lines: readonly string[]): string {
  return exampleReport(...lines, '', '##### Worker');
}

/** An org in a time zone, with these lines under its one agent, Backend Lead. */
export function exampleTimed(timezone: string, ...lines: readonly string[]): string {
  return exampleUnder(`- **Timezone:** ${timezone}`, 'Identity', '### Backend Lead', '', ...lines);
}

/** An org in UTC with working hours, and these lines under its one agent, Backend Lead. */
export function exampleHours(hours: string, ...lines: readonly string[]): string {
  return joinLines(
    '# Acme',
    '',
    '## Policies',
    '',
    '- **Timezone:** UTC',
    `- **Active hours:** ${hours}`,
    '',
    '## Structure',
    '',
    '### Backend Lead',
    '',
    ...lines,
  );
}

/** An org with one field in the section called `heading` and these lines under Structure. */
export function exampleUnder(field: string, heading: string, ...lines: readonly string[]): string {
  return joinLines('# Acme', '', `## ${heading}`, '', field, '', '## Structure', '', ...lines);
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
