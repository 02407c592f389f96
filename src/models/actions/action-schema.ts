// The table of actions as zod schemas: closed objects, every string bounded. Loads zod: import it when an answer is to be read.

import { z } from 'zod';
import { ESCALATION_REASONS } from '#engine/types';
import { MESSAGE_TRIGGERS, PRIORITIES } from '#org/names';
import type { ActionName } from '../model-action.js';
import type { FieldKind } from './action-table.js';
import { ACTION_NAMES, FIELD_CHARACTERS_MAX, fieldsOf } from './action-table.js';

/** Ticks that a model may ask for: some years. */
const TICKS_MAX = 10_000_000;

const ticksFrom = (least: number): z.ZodType => z.int().min(least).max(TICKS_MAX).optional();

const FIELDS: Readonly<Record<FieldKind, z.ZodType>> = {
  name: z.string().min(1).max(FIELD_CHARACTERS_MAX.name),
  task: z.string().min(1).max(FIELD_CHARACTERS_MAX.task),
  body: z.string().max(FIELD_CHARACTERS_MAX.body),
  note: z.string().max(FIELD_CHARACTERS_MAX.note),
  priority: z.enum(PRIORITIES),
  escalation: z.enum(ESCALATION_REASONS),
  trigger: z.strictObject({
    mode: z.enum(['polling', 'event-driven']).optional(),
    triggerOn: z
      .array(z.enum(['all', ...MESSAGE_TRIGGERS]))
      .min(1)
      .max(10)
      .optional(),
    tickInterval: ticksFrom(1),
    batchWindow: ticksFrom(0),
    cooldownTicks: ticksFrom(0),
    maxSleepTicks: ticksFrom(1),
  }),
};

/** Of one entry of `actions`, by its name. */
export const ACTION_SCHEMAS: ReadonlyMap<ActionName, z.ZodType> = new Map(
  ACTION_NAMES.map((action) => [action, schemaOf(action)]),
);

function schemaOf(action: ActionName): z.ZodType {
  const fields = fieldsOf(action).map(({ name, kind, isOptional }): [string, z.ZodType] => [
    name,
    isOptional ? FIELDS[kind].optional() : FIELDS[kind],
  ]);
  return z.strictObject({ action: z.literal(action), ...Object.fromEntries(fields) });
}
