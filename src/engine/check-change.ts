// What a trigger may be changed to. Whoever asks (a script, a model, a hub), nothing is applied that no ORG.md could say.

import type { TriggerChange } from './types.js';

type Check = (value: unknown) => string | null;

const MODES: readonly unknown[] = ['polling', 'event-driven'];

const CHECKS: Readonly<Record<keyof TriggerChange, Check>> = {
  mode: (value) => (MODES.includes(value) ? null : 'must be polling or event-driven'),
  tickInterval: wholeFrom(1),
  triggerOn: (value) =>
    value === 'all' || (Array.isArray(value) && value.length > 0)
      ? null
      : 'must be all or name a trigger',
  batchWindow: wholeFrom(0),
  batchOverrides: (value) => {
    if (typeof value !== 'object' || value === null)
      return 'must be windows by trigger or priority';
    const faults = Object.values(value).map(wholeFrom(0));
    return faults.find((fault) => fault !== null) ?? null;
  },
  maxSleepTicks: (value) => (value === null ? null : wholeFrom(1)(value)),
  cooldownTicks: wholeFrom(0),
};

function wholeFrom(least: number): Check {
  return (value) =>
    typeof value === 'number' && Number.isSafeInteger(value) && value >= least
      ? null
      : `must be a whole number of ticks from ${least}`;
}

/** Why the change cannot be made, a clause (`tickInterval 0 must be ...`), or null when it can. */
export function whyInvalid(change: TriggerChange): string | null {
  const entries = Object.entries(change);
  if (entries.length === 0) return 'it changes nothing';
  for (const [name, value] of entries) {
    // The caller may be plain JavaScript: a name that is no setting has no check.
    const check = (CHECKS as Partial<Record<string, Check>>)[name];
    if (check === undefined) return `a trigger has no ${name}`;
    const fault = check(value);
    if (fault !== null) return `${name} ${textOf(value)} ${fault}`;
  }
  return null;
}

function textOf(value: unknown): string {
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
}
