// Orgs of any number of roles, for the benchmarks of reading and linting.

/** About 0.25 KB a role: departments of a lead and nine specialists, as people write them. */
export function plainOrg(roles: number): string {
  const parts = [
    '# Bench\n\n## Culture\n\npreset: startup\n\n## Structure\n\n### COO\n\nKeeps the work going.\n',
  ];
  for (let role = 1; role < roles; role++) {
    const team = Math.ceil(role / 10);
    if (role % 10 === 1) {
      parts.push(
        `\n### Team ${team}\n\n#### Lead ${team}\n\nTriages the work of *team ${team}* and delegates it to specialists.\n\n`,
        '- **Model:** claude-sonnet\n- **Trigger:** event-driven\n- **Wake on:** tasks, escalations, completions\n',
        '- **Batch window:** 3 ticks (for completions)\n- **Timer:** daily review at 09:00\n',
      );
    } else {
      parts.push(
        `\n#### Specialist ${role}\n\nDoes the work that [the board](https://example.com/${role}) lists, one task at a time.\n\n`,
        `- **Model:** claude-haiku\n- **Trigger:** polling\n- **Reports to:** Lead ${team}\n- **Domain:** area ${role}\n- **Activity:** 80% busy\n`,
      );
    }
  }
  return parts.join('');
}

/** About 0.7 KB a role: headings, fields, nested lists, code with `#` lines, links that are defined at the end. */
export function richOrg(roles: number): string {
  const parts = ['# Bench\n\n## Structure\n\n### Engineering\n'];
  for (let i = 1; i <= roles; i++) {
    parts.push(
      `#### Worker ${i}\n`,
      `Does the work of *kind ${i}* with care, as [the handbook][handbook] and [page ${i}](https://example.com/${i})`,
      'say, and asks whoever knows better before it guesses. It never works on two things at a time.\n',
      '- **Model:** claude-haiku — cheap enough to poll',
      '- **Trigger:** event-driven',
      '- **Wake on:** tasks, messages, `orders`',
      '- **Batch window:** 1 tick, 3 ticks for completions',
      `- **Timer:** daily review at 09:${String(i % 60).padStart(2, '0')} -- look back, then plan`,
      '- **Threshold:** team queue depth >= 10, cooldown 50 ticks',
      '- **Domain:**',
      '  - storage and queues',
      '  - the *public* API\n',
      '```sh\n# how to start\nnpm run worker\n```\n',
      '> Done is when the tests pass, not when the code is written.\n',
    );
  }
  parts.push('[handbook]: https://example.com/handbook\n');
  return parts.join('\n');
}
