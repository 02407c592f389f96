// Values of options as they are typed: turned into what a command wants, or refused in a sentence.

import { OrgsimError } from '#base/errors';

/** A parser for a whole number from `least` on. */
export function wholeNumber(flag: string, least = 0): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (/^\d+$/.test(text) && Number.isSafeInteger(number) && number >= least) return number;
    throw new OrgsimError(
      'usage',
      `${flag} takes a whole number from ${least}, not "${text}".`,
      `For instance: ${flag} ${Math.max(least, 10)}`,
    );
  };
}
