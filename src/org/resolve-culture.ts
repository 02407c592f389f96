// The communication parameters: a field, else the preset's, else the built-in. The table of presets is the format's.

import { durationToTicks } from '#base/duration';
import type { Preset } from './names.js';
import type { Stated, StatedFields } from './read-fields.js';
import type { Culture, Origin } from './types.js';
import type { EscalationValue, HierarchyDepth } from './values/read-culture.js';

interface Parameters {
  readonly escalation: EscalationValue;
  readonly progressUpdates: Culture['progressUpdates'];
  readonly ackRequired: boolean;
  readonly hierarchyDepth: HierarchyDepth;
}

const AT_ONCE: EscalationValue = { mode: 'immediate', wait: { kind: 'ticks', ticks: 0 } };
const HOURLY: EscalationValue = { mode: 'batched', wait: { kind: 'time', seconds: 3600 } };
const DELAYED: EscalationValue = { mode: 'delayed', wait: { kind: 'ticks', ticks: 10 } };

/** What each preset sets. */
export const PRESET_PARAMETERS: Readonly<Record<Preset, Parameters>> = {
  startup: parameters(AT_ONCE, 'on phase change', true, 3),
  enterprise: parameters(HOURLY, 'on phase change', true, 8),
  agency: parameters(AT_ONCE, 'every tick', true, 4),
  research: parameters(DELAYED, 'on request', false, 3),
  military: parameters(AT_ONCE, 'every tick', true, null),
  'remote-async': parameters(DELAYED, 'on request', false, 2),
};

/** Without a preset nothing is held up and nothing is cut off. */
const BUILT_IN = parameters(AT_ONCE, 'on phase change', true, null);

function parameters(
  escalation: EscalationValue,
  progressUpdates: Culture['progressUpdates'],
  ackRequired: boolean,
  limit: number | null,
): Parameters {
  return { escalation, progressUpdates, ackRequired, hierarchyDepth: { limit } };
}

/** The culture that the fields of Culture describe. `tickSeconds` turns the escalation's wait into ticks. */
export function resolveCulture(fields: StatedFields, tickSeconds: number): Culture {
  const preset = fields.get('preset')[0] ?? null;
  const basis = preset === null ? BUILT_IN : PRESET_PARAMETERS[preset.value];
  const basisOrigin: Origin =
    preset === null
      ? { kind: 'built-in', why: 'no preset' }
      : { kind: 'preset', preset: preset.value, range: preset.written.range };

  const escalation = firstOr(fields.get('escalation'), basis.escalation, basisOrigin);
  const progress = firstOr(fields.get('progressupdates'), basis.progressUpdates, basisOrigin);
  const ack = firstOr(fields.get('ackrequired'), basis.ackRequired, basisOrigin);
  const depth = firstOr(fields.get('hierarchydepth'), basis.hierarchyDepth, basisOrigin);
  return {
    preset: preset?.value ?? null,
    escalation: escalation.value.mode,
    escalationTicks: durationToTicks(escalation.value.wait, tickSeconds),
    progressUpdates: progress.value,
    ackRequired: ack.value,
    hierarchyDepth: depth.value.limit,
    origins: {
      preset: preset === null ? basisOrigin : { kind: 'org-field', range: preset.written.range },
      escalation: escalation.origin,
      progressUpdates: progress.origin,
      ackRequired: ack.origin,
      hierarchyDepth: depth.origin,
    },
  };
}

/** What an org's field states, else what holds without it. */
function firstOr<T>(
  stated: readonly Stated<T>[],
  fallback: T,
  origin: Origin,
): { readonly value: T; readonly origin: Origin } {
  const first = stated[0];
  return first === undefined
    ? { value: fallback, origin }
    : { value: first.value, origin: { kind: 'org-field', range: first.written.range } };
}
