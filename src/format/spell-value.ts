// The usual spelling of the value of each key. A spelling is taken only if it is read as exactly the same value, so that
// no speller needs to know all that may be written there. Knows no document.

import {
  EXTERNAL_TRIGGERS,
  MESSAGE_TRIGGERS,
  METRIC_NAMES,
  METRIC_SCOPES,
  PRESETS,
} from '#org/names';
import type { Reading } from '#org/problem';
import { READERS } from '#org/readers';
import type { KeyName } from '#org/vocabulary';
import { MODELS_EXPECTED } from '#org/vocabulary/model-names';
import { WAKE_NAME_SPELLINGS } from '#org/vocabulary/wake-event-names';
import type { Speller } from './spell-pieces.js';
import {
  spellBudget,
  spellDuration,
  spellDurationRange,
  spellHours,
  spellList,
  spellName,
  spellSelector,
  spellShare,
} from './spell-pieces.js';

const WAKE_NAMES = spellName([
  ...WAKE_NAME_SPELLINGS.keys(),
  ...MESSAGE_TRIGGERS,
  ...EXTERNAL_TRIGGERS,
  'all',
]);
const spellWakeName: Speller = (text) => {
  const name = WAKE_NAMES(text);
  return WAKE_NAME_SPELLINGS.get(name) ?? name;
};
const PRIORITY = /^(?:priority[\s:]+(\S+)|(\S+)[\s-]+priority)$/iu;

