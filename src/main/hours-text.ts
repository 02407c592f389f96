// Spans of a day in words.

/** `08:00-22:00`, from minutes after midnight. */
export function hoursText(span: {
  readonly fromMinute: number;
  readonly toMinute: number;
}): string {
  return `${timeText(span.fromMinute)}-${timeText(span.toMinute)}`;
}

function timeText(minutes: number): string {
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60];
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
