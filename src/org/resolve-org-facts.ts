// The org's own facts: its name, its time zone, the length of its tick.

import type { Duration } from '#base/duration';
import { durationToSeconds } from '#base/duration';
import type { Section } from '#document/types';
import { reportDuplicate } from './check-repeats.js';
import type { ProblemLog } from './problem-log.js';
import type { StatedFields } from './read-fields.js';
import type { Resolved } from './resolve-settings.js';
import { builtIn } from './resolve-settings.js';

const TICK_SECONDS = 30;
const UNNAMED = 'Unnamed org';

/** The `#` heading, else the name that the caller knows (of the folder, say). */
export function resolveName(title: Section | null, fallback: string | undefined): Resolved<string> {
  if (title === null) return builtIn(fallback ?? UNNAMED, 'no # heading');
  return { value: title.heading.text, origin: { kind: 'org-field', range: title.heading.range } };
}

/** Seconds of a tick: the command line's, else that of Culture, else 30. */
export function resolveTick(culture: StatedFields, flag: Duration | undefined): Resolved<number> {
  if (flag !== undefined) {
    const origin = { kind: 'command-line', flag: '--tick' } as const;
    return { value: durationToSeconds(flag, TICK_SECONDS), origin };
  }
  const stated = culture.get('tick')[0];
  if (stated === undefined) return builtIn(TICK_SECONDS, 'none is stated');
  const value = durationToSeconds(stated.value, TICK_SECONDS);
  return { value, origin: { kind: 'org-field', range: stated.written.range } };
}

/** The first that one of the sections states; others are problems. */
export function resolveTimezone(
  sections: readonly StatedFields[],
  log: ProblemLog,
): Resolved<string> {
  const [first, ...others] = sections
    .flatMap((fields) => fields.get('timezone'))
    .toSorted((a, b) => a.written.range.start.offset - b.written.range.start.offset);
  if (first === undefined) return builtIn('UTC', 'none is stated');
  for (const again of others) reportDuplicate(again, first.key.range, 'Timezone', log);
  return { value: first.value, origin: { kind: 'org-field', range: first.written.range } };
}
