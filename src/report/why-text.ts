// An agent's last wake, its sleep and its next wake as people read them. Every line says one thing.

import { visibleText } from '#base/visible-text';
import type { ThresholdTest, WhyReport } from '#main/why-report';
import { changeLines } from './change-lines.js';
import { joinBlocks } from './join-blocks.js';
import { labelledLines } from './labelled-lines.js';
import { momentText, sleptText, spanText } from './moment-text.js';
import { formatCount, formatNumberOf } from './quantities.js';
import { wakeOnText } from './setting-text.js';
import type { TableOptions } from './text-table.js';
import {
  costText,
  doneTexts,
  HOLD_TEXTS,
  holdText,
  messageText,
  REASON_TEXTS,
  ruleText,
  triggersText,
} from './why-words.js';
import { wrapText } from './wrap-text.js';

/** Ends with a line feed. */
export function formatWhyText(report: WhyReport, options: TableOptions): string {
  return joinBlocks([
    headLines(report, options),
    lastWakeLines(report, options),
    sleepLines(report, options),
    pastLines(report, options),
  ]);
}

function headLines({ org, agent, mode, at, seed }: WhyReport, options: TableOptions): string[] {
  const { style, columns } = options;
  const name = visibleText(agent.title === null ? agent.name : `${agent.name}, ${agent.title}`);
  const facts = visibleText(`: ${agent.id}, L${agent.level}, ${mode}, ${agent.model}`);
  const [first = '', ...rest] = wrapText(name + facts, columns);
  const painted = first.startsWith(name) ? style.strong(name) + first.slice(name.length) : first;
  const when = `${visibleText(org)} after ${momentText(at)}, seed ${seed}. A dry run: models are not called.`;
  return [painted, ...rest, ...wrapText(when, columns).map((line) => style.dim(line))];
}

function lastWakeLines({ lastWake, at, tickSeconds }: WhyReport, options: TableOptions): string[] {
  if (lastWake === null)
    return labelledLines('Woke last', ['never: it has not woken yet'], options);
  const { wave, sleptTicks, shown, actions, isIdlePoll, costUsd, tokens } = lastWake;
  const slept = sleptText(sleptTicks, tickSeconds);
  const more = shown.count - shown.messages.length;
  const messages = shown.messages.map((message) => `- ${messageText(message)}`);
  return [
    ...labelledLines('Woke last', [`${momentText(lastWake, at)}, wave ${wave}, ${slept}`], options),
    ...labelledLines('Because of', reasonTexts(lastWake), options),
    ...labelledLines(
      'Shown',
      shown.count === 0
        ? ['no message']
        : [
            `${formatNumberOf(shown.count, 'message')}: ${triggersText(shown.triggers)}`,
            ...messages,
            ...(more > 0 ? [`- and ${formatCount(more)} more`] : []),
          ],
      options,
    ),
    ...labelledLines('Did', doneTexts(actions, isIdlePoll), options),
    ...labelledLines('Cost', [costText(costUsd, tokens)], options),
  ];
}

/** Each reason with the names of what fell due. */
function reasonTexts({
  reasons,
  timers,
  thresholds,
}: Pick<NonNullable<WhyReport['lastWake']>, 'reasons' | 'timers' | 'thresholds'>): string[] {
  return reasons.map((reason) => {
    if (reason === 'timer') return `${REASON_TEXTS.timer}: ${timers.join(', ')}`;
    if (reason !== 'threshold' || thresholds.length === 0) return REASON_TEXTS[reason];
    const tests = thresholds.map((test) => `${testText(test)} (it was ${numberText(test.value)})`);
    return `${REASON_TEXTS.threshold}: ${tests.join(', ')}`;
  });
}

function testText({ scope, metric, operator, limit }: ThresholdTest): string {
  return `${scope} ${metric} ${operator} ${limit}`;
}

function numberText(value: number): string {
  return `${Number(value.toPrecision(4))}`;
}

