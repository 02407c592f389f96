// The sentences under the tables of the tokens view: what the figures say, what they rest on, what is not in them.

import { formatUsd } from '#base/format-usd';
import { MONTH_DAYS } from '#base/hours';
import type { TokenView } from '#cost/token-view/types';
import {
  amountText,
  periodShare,
  periodText,
  SCENARIO_TITLES,
  savedText,
} from './cost-tokens-words.js';
import { spanHours } from './hour-bars.js';
import {
  formatCount,
  formatNumberOf,
  formatPercent,
  formatRates,
  formatSeconds,
} from './quantities.js';

/** Sentences under the tables: what the figures say, what they rest on, and what is not in them. */
export function tokenNotes(view: TokenView): string[] {
  return [...savedNotes(view), ...checksNote(view), ...eventNotes(view), ...gapNotes(view)];
}

function savedNotes({ scenarios, agents }: TokenView): string[] {
  const { allPolling, configured, allEventDriven } = scenarios;
  const isSame = configured.perDay.expected === allEventDriven.perDay.expected;
  return [
    ...(isSame ? [] : [{ title: SCENARIO_TITLES.configured, scenario: configured }]),
    { title: SCENARIO_TITLES.allEventDriven, scenario: allEventDriven },
  ].flatMap(({ title, scenario: { perDay, usdPerDay, unpriced, savedShare } }) => {
    if (savedShare === null || savedShare <= 0) return [];
    const tokens = formatCount((allPolling.perDay.expected - perDay.expected) * MONTH_DAYS);
    const usd = formatUsd((allPolling.usdPerDay - usdPerDay) * MONTH_DAYS);
    const dollars = unpriced === agents.length ? '' : ` and ${usd}`;
    return [
      `${title} saves ${tokens} tokens${dollars} a month over everybody polling: ${savedText(savedShare)}.`,
    ];
  });
}

function checksNote(view: TokenView): string[] {
  const { savedAgainstChecks: saved, scenarios } = view;
  if (saved === null) return [];
  const share = periodShare(view);
  const [checks, events] = [scenarios.checksAlone, scenarios.allEventDriven].map(({ perDay }) =>
    formatCount(perDay.expected * share),
  );
  const unit = periodText(view);
  const against = `${events} tokens ${unit === null ? 'a day' : `in ${unit}`} against ${checks}`;
  return [
    saved > 0
      ? `With the work, events take ${savedText(saved)} less than looking alone: ${against}.`
      : `With the work, events take more than looking alone: ${against}.`,
  ];
}

function eventNotes(view: TokenView): string[] {
  const { efficiency, tokensPerEvent, eventsPerDay, agents } = view;
  const notes: string[] = [];
  if (efficiency !== null) {
    notes.push(
      `Efficiency ${savedText(efficiency)}: tokens saved as written, against polling every tick.`,
    );
  }
  if (tokensPerEvent !== null) {
    const [events = ''] = formatRates([eventsPerDay]);
    const noun = events === '1' ? 'event' : 'events';
    notes.push(`${formatCount(tokensPerEvent)} tokens for an event, at ${events} ${noun} a day.`);
  }
  if (agents.some(({ mode }) => mode === 'event-driven')) {
    const seconds = formatSeconds(view.heartbeatSeconds);
    notes.push(
      `Waiting takes no tokens. If each heartbeat of a connection, every ${seconds}, took one, that would be ${formatCount(view.heartbeatsPerDay)} a day for an agent.`,
    );
  }
  return notes;
}

function gapNotes(view: TokenView): string[] {
  const { unknownRate, unpriced, external, agents } = view;
  const notes: string[] = [];
  const isIdleFull = agents.every(
    ({ tokensPerCheck, tokensPerWake }) => tokensPerCheck.expected === tokensPerWake.expected,
  );
  if (isIdleFull && agents.length > 0) {
    notes.push(
      'A poll that finds nothing is counted with the tokens of any other call; a table of prices by call knows no other.',
    );
  }
  if (unknownRate.length > 0) {
    const who = `${formatNumberOf(unknownRate.length, 'agent')} (${namesText(unknownRate)})`;
    notes.push(
      `>= leaves out the events of ${who}: nothing states how many there are. Each takes ${wakeText(view)} tokens. An Activity would tell.`,
    );
  }
  if (unpriced.length > 0) {
    const who = `${formatNumberOf(unpriced.length, 'agent')} whose model has no price`;
    notes.push(`The dollars leave out ${who} (${namesText(unpriced)}); the tokens do not.`);
  }
  if (external > 0) {
    const verb = external === 1 ? 'runs' : 'run';
    notes.push(
      `${formatNumberOf(external, 'agent')} ${verb} outside (Runtime: external): whoever runs them pays for their tokens.`,
    );
  }
  return notes;
}

/** Tokens of a wake of the agents whose rate is unknown. */
function wakeText({ agents }: TokenView): string {
  const wakes = agents.flatMap(({ eventsPerDay, tokensPerWake }) =>
    eventsPerDay === null ? [tokensPerWake] : [],
  );
  const low = Math.min(...wakes.map((wake) => wake.low));
  const high = Math.max(...wakes.map((wake) => wake.high));
  return amountText({ low, expected: low, high });
}

/** Where no bars are drawn: the peak hours, or that all hours are alike. */
export function hoursSentence({ byHour, peakHours }: TokenView): string[] {
  const total = byHour.reduce((sum, tokens) => sum + tokens, 0);
  if (total === 0) return [];
  if (peakHours.length === 0) {
    return [
      `Every hour of the day takes about ${formatCount(total / byHour.length)} tokens: no typical day, hours of orders or working hours say when work comes.`,
    ];
  }
  const atPeak = peakHours.reduce((sum, hour) => sum + (byHour[hour] ?? 0), 0);
  return [
    `Peak hours: ${spanHours(peakHours)} with ${formatCount(atPeak)} of ${formatCount(total)} tokens a day (${formatPercent(atPeak / total)}).`,
  ];
}

const NAMES_MAX = 5;

function namesText(names: readonly string[]): string {
  const shown = names.slice(0, NAMES_MAX).join(', ');
  const rest = names.length - NAMES_MAX;
  return rest > 0 ? `${shown} and ${formatCount(rest)} more` : shown;
}
