// The sentence that says why a piece of advice is given, with the figures and factors that decided it.

import { invariant } from '#base/assert';
import { formatUsd } from '#base/format-usd';
import type { Advice } from './advice.js';
import type { Factor } from './mode-factors.js';

/** A sentence without a full stop on the same advice to one agent or several: figures that differ are a range. */
export function wordAdvice(members: readonly Advice[]): string {
  const [first] = members;
  invariant(first !== undefined, 'advice is given to somebody');
  if (first.tried !== null) return first.tried;
  if (first.kind === 'tune') return wordTuning(members, first);
  if (first.figures.mode === 'polling') return wordPolling(members, first);
  return wordEventDriven(members, first);
}

function wordPolling(members: readonly Advice[], { kind }: Advice): string {
  const { decidedBy, against } = sharedFactors(members);
  const idle = range(members, ({ figures }) => figures.idleWaste ?? 0, percent);
  const empty = range(members, ({ figures, hours }) => figures.idlePolls / hours, perHour);
  const polls = range(members, ({ figures, hours }) => figures.wakes.poll / hours, perHour);
  const found = `${empty} of ${polls} polls an hour find nothing (idle ${idle})`;
  if (kind === 'switch') return `${found}${support(decidedBy)}${objection(against, 'poll')}`;
  const priced = members.every(({ otherModeSaves }) => otherModeSaves !== null);
  const saves = range(members, ({ otherModeSaves }) => otherModeSaves ?? 0, formatUsd);
  const gain = priced ? `, event-driven would save ${saves}/h` : '';
  return `${found}${gain}${support(decidedBy, 'for the simpler mode')}`;
}

function wordEventDriven(members: readonly Advice[], { kind }: Advice): string {
  const { decidedBy, against } = sharedFactors(members);
  const measured = range(members, ({ measuredRate }) => measuredRate, perHour);
  if (kind === 'switch') {
    const awake = `awake on every tick anyway (${measured} events an hour)`;
    return `${awake}, so polling costs no more and is simpler${objection(against, 'sleep')}`;
  }
  const expected = range(members, ({ expectedRate }) => expectedRate, perHour);
  const flipAt = range(members, ({ flipAtRate }) => flipAtRate ?? 0, perHour);
  const higher = `${measured} events an hour, more than the ${expected} expected`;
  return `${higher}, but polling pays only from ${flipAt} an hour${support(decidedBy)}`;
}

function wordTuning(members: readonly Advice[], { change }: Advice): string {
  switch (change?.setting) {
    case 'tickInterval': {
      const idle = range(members, ({ figures }) => figures.idleWaste ?? 0, percent);
      return `${idle} of its polls find nothing, and fewer are enough for what there is to do`;
    }
    case 'batchWindow': {
      const wakes = range(members, ({ figures }) => figures.wakesPerHour, perHour);
      const batch = range(members, ({ figures }) => figures.batchEfficiency ?? 0, perHour);
      return `wakes ${wakes} times an hour, with ${batch} messages a time: those that can wait come together in a window`;
    }
    case 'model': {
      const calls = range(members, ({ figures }) => figures.wakesPerHour, perHour);
      return `if a cheaper model does: its level would have ${change.value} for these ${calls} calls an hour; try its answers first, a dry run says nothing of their quality`;
    }
    default: {
      const share = range(members, ({ figures }) => figures.safetyWakeRate ?? 0, percent);
      return `${share} of its wakes are safety wakes, above the healthy 5%: let it sleep longer, or check what it wakes on`;
    }
  }
}

/** The factors of the first that are those of all others too. */
function sharedFactors(members: readonly Advice[]): Pick<Advice, 'decidedBy' | 'against'> {
  const shared = (side: 'decidedBy' | 'against'): Factor[] =>
    (members[0]?.[side] ?? []).filter(({ words }) =>
      members.every((member) => member[side].some((factor) => factor.words === words)),
    );
  return { decidedBy: shared('decidedBy'), against: shared('against') };
}

function support(factors: readonly Factor[], aim = 'for it'): string {
  if (factors.length === 0) return '';
  return `; ${list(factors)} ${factors.length === 1 ? 'speaks' : 'speak'} ${aim}`;
}

function objection(factors: readonly Factor[], wish: string): string {
  return factors.length === 0 ? '' : `, although ${list(factors)} would rather ${wish}`;
}

function list(factors: readonly Factor[]): string {
  const words = factors.map((factor) => factor.words);
  const last = words.pop() ?? '';
  return words.length === 0 ? last : `${words.join(', ')} and ${last}`;
}

/** The least and the most of a figure, once when they read the same. */
function range(
  members: readonly Advice[],
  figure: (advice: Advice) => number,
  format: (value: number) => string,
): string {
  const values = members.map(figure);
  const [low, high] = [format(Math.min(...values)), format(Math.max(...values))];
  return low === high ? low : `${low} to ${high}`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

/** Whole from ten on, one decimal below. */
function perHour(rate: number): string {
  return rate >= 10 || Number.isInteger(rate) ? rate.toFixed(0) : rate.toFixed(1);
}
