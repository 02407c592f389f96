// How long a run may be.

import { groupThousands } from '#base/format-usd';

/** Nine years of ticks of 30 s. */
export const TICKS_MAX = 10_000_000;
export const YEARS_MAX = 100;
/** For messages. */
export const LONGEST_RUN = `${YEARS_MAX} years, or ${groupThousands(String(TICKS_MAX))} ticks`;
