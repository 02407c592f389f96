// The list price of a model, and what an alias of one stands for. Loads no other table: rules of lint ask it too.

import type { ListedPrice } from './list-prices.js';
import { LIST_PRICES } from './list-prices.js';
import type { ModelId } from './model-id.js';
import { modelKey, parseModelId } from './model-id.js';

/** Names without a version: the newest of their family; and names that leave out what every other has. */
export const ALIASES: ReadonlyMap<string, string> = new Map([
  ['claude-fable', 'claude-fable-5-2'],
  ['claude-opus', 'claude-opus-5-5'],
  ['claude-sonnet', 'claude-sonnet-5-5'],
  ['claude-haiku', 'claude-haiku-5-5'],
  ['fable', 'claude-fable-5-2'],
  ['opus', 'claude-opus-5-5'],
  ['sonnet', 'claude-sonnet-5-5'],
  ['haiku', 'claude-haiku-5-5'],
  ['claude-opus-4', 'claude-opus-4-0'],
  ['claude-opus-4-20250514', 'claude-opus-4-0'],
  ['claude-sonnet-4', 'claude-sonnet-4-0'],
  ['claude-sonnet-4-20250514', 'claude-sonnet-4-0'],
]);

const TARGETS: ReadonlyMap<string, string> = new Map(
  [...ALIASES].flatMap(([alias, target]) =>
    [alias, `anthropic/${alias}`].map((name) => [modelKey(parseModelId(name)), target] as const),
  ),
);

const ROWS: ReadonlyMap<string, ListedPrice> = new Map(
  LIST_PRICES.map((row) => [modelKey(parseModelId(`${row.provider}/${row.id}`)), row]),
);

/** The named version that an alias stands for; every other name stands for itself. */
export function resolveAlias(id: ModelId): ModelId {
  const target = TARGETS.get(modelKey(id));
  return target === undefined ? id : parseModelId(target);
}

/** The row of a version by its id in whatever spelling: its own date first, else without one. Null where there is none. */
export function findListedRow(id: ModelId): ListedPrice | null {
  return ROWS.get(modelKey(id)) ?? ROWS.get(undatedKey(id)) ?? null;
}

/** The list price of a model or of what its alias stands for; null where none is known: nothing is guessed. */
export function findListPrice(model: string): ListedPrice | null {
  return findListedRow(resolveAlias(parseModelId(model)));
}

function undatedKey({ provider, undated }: ModelId): string {
  return modelKey({ provider, plain: undated });
}
