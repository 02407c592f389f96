// What a script's config request wants to change of an agent's trigger.

import type { TriggerChange } from '#engine/types';
import type { TriggerMode, WakeTrigger } from '#org/names';
import { EXTERNAL_TRIGGERS, MESSAGE_TRIGGERS, PRIORITIES } from '#org/names';
import type { BatchKey, WakeEvent } from '#org/types';
import type { InputPlace } from './input-place.js';

const EXAMPLE = '{"mode": "event-driven", "triggerOn": ["task_assigned"]}';
const MODES: readonly TriggerMode[] = ['polling', 'event-driven'];
const TRIGGERS: readonly WakeTrigger[] = [...MESSAGE_TRIGGERS, ...EXTERNAL_TRIGGERS];
const BATCH_KEYS: readonly BatchKey[] = [
  ...TRIGGERS,
  ...PRIORITIES.map((priority): BatchKey => `priority:${priority}`),
];

/** How each field is read; those that a request leaves out stay as they are. */
const READERS: {
  readonly [F in keyof TriggerChange]-?: (place: InputPlace, value: unknown) => TriggerChange[F];
} = {
  mode: (place, value) => place.readName(value, MODES, 'trigger mode'),
  triggerOn: readTriggerOn,
  tickInterval: (place, value) => place.readWhole(value, 1, 'ticks'),
  batchWindow: (place, value) => place.readWhole(value, 0, 'ticks'),
  batchOverrides: readBatchOverrides,
  maxSleepTicks: (place, value) => (value === null ? null : place.readWhole(value, 1, 'ticks')),
  cooldownTicks: (place, value) => place.readWhole(value, 0, 'ticks'),
};

export function readTriggerChange(place: InputPlace, value: unknown): TriggerChange {
  const fields = place.readFields(value, Object.keys(READERS), EXAMPLE);
  const entries = Object.entries(READERS)
    .filter(([name]) => fields[name] !== undefined)
    .map(([name, read]) => [name, read(place.at(name), fields[name])]);
  if (entries.length === 0)
    place.fail('it is empty, and would change nothing', `Write ${EXAMPLE}.`);
  // Each entry comes of the reader of its own field.
  return Object.fromEntries(entries) as TriggerChange;
}

function readTriggerOn(place: InputPlace, value: unknown): 'all' | readonly WakeEvent[] {
  if (value === 'all') return value;
  const names = place.readList(value, '"all" or ["task_assigned", "escalation_received"]');
  if (names.length === 0) {
    place.fail('it is empty, and no message would wake the agent', 'Write "all" or some triggers.');
  }
  return names.map((name, index) => ({
    trigger: place.at(index).readName(name, TRIGGERS, 'trigger'),
    filter: null,
  }));
}

function readBatchOverrides(place: InputPlace, value: unknown): Partial<Record<BatchKey, number>> {
  const example = '{"completion_received": 3, "priority:low": 20}';
  const overrides = place.readFields(value, BATCH_KEYS, example);
  return Object.fromEntries(
    Object.entries(overrides).map(([key, ticks]) => [
      key,
      place.at(key).readWhole(ticks, 0, 'ticks'),
    ]),
  );
}
