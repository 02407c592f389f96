// What a model answered, as actions, or what is wrong with it in sentences for the model. Nothing that it wrote is executed,
// and nothing is guessed: an answer that is not valid is not applied in part. Loads zod.

import type { z } from 'zod';
import { didYouMean } from '#base/did-you-mean';
import { isRecord } from '#base/json-values';
import type { ActionName, ModelAction } from '../model-action.js';
import { quoteInline } from '../prompt/quote-data.js';
import { ACTION_SCHEMAS } from './action-schema.js';
import { ACTION_NAMES, ACTIONS_MAX, fieldsOf, isActionName } from './action-table.js';
import { findAnswer } from './find-answer.js';

export type ParsedAnswer =
  | { readonly kind: 'actions'; readonly actions: readonly ModelAction[] }
  /** In sentences: which action and field is wrong, and what is known. */
  | { readonly kind: 'complaint'; readonly complaint: string };

/** Complaints told at once. */
const COMPLAINTS_MAX = 8;
const EXCERPT_CHARACTERS = 60;

/** `offered` are the actions that the agent has; whether it may take them now is not decided here. Never throws. */
export function parseAnswer(
  text: string,
  offered: readonly ActionName[] = ACTION_NAMES,
): ParsedAnswer {
  const found = findAnswer(text);
  if (found.kind === 'missing') return complain([found.complaint]);
  const { value } = found;
  if (!isRecord(value)) return complain([`Your answer is ${kindOf(value)}. ${SHAPE}`]);
  const others = Object.keys(value).filter((name) => name !== 'actions');
  const [other] = others;
  if (other !== undefined)
    return complain([`Your answer has a field ${shown(other)}, which is not known. ${SHAPE}`]);
  const list = value.actions;
  if (!Array.isArray(list))
    return complain([`"actions" is ${kindOf(list)}; it must be a list. ${SHAPE}`]);
  if (list.length > ACTIONS_MAX)
    return complain([`There are ${list.length} actions; an answer may have ${ACTIONS_MAX}.`]);
  return readActions(list, offered);
}

const SHAPE = 'Write one object {"actions": [...]}.';

function readActions(list: readonly unknown[], offered: readonly ActionName[]): ParsedAnswer {
  const actions: ModelAction[] = [];
  const complaints: string[] = [];
  list.forEach((entry, index) => {
    const action = readAction(entry, offered);
    if (typeof action === 'string') complaints.push(`Action ${index + 1}: ${action}`);
    else actions.push(action);
  });
  return complaints.length > 0 ? complain(complaints) : { kind: 'actions', actions };
}

/** The action, or the rest of a sentence on what is wrong with it. */
function readAction(entry: unknown, offered: readonly ActionName[]): ModelAction | string {
  if (!isRecord(entry)) return `it is ${kindOf(entry)}; it must be an object with an "action".`;
  const name = Object.hasOwn(entry, 'action') ? entry.action : undefined;
  if (!isActionName(name) || !offered.includes(name)) return unknownAction(name, offered);
  // Where every field must be written, null says that it is left out.
  const given = withoutNulls(entry, name);
  const fault = faultIn(given, name);
  if (fault !== null) return `${name}: ${fault}`;
  return isAction(given) ? given : `${name}: it is not valid.`;
}

function isAction(value: unknown): value is ModelAction {
  if (!isRecord(value) || !isActionName(value.action)) return false;
  return ACTION_SCHEMAS.get(value.action)?.safeParse(value).success === true;
}

function unknownAction(name: unknown, offered: readonly ActionName[]): string {
  const list = offered.join(', ');
  if (typeof name !== 'string') return `"action" is ${kindOf(name)}; it must be one of: ${list}.`;
  const meant = didYouMean(name.slice(0, EXCERPT_CHARACTERS), offered);
  const hint = meant === null ? '' : ` Did you mean ${meant}?`;
  return `you have no action ${shown(name)}.${hint} You have: ${list}.`;
}

/** A copy with own properties alone, safe to look into. */
function withoutNulls(
  entry: Readonly<Record<string, unknown>>,
  action: ActionName,
): Readonly<Record<string, unknown>> {
  const optional = fieldsOf(action).filter(({ isOptional }) => isOptional);
  const entries = Object.entries(entry).flatMap(([name, value]): [string, unknown][] => {
    if (value === null && optional.some((field) => field.name === name)) return [];
    if (name === 'trigger' && isRecord(value)) {
      return [
        [name, Object.fromEntries(Object.entries(value).filter(([, part]) => part !== null))],
      ];
    }
    return [[name, value]];
  });
  return Object.fromEntries(entries);
}

/** The first thing that is wrong, as the end of a sentence; null where nothing is. */
function faultIn(given: Readonly<Record<string, unknown>>, action: ActionName): string | null {
  const read = ACTION_SCHEMAS.get(action)?.safeParse(given);
  if (read === undefined || read.success) return null;
  const [issue] = read.error.issues;
  return issue === undefined ? 'it is not valid.' : sentenceOf(issue, given, action);
}

function sentenceOf(
  issue: z.core.$ZodIssue,
  given: Readonly<Record<string, unknown>>,
  action: ActionName,
): string {
  const field = issue.path.map(String).join('.');
  switch (issue.code) {
    case 'unrecognized_keys': {
      const names = issue.keys.slice(0, 3).map(shown).join(', ');
      const where = field === '' ? 'it' : field;
      return `${where} has no field ${names}. ${field === '' ? fieldsText(action) : ''}`.trim();
    }
    case 'too_big':
      return `${field} is too ${issue.origin === 'string' ? 'long: it has' : 'large: it has'} at most ${String(issue.maximum)}${issue.origin === 'string' ? ' characters' : ''}.`;
    case 'too_small':
      return issue.origin === 'string'
        ? `${field} is empty.`
        : `${field} must be at least ${String(issue.minimum)}.`;
    case 'invalid_value':
      return `${field} ${valueText(given, issue.path)}; it must be one of: ${issue.values.map(String).join(', ')}.`;
    default:
      return `${field} ${valueText(given, issue.path)}. ${fieldsText(action)}`;
  }
}

function valueText(given: unknown, path: readonly PropertyKey[]): string {
  let value = given;
  for (const step of path) {
    value =
      typeof value === 'object' && value !== null
        ? Object.getOwnPropertyDescriptor(value, step)?.value
        : undefined;
  }
  if (value === undefined) return 'is missing';
  return typeof value === 'string' ? `is ${shown(value)}` : `is ${kindOf(value)}`;
}

function fieldsText(action: ActionName): string {
  const fields = fieldsOf(action).map(({ name, isOptional }) => (isOptional ? `${name}?` : name));
  return fields.length === 0
    ? `${action} has no fields.`
    : `${action} has the fields ${fields.join(', ')}.`;
}

function kindOf(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  return typeof value === 'number' && !Number.isInteger(value) ? 'a fraction' : `a ${typeof value}`;
}

function shown(text: string): string {
  return quoteInline(text, EXCERPT_CHARACTERS);
}

function complain(sentences: readonly string[]): ParsedAnswer {
  const rest = sentences.length - COMPLAINTS_MAX;
  const more = rest > 0 ? [`And ${rest} more.`] : [];
  return {
    kind: 'complaint',
    complaint: [...sentences.slice(0, COMPLAINTS_MAX), ...more].join(' '),
  };
}
