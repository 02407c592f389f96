// The form in which a model answers, as JSON Schema: made of the table of actions, for the way in which a provider takes it.
// Loads no package.

import { ESCALATION_REASONS } from '#engine/types';
import { MESSAGE_TRIGGERS, PRIORITIES } from '#org/names';
import type { AnswerForm, Provider } from '../adapter.js';
import type { ActionName } from '../model-action.js';
import type { FieldKind } from './action-table.js';
import { ACTIONS_MAX, actionsFor, fieldsOf } from './action-table.js';
import type { GrammarRoom, KnownNames } from './grammar-names.js';
import { DEFAULT_GRAMMAR_ROOM, isPossible, namesFor } from './grammar-names.js';
import type { Powers } from './powers.js';

type Schema = Readonly<Record<string, unknown>>;

/**
 * - `open`: a tool whose input the provider does not force. What may be left out is not required.
 * - `strict`: every property is required, and null where it does not apply; no bounds. OpenAI's strict mode takes no other.
 * - `grammar`: the model can write nothing else. Every string is bounded, and names are those that are known now.
 */
export type FormDialect = 'open' | 'strict' | 'grammar';

export const DIALECTS: Readonly<Record<Provider, FormDialect>> = {
  anthropic: 'open',
  openai: 'strict',
  ollama: 'grammar',
  'dry-run': 'open',
};

const NAME = 'act';
const DESCRIPTION = 'Your answer: the actions to take, in order.';

/** The form for agents of these powers: the same at every wake, so that it can be cached. */
export function stableForm(powers: Powers, dialect: Exclude<FormDialect, 'grammar'>): AnswerForm {
  const isStrict = dialect === 'strict';
  const variants = actionsFor(powers).map((action) => variantOf(action, isStrict, openSchemaOf));
  return formOf(listOf(variants, isStrict ? {} : { maxItems: ACTIONS_MAX }));
}

/** The form of one wake, for a provider that writes under a grammar: it costs no tokens, so it may change. */
export function grammarForm(
  powers: Powers,
  known: KnownNames,
  room: GrammarRoom = DEFAULT_GRAMMAR_ROOM,
): AnswerForm {
  const variants = actionsFor(powers)
    .filter((action) => isPossible(action, known))
    .map((action) =>
      variantOf(action, true, (kind) => {
        const names = namesFor(action, kind, known);
        if (names === null) return boundedSchemaOf(kind, room);
        // Nothing to name: what may be left out is.
        return names.length === 0 ? NOTHING : { enum: names };
      }),
    );
  return formOf(listOf(variants, { minItems: 1, maxItems: room.actions }));
}

function formOf(actions: Schema): AnswerForm {
  return { name: NAME, description: DESCRIPTION, schema: closed({ actions }, ['actions']) };
}

function listOf(variants: readonly Schema[], bounds: Schema): Schema {
  return { type: 'array', items: { anyOf: variants }, ...bounds };
}

/** The action's name stands first: where a grammar writes, what follows depends on it. */
function variantOf(
  action: ActionName,
  isAllRequired: boolean,
  schemaOf: (kind: FieldKind, isStrict: boolean) => Schema,
): Schema {
  const properties: Record<string, Schema> = { action: { const: action } };
  const required = ['action'];
  for (const { name, kind, isOptional } of fieldsOf(action)) {
    const schema = schemaOf(kind, isAllRequired);
    properties[name] =
      isOptional && isAllRequired && schema !== NOTHING ? nullable(schema) : schema;
    if (isAllRequired || !isOptional) required.push(name);
  }
  return closed(properties, required);
}

function closed(properties: Readonly<Record<string, Schema>>, required: readonly string[]): Schema {
  return { type: 'object', properties, required, additionalProperties: false };
}

const NOTHING: Schema = { type: 'null' };

function nullable(schema: Schema): Schema {
  return { anyOf: [schema, NOTHING] };
}

function openSchemaOf(kind: FieldKind, isStrict: boolean): Schema {
  switch (kind) {
    case 'priority':
      return { enum: PRIORITIES, ...(isStrict && { type: 'string' }) };
    case 'escalation':
      return { enum: ESCALATION_REASONS, ...(isStrict && { type: 'string' }) };
    case 'trigger':
      return triggerSchema(isStrict);
    default:
      return { type: 'string' };
  }
}

function boundedSchemaOf(kind: FieldKind, room: GrammarRoom): Schema {
  switch (kind) {
    case 'body':
      return { type: 'string', maxLength: room.bodyCharacters };
    case 'note':
      return { type: 'string', maxLength: room.noteCharacters };
    case 'name':
    case 'task':
      return { type: 'string', maxLength: room.nameCharacters };
    case 'trigger':
      // A change of the mode is what an idle or a busy report needs; the rest would only make the grammar larger.
      return closed({ mode: { enum: MODES } }, ['mode']);
    default:
      return openSchemaOf(kind, false);
  }
}

const MODES = ['polling', 'event-driven'] as const;

function triggerSchema(isStrict: boolean): Schema {
  const ticks: Schema = { type: 'integer' };
  const properties: Record<string, Schema> = {
    mode: { type: 'string', enum: MODES },
    triggerOn: { type: 'array', items: { type: 'string', enum: ['all', ...MESSAGE_TRIGGERS] } },
    tickInterval: ticks,
    batchWindow: ticks,
    cooldownTicks: ticks,
    maxSleepTicks: ticks,
  };
  if (!isStrict) return closed(properties, []);
  const all = Object.entries(properties).map(([name, schema]) => [name, nullable(schema)] as const);
  return closed(Object.fromEntries(all), Object.keys(properties));
}
