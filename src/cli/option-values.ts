// Values of options as they are typed: turned into what a command wants, or refused in a sentence.

import { OrgsimError } from '#base/errors';
import { groupThousands } from '#base/format-usd';

/** A parser for a whole number from `least` on, to `most` where there is one. */
export function wholeNumber(
  flag: string,
  least = 0,
  most = Number.MAX_SAFE_INTEGER,
): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (/^\d+$/.test(text) && number >= least && number <= most) return number;
    // The largest number of all is worth a word only to who went beyond it.
    const isLimitFar = most === Number.MAX_SAFE_INTEGER && !(number > most);
    const limit = isLimitFar ? '' : ` to ${groupThousands(String(most))}`;
    throw new OrgsimError(
      'usage',
      `${flag} takes a whole number from ${least}${limit}, not "${text}".`,
      `For instance: ${flag} ${Math.max(least, 10)}`,
    );
  };
}

/** A parser for a day of the calendar: `2026-11-30`. */
export function dayValue(flag: string): (text: string) => string {
  return (text) => {
    // The 30th of February would become a day of March.
    const ms = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
    if (!Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text)) return text;
    throw new OrgsimError(
      'usage',
      `${flag} takes a day, not "${text}".`,
      `For instance: ${flag} 2026-11-30`,
    );
  };
}
