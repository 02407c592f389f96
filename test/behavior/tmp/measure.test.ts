
import { readFileSync } from 'node:fs';
import { test } from 'vitest';
import { orgOf } from '../../engine/simulate.js';
import { runFlow } from '../run-flow.js';

const text = readFileSync(process.env['ORGFILE'] ?? 'orgs/03-cost-pyramid/ORG.md', 'utf8');
const noDomains = process.env['NODOM'] ? text.replace(/- \*\*Domain.*\n/g, '') : text;
const [tl, th, el, eh] = (process.env['P'] ?? '20,28,30,50').split(',').map(Number);
const ticks = Number(process.env['TICKS'] ?? 2880);
test('measure', { timeout: 600000 }, () => {
  const seeds = Number(process.env['SEEDS'] ?? 8);
  const out: string[] = [];
  const all: number[] = [];
  for (let seed = 1; seed <= seeds; seed++) {
    const base = orgOf(noDomains);
    const org = process.env['OWN']
      ? base
      : {
          ...base,
          workload: {
            ...base.workload,
            tasksPerOrder: { low: tl!, high: th! },
            effortTicks: { low: el!, high: eh! },
          },
        };
    const run = runFlow(org, { ticks, seed });
    const hours = (ticks * org.tickSeconds) / 3600;
    const line: string[] = [];
    const byLead = new Map<string, number[]>();
    for (const [i, a] of run.results.agents.entries()) {
      const agent = org.agents[i]!;
      if (agent.trigger.mode === 'event-driven')
        line.push(`${a.id}:${(a.tally.invocations / hours).toFixed(1)}`);
      else {
        const u = 100 * (1 - a.tally.idlePolls / (a.tally.invocations || 1));
        const k = agent.reportsTo ?? '-';
        byLead.set(k, [...(byLead.get(k) ?? []), u]);
        all.push(u);
      }
    }
    const teams = [...byLead.values()].map(
      (us) =>
        `${(us.reduce((x, y) => x + y) / us.length).toFixed(1)}[${Math.min(...us).toFixed(0)}-${Math.max(...us).toFixed(0)}]`,
    );
    out.push(
      `seed ${seed} ${line.slice(0, 8).join(' ')} | ${teams.slice(0, 12).join(' ')} orders done ${run.principal.filter((m) => m.kind === 'completion').length} esc ${run.principal.filter((m) => m.kind === 'escalation').length}`,
    );
  }
  const outside = all.filter((u) => u < 75 || u > 85).length;
  console.log(
    out.join('\n') +
      `\nworkers outside 75-85: ${outside} of ${all.length}, mean ${(all.reduce((x, y) => x + y) / all.length).toFixed(2)}`,
  );
});
