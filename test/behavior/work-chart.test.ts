import { expect, it } from 'vitest';
import { runFlow } from './run-flow.js';

const org = (grant: string) => `# X
## Policies
### Permissions
${grant}
## Workload
- **Tasks per order:** 2
- **Effort:** 1 tick
- **Blocked:** 0%
## Structure
### COO
- **Trigger:** event-driven
### Team
#### Lead
- **Trigger:** event-driven
#### Worker
- **Trigger:** event-driven
`;

it('lets who may not delegate do the work itself', () => {
  const wokenBy = (grant: string) => {
    const run = runFlow(org(grant), { ticks: 20, orders: ['Go'], hasWorkload: false });
    expect(run.principal.map((message) => message.kind)).toEqual(['completion']);
    return new Set(run.trace.map((record) => record.agent));
  };
  expect(wokenBy('- L7+ can delegate')).toEqual(new Set(['coo', 'lead', 'worker']));
  expect(wokenBy('- L8+ can delegate')).toEqual(new Set(['coo', 'lead']));
});
