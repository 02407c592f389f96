// How long `orgsim cost` takes from the shell for 300 agents, as a multiple of bare `node -e 0` on the same machine in the
// same minute: made by Count, and each a role of its own with settings of its own.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { judge, measureCommands, printMedians } from './command-times.mjs';

const COUNT_LIMIT = 7;
const ROLES_LIMIT = 25;
const BIN = fileURLToPath(new URL('../../bin/orgsim.js', import.meta.url));

const folder = mkdtempSync(join(tmpdir(), 'orgsim-bench-'));
try {
  const count = join(folder, 'COUNT.md');
  writeFileSync(count, countOrg());
  const roles = join(folder, 'ROLES.md');
  writeFileSync(roles, rolesOrg());
  const medians = measureCommands({
    bare: ['-e', '0'],
    count: [BIN, 'cost', count],
    roles: [BIN, 'cost', roles],
  });
  printMedians(medians);
  judge('cost of 300 agents by Count', medians.count / medians.bare, COUNT_LIMIT);
  judge('cost of 300 roles', medians.roles / medians.bare, ROLES_LIMIT);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** One COO, nine leads, 290 workers: five departments of polling workers, four of sleeping ones with a timer. */
function countOrg() {
  const teams = Array.from({ length: 9 }, (_, team) => {
    const size = team < 8 ? 32 : 34;
    const trigger =
      team < 5
        ? '- **Trigger:** polling\n- **Activity:** 70% busy\n'
        : '- **Trigger:** event-driven\n- **Batch window:** 3 ticks\n- **Timer:** review at 09:00\n';
    return `### Team ${team}\n#### Lead ${team}\n- **Trigger:** event-driven\n#### Team ${team} Workers\n- **Count:** ${size}\n${trigger}`;
  });
  return `# Bench\n\n## Structure\n\n### COO\n- **Trigger:** event-driven\n${teams.join('')}`;
}

/** As many agents, no two alike. */
function rolesOrg() {
  const teams = Array.from({ length: 50 }, (_, team) => {
    const roles = Array.from({ length: 5 }, (_, place) => {
      const number = team * 5 + place;
      const trigger =
        place < 3
          ? `- **Trigger:** polling\n- **Tick interval:** ${1 + (number % 12)} ticks\n`
          : `- **Trigger:** event-driven\n- **Batch window:** ${number % 7} ticks (for completions)\n- **Timer:** review at 09:${10 + (number % 50)}\n`;
      return `#### Specialist ${number}\n${trigger}- **Activity:** ${1 + number / 10} events/hr\n`;
    });
    return `### Team ${team}\n#### Lead ${team}\n- **Trigger:** event-driven\n- **Activity:** ${2 + team / 5} events/hr\n${roles.join('')}`;
  });
  return `# Bench\n\n## Structure\n\n### COO\n- **Trigger:** event-driven\n${teams.join('')}`;
}
