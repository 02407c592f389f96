// Scripted events from outside (`--events FILE.jsonl`): one JSON object a line, each delivered at its tick. Strict, line by
// line.

import type { Outside, OutsideEvent, SendAction } from '#engine/types';
import { EXTERNAL_TRIGGERS, HUMAN_PRINCIPAL } from '#org/names';
import type { Org } from '#org/types';
import { InputPlace } from './input-place.js';
import { extraFieldsOf, readSendAction, SEND_FIELDS } from './read-send-action.js';

const EXAMPLE = '{"tick": 10, "to": "engineering-lead", "type": "order", "body": "..."}';

const TYPES = [
  'order',
  'delegation',
  'completion',
  'escalation',
  'message',
  ...EXTERNAL_TRIGGERS,
] as const satisfies readonly SendAction['type'][];

export interface ScriptedEvents extends Outside {
  /** How many events stand at `tick` or later: of a run of so many ticks, those that never happen. */
  countFrom(tick: number): number;
}

interface TimedEvent {
  readonly tick: number;
  readonly event: OutsideEvent;
}

/**
 * Reads events in any order of ticks; within a tick the order of the file counts. `fileName` is for messages. Throws an
 * OrgsimError that names the line: `agent-unknown` for a recipient that is not there, `input-invalid` for all else.
 */
export function parseEvents(text: string, fileName: string, org: Org): ScriptedEvents {
  const events = text
    .replace(/^\uFEFF/u, '')
    .split(/\r\n|\n|\r/u)
    .flatMap((line, index) => {
      if (line.trim() === '') return [];
      return [readEvent(new InputPlace(`${fileName}:${index + 1}`, org), line, index + 1)];
    })
    .toSorted((a, b) => a.tick - b.tick);
  // Asked tick after tick, it is a step away from where it was.
  let place = 0;
  const firstFrom = (tick: number): number => {
    while (place < events.length && (events[place]?.tick ?? 0) < tick) place++;
    while (place > 0 && (events[place - 1]?.tick ?? 0) >= tick) place--;
    return place;
  };
  return {
    eventsAt: (tick) =>
      events.slice(firstFrom(tick), firstFrom(tick + 1)).map(({ event }) => event),
    nextTick: (tick) => events[firstFrom(tick)]?.tick ?? null,
    receive: () => {},
    countFrom: (tick) => events.length - firstFrom(tick),
  };
}

function readEvent(place: InputPlace, line: string, lineNumber: number): TimedEvent {
  const object = place.readObject(place.readJson(line), EXAMPLE);
  const type = place.at('type').readName(object.type, TYPES, 'type of event');
  const extra = extraFieldsOf(type).filter((field) => field === 'attributes');
  const fields = place.readFields(object, ['tick', 'from', ...SEND_FIELDS, ...extra], EXAMPLE);
  const tick = place.at('tick').readWhole(fields.tick, 0, 'ticks');
  const { from } = fields;
  const action = readSendAction(place, fields, type, null);
  return {
    tick,
    event: {
      from:
        from === undefined ? HUMAN_PRINCIPAL : place.at('from').readText(from, '"from": "jira"'),
      action: namesWork(type) ? { ...action, task: `event-${lineNumber}` } : action,
    },
  };
}

// Named after its line, so that what chance decides about it does not depend on what else happens.
function namesWork(type: SendAction['type']): boolean {
  return type === 'order' || type === 'delegation';
}
