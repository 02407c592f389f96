// Small orgs and messages for the tests of the engine's edges.

import type { Action } from '#engine/types';
import type { Priority } from '#org/names';

/** One event-driven agent that never wakes by itself. `policies` are lines under that heading. */
export function boss(fields = '', policies = ''): string {
  return lone(`- **Trigger:** event-driven\n- **Max sleep:** never\n${fields}`, policies);
}

/** One polling agent. */
export function pollingBoss(fields = '', policies = ''): string {
  return lone(`- **Trigger:** polling\n${fields}`, policies);
}

function lone(fields: string, policies: string): string {
  return `# Org\n## Policies\n${policies}\n## Structure\n### Boss\n${fields}\n`;
}

interface Pair {
  /** Lines of the boss, who wakes on orders alone. */
  readonly boss?: string;
  /** Lines of the worker. */
  readonly worker?: string;
  readonly policies?: string;
  readonly culture?: string;
}

/** A boss and a worker, both event-driven, who never wake by themselves. */
export function bossAndWorker({ boss = '', worker = '', policies = '', culture = '' }: Pair = {}) {
  return `# Org
## Culture
${culture}
## Policies
${policies}
## Structure
### Boss
- **Level:** 10
- **Trigger:** event-driven
- **Max sleep:** never
- **Wake on:** orders
${boss}
#### Worker
- **Trigger:** event-driven
- **Max sleep:** never
${worker}
`;
}

export function order(priority: Priority = 'high', to = 'boss'): Action {
  return { type: 'order', to, body: '', priority };
}

/** What the boss delegates and the worker escalates past the boss, about no named task. */
export const delegation = { type: 'delegation', from: 'boss', to: 'worker', body: '' } as const;
export const escalation = {
  type: 'escalation',
  from: 'worker',
  to: 'human-principal',
  body: '',
} as const;
/** A message that the boss does not wake on. */
export const chat = { type: 'message', from: 'somebody', to: 'boss', body: '' } as const;
