// The name under the cursor inside a value, and what it means: wake events, metrics, modes, presets, models.

import type { SourceRange } from '#base/source-range';
import type { OrgDocument, SourceText } from '#document/types';
import type { Preset } from '#org/names';
import { PRESETS } from '#org/names';
import { rangeWithin } from '#org/problem-log';
import type { KeyName } from '#org/vocabulary';
import { METRICS } from '#org/vocabulary/metric-names';
import { MODEL_NAMES } from '#org/vocabulary/model-names';
import { WAKE_NAMES } from '#org/vocabulary/wake-event-names';
import { MODE_DOCS, metricText, presetText, RELATIVE_MODEL_DOCS, WAKE_DOCS } from './term-docs.js';
import { METRICS as METRIC_CHOICES, priceText } from './value-choices.js';

export interface Term {
  readonly range: SourceRange;
  readonly markdown: string;
}

/** Longer values are no names that anybody points at. */
const LENGTH_MAX = 2000;

/** Null where no name with a meaning is under the offset. */
export function termIn(
  key: KeyName,
  value: SourceText,
  offset: number,
  document: OrgDocument,
): Term | null {
  const kind = KINDS[key];
  if (kind === undefined || value.text.length > LENGTH_MAX) return null;
  const at = offset - value.range.start.offset;
  for (const { text, start } of kind.names(value.text)) {
    const end = start + text.length;
    if (at < start || at > end) continue;
    const meaning = kind.meaning(text);
    if (meaning === null) continue;
    return {
      range: rangeWithin(document, value, start, end),
      markdown: `**${meaning.name}**: ${meaning.docs}`,
    };
  }
  return null;
}

interface Name {
  readonly text: string;
  readonly start: number;
}

interface Kind {
  /** Parts of a value that may be names. */
  names(value: string): readonly Name[];
  meaning(name: string): { readonly name: string; readonly docs: string } | null;
}

const WAKE_EVENTS: Kind = {
  // `tasks for L4-L6`: levels are no event.
  names: (value) =>
    partsOf(value, /[\p{L}\p{N}][^,;()]*/gu).map(({ text, start }) => ({
      text: text.replace(/\s+for\s.*$/isu, ''),
      start,
    })),
  meaning(written) {
    const found = WAKE_NAMES.find(written);
    if (found === undefined) return null;
    if (found === 'all')
      return {
        name: 'all',
        docs: 'the five kinds of messages; triggers from outside must be named',
      };
    if (found === 'always') return { name: written, docs: 'always wakes; it need not stand here' };
    const docs = found.map((trigger) => WAKE_DOCS[trigger]).join('; ');
    return { name: found.map((trigger) => `\`${trigger}\``).join(', '), docs };
  },
};

const THRESHOLDS: Kind = {
  names(value) {
    // The longest first, so that `cost per hour` is not read as a shorter name in it.
    const spellings = METRIC_CHOICES.map(({ text }) => text).toSorted(
      (a, b) => b.length - a.length,
    );
    const pattern = [...spellings, 'queue depth', 'sleep duration']
      .join('|')
      .replaceAll(' ', '[ _-]');
    return partsOf(value, new RegExp(pattern, 'giu'));
  },
  meaning(written) {
    const metric = METRICS.find(written);
    return metric === undefined ? null : { name: `\`${metric}\``, docs: metricText(metric) };
  },
};

const MODES: Kind = {
  names: (value) => partsOf(value, /polling|event-driven/giu),
  meaning(written) {
    const mode = written.toLowerCase() === 'polling' ? 'polling' : 'event-driven';
    return { name: mode, docs: MODE_DOCS[mode] };
  },
};

const PRESET_KIND: Kind = {
  names: (value) => [{ text: value, start: 0 }],
  meaning(written) {
    const preset: Preset | undefined = PRESETS.find(
      (known) => known === written.trim().toLowerCase(),
    );
    return preset === undefined ? null : { name: preset, docs: presetText(preset) };
  },
};

const MODELS: Kind = {
  names: (value) => partsOf(value, /[\p{L}\p{N}][^\s,;()]*/gu),
  meaning(written) {
    const known = MODEL_NAMES.find(written)?.model ?? (written.includes('/') ? written : null);
    if (known === null) return null;
    return { name: `\`${known}\``, docs: RELATIVE_MODEL_DOCS[known] ?? priceText(known) };
  },
};

const KINDS: Readonly<Partial<Record<KeyName, Kind>>> = {
  wakeon: WAKE_EVENTS,
  defaultwakeon: WAKE_EVENTS,
  threshold: THRESHOLDS,
  trigger: MODES,
  defaulttrigger: MODES,
  preset: PRESET_KIND,
  model: MODELS,
  defaultmodel: MODELS,
};

function partsOf(value: string, pattern: RegExp): readonly Name[] {
  return [...value.matchAll(pattern)].map((match) => {
    const text = match[0].trimEnd();
    return { text, start: match.index };
  });
}
