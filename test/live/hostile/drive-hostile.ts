// Runs an org on a hostile model and judges all that came of it.
import { randomStream } from '#base/random-streams';
import { loadOrg } from '#main/load-org';
import { actionsFor } from '#models/actions/action-table';
import { grammarForm } from '#models/actions/answer-form';
import { createPromptBook } from '#models/prompt/create-prompt-book';
import { joinBlocks } from '#models/prompt/types';
import { SHOP } from '../desk/desk-of.js';
import { driveDesk } from '../desk/drive-desk.js';
import { ChartOracle } from './chart-oracle.js';
import { HostileModel } from './hostile-model.js';

const ORGS = [
  SHOP.replace('military', 'startup'),
  `# Strict

## Culture

preset: research

- **Default trigger:** event-driven

## Policies

### Permissions

- L9+ can delegate
- L8+ can request config changes
- L10 can approve config changes

## Structure

### CEO

### Director

- **Reports to:** CEO

### Lead

- **Reports to:** Director

### Dev

- **Reports to:** Lead

### Other Dev

- **Reports to:** Lead

### Auditor
`,
].map((text) => loadOrg({ name: 'ORG.md', text }).org);

export interface HostileRun {
  readonly answers: number;
  readonly applied: number;
  readonly faults: readonly string[];
}

/** At least 200 answers. */
export function driveHostile(seed: number): HostileRun {
  const org = ORGS[seed % ORGS.length]!;
  const oracle = new ChartOracle(org);
  const ids = org.agents.map(({ id }) => id);
  const model = new HostileModel(randomStream(seed, 'hostile'), ids);
  const book = createPromptBook(org);
  const faults: string[] = [];
  const { calls, applied } = driveDesk({
    org,
    ticks: 120,
    orders: [ids[0]!, ids[0]!, ids[1]!],
    caps: { wakesMax: 5000, depthMax: 500 },
    think: (invocation, desk) => {
      const { agent } = invocation;
      const situation = { invocation, when: 'now', budgetsLeft: [], ...desk.pagesOf(agent) };
      const prompt = joinBlocks(book.wakeOf(agent, situation));
      if (prompt.length > 100_000) faults.push(`${agent}: a prompt of ${prompt.length}`);
      if (/[\p{Cc}\u202e]/u.test(prompt.replaceAll('\n', '').replaceAll('\t', '')))
        faults.push(`${agent}: a raw character in its prompt`);
      // Never throws, whatever is known.
      grammarForm(desk.powersOf(agent), desk.knownTo(agent));
      actionsFor(desk.powersOf(agent));
      return model.write(desk.knownTo(agent));
    },
    taken: (invocation, answer) => oracle.judge(invocation, answer),
  });
  if ('polluted' in {}) faults.push('the prototype of all objects was changed');
  return { answers: calls, applied, faults: [...faults, ...oracle.faults] };
}
