// When a time zone's clock stands how far from UTC. The one place that asks the zone database; knows no ticks.

/** A stretch of time in which the offset does not change, from `fromMs` up to, not including, `toMs`. */
export interface OffsetSpan {
  readonly fromMs: number;
  readonly toMs: number;
  /** Local time less UTC, in ms. */
  readonly offsetMs: number;
  /** The offset before `fromMs`. */
  readonly previousOffsetMs: number;
}

const UTC_SPAN: OffsetSpan = {
  fromMs: Number.NEGATIVE_INFINITY,
  toMs: Number.POSITIVE_INFINITY,
  offsetMs: 0,
  previousOffsetMs: 0,
};

const SECOND_MS = 1000;
const WEEK_MS = 604_800_000;
/** How far a change is looked for; a zone without one gets spans of this length, one after the other. */
const REACH_WEEKS = 58;

const knownSpans = new Map<string, OffsetSpan[]>();

/** The span that holds the instant, in ms since 1970 UTC. `timezone` is an IANA name; an unknown one is a bug. */
export function offsetSpanAt(timezone: string, ms: number): OffsetSpan {
  // Most orgs name no zone, and to ask the zone database takes longer than many a run.
  if (timezone === 'UTC') return UTC_SPAN;
  const spans = knownSpans.get(timezone) ?? [];
  const known = spans.find((span) => span.fromMs <= ms && ms < span.toMs);
  if (known !== undefined) return known;
  const span = findSpan(zoneClock(timezone), ms);
  knownSpans.set(timezone, [span, ...spans]);
  return span;
}

function findSpan(zone: Intl.DateTimeFormat, ms: number): OffsetSpan {
  const offsetMs = offsetAt(zone, ms);
  let [fromMs, toMs, previousOffsetMs] = [ms, ms, offsetMs];
  for (let week = 0; week < REACH_WEEKS && previousOffsetMs === offsetMs; week++) {
    previousOffsetMs = offsetAt(zone, fromMs - WEEK_MS);
    fromMs =
      previousOffsetMs === offsetMs
        ? fromMs - WEEK_MS
        : firstSecond(fromMs - WEEK_MS, fromMs, (at) => offsetAt(zone, at) === offsetMs);
  }
  for (let week = 0, isSame = true; week < REACH_WEEKS && isSame; week++) {
    isSame = offsetAt(zone, toMs + WEEK_MS) === offsetMs;
    toMs = isSame
      ? toMs + WEEK_MS
      : firstSecond(toMs, toMs + WEEK_MS, (at) => offsetAt(zone, at) !== offsetMs);
  }
  return { fromMs, toMs, offsetMs, previousOffsetMs };
}

/** The first full second above `low` at which `holds`, which it does at `high`. */
function firstSecond(low: number, high: number, holds: (ms: number) => boolean): number {
  let last = Math.floor(low / SECOND_MS);
  let first = Math.ceil(high / SECOND_MS);
  while (first - last > 1) {
    const middle = Math.floor((first + last) / 2);
    if (holds(middle * SECOND_MS)) first = middle;
    else last = middle;
  }
  return first * SECOND_MS;
}

function zoneClock(timezone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-US', {
    timeZone: timezone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    era: 'short',
  });
}

function offsetAt(zone: Intl.DateTimeFormat, ms: number): number {
  const shown: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const { type, value } of zone.formatToParts(ms)) shown[type] = value;
  const year = shown.era === 'BC' ? 1 - Number(shown.year) : Number(shown.year);
  const local = new Date(0);
  // Unlike Date.UTC it takes the year 26 for what it is.
  local.setUTCFullYear(year, Number(shown.month) - 1, Number(shown.day));
  local.setUTCHours(Number(shown.hour), Number(shown.minute), Number(shown.second));
  // The clock shows whole seconds.
  return local.getTime() - Math.floor(ms / SECOND_MS) * SECOND_MS;
}
