// The fields of a message as scripts and events write them. Knows nothing of when it is sent.

import type { SendAction } from '#engine/types';
import { ESCALATION_REASONS } from '#engine/types';
import { isExternalTrigger, PRIORITIES } from '#org/names';
import type { InputPlace, JsonObject } from './input-place.js';

/** Fields that any message may have. */
export const SEND_FIELDS = ['type', 'to', 'body', 'priority'] as const;

/** What may be sent, and which fields it may have besides those. */
export function extraFieldsOf(type: SendAction['type']): readonly string[] {
  if (isExternalTrigger(type)) return ['attributes'];
  return type === 'escalation' ? ['task', 'escalationReason'] : ['task'];
}

/** The message of these fields, already known to be no others; `to` where the file leaves it out, or null when it may not. */
export function readSendAction(
  place: InputPlace,
  fields: JsonObject,
  type: SendAction['type'],
  defaultTo: string | null,
): SendAction {
  const { body, priority, task, escalationReason, attributes } = fields;
  const to =
    fields.to === undefined && defaultTo !== null
      ? defaultTo
      : place.at('to').readRecipient(fields.to);
  return {
    type,
    to,
    body: body === undefined ? '' : place.at('body').readText(body, '"body": "what it says"'),
    ...(priority !== undefined && {
      priority: place.at('priority').readName(priority, PRIORITIES, 'priority'),
    }),
    ...(task !== undefined && { task: place.at('task').readText(task, '"task": "a name"') }),
    ...(escalationReason !== undefined && {
      escalationReason: place
        .at('escalationReason')
        .readName(escalationReason, ESCALATION_REASONS, 'reason to escalate'),
    }),
    ...(attributes !== undefined && {
      attributes: readAttributes(place.at('attributes'), attributes),
    }),
  };
}

function readAttributes(place: InputPlace, value: unknown): Record<string, string> {
  const example = '"attributes": {"repo": "acme/api"}';
  const entries = Object.entries(place.readObject(value, example));
  return Object.fromEntries(
    entries.map(([key, text]) => [key, place.at(key).readText(text, example)]),
  );
}
