// One setting of an agent and the value that it should have instead: its name for people, the key and the words that an
// ORG.md states it by, and the agent that it makes. Knows no text and no place.

import type { TriggerMode, WakeTrigger } from './names.js';
import type { Agent } from './types.js';
import { WAKE_SHORTHANDS } from './vocabulary/wake-event-names.js';
import type { KeyName } from './vocabulary.js';

export type SettingChange =
  | { readonly setting: 'mode'; readonly value: TriggerMode }
  | { readonly setting: 'tickInterval' | 'maxSleepTicks'; readonly value: number }
  /** Ticks that messages of one trigger wait for company. */
  | { readonly setting: 'batchWindow'; readonly trigger: WakeTrigger; readonly value: number }
  | { readonly setting: 'model'; readonly value: string };

const KEY_OF_SETTING = {
  mode: 'trigger',
  tickInterval: 'tickinterval',
  maxSleepTicks: 'maxsleep',
  batchWindow: 'batchwindow',
  model: 'model',
} as const satisfies Record<SettingChange['setting'], KeyName>;

const LABELS = {
  mode: '',
  tickInterval: 'tick interval ',
  maxSleepTicks: 'max sleep ',
  batchWindow: 'batch window ',
  model: 'model ',
} as const satisfies Record<SettingChange['setting'], string>;

/** The setting with its value, for people: `max sleep 1000 ticks`; a mode needs no name. */
export function nameChange(change: SettingChange): string {
  return LABELS[change.setting] + valueOfChange(change);
}

/** The key of the field that states a setting. */
export function keyOfChange({ setting }: SettingChange): KeyName {
  return KEY_OF_SETTING[setting];
}

/** The value as a field of its own states it: `event-driven`, `4 ticks`, `3 ticks for completions`. */
export function valueOfChange(change: SettingChange): string {
  switch (change.setting) {
    case 'mode':
    case 'model':
      return change.value;
    case 'tickInterval':
    case 'maxSleepTicks':
      return ticksText(change.value);
    case 'batchWindow': {
      const name = WAKE_SHORTHANDS.get(change.trigger) ?? change.trigger;
      return `${ticksText(change.value)} for ${name}`;
    }
  }
}

/** The agent as it is once the change is stated. */
export function changeAgent(agent: Agent, change: SettingChange): Agent {
  const { trigger } = agent;
  switch (change.setting) {
    case 'model':
      return { ...agent, model: change.value, relativeModel: null };
    case 'batchWindow': {
      const batchOverrides = { ...trigger.batchOverrides, [change.trigger]: change.value };
      return { ...agent, trigger: { ...trigger, batchOverrides } };
    }
    default:
      return { ...agent, trigger: { ...trigger, [change.setting]: change.value } };
  }
}

function ticksText(ticks: number): string {
  return `${ticks} tick${ticks === 1 ? '' : 's'}`;
}
