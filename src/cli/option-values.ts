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
    const limit = most === Number.MAX_SAFE_INTEGER ? '' : ` to ${groupThousands(String(most))}`;
    throw new OrgsimError(
      'usage',
      `${flag} takes a whole number from ${least}${limit}, not "${text}".`,
      `For instance: ${flag} ${Math.max(least, 10)}`,
    );
  };
}
