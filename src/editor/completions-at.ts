// What could be written at the cursor: keys that fit the section, and values that fit the key. Never asks whether the
// file is right: completion is for files that are not yet.

import type { Section } from '#document/types';
import type { KeyName, Place } from '#org/vocabulary';
import { findKey, keysOf, VOCABULARY } from '#org/vocabulary';
import { readChartNames } from './chart-names.js';
import { covers } from './field-at.js';
import { KEY_DOCS, keyMarkdown } from './key-docs.js';
import type { OpenOrg, Span } from './open-org.js';
import { placeAt } from './place-at.js';
import type { TypedLine } from './typed-line.js';
import { typedLineAt } from './typed-line.js';
import type { Choice } from './value-choices.js';
import { LEVEL_SELECTORS, METRICS, OPERATORS, valueChoices } from './value-choices.js';

export interface Completion {
  readonly kind: 'key' | 'value' | 'agent';
  readonly label: string;
  /** A few words beside the label. */
  readonly detail: string;
  /** Markdown. */
  readonly docs: string;
  /** What `text` replaces. Holds the cursor. */
  readonly span: Span;
  readonly text: string;
}

/** In the order in which they are best shown. Empty where nothing is known to fit. */
export function completionsAt(open: OpenOrg, offset: number): readonly Completion[] {
  const typed = typedLineAt(open.document.source, offset);
  if (typed === null) return [];
  const { section, place } = placeAt(open, offset);
  if (place === null || isInCode(section, offset)) return [];
  return typed.kind === 'key'
    ? keyCompletions(typed, section, place, offset)
    : valueCompletions(typed, open, place, offset);
}

function isInCode({ entries }: Section, offset: number): boolean {
  return entries.some(
    (entry) =>
      entry.kind === 'prose' &&
      entry.prose.kind !== 'prose' &&
      covers(entry.prose.content.range, offset),
  );
}

function keyCompletions(
  { span, opening, closing }: TypedLine & { kind: 'key' },
  section: Section,
  place: Place,
  offset: number,
): readonly Completion[] {
  const stated = new Set(
    section.entries.flatMap((entry) =>
      entry.kind === 'field' && !covers(entry.field.key.range, offset)
        ? [findKey(entry.field.name)]
        : [],
    ),
  );
  return keysOf(place)
    .filter((key) => VOCABULARY[key].isRepeatable || !stated.has(key))
    .map((key) => {
      const { display, value } = VOCABULARY[key];
      const text = `${opening}${display}${closing}`;
      const docs = keyMarkdown(key);
      return { kind: 'key', label: display, detail: plain(value), docs, span, text };
    });
}

function valueCompletions(
  { name, before, start, after }: TypedLine & { kind: 'value' },
  open: OpenOrg,
  place: Place,
  offset: number,
): readonly Completion[] {
  const key = findKey(name);
  if (key === null || !keysOf(place).includes(key)) return [];
  const from = lastPieceOf(key, before);
  const piece = before.slice(from);
  const span = { start: start + from, end: offset + restOfWord(key, after) };
  if (key === 'reportsto') return agentCompletions(open, span, offset);
  const toCompletion = ({ text, docs }: Choice): Completion => ({
    kind: 'value',
    label: text,
    detail: '',
    docs: docs === '' ? KEY_DOCS[key] : docs,
    span,
    text,
  });
  const others = new Set(
    before
      .slice(0, from)
      .toLowerCase()
      .split(/\s*,\s*/u),
  );
  return choicesFor(key, piece, before)
    .filter(({ text }) => !isUnordered(key) || !others.has(text.toLowerCase()))
    .map(toCompletion);
}

/** Where what is completed begins: after the last comma of a list, after a scope, a metric, a `for`. */
function lastPieceOf(key: KeyName, before: string): number {
  const starts = [0];
  const add = (pattern: RegExp): void => {
    const match = pattern.exec(before);
    if (match !== null) starts.push(match.index + match[0].length);
  };
  if (isUnordered(key) || key.startsWith('default')) add(/^.*,\s*/su);
  if (key.startsWith('default') || key === 'batchwindow') add(/^.*\sfor\s+/isu);
  if (key === 'threshold') {
    add(SCOPE);
    add(METRIC);
  }
  return Math.max(...starts);
}

const SCOPE = /^\s*(?:org|team|department|agent)[\s.]+/iu;
const METRIC = new RegExp(
  `^\\s*(?:(?:org|team|department|agent)[\\s.]+)?(?:${METRICS.map(({ text }) => text.replaceAll(' ', '[ _]')).join('|')})\\s+`,
  'iu',
);

function choicesFor(key: KeyName, piece: string, before: string): readonly Choice[] {
  const isAfterFor = /\sfor\s+$/iu.test(before.slice(0, before.length - piece.length));
  if (isAfterFor && key.startsWith('default')) return LEVEL_SELECTORS;
  if (isAfterFor && key === 'batchwindow') {
    return [...valueChoices('wakeon').filter(({ text }) => text !== 'all'), ...PRIORITIES];
  }
  if (key === 'threshold' && METRIC.test(before)) return /[<>=]/u.test(before) ? [] : OPERATORS;
  if (key === 'threshold' && SCOPE.test(before)) return METRICS;
  return valueChoices(key);
}

const PRIORITIES: readonly Choice[] = ['low', 'normal', 'high'].map((priority) => ({
  text: `${priority} priority`,
  docs: `messages of ${priority} priority`,
}));

function isUnordered(key: KeyName): boolean {
  return key === 'wakeon' || key === 'defaultwakeon' || key === 'batchwindow';
}

/** What of the text behind the cursor belongs to the name that is completed. */
function restOfWord(key: KeyName, after: string): number {
  const pattern = key === 'reportsto' ? /^.*\S|/u : /^[\p{L}\p{N}_/-]*/u;
  return pattern.exec(after)?.[0].length ?? 0;
}

function agentCompletions(open: OpenOrg, span: Span, offset: number): readonly Completion[] {
  const names = readChartNames(open);
  const own = names.roles.findLast(({ section }) => section.range.start.offset <= offset);
  const everybody = names.roles
    .filter((role) => role !== own && !role.isHumanPrincipal && role.name !== '')
    .map((role) => {
      const level = `L${role.level}${role.hasCount ? `, ${role.memberNames.length} agents` : ''}`;
      const detail = role.title === null ? level : `${role.title}, ${level}`;
      const docs = role.department === null ? '' : `of ${role.department.name}`;
      return { kind: 'agent' as const, label: role.name, detail, docs, span, text: role.name };
    });
  const person = 'Human Principal';
  const docs = 'The person outside, who gives the orders.';
  return [
    ...everybody,
    { kind: 'agent', label: person, detail: 'the person outside', docs, span, text: person },
  ];
}

function plain(markdown: string): string {
  return markdown.replaceAll('`', '');
}
