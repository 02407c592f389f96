// Lines of a recorded log, as far as they say why an agent slept: holds, failed turns and releases, switches, requests that came to
// nothing, actions.
// Strict in what it reads; what else a log says is passed over.

import { InputPlace } from '#behavior/input-place';
import { whyInvalid } from '#engine/check-change';
import type { HoldKind } from '#engine/hold-kind';
import type { LogRecordOf } from '#engine/records';
import type { Action, TriggerChange } from '#engine/types';
import type { RefusalRecord } from './refusal.js';

export type LogLine =
  | Omit<LogRecordOf<'hold'>, 'wave'>
  | Omit<LogRecordOf<'failure'>, 'wave'>
  | LogRecordOf<'release'>
  | LogRecordOf<'switch'>
  | RefusalRecord
  | Omit<LogRecordOf<'action'>, 'wave'>;

const TYPES = ['hold', 'failure', 'release', 'switch', 'rejected', 'refused', 'action'] as const;
const HOLDS = [
  'cooldown',
  'budget',
  'working-hours',
  'failing',
  'parked',
] as const satisfies readonly HoldKind[];
const FAILURE_HOLDS = [
  'failing',
  'parked',
  'budget',
] as const satisfies readonly LogRecordOf<'failure'>['hold'][];
const REFUSED = [
  'config_request',
  'approve',
  'reject',
] as const satisfies readonly LogRecordOf<'refused'>['what'][];
const EXAMPLE = '{"type":"hold","tick":13,"wave":0,"agent":"coo","hold":"cooldown","until":20}';

/** The lines of those kinds, in their order. Throws an OrgsimError of code `input-invalid` that names the line. */
export function* readLog(lines: Iterable<string>, file: string): Generator<LogLine, void> {
  let number = 0;
  for (const text of lines) {
    number += 1;
    const line = readLine(new InputPlace(`${file}:${number}`, { agents: [] }), text);
    if (line !== null) yield line;
  }
}

function readLine(place: InputPlace, text: string): LogLine | null {
  const fields = place.readObject(place.readJson(text), EXAMPLE);
  const name = place.at('type').readText(fields.type, '"type":"hold"');
  const tick = place.at('tick').readWhole(fields.tick, 0, 'ticks');
  const type = TYPES.find((known) => known === name);
  if (type === undefined) return null;
  const agent = place.at('agent').readText(fields.agent, 'the id of an agent');
  const textAt = (key: string): string => place.at(key).readText(fields[key], 'a text');
  const readUntil = (): number => place.at('until').readWhole(fields.until, 0, 'ticks');
  switch (type) {
    case 'hold': {
      const hold = place.at('hold').readName(fields.hold, HOLDS, 'hold');
      return { type, tick, agent, hold, until: fields.until === null ? null : readUntil() };
    }
    case 'failure': {
      const hold = place.at('hold').readName(fields.hold, FAILURE_HOLDS, 'hold');
      const until = fields.until === null ? null : readUntil();
      return { type, tick, agent, reason: textAt('reason'), hold, until };
    }
    case 'release': {
      const hold = place.at('hold').readName(fields.hold, HOLDS, 'hold');
      return { type, tick, agent, hold, until: readUntil() };
    }
    case 'switch':
      return {
        type,
        tick,
        agent,
        change: readSwitch(place.at('change'), fields.change),
        requestedBy: textAt('requestedBy'),
        approvedBy: textAt('approvedBy'),
        reason: textAt('reason'),
      };
    case 'rejected':
      return {
        type,
        tick,
        agent,
        change: readChange(place.at('change'), fields.change),
        requestedBy: textAt('requestedBy'),
        rejectedBy: textAt('rejectedBy'),
        reason: textAt('reason'),
      };
    case 'refused': {
      const what = place.at('what').readName(fields.what, REFUSED, 'refused action');
      const refused = { type, tick, agent, what, why: textAt('why') };
      if (fields.asked === undefined) return refused;
      const asked = place.at('asked');
      const { agent: about } = asked.readObject(fields.asked, EXAMPLE);
      return { ...refused, asked: { agent: asked.at('agent').readText(about, 'an id') } };
    }
    case 'action':
      return { type, tick, agent, action: readAction(place.at('action'), fields.action) };
  }
}

/** It is applied, so it must be one that an engine would have applied. */
function readSwitch(place: InputPlace, value: unknown): TriggerChange {
  const change = readChange(place, value);
  const fault = whyInvalid(change) ?? whyNoEvents(change);
  if (fault !== null) place.fail(fault, 'Give the file as orgsim wrote it.');
  return change;
}

function whyNoEvents({ triggerOn }: TriggerChange): string | null {
  // Read from a file: what the type says of the events is not sure yet.
  const events: readonly unknown[] = Array.isArray(triggerOn) ? triggerOn : [];
  const isEvent = (event: unknown): boolean =>
    typeof event === 'object' && event !== null && 'trigger' in event;
  return events.every(isEvent) ? null : 'triggerOn must be all or list events, each with a trigger';
}

// It is shown, never applied: its settings are not looked into.
function readChange(place: InputPlace, value: unknown): TriggerChange {
  return place.readObject(value, '{"mode":"event-driven"}');
}

function readAction(place: InputPlace, value: unknown): Action {
  const fields = place.readObject(value, '{"type":"work","task":"order-1"}');
  const textAt = (key: string): string => place.at(key).readText(fields[key], 'a text');
  const type = textAt('type');
  switch (type) {
    case 'work': {
      const note = fields.note === undefined ? {} : { note: textAt('note') };
      return { type, task: textAt('task'), ...note };
    }
    case 'approve':
    case 'reject':
      return { type };
    case 'config_request': {
      const trigger = readChange(place.at('trigger'), fields.trigger);
      return { type, agent: textAt('agent'), trigger, reason: textAt('reason') };
    }
    default:
      // Any kind of message: its name is shown and means nothing here.
      return { type: type as 'message', to: textAt('to'), body: textAt('body') };
  }
}