function sleepLines(report: WhyReport, options: TableOptions): string[] {
  const { at, holds, pending, sources, workInProgress } = report;
  const poll = sources.find(({ reason }) => reason === 'poll') ?? null;
  const groups = pending.map((group) => {
    const { count, priority, trigger, firstArrival, lastArrival } = group;
    const arrived =
      firstArrival.tick === lastArrival.tick
        ? `from ${momentText(firstArrival, at)}`
        : `from ${momentText(firstArrival, at)} to ${momentText(lastArrival, at)}`;
    const examples = group.messages.map((message) => `- ${messageText(message)}`);
    const more = count - examples.length;
    return [
      `${formatCount(count)} ${trigger} (${priority}), ${arrived}: ${ruleText(group, poll, at)}`,
      ...examples,
      ...(more > 0 ? [`- and ${formatCount(more)} more`] : []),
    ];
  });
  const now = workInProgress ? 'between two turns: it has work in progress' : 'asleep';
  return [
    ...labelledLines('Now', [now], options),
    ...labelledLines('Pending', groups.length === 0 ? ['nothing'] : groups.flat(), options),
    ...labelledLines(
      'Held by',
      holds.length === 0 ? ['nothing'] : holds.map((hold) => holdText(hold, at)),
      options,
    ),
    ...labelledLines('Next wake', nextWakeTexts(report), options),
    ...labelledLines('Also sure', laterSources(report), options),
    ...labelledLines('May come', uncertainTexts(report), options),
  ];
}

function nextWakeTexts({ nextWake, at, tickSeconds, sources }: WhyReport): string[] {
  if (nextWake === null) return ['none is sure to come'];
  const { reasons, heldBy, shown, costUsd, tokens } = nextWake;
  const timers = sources
    .filter(({ reason, tick }) => reason === 'timer' && tick <= nextWake.tick)
    .map(({ name }) => name ?? '');
  const why = reasonTexts({ reasons, timers, thresholds: [] }).join(', ');
  const held =
    heldBy.length === 0
      ? ''
      : `, held until then by ${heldBy.map((kind) => HOLD_TEXTS[kind]).join(' and ')}`;
  const sees = shown === 0 ? 'finds nothing pending' : `sees ${formatNumberOf(shown, 'message')}`;
  const wait = spanText(nextWake.tick - at.tick, tickSeconds);
  return [
    `${momentText(nextWake, at)}, in ${wait}: ${why}${held}`,
    `If nothing more comes, it ${sees}. It costs ${costText(costUsd, tokens)}.`,
  ];
}

/** What is sure to come after the next wake, unless that wake starts it anew. */
function laterSources({ sources, nextWake, at }: WhyReport): string[] {
  return sources
    .filter(({ tick }) => nextWake === null || tick > nextWake.tick)
    .map(({ reason, name, ...moment }) => {
      const named = name === null ? '' : ` ${name}`;
      const anew = reason === 'safety' ? ', unless it wakes before' : '';
      return `${REASON_TEXTS[reason]}${named} at ${momentText(moment, at)}${anew}`;
    });
}

function uncertainTexts({ mode, trigger, thresholds, at }: WhyReport): string[] {
  const tests = thresholds.map(({ value, isDue, restsUntil, ...test }) => {
    const now = value === null ? 'nothing to measure now' : `now ${numberText(value)}`;
    const rest = restsUntil === null ? '' : `, not looked at until ${momentText(restsUntil, at)}`;
    const due = isDue ? ', it has fired' : '';
    return `a threshold: ${testText(test)} (${now}${due}${rest})`;
  });
  if (mode === 'polling') return tests;
  const wakeOn = trigger.triggerOn === 'all' ? 'any message' : `a message: ${wakeOnText(trigger)}`;
  return [wakeOn, ...tests];
}

function pastLines(report: WhyReport, options: TableOptions): string[] {
  const { held, at } = report;
  const holds = held.map(({ kind, times, first, last, until }) => {
    const end = until === null ? '' : `, until ${momentText(until, at)}`;
    const often =
      times === 1
        ? `once, at ${momentText(first, at)}${end}`
        : `${formatCount(times)} times, first at ${momentText(first, at)}, last at ${momentText(last, at)}${end}`;
    return `${HOLD_TEXTS[kind]}: ${often}`;
  });
  return [...labelledLines('Held so far', holds, options), ...changeLines(report, options)];
}
