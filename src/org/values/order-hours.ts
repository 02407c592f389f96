// When orders come: `weekdays 08:00-18:00`, `weekends`, `Mon-Fri`, `08:00-18:00`. Knows no time zone.
import type { OrderHours } from '#org/types';
import { weekdayNumber } from '#org/vocabulary/schedule-words';
import { parseSpan } from './read-hours.js';

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const DAY_GROUPS = new Map<string, readonly number[]>([
  ['', EVERY_DAY],
  ['daily', EVERY_DAY],
  ['every day', EVERY_DAY],
  ['weekday', [1, 2, 3, 4, 5]],
  ['weekdays', [1, 2, 3, 4, 5]],
  ['weekend', [6, 7]],
  ['weekends', [6, 7]],
]);

/** Days, hours or both, or why the text is neither. */
export function parseOrderHours(text: string): OrderHours | string {
  const at = text.search(/\d/u);
  const days = (at < 0 ? text : text.slice(0, at)).trim().toLowerCase();
  const weekdays = DAY_GROUPS.get(days) ?? parseWeekdays(days);
  if (weekdays === null || text === '') return 'it does not say on which days';
  const span = at < 0 ? { fromMinute: 0, toMinute: 1440 } : parseSpan(text.slice(at).trim());
  return typeof span === 'string' ? span : { weekdays, ...span };
}

/** `Mon-Fri`, `Monday and Thursday`, `Mon, Wed`; 1 Monday to 7 Sunday. */
function parseWeekdays(days: string): number[] | null {
  const ends = days.split(/\s*(?:-|–|—|\bto\b)\s*/u).map(isoWeekday);
  if (ends.length === 2) {
    const [low, high] = ends;
    if (low === null || high === null || low === undefined || high === undefined) return null;
    return EVERY_DAY.filter((day) =>
      low <= high ? low <= day && day <= high : day >= low || day <= high,
    );
  }
  const listed = days.split(/\s*,\s*(?:and\s+)?|\s+and\s+/u).map(isoWeekday);
  const distinct = [...new Set(listed)].filter((day) => day !== null);
  return listed.includes(null) ? null : distinct.toSorted((a, b) => a - b);
}

function isoWeekday(word: string): number | null {
  const number = weekdayNumber(word);
  return number === 0 ? 7 : number;
}
