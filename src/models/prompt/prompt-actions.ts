// The list of what an agent may answer, as it is told: one line for each action that it has.

import { ESCALATION_REASONS } from '#engine/types';
import { ACTION_TABLE, actionsFor, fieldsOf } from '../actions/action-table.js';
import type { Powers } from '../actions/powers.js';
import type { ActionName } from '../model-action.js';

const HEAD =
  'What you may do. Answer with one object {"actions": [...]}: the actions in the order in which they are to happen, each with its name and its fields (those with a ? may be left out), such as {"action": "work", "task": "order-1", "note": "half done"}.';

export function actionsText(powers: Powers): string {
  return [HEAD, ...actionsFor(powers).map(lineOf)].join('\n');
}

function lineOf(action: ActionName): string {
  const fields = fieldsOf(action).map(({ name, isOptional }) => (isOptional ? `${name}?` : name));
  const list = fields.length === 0 ? '' : ` (${fields.join(', ')})`;
  const hint = fieldsOf(action).some(({ kind }) => kind === 'escalation') ? REASONS : '';
  return `- ${action}: ${ACTION_TABLE[action].sense}${list}${hint}`;
}

const REASONS = `; reason is ${ESCALATION_REASONS.slice(0, -1).join(', ')} or ${ESCALATION_REASONS.at(-1) ?? ''}`;
