// What may be written as the value of each key: names with what they mean, and examples of what no list can hold. Knows
// no cursor.

import { formatUsd } from '#base/format-usd';
import { findReferencePrice } from '#cost/reference-prices';
import { EXTERNAL_TRIGGERS, METRIC_NAMES, METRIC_SCOPES, PRESETS } from '#org/names';
import type { KeyName } from '#org/vocabulary';
import { VOCABULARY } from '#org/vocabulary';
import { MODELS_EXPECTED } from '#org/vocabulary/model-names';
import { WAKE_NAME_SPELLINGS, WAKE_NAMES, WAKE_SHORTHANDS } from '#org/vocabulary/wake-event-names';
import { MODE_DOCS, metricText, presetText, RELATIVE_MODEL_DOCS, WAKE_DOCS } from './term-docs.js';

export interface Choice {
  readonly text: string;
  /** What it means, Markdown; '' where the text says it. */
  readonly docs: string;
}

export const LEVEL_SELECTORS = ['L7+', 'L6 and below', 'L4-L6', 'L10', 'all', 'everyone else'].map(
  (text) => ({ text, docs: '' }),
);

/** For a key that takes a list: the choices for one item of it. */
export function valueChoices(key: KeyName): readonly Choice[] {
  switch (key) {
    case 'trigger':
    case 'defaulttrigger':
      return Object.entries(MODE_DOCS).map(([text, docs]) => ({ text, docs }));
    case 'wakeon':
    case 'defaultwakeon':
      return WAKE_CHOICES;
    case 'model':
    case 'defaultmodel':
      return MODELS_EXPECTED.filter((model) => model !== 'provider/model').map(modelChoice);
    case 'preset':
      return PRESETS.map((preset) => ({ text: preset, docs: presetText(preset) }));
    case 'maxsleep':
    case 'defaultmaxsleep':
      return [
        ...DURATIONS,
        { text: 'never', docs: 'only a message, a timer or a threshold wakes it' },
      ];
    case 'batchwindow':
    case 'defaultbatchwindow':
    case 'tickinterval':
    case 'defaulttickinterval':
    case 'cooldown':
    case 'defaultcooldown':
      return DURATIONS;
    case 'timer':
      return SCHEDULES;
    case 'threshold':
      return [...SCOPES, ...METRICS];
    default:
      return examplesOf(key);
  }
}

/** After a scope: `org escalation rate`. */
export const METRICS: readonly Choice[] = METRIC_NAMES.map((metric) => ({
  text: metric.replaceAll('_', ' '),
  docs: metricText(metric),
}));

/** After a metric. */
export const OPERATORS: readonly Choice[] = ['>', '>=', '<', '<='].map((text) => ({
  text,
  docs: '',
}));

const SCOPE_DOCS = {
  org: 'over all agents',
  team: 'over the agent and all below it',
  department: 'over its department',
  agent: 'over the agent alone',
} as const;
const SCOPES: readonly Choice[] = METRIC_SCOPES.map((text) => ({ text, docs: SCOPE_DOCS[text] }));

/** In the spelling that `orgsim fmt` keeps: shorthands, and full names of the triggers that have none of their own. */
const WAKE_CHOICES: readonly Choice[] = [
  ...[...new Set(WAKE_NAME_SPELLINGS.values())].map(wakeChoice),
  ...EXTERNAL_TRIGGERS.filter((trigger) => !WAKE_SHORTHANDS.has(trigger)).map(wakeChoice),
  { text: 'all', docs: 'the five kinds of messages; triggers from outside must be named' },
];

function wakeChoice(name: string): Choice {
  const meaning = WAKE_NAMES.find(name);
  const triggers = meaning === undefined || typeof meaning === 'string' ? [] : meaning;
  const docs = triggers.map((trigger) => `\`${trigger}\`: ${WAKE_DOCS[trigger]}`).join('; ');
  return { text: name, docs };
}

const DURATIONS: readonly Choice[] = ['1 tick', '3 ticks', '20 ticks', '5 min', '1h', '1 day'].map(
  (text) => ({ text, docs: '' }),
);

const SCHEDULES: readonly Choice[] = [
  'daily review at 09:00',
  'every weekday at 09:00',
  'every Monday at 10:00',
  'monthly on the 1st at 08:00',
  'every 15 minutes',
  'hourly',
].map((text) => ({ text, docs: '' }));

function modelChoice(model: string): Choice {
  const relative = RELATIVE_MODEL_DOCS[model];
  return { text: model, docs: relative ?? priceText(model) };
}

/** What one invocation costs, and after which table. */
export function priceText(model: string): string {
  const row = findReferencePrice(model);
  if (row === null) return 'has no reference price: its cost is never counted as $0';
  return `${formatUsd(row.usdPerInvocation)} an invocation (reference price of ${row.family})`;
}

/** The examples that the table of keys gives, in its backticks. */
function examplesOf(key: KeyName): readonly Choice[] {
  const { value } = VOCABULARY[key];
  const examples = [...value.matchAll(/`([^`]+)`/gu)].map(([, text = '']) => text);
  return examples.filter((text) => text.length > 1).map((text) => ({ text, docs: '' }));
}