/** The name, and its filter in brackets as it stands. */
const spellWakeEvent: Speller = (text) => {
  const [, name = '', filter = ''] = /^([^(]*?)\s*(\(.*\))?$/su.exec(text) ?? [];
  return filter === '' ? spellWakeName(name) : `${spellWakeName(name)} ${filter}`;
};

/** `3 tick (For completion)` is `3 ticks (for completions)`. */
const spellWindow: Speller = (text) => {
  const match = /^([^(]*?)(?:\s+for\s+([^()]+)|\s*\(\s*(?:for\s+)?([^()]*)\))$/iu.exec(text);
  if (match === null) return spellDuration(text);
  const [, length = '', plain, bracketed] = match;
  const keys = (plain ?? bracketed ?? '').split(/(\s*,\s*|\s+and\s+)/iu).map((key) => {
    if (/^\s*,\s*$/u.test(key)) return ', ';
    if (/^\s*and\s*$/iu.test(key)) return ' and ';
    const [, before, after] = PRIORITY.exec(key) ?? [];
    const priority = before ?? after;
    return priority === undefined ? spellWakeName(key) : `${priority.toLowerCase()} priority`;
  });
  const whom = `for ${keys.join('')}`;
  return `${spellDuration(length)} ${bracketed === undefined ? whom : `(${whom})`}`;
};

const METRIC_SPELLINGS = [
  ...METRIC_NAMES.map((name) => name.replaceAll('_', ' ')),
  'queue depth',
  'sleep duration',
];
const SUBJECTS = spellName([
  ...METRIC_SPELLINGS,
  ...METRIC_SCOPES.flatMap((scope) => METRIC_SPELLINGS.map((metric) => `${scope} ${metric}`)),
]);

/** `Org.Escalation_Rate ≥ 30 %, Cooldown 50` is `org escalation rate >= 30%, cooldown 50 ticks`. */
const spellThreshold: Speller = (text) => {
  const match =
    /\s*(>=|<=|==|[><=≥≤]|(?<=\s)(?:above|over|below|under|at\s+least|at\s+most)(?=\s))\s*/iu.exec(
      text,
    );
  if (match === null) return text;
  const [operator = '', word = ''] = match;
  const sign = { '≥': '>=', '≤': '<=', '=': '==' }[word] ?? word.toLowerCase();
  const subject = SUBJECTS(text.slice(0, match.index).replaceAll('.', ' '));
  const [value = '', ...clauses] = text.slice(match.index + operator.length).split(/,(?!\d{3}\b)/u);
  const spelt = clauses.map((clause) => {
    const [, name = '', length] = /^(cooldown|over)\s+(.*)$/isu.exec(clause.trim()) ?? [];
    return length === undefined ? clause.trim() : `${name.toLowerCase()} ${spellDuration(length)}`;
  });
  return [`${subject} ${sign} ${spellShare(value.trim())}`, ...spelt].join(', ');
};

/** What stands before ` for ` and levels, and the levels; clauses at commas. */
function byLevel(spell: Speller): Speller {
  return spellList((clause) => {
    const match = /^(.*)\sfor\s+((?:L\s*\d|level\b|all$|everyone\b).*)$/isu.exec(clause);
    if (match === null) return spell(clause);
    return `${spell((match[1] ?? '').trim())} for ${spellSelector(match[2] ?? '')}`;
  });
}

const spellMode = spellName(['polling', 'event-driven']);
const spellModel = spellName(MODELS_EXPECTED.filter((name) => !name.includes('/')));
const spellSleep: Speller = (text) => spellName(['never'])(spellDuration(text));
const spellEscalation: Speller = (text) =>
  text.replace(/^\w+/u, (mode) => mode.toLowerCase()).replace(/\s*\(\s*(.*?)\s*\)$/su, ' ($1)');

/** Keys without one are prose, names or schedules, whose spelling is their author's. */
const SPELLERS: Readonly<Partial<Record<KeyName, Speller>>> = {
  model: spellModel,
  runtime: spellName(['model', 'external']),
  activity: (text) => spellShare(text.replace(/\bbusy$|^quiet$/iu, (word) => word.toLowerCase())),
  catchup: spellName(['once', 'all', 'skip']),
  trigger: spellMode,
  wakeon: spellList(spellWakeEvent),
  batchwindow: spellList(spellWindow),
  threshold: spellThreshold,
  maxsleep: spellSleep,
  tickinterval: spellDuration,
  cooldown: spellDuration,
  tokenbudget: spellBudget,
  budget: spellBudget,

  preset: spellName(PRESETS),
  escalation: spellEscalation,
  progressupdates: spellName(['every tick', 'on phase change', 'on request']),
  ackrequired: spellName(['yes', 'no']),
  hierarchydepth: spellName(['flat', 'shallow', 'strict']),
  tick: spellDuration,
  defaulttrigger: byLevel(spellMode),
  defaultmaxsleep: byLevel(spellSleep),
  defaultbatchwindow: byLevel(spellWindow),
  defaulttickinterval: byLevel(spellDuration),
  defaultwakeon: byLevel(spellWakeEvent),
  defaultmodel: byLevel(spellModel),
  defaultcooldown: byLevel(spellDuration),

  peragentlimit: spellBudget,
  orglimit: spellBudget,
  period: spellName(['hourly', 'daily', 'weekly', 'monthly']),
  alertthreshold: spellShare,
  overagebehavior: spellName(['pause and escalate', 'pause', 'warn']),
  activehours: spellHours,
  offhoursbehavior: spellName(['queue tasks']),
  exceptions: spellName(['critical', 'none']),

  orders: spellHours,
  tasksperorder: (text) => text.replace(/^(\d+)\s*(?:-|–|—|to)\s*(\d+)$/iu, '$1-$2'),
  effort: spellDurationRange,
  blocked: spellShare,
  resolvedbymanager: spellShare,
};

/** The value in its usual spelling; as it stands where it is not understood or has no other spelling. */
export function spellValue(key: KeyName, text: string): string {
  const spelt = SPELLERS[key]?.(text) ?? text;
  if (spelt === text) return text;
  const meaning = meaningOf(key, text);
  return meaning !== null && meaningOf(key, spelt) === meaning ? spelt : text;
}

/** Null where the text is not wholly understood: its own mistakes are kept, and no spelling may bring new ones. */
function meaningOf(key: KeyName, text: string): string | null {
  const read: (value: string) => Reading<unknown> = READERS[key];
  const { value, problems } = read(text);
  if (value === null || problems.length > 0) return null;
  // Where a clause stands in the text is not what it says.
  return JSON.stringify(value, (name, part: unknown) =>
    name === 'start' || name === 'end' ? undefined : part,
  );
}
