// The timers that a file states, each once, with the place of its schedule. Knows no rule.

import type { SourceRange } from '#base/source-range';
import type { OrgDocument } from '#document/types';
import type { Timer } from '#org/types';
import type { RuleContext } from './define-rule.js';
import { oncePerOrg } from './once-per-org.js';
import type { SharedItem } from './share-faults.js';
import { shareItems } from './share-faults.js';

/** `range` is the schedule's: the cron expression, or the words that stand for one. */
export const statedTimers = oncePerOrg(
  ({ org, document }: RuleContext): readonly SharedItem<Timer>[] => {
    const timers = shareItems(
      org.agents,
      ({ trigger }) => trigger.timers,
      ({ timerOrigins }) => timerOrigins,
    );
    return timers.map((timer) => ({
      ...timer,
      range: scheduleIn(document, timer.range, timer.item),
    }));
  },
);

/** The schedule ends the value, the name stands before it; the whole value where it is spelt otherwise. */
function scheduleIn(document: OrgDocument, value: SourceRange, { name, cron }: Timer): SourceRange {
  const { start, end } = value;
  const written = document.source.slice(start.offset, end.offset);
  const at = written.lastIndexOf(cron);
  if (at !== -1) return document.rangeAt(start.offset + at, start.offset + at + cron.length);
  if (name === written || !written.startsWith(name)) return value;
  const gap = /^[\s,:;-]*/u.exec(written.slice(name.length))?.[0] ?? '';
  return document.rangeAt(start.offset + name.length + gap.length, end.offset);
}
