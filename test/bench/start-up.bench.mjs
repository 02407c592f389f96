// How long a command takes from the shell, as a multiple of bare `node -e 0` on the same machine in the same minute.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { judge, measureCommands, printMedians } from './command-times.mjs';

const CONFIG_LIMIT = 7;
const LINT_LIMIT = 7;
const RUN_LIMIT = 12;
const ORG_BYTES = 10_000;
/** One COO, four leads and twenty polling workers who are busy 80 % of the time. */
const PYRAMID = fileURLToPath(new URL('../../orgs/03-cost-pyramid/ORG.md', import.meta.url));
const BIN = fileURLToPath(new URL('../../bin/orgsim.js', import.meta.url));

const folder = mkdtempSync(join(tmpdir(), 'orgsim-bench-'));
try {
  const file = join(folder, 'ORG.md');
  writeFileSync(file, orgOfBytes(ORG_BYTES));
  const sparse = join(folder, 'SPARSE.md');
  writeFileSync(sparse, sparseOrg());
  const medians = measureCommands({
    bare: ['-e', '0'],
    config: [BIN, 'config', file],
    lint: [BIN, 'lint', file],
    busy: [BIN, 'run', PYRAMID, '--for', '30d'],
    sparse: [BIN, 'run', sparse, '--for', '30d'],
  });
  printMedians(medians);
  judge('config', medians.config / medians.bare, CONFIG_LIMIT);
  judge('lint', medians.lint / medians.bare, LINT_LIMIT);
  judge('run of 25 agents for 30 days, busy', medians.busy / medians.bare, RUN_LIMIT);
  judge('run of 25 agents for 30 days, sparse', medians.sparse / medians.bare, RUN_LIMIT);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** As many agents as the pyramid has, each worker with 3 tasks a day: the sparse org of engine.bench.ts. */
function sparseOrg() {
  const teams = [1, 2, 3, 4].map(
    (team) =>
      `### Team ${team}\n#### Lead ${team}\n- **Trigger:** event-driven\n#### Team ${team} Workers\n- **Count:** 5\n- **Trigger:** polling\n`,
  );
  const workload = '- **Orders:** 0.625 per hour\n- **Tasks per order:** 4\n';
  return `# Bench\n\n## Workload\n\n${workload}\n## Structure\n\n### COO\n- **Trigger:** event-driven\n${teams.join('')}`;
}

/** Departments of a lead and four specialists, as many as make `bytes` bytes of ordinary ORG.md. */
function orgOfBytes(bytes) {
  let text =
    '# Bench\n\n## Culture\n\npreset: startup\n\n## Structure\n\n### COO\n\nKeeps the work going.\n\n';
  for (let team = 1; text.length < bytes; team++) {
    text += `\n### Team ${team}\n\n#### Lead ${team}\n\nTriages the work of *team ${team}* and delegates it to specialists.\n\n`;
    text +=
      '- **Model:** claude-sonnet\n- **Trigger:** event-driven\n- **Wake on:** tasks, escalations, completions\n';
    text += '- **Batch window:** 3 ticks (for completions)\n- **Timer:** daily review at 09:00\n';
    for (let place = 1; place <= 4; place++) {
      text += `\n#### Specialist ${team}${place}\n\nDoes the work that [the board](https://example.com/${place}) lists, one task at a time.\n\n`;
      text += `- **Model:** claude-haiku\n- **Trigger:** polling\n- **Domain:** area ${place}\n- **Activity:** 80% busy\n`;
    }
  }
  return text;
}
