// Whether a document of many roles is parsed in time linear in its size: remark alone is far from it.
import { parseDocument } from '#document/parse-document';

const FEW_ROLES = 100;
const MANY_ROLES = 2000;
const RATIO_LIMIT = 1.5;
const ROUNDS = 3;

const few = orgOfRoles(FEW_ROLES);
const many = orgOfRoles(MANY_ROLES);
// As much work in both, so that compiling, caches and collections weigh the same.
const repeats = MANY_ROLES / FEW_ROLES;
const timesFew: number[] = [];
const timesMany: number[] = [];
parseDocument(few);
for (let round = 0; round < ROUNDS; round++) {
  const msFew = measureMs(() => {
    for (let i = 0; i < repeats; i++) parseDocument(few);
  });
  const msMany = measureMs(() => parseDocument(many));
  timesFew.push(msFew / MANY_ROLES);
  timesMany.push(msMany / MANY_ROLES);
}
const [msPerRoleFew, msPerRoleMany] = [median(timesFew), median(timesMany)];
const ratio = msPerRoleMany / msPerRoleFew;
report(FEW_ROLES, few, msPerRoleFew);
report(MANY_ROLES, many, msPerRoleMany);
const verdict = ratio <= RATIO_LIMIT ? 'ok' : 'TOO SLOW';
console.log(`per role: ${ratio.toFixed(2)} x, limit ${RATIO_LIMIT} x: ${verdict}`);
if (ratio > RATIO_LIMIT) process.exitCode = 1;

function report(roles: number, source: string, msPerRole: number): void {
  const kilobytes = (source.length / 1000).toFixed(0);
  const ms = (msPerRole * roles).toFixed(0);
  console.log(`${roles} roles, ${kilobytes} KB: ${ms} ms, ${msPerRole.toFixed(3)} ms a role`);
}

function measureMs(work: () => void): number {
  // Under `npm run bench` nothing of one round is collected in the time of the next.
  globalThis.gc?.();
  const start = performance.now();
  work();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** About 0.9 KB a role: headings, fields, nested lists, code with `#` lines, links that are defined at the end. */
function orgOfRoles(roles: number): string {
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
