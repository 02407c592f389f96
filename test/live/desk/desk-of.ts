// A desk for an ORG.md given as text, and wakes to show it.
import type { Action, Answer, Message } from '#engine/types';
import { createTaskDesk } from '#live/desk/create-task-desk';
import type { TaskDesk } from '#live/desk/task-desk';
import { loadOrg } from '#main/load-org';
import type { ModelAction } from '#models/model-action';
import type { Org } from '#org/types';
import { messageOf } from '../../models/prompt/prompts-of.js';

export const SHOP = `# Shop

## Culture

preset: military

## Structure

### COO

### Lead

- **Reports to:** COO

### Workers

- **Count:** 3
- **Reports to:** Lead

### Help Lead

- **Reports to:** COO

### Helper

- **Reports to:** Help Lead
`;

export interface Table {
  readonly org: Org;
  readonly desk: TaskDesk;
  /** Shows messages; what the agent then decides is refused (sentences), or booked and given back. */
  turn(
    agent: string,
    tick: number,
    messages: readonly Partial<Message>[],
    actions: readonly ModelAction[],
  ): Answer | readonly string[];
}

export function tableOf(text = SHOP, options: { turnsMax?: number } = {}): Table {
  const { org } = loadOrg({ name: 'ORG.md', text });
  const desk = createTaskDesk(org, options);
  return {
    org,
    desk,
    turn(agent, tick, messages, actions) {
      desk.show({ agent, messages: messages.map((parts) => messageOf({ to: agent, ...parts })) });
      const { answer, refusals } = desk.check({ agent, tick }, actions);
      if (refusals.length > 0) return refusals;
      desk.settle({ agent }, answer);
      return answer;
    },
  };
}

export const ORDER = {
  id: 1,
  kind: 'order',
  from: 'human-principal',
  body: 'Ship the beta',
} as const;

/** The message that such an action becomes. */
export function mailOf(from: string, action: Action, id: number): Partial<Message> {
  if (!('to' in action)) throw new Error(`${action.type} is no message`);
  return {
    id,
    kind: action.type,
    from,
    to: action.to,
    body: action.body,
    task: action.task ?? null,
    escalationReason: action.escalationReason ?? null,
  };
}

export function answerOf(result: ReturnType<Table['turn']>): Answer {
  if ('actions' in result) return result;
  throw new Error(result.join(' '));
}

export function refusalsOf(
  table: Table,
  agent: string,
  ...actions: ModelAction[]
): readonly string[] {
  return table.desk.check({ agent, tick: 9 }, actions).refusals;
}

export function openOf(table: Table, agent: string): string[] {
  return table.desk.tasksOf(agent).map(({ id }) => id);
}

/** An order that went from the COO over the lead to a worker. */
export function delegated(text = SHOP): Table {
  const table = tableOf(text);
  const coo = answerOf(
    table.turn('coo', 5, [ORDER], [{ action: 'delegate', to: 'lead', body: 'Build it' }]),
  );
  const lead = answerOf(
    table.turn(
      'lead',
      5,
      [mailOf('coo', coo.actions[0]!, 2)],
      [{ action: 'delegate', to: 'worker-1', body: 'Code it', part_of: 't5.coo.1' }],
    ),
  );
  table.turn('worker-1', 6, [mailOf('lead', lead.actions[0]!, 3)], []);
  return table;
}
