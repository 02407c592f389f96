// Lines of a recorded trace, strictly as they are pinned: a broken line is named with its number, and nothing is guessed.

import type { JsonObject } from '#behavior/input-place';
import { InputPlace } from '#behavior/input-place';
import type { Reason } from '#engine/reason';
import { REASONS } from '#engine/reason';
import type { WakeRecord } from '#engine/records';
import type { WakeTrigger } from '#org/names';
import { EXTERNAL_TRIGGERS, MESSAGE_TRIGGERS } from '#org/names';

/** One wake, or a run of idle polls. */
export interface TraceLine extends WakeRecord {
  /** Polls that the line stands for: 1 for a wake. */
  readonly repeat: number;
  /** Ticks between two of them. */
  readonly every: number;
}

/** Whether there is such an agent is for the reader of the lines to know. */
const ANYBODY = { agents: [] };

const WAKE_FIELDS = [
  'tick',
  'wave',
  'agent',
  'reasons',
  'triggers',
  'timers',
  'thresholds',
  'pending',
  'slept',
] as const;
const IDLE_FIELDS = ['idle', 'repeat', 'every'] as const;
const TRIGGERS = [...MESSAGE_TRIGGERS, ...EXTERNAL_TRIGGERS] as const;
const EXAMPLE =
  '{"tick":13,"wave":0,"agent":"coo","reasons":["message"],"triggers":{"order_received":1},"timers":[],"thresholds":[],"pending":1,"slept":3}';

/** The lines in their order. Throws an OrgsimError of code `input-invalid` that names the line. */
export function* readTrace(lines: Iterable<string>, file: string): Generator<TraceLine, void> {
  let number = 0;
  let tick = 0;
  for (const text of lines) {
    number += 1;
    const place = new InputPlace(`${file}:${number}`, ANYBODY);
    const line = readLine(place, text);
    if (line.tick < tick) {
      place.fail(
        `tick ${line.tick} stands after tick ${tick}, and a trace is in the order of ticks`,
        'Give the file as orgsim wrote it.',
      );
    }
    tick = line.tick;
    yield line;
  }
}

function readLine(place: InputPlace, text: string): TraceLine {
  const fields = place.readFields(place.readJson(text), [...WAKE_FIELDS, ...IDLE_FIELDS], EXAMPLE);
  const triggers = readTriggers(place.at('triggers'), fields.triggers);
  const pending = place.at('pending').readWhole(fields.pending, 0, 'messages');
  const shown = Object.values(triggers).reduce((sum, count) => sum + count, 0);
  if (shown !== pending) {
    place.fail(
      `the triggers stand for ${shown} messages, and ${pending} are pending`,
      'Give the file as orgsim wrote it.',
    );
  }
  return {
    tick: place.at('tick').readWhole(fields.tick, 0, 'ticks'),
    wave: place.at('wave').readWhole(fields.wave, 0, 'waves'),
    agent: place.at('agent').readText(fields.agent, 'the id of an agent'),
    reasons: readReasons(place.at('reasons'), fields.reasons),
    triggers,
    timers: readTexts(place.at('timers'), fields.timers),
    thresholds: readTexts(place.at('thresholds'), fields.thresholds),
    pending,
    slept: place.at('slept').readWhole(fields.slept, 0, 'ticks'),
    ...readRepeat(place, fields),
  };
}

function readReasons(place: InputPlace, value: unknown): Reason[] {
  const reasons = place
    .readList(value, '["message"]')
    .map((item, index) => place.at(index).readName(item, REASONS, 'reason'));
  if (reasons.length === 0)
    place.fail('no reason is given, and nobody wakes without one', 'Write ["message"].');
  return reasons;
}

function readTriggers(place: InputPlace, value: unknown): Partial<Record<WakeTrigger, number>> {
  const triggers: Partial<Record<WakeTrigger, number>> = {};
  for (const [key, count] of Object.entries(place.readObject(value, '{"order_received":1}'))) {
    const trigger = place.readName(key, TRIGGERS, 'trigger');
    triggers[trigger] = place.at(key).readWhole(count, 1, 'messages');
  }
  return triggers;
}

function readTexts(place: InputPlace, value: unknown): string[] {
  return place
    .readList(value, '["name"]')
    .map((item, index) => place.at(index).readText(item, 'a text'));
}

function readRepeat(
  place: InputPlace,
  { idle, repeat, every }: JsonObject,
): Pick<TraceLine, 'idle' | 'repeat' | 'every'> {
  if (idle === undefined && repeat === undefined && every === undefined)
    return { idle: false, repeat: 1, every: 1 };
  if (idle !== true)
    place.at('idle').fail('only true stands here, for a run of idle polls', 'Write "idle":true.');
  return {
    idle: true,
    repeat: place.at('repeat').readWhole(repeat, 1, 'polls'),
    every: place.at('every').readWhole(every, 1, 'ticks'),
  };
}
