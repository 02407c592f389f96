// How long linting takes: that it is linear in the roles, 2,000 of them from the shell, and a pass of a watch.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REHEARSALS } from '#cli/watch-lint';
import { lintOrg } from '#main/lint-org';
import { judge, median } from './bench-orgs.js';
import { plainOrg, richOrg } from './lint-orgs.js';

const ROUNDS = 3;
const FEW_ROLES = 100;
const MANY_ROLES = 2000;
const LINEAR_LIMIT = 1.5;
const MANY_LIMIT_MS = 3000;
const WATCHED_ROLES = 300;
const WATCH_PASSES = 10;
const WATCH_LIMIT_MS = 100;
/** `npm run bench` starts in the folder of the project. */
const BIN = join('bin', 'orgsim.js');

const folder = mkdtempSync(join(tmpdir(), 'orgsim-bench-'));
try {
  for (const [kind, orgOf] of [
    ['plain', plainOrg],
    ['rich', richOrg],
  ] as const) {
    console.log(`${kind} roles, ${(orgOf(MANY_ROLES).length / MANY_ROLES).toFixed(0)} bytes each`);
    const [second = Number.NaN, ...later] = watchPassesMs(orgOf);
    const passes = `${second.toFixed(0)} ms, ${median(later).toFixed(0)} ms later`;
    // Three times as much text a role as people write: shown, to see how far it goes.
    if (kind === 'rich') console.log(`  the second pass of a watch, 300 roles: ${passes}`);
    else judgeMs('  the second pass of a watch, 300 roles', second, WATCH_LIMIT_MS);
    judge('  a role among 2,000 over one among 100', perRoleRatio(orgOf), {
      atMost: LINEAR_LIMIT,
    });
    const shellMs = fromShellMs(orgOf(MANY_ROLES));
    if (kind === 'rich') console.log(`  orgsim lint, 2,000 roles: ${shellMs.toFixed(0)} ms`);
    else judgeMs('  orgsim lint, 2,000 roles', shellMs, MANY_LIMIT_MS);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** All but the first pass; one line of one role is changed before each. */
function watchPassesMs(orgOf: (roles: number) => string): number[] {
  const text = orgOf(WATCHED_ROLES);
  // The first pass, and what the watch does while it waits for the second.
  for (let turn = 0; turn <= REHEARSALS; turn++) lint(text);
  return Array.from({ length: WATCH_PASSES }, (_, pass) =>
    lint(text.replace('- **Trigger:** event-driven', `- **Max sleep:** ${pass + 20} ticks`)),
  );
}

function perRoleRatio(orgOf: (roles: number) => string): number {
  const [few, many] = [orgOf(FEW_ROLES), orgOf(MANY_ROLES)];
  const ratios: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    let fewMs = 0;
    // As much work in both, so that compiling, caches and collections weigh the same; and no text that is remembered.
    for (let turn = 0; turn < MANY_ROLES / FEW_ROLES; turn++) {
      fewMs += lint(few.replaceAll('work', `work ${round} ${turn}`));
    }
    ratios.push(lint(many.replaceAll('work', `work ${round}`)) / fewMs);
  }
  return median(ratios);
}

function fromShellMs(text: string): number {
  const path = join(folder, 'ORG.md');
  writeFileSync(path, text);
  const times = Array.from({ length: ROUNDS }, () => {
    const startMs = performance.now();
    const { status, stdout } = spawnSync(process.execPath, [BIN, 'lint', path, '--quiet'], {
      encoding: 'utf8',
    });
    if (status === 2 || status === 3 || stdout.includes('parse-budget-exceeded')) {
      throw new Error(`lint ended with ${status}: ${stdout}`);
    }
    return performance.now() - startMs;
  });
  return median(times);
}

// Without collecting before each: that throws away compiled code, too, and makes short texts seem slow.
function lint(text: string): number {
  const startMs = performance.now();
  lintOrg({ name: 'ORG.md', text });
  return performance.now() - startMs;
}

function judgeMs(what: string, ms: number, limitMs: number): void {
  const verdict = ms <= limitMs ? 'ok' : 'MISSED';
  console.log(`${what}: ${ms.toFixed(0)} ms, at most ${limitMs} ms: ${verdict}`);
  if (ms > limitMs) process.exitCode = 1;
}
