// The changes of an agent's trigger and the requests that came to nothing, under their labels.

import type { Moment } from '#main/parse-moment';
import type { RefusalReport, SwitchReport } from '#main/why-report';
import { labelledLines } from './labelled-lines.js';
import type { TableOptions } from './text-table.js';
import { refusalText, switchText } from './why-words.js';

/** Null where nothing is known of them: no lines then, as where there were none. */
interface Changes {
  readonly at: Moment;
  readonly switches: readonly SwitchReport[] | null;
  readonly refusals: readonly RefusalReport[] | null;
}

export function changeLines(
  { at, switches, refusals }: Changes,
  options: TableOptions,
): readonly string[] {
  const switched = (switches ?? []).map((each) => switchText(each, at));
  const refused = (refusals ?? []).map((each) => refusalText(each, at));
  return [
    ...labelledLines('Switched', switched, options),
    ...labelledLines('Refused', refused, options),
  ];
}
