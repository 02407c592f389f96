// Small orgs to run many times.
import type { SourceFile } from '#io/read-source';

const WORKLOAD = `
## Workload

- **Orders:** 4 per hour
- **Tasks per order:** 2-4
- **Effort:** 4-8 ticks
- **Blocked:** 20% of tasks
`;

/** A lead and two workers who poll. */
export const POLLING = `# Team

## Structure

### Lead

- **Level:** 10
- **Model:** claude-opus
- **Trigger:** event-driven

### Workers

- **Reports to:** Lead
- **Count:** 2
${WORKLOAD}`;

/** The same with workers who sleep. */
export const SLEEPING = POLLING.replace(
  '- **Count:** 2',
  '- **Count:** 2\n- **Trigger:** event-driven',
);

export const fileOf = (text: string, name = 'ORG.md'): SourceFile => ({ name, text });
