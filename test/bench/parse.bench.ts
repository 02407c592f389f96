// Whether a document of many roles is parsed in time linear in its size: remark alone is far from it.
import { parseDocument } from '#document/parse-document';
import { median } from './bench-orgs.js';
import { richOrg } from './lint-orgs.js';

const FEW_ROLES = 100;
const MANY_ROLES = 2000;
const RATIO_LIMIT = 1.5;
const ROUNDS = 3;

const few = richOrg(FEW_ROLES);
const many = richOrg(MANY_ROLES);
// As much work in both, so that compiling, caches and collections weigh the same.
const repeats = MANY_ROLES / FEW_ROLES;
const timesFew: number[] = [];
const timesMany: number[] = [];
parseDocument(few);
for (let round = 0; round < ROUNDS; round++) {
  // What was parsed before is remembered: every text is another one.
  const fews = Array.from({ length: repeats }, (_, turn) => anew(few, `${round}.${turn}`));
  const fresh = anew(many, `${round}`);
  const msFew = measureMs(() => {
    for (const text of fews) parseDocument(text);
  });
  const msMany = measureMs(() => parseDocument(fresh));
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

function anew(source: string, mark: string): string {
  return source
    .replaceAll('Does the work', `Does work ${mark}`)
    .replaceAll('npm run', `npm ${mark}`);
}

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
