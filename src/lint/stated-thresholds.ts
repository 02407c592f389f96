// The thresholds that a file states, each once, with the places of its parts. Knows no rule.

import type { SourceRange } from '#base/source-range';
import type { OrgDocument } from '#document/types';
import type { Threshold } from '#org/types';
import { locateThreshold, readThreshold } from '#org/values/read-threshold';
import type { RuleContext } from './define-rule.js';
import { oncePerOrg } from './once-per-org.js';
import type { SharedItem } from './share-faults.js';
import { shareItems } from './share-faults.js';

export interface StatedThreshold extends SharedItem<Threshold> {
  /** `> 30%`, `30%`, `cooldown 0`: the whole threshold where the source spells it with markup. */
  readonly comparison: SourceRange;
  readonly value: SourceRange;
  /** Null where none is stated. */
  readonly cooldown: SourceRange | null;
  /** Whether the value has a `%`. */
  readonly isPercent: boolean;
}

export const statedThresholds = oncePerOrg(
  ({ org, document }: RuleContext): readonly StatedThreshold[] => {
    const thresholds = shareItems(
      org.agents,
      ({ trigger }) => trigger.thresholds,
      ({ thresholdOrigins }) => thresholdOrigins,
    );
    return thresholds.map((shared) => locateParts(shared, document));
  },
);

function locateParts(shared: SharedItem<Threshold>, document: OrgDocument): StatedThreshold {
  const { range: whole } = shared;
  const from = whole.start.offset;
  const written = document.source.slice(from, whole.end.offset);
  const isPercent = readThreshold(written).value?.isPercent ?? written.includes('%');
  const parts = locateThreshold(written);
  if (parts === null) {
    return { ...shared, comparison: whole, value: whole, cooldown: null, isPercent };
  }
  const place = ({ start, text }: { readonly start: number; readonly text: string }): SourceRange =>
    document.rangeAt(from + start, from + start + text.length);
  return {
    ...shared,
    comparison: place(parts.comparison),
    value: place(parts.value),
    cooldown: parts.cooldown === null ? null : place(parts.cooldown),
    isPercent,
  };
}

/** `escalation rate`. */
export function metricText({ metric }: Pick<Threshold, 'metric'>): string {
  return metric.replaceAll('_', ' ');
}
