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
