// Which actions and names a grammar leaves open at one wake: what a model cannot write, it cannot get wrong. Whether an action
// is allowed is decided elsewhere, whatever wrote it.

import type { ActionName } from '../model-action.js';
import type { FieldKind } from './action-table.js';

/** What an agent can name now. */
export interface KnownNames {
  /** To whom it may write. */
  readonly colleagues: readonly string[];
  readonly reports: readonly string[];
  /** All below it, at any distance. */
  readonly below: readonly string[];
  /** Its open tasks, and those of them with which it may do so now. */
  readonly openTasks: readonly string[];
  readonly workableTasks: readonly string[];
  readonly escalatableTasks: readonly string[];
  readonly completableTasks: readonly string[];
  /** Tasks whose escalation waits on it. */
  readonly escalatedTasks: readonly string[];
  readonly hasRequests: boolean;
}

/** Most that a grammar lets a model write. */
export interface GrammarRoom {
  readonly actions: number;
  readonly bodyCharacters: number;
  readonly noteCharacters: number;
  readonly nameCharacters: number;
}

/** llama.cpp takes no repetition above 2,000. */
export const DEFAULT_GRAMMAR_ROOM: GrammarRoom = {
  actions: 10,
  bodyCharacters: 2000,
  noteCharacters: 200,
  nameCharacters: 80,
};

/** More names than these are not listed: the grammar stays small, and the check says what is wrong. */
const NAMES_MAX = 60;

export function isPossible(action: ActionName, known: KnownNames): boolean {
  switch (action) {
    case 'delegate':
      return known.reports.length > 0;
    case 'work':
      return known.workableTasks.length > 0;
    case 'complete':
      return known.completableTasks.length > 0;
    case 'escalate':
      return known.escalatableTasks.length + known.escalatedTasks.length > 0;
    case 'answer':
      return known.escalatedTasks.length > 0;
    case 'message':
      return known.colleagues.length > 0;
    case 'request_config_change':
      return known.below.length > 0;
    case 'approve':
    case 'refuse':
      return known.hasRequests;
    case 'idle':
      return true;
  }
}

/** The names that a field of that action may hold; null for a field that holds none, or where there are too many. */
export function namesFor(
  action: ActionName,
  kind: FieldKind,
  known: KnownNames,
): readonly string[] | null {
  if (kind !== 'name' && kind !== 'task') return null;
  const names = kind === 'name' ? agentsFor(action, known) : tasksFor(action, known);
  return names.length > NAMES_MAX ? null : names;
}

function agentsFor(action: ActionName, known: KnownNames): readonly string[] {
  if (action === 'delegate') return known.reports;
  return action === 'request_config_change' ? known.below : known.colleagues;
}

function tasksFor(action: ActionName, known: KnownNames): readonly string[] {
  switch (action) {
    case 'work':
      return known.workableTasks;
    case 'complete':
      return known.completableTasks;
    case 'escalate':
      return [...known.escalatableTasks, ...known.escalatedTasks];
    case 'answer':
      return known.escalatedTasks;
    default:
      return known.openTasks;
  }
}
