// `Activity`: what cost estimates assume of an agent's day. Knows no agent and no prices.
import { letterPattern } from '#base/letter-pattern';
import type { Reading } from '#org/problem';
import type { Activity, NumberRange } from '#org/types';
import { RATE_HOURS } from '#org/vocabulary/period-names';
import { parseAmountRange } from './parse-amount.js';
import { readPercent } from './read-number.js';
import { partOf, pieceOf, problemWith, readPiece, refused, understood } from './reading.js';

const ratePattern = letterPattern(
  String.raw`^(.*?\d[km]?)\s*(events?|tokens?)\s*(?:/|\s+per\s+|\s+an?\s+)\s*([a-z]+)$`,
  'i',
);
const busyPattern = letterPattern(String.raw`^(.*\S)\s*\bbusy$`, 'i');
const EXPECTED = ['5 events/hr', '10-50 events/day', '80% busy', '50K tokens/day', 'quiet'];

/** Events an hour that an agent has when it is `quiet`. */
const QUIET: NumberRange = { low: 1, high: 1 };

/** `5 events/hr`, `10-50 events/day`, `80% busy`, `quiet` (1 event an hour), `50K tokens/day`. */
export function readActivity(text: string): Reading<Activity> {
  const piece = pieceOf(text);
  if (piece.text.toLowerCase() === 'quiet') return understood({ kind: 'events', perHour: QUIET });
  const busy = busyPattern(piece.text).exec(piece.text);
  if (busy !== null) {
    const { value, problems } = readPiece(partOf(piece, 0, busy[1]?.length), readPercent);
    return value === null ? { value, problems } : understood({ kind: 'busy', share: value });
  }
  const [, amounts = '', unit = '', period = ''] = ratePattern(piece.text).exec(piece.text) ?? [];
  const range = parseAmountRange(amounts);
  const hours = RATE_HOURS.find(period);
  if (range === null || hours === undefined) {
    const reason = 'it is neither a rate of events or tokens nor a share of busy ticks';
    return refused(problemWith('value-invalid', piece, reason, EXPECTED));
  }
  if (/^event/iu.test(unit))
    return understood({ kind: 'events', perHour: scale(range, 1 / hours) });
  return understood({ kind: 'tokens', perDay: scale(range, 24 / hours) });
}

function scale({ low, high }: NumberRange, factor: number): NumberRange {
  return { low: low * factor, high: high * factor };
}
