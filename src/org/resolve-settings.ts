// The one mechanism by which a setting is resolved: layers of stated values, strongest first, and a built-in behind
// them. Knows no setting by name; the table of them is in settings.ts.

import type { Duration } from '#base/duration';
import { durationToTicks } from '#base/duration';
import type { OrgDocument } from '#document/types';
import { rangeWithin } from './problem-log.js';
import type { Stated, StatedFields } from './read-fields.js';
import type { ValueOf } from './readers.js';
import type { Budget, BudgetPeriod, Origin } from './types.js';
import type { LevelClause } from './values/read-level-selectors.js';
import type { KeyName } from './vocabulary.js';

/** A value and where it was decided. */
export interface Placed<T> {
  readonly value: T;
  readonly origin: Origin;
  readonly remark: string | null;
}

/** Values that role, department and culture default state, in this order: strongest first. A layer may be empty. */
export type Layers<T> = readonly (readonly Placed<T>[])[];

/** What a built-in may depend on, and what units need. */
export interface Facts {
  readonly level: number;
  readonly tickSeconds: number;
  /** The period of a budget that states none. */
  readonly budgetPeriod: BudgetPeriod;
  /** The policies' limit for each agent. */
  readonly agentBudget: Resolved<Budget> | null;
}

export interface Resolved<R> {
  readonly value: R;
  readonly origin: Origin;
}

/** Where an agent's settings come from. */
export interface Sources {
  readonly role: StatedFields;
  readonly department: StatedFields | null;
  readonly culture: StatedFields;
  readonly document: OrgDocument;
}

export interface Setting<R> {
  resolve(sources: Sources, facts: Facts): Resolved<R>;
}

export type Defaults<T> = (culture: StatedFields) => readonly Stated<LevelClause<T>[]>[];

/** A setting from its keys, the culture default behind them (if there is one) and how its layers combine. */
export function defineSetting<K extends KeyName, R>(
  keys: readonly K[],
  decide: (layers: Layers<ValueOf<K>>, facts: Facts) => Resolved<R>,
  defaults: Defaults<ValueOf<K>> = () => [],
): Setting<R> {
  return {
    resolve({ role, department, culture, document }, facts) {
      const layers = [
        statedIn(role, keys, 'role-field'),
        department === null ? [] : statedIn(department, keys, 'department-field'),
        defaultFor(defaults(culture), facts.level, document),
      ];
      return decide(layers, facts);
    },
  };
}

function statedIn<K extends KeyName>(
  fields: StatedFields,
  keys: readonly K[],
  kind: 'role-field' | 'department-field',
): Placed<ValueOf<K>>[] {
  return keys.flatMap((key) =>
    fields.get(key).map(({ value, written, remark }) => ({
      value,
      origin: { kind, range: written.range },
      remark,
    })),
  );
}

/** The first clause that fits the level, over all fields of the default. */
function defaultFor<T>(
  stated: readonly Stated<LevelClause<T>[]>[],
  level: number,
  document: OrgDocument,
): Placed<T>[] {
  for (const { value: clauses, written, remark } of stated) {
    for (const { selector, value, start, end } of clauses) {
      if (level < selector.low || level > selector.high) continue;
      const range = rangeWithin(document, written, start, end);
      return [{ value, origin: { kind: 'culture-default', range }, remark }];
    }
  }
  return [];
}

const NONE_STATED: Origin = { kind: 'built-in', why: 'none is stated' };

/** What holds when nobody says anything. */
export function unstated<const R>(value: R): Resolved<R> {
  return { value, origin: NONE_STATED };
}

export function builtIn<const R>(value: R, why: string): Resolved<R> {
  return { value, origin: { kind: 'built-in', why } };
}

export function inTicks(duration: Duration, { tickSeconds }: Facts): number {
  return durationToTicks(duration, tickSeconds);
}

/** The strongest layer's first value. */
export function strongest<T, R>(
  convert: (value: T, facts: Facts) => R,
  fallback: (facts: Facts) => Resolved<R>,
): (layers: Layers<T>, facts: Facts) => Resolved<R> {
  return (layers, facts) => {
    const first = layers.find((layer) => layer.length > 0)?.[0];
    return first === undefined
      ? fallback(facts)
      : { value: convert(first.value, facts), origin: first.origin };
  };
}

/**
 * All values of all layers, but for those whose `identity` a stronger layer has already. `isUnique`: nor may one layer
 * hold two of the same identity; the first stays.
 */
export function mergeBy<T, R>(
  { identity, isUnique }: { readonly identity: (value: T) => string; readonly isUnique: boolean },
  convert: (placed: Placed<T>, facts: Facts) => R,
): (layers: Layers<T>, facts: Facts) => Resolved<readonly Resolved<R>[]> {
  return (layers, facts) => {
    const merged: Resolved<R>[] = [];
    const taken = new Set<string>();
    for (const layer of layers) {
      const stronger = new Set(taken);
      for (const placed of layer) {
        const name = identity(placed.value);
        if ((isUnique ? taken : stronger).has(name)) continue;
        taken.add(name);
        merged.push({ value: convert(placed, facts), origin: placed.origin });
      }
    }
    return { value: merged, origin: merged[0]?.origin ?? NONE_STATED };
  };
}
