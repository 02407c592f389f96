// `--what-if "coo: polling"`: an org with some settings otherwise, in the words that an ORG.md states them by.

import { didYouMean } from '#base/did-you-mean';
import { durationToTicks } from '#base/duration';
import { OrgsimError } from '#base/errors';
import { canonicalKey } from '#document/canonical-key';
import type { Reading } from '#org/problem';
import { READERS } from '#org/readers';
import type { Agent, Org, Trigger } from '#org/types';
import { findKey } from '#org/vocabulary';
import type { AgentChange } from './agent-change.js';
import { withActivity } from './parse-rate.js';

export interface WhatIf {
  /** As it was typed. */
  readonly text: string;
  readonly changes: readonly AgentChange[];
}

type Change = AgentChange['change'];

const KEYS = {
  trigger: (value) => read(READERS.trigger, value, (mode) => onTrigger(() => ({ mode }))),
  model: (value) =>
    read(READERS.model, value, ({ kind, model }) =>
      kind === 'named' ? (agent) => ({ ...agent, model, relativeModel: null }) : null,
    ),
  tickinterval: (value) =>
    read(READERS.tickinterval, value, (duration) =>
      onTrigger((_, { tickSeconds }) => ({
        tickInterval: Math.max(1, durationToTicks(duration, tickSeconds)),
      })),
    ),
  batchwindow: (value) =>
    read(READERS.batchwindow, value, ({ window, overrides }) =>
      onTrigger((trigger, { tickSeconds }) => {
        const stated = Object.fromEntries(
          overrides.map((each) => [each.key, durationToTicks(each.window, tickSeconds)]),
        );
        return window === null
          ? { batchOverrides: { ...trigger.batchOverrides, ...stated } }
          : { batchWindow: durationToTicks(window, tickSeconds), batchOverrides: stated };
      }),
    ),
  maxsleep: (value) =>
    read(READERS.maxsleep, value, ({ limit }) =>
      onTrigger((_, { tickSeconds }) => ({
        maxSleepTicks: limit === null ? null : Math.max(1, durationToTicks(limit, tickSeconds)),
      })),
    ),
  cooldown: (value) =>
    read(READERS.cooldown, value, (duration) =>
      onTrigger((_, { tickSeconds }) => ({
        cooldownTicks: durationToTicks(duration, tickSeconds),
      })),
    ),
  activity: (value) =>
    read(
      READERS.activity,
      value,
      (activity) => (agent) => withActivity(agent, activity, '--what-if'),
    ),
  tokens: (value) => read(READERS.tokens, value, (tokens) => (agent) => ({ ...agent, tokens })),
  idletokens: (value) =>
    read(READERS.idletokens, value, (idleTokens) => (agent) => ({ ...agent, idleTokens })),
} satisfies Readonly<Record<string, (value: string) => Change | null>>;

const HINT =
  'For instance: --what-if "coo: polling", --what-if "L7+: model claude-haiku, max sleep 1 day"';
/** As people write them. */
const SETTINGS = [
  'trigger',
  'model',
  'tick interval',
  'batch window',
  'max sleep',
  'cooldown',
  'activity',
  'tokens',
  'idle tokens',
] as const;
const KEY_WORDS_MAX = 2;

/**
 * `WHO: SETTING, SETTING`; after a semicolon others may follow, `WHO: SETTING; WHO: SETTING`. Throws an OrgsimError of
 * code `usage`.
 */
export function parseWhatIf(text: string): WhatIf {
  const typed = `--what-if "${text}"`;
  const changes: AgentChange[] = [];
  const said = new Set<string>();
  let selector = '';
  for (const clause of text.split(';')) {
    let settings = clause.trim();
    const at = settings.indexOf(':');
    if (at >= 0 && (selector === '' || settingAt(settings) === null)) {
      selector = settings.slice(0, at).trim();
      settings = settings.slice(at + 1).trim();
    }
    if (selector === '') throw refused(`${typed} does not say who is to change.`);
    for (const setting of cutSettings(settings)) {
      const change = changeOf(setting);
      if (change === null) throw refused(notUnderstood(typed, setting));
      const name = nameOf(setting);
      if (said.has(`${name} of ${selector}`))
        throw refused(`${typed} says twice what the ${name} of ${selector} is.`);
      said.add(`${name} of ${selector}`);
      changes.push({ typed, selector, change });
    }
  }
  return { text: text.trim(), changes };
}

