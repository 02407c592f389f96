// Times of day: `09:00`, `9:30`, `9am`, `9:30 pm`, `noon`, `midnight`. Knows no date.

const NAMED_MINUTES = new Map([
  ['midnight', 0],
  ['noon', 720],
]);

/** Source of a pattern that matches what may be a time of day. */
export const TIME_OF_DAY = String.raw`(?:\d{1,2}:\d{2}(?:\s*[ap]m)?|\d{1,2}\s*[ap]m|noon|midnight)`;

const HAND_TIME = /^(\d{1,2})(?::(\d{2}))?\s*([ap]m)?$/iu;

/** Minutes after midnight, 0 to 1439, or null. An hour without minutes needs `am` or `pm`. */
export function parseTimeOfDay(text: string): number | null {
  const named = NAMED_MINUTES.get(text.toLowerCase());
  if (named !== undefined) return named;
  const match = HAND_TIME.exec(text);
  if (match === null) return null;
  const half = match[3]?.toLowerCase();
  if (half === undefined && match[2] === undefined) return null;
  const hour = Number(match[1]);
  const minute = Number(match[2] ?? 0);
  if (minute > 59) return null;
  if (half === undefined) return hour > 23 ? null : hour * 60 + minute;
  if (hour < 1 || hour > 12) return null;
  return ((hour % 12) + (half === 'pm' ? 12 : 0)) * 60 + minute;
}

/** As `parseTimeOfDay`, but 24:00 and midnight are the end of the day: 1 to 1440. */
export function parseEndOfSpan(text: string): number | null {
  if (text === '24:00') return 1440;
  const minute = parseTimeOfDay(text);
  return minute === 0 ? 1440 : minute;
}
