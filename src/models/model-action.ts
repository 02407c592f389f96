// What a model may decide, one entry each: the closed list that the schema, the prompt and the check against the chart share.

import type { ESCALATION_REASONS } from '#engine/types';
import type { MessageTrigger, Priority, TriggerMode } from '#org/names';

export type ModelAction =
  /** Gives a task to a report. `part_of` is the task of one's own that it belongs to. */
  | {
      readonly action: 'delegate';
      readonly to: string;
      readonly body: string;
      readonly priority?: Priority;
      readonly part_of?: string;
    }
  /** One turn of work; whoever works is asked again at the next turn. */
  | { readonly action: 'work'; readonly task: string; readonly note?: string }
  | { readonly action: 'complete'; readonly task: string; readonly body: string }
  | {
      readonly action: 'escalate';
      readonly task: string;
      readonly reason: (typeof ESCALATION_REASONS)[number];
      readonly body: string;
    }
  /** Resolves an escalation. */
  | { readonly action: 'answer'; readonly task: string; readonly body: string }
  | {
      readonly action: 'message';
      readonly to: string;
      readonly body: string;
      readonly priority?: Priority;
    }
  | {
      readonly action: 'request_config_change';
      readonly agent: string;
      readonly trigger: ModelTrigger;
      readonly reason: string;
    }
  | { readonly action: 'approve' }
  | { readonly action: 'refuse'; readonly reason: string }
  | { readonly action: 'idle' };

export type ActionName = ModelAction['action'];

/** What a model may ask to change of a trigger: what it leaves out stays. Durations are ticks. */
export interface ModelTrigger {
  readonly mode?: TriggerMode;
  readonly triggerOn?: readonly ('all' | MessageTrigger)[];
  readonly tickInterval?: number;
  readonly batchWindow?: number;
  readonly cooldownTicks?: number;
  readonly maxSleepTicks?: number;
}
