// What `--adapt` leaves in the log: who asked, who let it, why, and when it counted.
import { expect, it } from 'vitest';
import { runFlow } from './run-flow.js';

const chain = (permissions: string) => `# Chain
## Culture
- **Default trigger:** event-driven
## Policies
### Permissions
${permissions}
## Workload
- **Orders:** 1 per hour
- **Tasks per order:** 1
- **Effort:** 2 ticks
## Structure
### CEO
#### Head
##### Lead
###### Worker
- **Trigger:** polling
`;

it.each([
  ['', 'head'],
  ['- L9+ can approve config changes', 'head'],
  // The Lead's manager may not: the request goes to who may, and does not lie about.
  ['- L10 can approve config changes', 'ceo'],
])('a request under "%s" is approved by %s', (permissions, approvedBy) => {
  const { log, results } = runFlow(chain(permissions), { ticks: 500, adapt: true });
  const reason = expect.stringMatching(/^it was busy on \d+ % of its polls in the last hour$/);
  const change = { mode: 'event-driven' };
  const actionOf = (type: string) =>
    log.find((record) => record.type === 'action' && record.action.type === type);
  const [asked, approved] = [actionOf('config_request'), actionOf('approve')];
  expect(asked).toMatchObject({
    agent: 'lead',
    action: { agent: 'worker', trigger: change, reason },
  });
  expect(approved).toMatchObject({ agent: approvedBy });
  expect(log.find((record) => record.type === 'switch')).toEqual({
    type: 'switch',
    tick: (approved?.tick ?? Number.NaN) + 1,
    agent: 'worker',
    change,
    requestedBy: 'lead',
    approvedBy,
    reason,
  });
  expect(results.configRequests).toMatchObject([{ state: 'approved', decidedBy: approvedBy }]);
  expect(log.filter(({ type }) => type === 'refused')).toEqual([]);
});