/** Settings whose values have commas of their own. */
const LISTS: ReadonlySet<string> = new Set(['batchwindow', 'tokens', 'idletokens']);

/** At commas, but only where another setting begins: `tokens 4K in, 1K out` is one. */
function cutSettings(text: string): readonly string[] {
  const settings: string[] = [];
  for (const part of text.split(',').map((each) => each.trim())) {
    const last = settings.at(-1);
    const isList = last !== undefined && LISTS.has(settingAt(last)?.key ?? '');
    const goesOn = isList && changeOf(part) === null;
    if (goesOn) settings.splice(-1, 1, `${last}, ${part}`);
    else settings.push(part);
  }
  return settings;
}

function changeOf(setting: string): Change | null {
  const every = /^polling\s+(?:every|at)\s+(.+)$/iu.exec(setting)?.[1];
  if (every !== undefined) return both(KEYS.trigger('polling'), KEYS.tickinterval(every));
  const keyed = settingAt(setting);
  if (keyed !== null) return KEYS[keyed.key](keyed.value);
  return KEYS.trigger(setting) ?? KEYS.model(setting);
}

/** Which setting it is. */
function nameOf(setting: string): string {
  if (/^polling\s+(?:every|at)\s/iu.test(setting)) return 'trigger';
  const key = settingAt(setting)?.key;
  if (key !== undefined) return SETTINGS.find((name) => canonicalKey(name) === key) ?? key;
  return KEYS.trigger(setting) === null ? 'model' : 'trigger';
}

/** The key that the text begins with, with or without a colon behind it, and the rest. */
function settingAt(
  text: string,
): { readonly key: keyof typeof KEYS; readonly value: string } | null {
  for (let words = KEY_WORDS_MAX; words > 0; words--) {
    const pattern = new RegExp(
      String.raw`^((?:[a-z_-]+\s+){${words - 1}}[a-z_-]+)(?:\s*:\s*|\s+)(.+)$`,
      'isu',
    );
    const [, name = '', value = ''] = pattern.exec(text) ?? [];
    const key = findKey(canonicalKey(name));
    if (key !== null && isChangeable(key)) return { key, value };
  }
  return null;
}

function isChangeable(key: string): key is keyof typeof KEYS {
  return Object.hasOwn(KEYS, key);
}

/** Null for what has a problem, however small: what is typed can be typed again. */
function read<T>(
  reader: (text: string) => Reading<T>,
  text: string,
  changeFor: (value: T) => Change | null,
): Change | null {
  const { value, problems } = reader(text);
  return value === null || problems.length > 0 ? null : changeFor(value);
}

function onTrigger(change: (trigger: Trigger, org: Org) => Partial<Trigger>): Change {
  return (agent: Agent, org: Org) => ({
    ...agent,
    trigger: { ...agent.trigger, ...change(agent.trigger, org) },
  });
}

function both(first: Change | null, second: Change | null): Change | null {
  if (first === null || second === null) return null;
  return (agent, org) => second(first(agent, org), org);
}

function notUnderstood(typed: string, setting: string): string {
  const near = didYouMean(setting, ['polling', 'event-driven', ...SETTINGS]);
  // Of a setting alone it is the value that is missing.
  const meant = near === null || near === setting ? '' : ` Did you mean ${near}?`;
  return setting === ''
    ? `${typed} does not say what is to change.`
    : `${typed}: "${setting}" is no setting with a value that an agent can have.${meant}`;
}

function refused(message: string): OrgsimError {
  return new OrgsimError('usage', message, HINT);
}
