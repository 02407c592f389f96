// What a live run's events say in a log: how much each matters, and in which words. Wording alone: no time, no format.

import { formatUsd } from '#base/format-usd';
import { toUsd } from '#base/money';
import type { Amount } from '#journal/records';
import type { LiveEvent } from '#live/live-events';
import { formatNumberOf } from './quantities.js';

/** Those that matter most first. */
export const LOG_LEVELS = ['error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export interface LogLine {
  readonly level: LogLevel;
  /** A sentence. Untrusted text may stand in it. */
  readonly message: string;
  /** For programs; names and meanings stay. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Null for what no log says. */
export function logLineOf(event: LiveEvent): LogLine | null {
  switch (event.kind) {
    case 'run-started':
      return startLine(event);
    case 'run-stopped':
      return stopLine(event);
    case 'wave': {
      const { tick, wave, when, orders } = event;
      const message = `Tick ${tick}, wave ${wave}, ${when}: ${orders.done} of ${formatNumberOf(orders.all, 'order')} done.`;
      const fields = { tick, wave, when, orders: orders.all, ordersDone: orders.done };
      return { level: 'debug', message, fields };
    }
    case 'task-done': {
      const { task, agent, result, orders } = event;
      const fields = { task, agent, result, orders: orders.all, ordersDone: orders.done };
      const level = task.startsWith('order-') ? 'info' : 'debug';
      return { level, message: `${task} is complete, by ${agent}: ${result}.`, fields };
    }
    case 'turn-failed': {
      const { agent, tick, wave, reason, hold, until } = event;
      const rest =
        hold === 'parked' ? 'It is parked, and its mail is kept' : `It waits until tick ${until}`;
      const fields = { agent, tick, wave, reason, hold, untilTick: until };
      return { level: 'warn', message: `The turn of ${agent} failed: ${reason}. ${rest}.`, fields };
    }
    case 'turn-refused': {
      const { agent, tick, wave, refusals } = event;
      const message = `What ${agent} wanted was refused at first: ${refusals.join(' ')}`;
      return { level: 'info', message, fields: { agent, tick, wave, refusals } };
    }
    case 'chain-stopped': {
      const { root, why } = event;
      return {
        level: 'warn',
        message: `What follows from ${root} is ended: ${why}.`,
        fields: { root, why },
      };
    }
    case 'provider-paused': {
      const { provider, forMs } = event;
      const message = `${provider} takes no requests now: nobody asks it for ${secondsText(forMs)}.`;
      return { level: 'warn', message, fields: { provider, forMs: Math.round(forMs) } };
    }
    case 'breaker': {
      const { provider, model, forMs } = event;
      const state = forMs === null ? 'closed' : 'open';
      return {
        level: forMs === null ? 'info' : 'warn',
        message:
          forMs === null
            ? `${model} of ${provider} answers again.`
            : `${model} of ${provider} keeps failing: nobody asks it for ${secondsText(forMs)}.`,
        fields: { provider, model, state, forMs: forMs === null ? null : Math.round(forMs) },
      };
    }
    default:
      return callLine(event);
  }
}

type CallEvent = Extract<LiveEvent, { kind: `call-${string}` }>;

function callLine(event: CallEvent): LogLine | null {
  switch (event.kind) {
    case 'call-waiting': {
      const { agent, tick, wave, why, forMs } = event;
      // Every call stands in line once; it mostly goes at once.
      if (why === 'line') return null;
      const time = forMs === null ? '' : `, for ${secondsText(forMs)}`;
      const fields = { agent, tick, wave, why, forMs: forMs === null ? null : Math.round(forMs) };
      const level = why === 'retry' ? 'warn' : 'info';
      return { level, message: `${agent} waits ${WAITS[why]}${time}.`, fields };
    }
    case 'call-sent': {
      const { id, agent, tick, wave, model, reserved } = event;
      const fields = { id, agent, tick, wave, model, ...amountFields(reserved) };
      const message = `${id}: ${model} is asked, for at most ${amountText(reserved)}.`;
      return { level: 'debug', message, fields };
    }
    case 'call-settled':
      return settledLine(event);
    case 'call-ended':
      return endedLine(event);
    case 'call-receiving':
      return null;
  }
}

const WAITS = {
  paused: 'until its provider takes requests again',
  'in-trouble': 'until its model is asked again',
  retry: 'before it is asked once more',
} as const;

function settledLine({ call }: Extract<LiveEvent, { kind: 'call-settled' }>): LogLine {
  const { id, agent, tick, wave, attempt, provider, model } = call;
  const { spent, isKnown, usage, error, latencyMs } = call;
  const fields = {
    id,
    agent,
    tick,
    wave,
    attempt,
    provider,
    model,
    ...amountFields(spent),
    known: isKnown,
    usage,
    latencyMs: Math.round(latencyMs),
    error,
  };
  const cost = `${amountText(spent)}${isKnown ? '' : ', which is its reservation: no usage was reported'}`;
  if (error === null)
    return {
      level: isKnown ? 'debug' : 'warn',
      message: `${id}: answered in ${secondsText(latencyMs)}, ${cost}.`,
      fields,
    };
  return { level: 'warn', message: `${id}: failed, ${cost}. ${error.message}`, fields };
}

function endedLine({ turn, outcome }: Extract<LiveEvent, { kind: 'call-ended' }>): LogLine | null {
  const { agent, tick, wave } = turn.invocation;
  const place = { agent, tick, wave };
  switch (outcome.kind) {
    case 'refused': {
      const { name } = outcome.refusal.scope;
      const message = `${agent} is not asked: ${name} does not cover another call.`;
      return { level: 'warn', message, fields: { ...place, outcome: 'refused', scope: name } };
    }
    case 'failed': {
      const { error, use } = outcome;
      const { kind, status } = error.facts;
      const fields = {
        ...place,
        outcome: 'failed',
        attempts: use.attempts,
        error: { kind, status },
      };
      const tries = formatNumberOf(use.attempts, 'attempt');
      return { level: 'info', message: `${agent} got no answer after ${tries}.`, fields };
    }
    default:
      return null;
  }
}

function startLine(event: Extract<LiveEvent, { kind: 'run-started' }>): LogLine {
  const { run, folder, org, ticks, isResumed, spent, limits } = event;
  const before = isResumed ? ` goes on, with ${amountText(spent)} spent before` : ' begins';
  const message = `${run}, a run of ${org},${before}.`;
  const fields = { run, folder, org, ticks, resumed: isResumed, ...limits };
  return { level: 'info', message, fields: { ...fields, ...amountFields(spent) } };
}

function stopLine({ why, reason, tick }: Extract<LiveEvent, { kind: 'run-stopped' }>): LogLine {
  const isBad = why === 'failed';
  const level = isBad ? 'error' : why === 'limit' ? 'warn' : 'info';
  return { level, message: `It stopped at tick ${tick}: ${reason}`, fields: { why, reason, tick } };
}

function amountFields({ nanoUsd, tokens, requests }: Amount): Readonly<Record<string, unknown>> {
  return { usd: nanoUsd === null ? null : toUsd(nanoUsd), tokens, requests };
}

function amountText({ nanoUsd, tokens }: Amount): string {
  const usd = nanoUsd === null ? 'an unknown price' : formatUsd(toUsd(nanoUsd));
  return `${usd} and ${formatNumberOf(tokens, 'token')}`;
}

/** `12 s`, `0.4 s`. */
function secondsText(ms: number): string {
  const seconds = Math.max(0, ms) / 1000;
  return `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`;
}
