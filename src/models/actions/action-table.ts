// The closed list of what a model may answer: each action with its sense, its fields and who has it. The one source of the
// prompt's list, of the schema that a provider is sent and of the check of an answer. Plain data; knows no schema language.

import type { ActionName, ModelAction } from '../model-action.js';
import type { Powers } from './powers.js';

/** What a field holds. `name` is an agent's id, `task` a task's name; the bounds are in `FIELD_CHARACTERS_MAX`. */
export type FieldKind = 'name' | 'task' | 'body' | 'note' | 'priority' | 'escalation' | 'trigger';
type OptionalKind = `${FieldKind}?`;

/** Kinds by field, in the order in which they are written. */
type FieldsOf<A> = {
  readonly [F in Exclude<keyof A, 'action'>]-?: undefined extends A[F] ? OptionalKind : FieldKind;
};

interface ActionRow<A> {
  /** What it does, a clause for the model. */
  readonly sense: string;
  readonly fields: FieldsOf<A>;
  /** Who has it; everybody where it says nothing. */
  readonly power?: keyof Powers;
}

type ActionTable = { readonly [N in ActionName]: ActionRow<Extract<ModelAction, { action: N }>> };

export const ACTION_TABLE: ActionTable = {
  delegate: {
    sense: 'give a task to one of your reports; part_of names the task of yours that it belongs to',
    fields: { to: 'name', body: 'body', priority: 'priority?', part_of: 'task?' },
    power: 'mayDelegate',
  },
  work: {
    sense: 'do one turn of work on a task of yours; you are asked again for the next turn',
    fields: { task: 'task', note: 'note?' },
  },
  complete: {
    sense: 'hand in the result of a task of yours to whoever gave it to you: body is the result',
    fields: { task: 'task', body: 'body' },
  },
  escalate: {
    sense:
      'tell whoever gave you a task why it does not go on, or pass on an escalation that came to you',
    fields: { task: 'task', reason: 'escalation', body: 'body' },
  },
  answer: {
    sense: 'resolve an escalation that came to you, so that its task goes on',
    fields: { task: 'task', body: 'body' },
    power: 'hasReports',
  },
  message: {
    sense: 'write to your manager, a report, or somebody beside you',
    fields: { to: 'name', body: 'body', priority: 'priority?' },
  },
  request_config_change: {
    sense: 'ask your manager that somebody below you wakes otherwise',
    fields: { agent: 'name', trigger: 'trigger', reason: 'note' },
    power: 'mayRequest',
  },
  approve: {
    sense: 'let the oldest request that waits on you take effect',
    fields: {},
    power: 'mayDecide',
  },
  refuse: {
    sense: 'turn down the oldest request that waits on you',
    fields: { reason: 'note' },
    power: 'mayDecide',
  },
  idle: { sense: 'nothing is to be done now', fields: {} },
};

/** In the table's order. */
export const ACTION_NAMES: readonly ActionName[] = namesIn(ACTION_TABLE);

/** Of one answer. */
export const ACTIONS_MAX = 50;

/** Characters of what a model writes freely. */
export const FIELD_CHARACTERS_MAX = { name: 200, task: 200, body: 16_000, note: 2000 } as const;

export function isActionName(name: unknown): name is ActionName {
  return typeof name === 'string' && Object.hasOwn(ACTION_TABLE, name);
}

/** The actions that an agent of these powers has. */
export function actionsFor(powers: Powers): readonly ActionName[] {
  return ACTION_NAMES.filter((name) => {
    const { power } = ACTION_TABLE[name];
    return power === undefined || powers[power];
  });
}

export interface ActionField {
  readonly name: string;
  readonly kind: FieldKind;
  readonly isOptional: boolean;
}

const OPTIONAL_KINDS: Readonly<Record<OptionalKind, FieldKind>> = {
  'name?': 'name',
  'task?': 'task',
  'body?': 'body',
  'note?': 'note',
  'priority?': 'priority',
  'escalation?': 'escalation',
  'trigger?': 'trigger',
};

export function fieldsOf(action: ActionName): readonly ActionField[] {
  const fields: Readonly<Record<string, FieldKind | OptionalKind>> = ACTION_TABLE[action].fields;
  return Object.entries(fields).map(([name, kind]) =>
    isOptional(kind)
      ? { name, kind: OPTIONAL_KINDS[kind], isOptional: true }
      : { name, kind, isOptional: false },
  );
}

function isOptional(kind: FieldKind | OptionalKind): kind is OptionalKind {
  return Object.hasOwn(OPTIONAL_KINDS, kind);
}

function namesIn(table: ActionTable): ActionName[] {
  return Object.keys(table).filter((name): name is ActionName => Object.hasOwn(table, name));
}
