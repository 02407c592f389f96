// Why an agent woke last, from a recorded trace, as people read it; and what the trace cannot tell, said as such.

import { visibleText } from '#base/visible-text';
import type { TraceWhy } from '#main/why-trace';
import { changeLines } from './change-lines.js';
import { joinBlocks } from './join-blocks.js';
import { labelledLines } from './labelled-lines.js';
import { momentText, sleptText } from './moment-text.js';
import { formatNumberOf } from './quantities.js';
import { batchText, sleepText, ticksText, wakeOnText } from './setting-text.js';
import type { TableOptions } from './text-table.js';
import { doneTexts, failureText, HOLD_TEXTS, REASON_TEXTS, triggersText } from './why-words.js';
import { wrapText } from './wrap-text.js';

/** Ends with a line feed. */
export function formatTraceText(why: TraceWhy, options: TableOptions): string {
  const { style, columns } = options;
  const { agent } = why;
  const name = visibleText(agent.name ?? agent.id);
  const head = [
    style.strong(agent.name === null ? name : `${name}: ${agent.id}`),
    ...wrapText(visibleText(`${whenText(why)}; nothing was run.`), columns).map((line) =>
      style.dim(line),
    ),
  ];
  return joinBlocks([
    head,
    wakeLines(why, options),
    sleepLines(why, options),
    labelledLines('Not told', unknownTexts(why), options),
  ]);
}

function whenText({ at, traceEnd, trace }: TraceWhy): string {
  if (at.tick <= traceEnd.tick) return `After ${momentText(at)} of ${trace}`;
  return `${trace} ends with a wake at ${momentText(traceEnd)}, before ${momentText(at, traceEnd)}`;
}

function wakeLines({ lastWake, at, tickSeconds }: TraceWhy, options: TableOptions): string[] {
  if (lastWake === null) return labelledLines('Woke last', ['never until then'], options);
  const { wave, sleptTicks, shown, isIdlePoll, actions, failure } = lastWake;
  const done = failure === undefined ? doneTexts(actions, isIdlePoll) : [`it failed: ${failure}`];
  const slept = sleptText(sleptTicks, tickSeconds);
  return [
    ...labelledLines('Woke last', [`${momentText(lastWake, at)}, wave ${wave}, ${slept}`], options),
    ...labelledLines('Because of', reasonTexts(lastWake), options),
    ...labelledLines(
      'Shown',
      [
        shown.count === 0
          ? 'no message'
          : `${formatNumberOf(shown.count, 'message')}: ${triggersText(shown.triggers)}`,
      ],
      options,
    ),
    ...labelledLines('Did', done, options),
  ];
}

function reasonTexts({ reasons, timers, thresholds }: NonNullable<TraceWhy['lastWake']>): string[] {
  const names = { timer: timers, threshold: thresholds };
  return reasons.map((reason) =>
    reason === 'timer' || reason === 'threshold'
      ? `${REASON_TEXTS[reason]}: ${names[reason].join(', ')}`
      : REASON_TEXTS[reason],
  );
}

function sleepLines(why: TraceWhy, options: TableOptions): string[] {
  const { at, holds, nextWake } = why;
  const next =
    nextWake === null
      ? []
      : [
          `${momentText(nextWake, at)}, as recorded: ${nextWake.reasons.map((reason) => REASON_TEXTS[reason]).join(', ')}`,
        ];
  const held = (holds ?? []).map(({ kind, until, reason, ...moment }) => {
    const end = until === null ? 'without an end' : `until ${momentText(until, at)}`;
    if (reason !== undefined) return failureText(kind, reason, until === null ? null : end);
    return `${HOLD_TEXTS[kind]}, from ${momentText(moment, at)} ${end}`;
  });
  return [
    ...labelledLines(
      'Held since',
      holds !== null && held.length === 0 ? ['by nothing'] : held,
      options,
    ),
    ...labelledLines('Next wake', next, options),
    ...changeLines(why, options),
    ...labelledLines('Its rules', ruleTexts(why), options),
  ];
}

function ruleTexts({ trigger }: TraceWhy): string[] {
  if (trigger === null) return [];
  const { mode, tickInterval, cooldownTicks, timers, thresholds } = trigger;
  const ofMode =
    mode === 'polling'
      ? [`it polls every ${tickInterval === 1 ? 'tick' : ticksText(tickInterval)}`]
      : [
          `it wakes on ${trigger.triggerOn === 'all' ? 'any message' : wakeOnText(trigger)}`,
          `batch window ${batchText(trigger) ?? 'none'}, max sleep ${sleepText(trigger)}`,
        ];
  const clocks = [
    ...timers.map(({ name }) => `timer ${name}`),
    ...thresholds.map(
      (each) => `threshold ${each.scope} ${each.metric} ${each.operator} ${each.value}`,
    ),
  ];
  return [
    ...ofMode,
    ...(cooldownTicks > 0 ? [`cooldown ${ticksText(cooldownTicks)}`] : []),
    ...(clocks.length > 0 ? [clocks.join(', ')] : []),
  ];
}

function unknownTexts(why: TraceWhy): string[] {
  return [
    'What is pending, what holds it and what the wake cost: a trace records wakes alone. Without --trace, orgsim why runs the org and tells.',
    ...(why.holds === null
      ? [
          `Holds, switches and what it did: --log names the log of the run.${why.trigger === null ? '' : ' Its rules are those of the file, before any switch.'}`,
        ]
      : []),
    ...(why.trigger === null
      ? ['Local times and its rules: name the ORG.md behind the agent.']
      : []),
    ...(why.isStartSupposed
      ? ['When the run started: the times suppose the usual start, unless --start says another.']
      : []),
  ];
}
