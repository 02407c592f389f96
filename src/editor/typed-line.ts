// What somebody is typing on the line before the cursor: a key or a value. Works on the bare text, since a half-typed
// field is no field yet. Knows the notation of fields, not their meaning.

import { canonicalKey } from '#document/canonical-key';
import type { Span } from './open-org.js';

export type TypedLine =
  | {
      readonly kind: 'key';
      /** What a key replaces: all that is written of the key, its marks included. */
      readonly span: Span;
      /** What is written before the key already, and must be written with it. */
      readonly opening: string;
      /** What must follow the key: `:** ` where nothing closes it yet. */
      readonly closing: string;
    }
  | {
      readonly kind: 'value';
      /** The canonical key. */
      readonly name: string;
      /** The value up to the cursor. */
      readonly before: string;
      /** Offset of `before`. */
      readonly start: number;
      /** The value from the cursor on, up to a remark. */
      readonly after: string;
    };

/** Longer lines hold no field that anybody types. */
const COLUMNS_MAX = 2000;
/** A list that is looked through for the field above it. */
const LINES_MAX = 200;

const BULLET = /^(\s*[-*+][ \t]+)(.*)$/u;
const OPEN_KEY = /^(\*\*|__)([^*_:]*)$/u;
const FIELD = /^(?:\*\*|__)([^*:]{1,80})(?::[ \t]*(?:\*\*|__)|(?:\*\*|__)[ \t]*:)[ \t]*(.*)$/u;
const PRESET = /^\s*(?:[-*+][ \t]+)?(preset)[ \t]*:[ \t]*(.*)$/iu;
const REMARK = /\s(?:—|–|--)\s/u;

/** Null where neither is typed. */
export function typedLineAt(source: string, offset: number): TypedLine | null {
  const line = lineAt(source, offset);
  if (line.end - line.start > COLUMNS_MAX) return null;
  const before = source.slice(line.start, offset);
  const after = source.slice(offset, line.end);
  const preset = PRESET.exec(before);
  if (preset !== null) return valueLine('preset', preset[2] ?? '', offset, after);
  const [, bullet, rest = ''] = BULLET.exec(before) ?? [];
  if (bullet === undefined) return null;
  const field = FIELD.exec(rest);
  if (field !== null) return valueLine(field[1] ?? '', field[2] ?? '', offset, after);
  const nested = fieldAbove(source, line.start, indentOf(bullet));
  if (nested !== null && !rest.startsWith('**')) return valueLine(nested, rest, offset, after);
  return keyLine(rest, offset, after);
}

function valueLine(key: string, before: string, offset: number, after: string): TypedLine | null {
  // Behind the dash is a remark: prose.
  if (REMARK.test(before)) return null;
  const dash = REMARK.exec(after);
  return {
    kind: 'value',
    name: canonicalKey(key),
    before,
    start: offset - before.length,
    after: dash === null ? after : after.slice(0, dash.index),
  };
}

function keyLine(rest: string, offset: number, after: string): TypedLine | null {
  if (/^\*?$/u.test(rest) && after.trim() === '') {
    const span = { start: offset - rest.length, end: offset };
    return { kind: 'key', span, opening: '**', closing: ':** ' };
  }
  const open = OPEN_KEY.exec(rest);
  if (open === null) return null;
  const [, mark = '**', typed = ''] = open;
  // The rest of the key under the cursor is replaced with it, its end is kept.
  const [, tail = '', end = ''] = /^([^*_:]{0,80}?)[ \t]*(:?(?:\*\*|__):?.*)?$/u.exec(after) ?? [];
  const isClosed = end.includes(':');
  const span = { start: offset - typed.length, end: offset + tail.length };
  if (isClosed) return { kind: 'key', span, opening: '', closing: '' };
  return {
    kind: 'key',
    // A mark that an editor closed by itself (`**|**`) is written anew with its colon.
    span: { start: span.start, end: span.end + (end.startsWith(mark) ? mark.length : 0) },
    opening: '',
    closing: `:${mark} `,
  };
}

/** The key of the field under which a nested list item stands, or null. */
function fieldAbove(source: string, start: number, indent: number): string | null {
  let at = start;
  for (let count = 0; count < LINES_MAX && at > 0 && indent > 0; count++) {
    const isCrlf = source[at - 1] === '\n' && source[at - 2] === '\r';
    const line = lineAt(source, at - (isCrlf ? 2 : 1));
    at = line.start;
    if (line.end - line.start > COLUMNS_MAX) return null;
    const [, bullet, rest = ''] = BULLET.exec(source.slice(line.start, line.end)) ?? [];
    if (bullet === undefined) return null;
    if (indentOf(bullet) >= indent) continue;
    return FIELD.exec(rest)?.[1] ?? null;
  }
  return null;
}

function indentOf(bullet: string): number {
  return bullet.length - bullet.trimStart().length;
}

/** The line that holds an offset, without its break. */
function lineAt(source: string, offset: number): Span {
  let start = offset;
  while (start > 0 && !isBreak(source, start - 1)) start--;
  let end = offset;
  while (end < source.length && !isBreak(source, end)) end++;
  return { start, end };
}

function isBreak(source: string, offset: number): boolean {
  const code = source.charCodeAt(offset);
  return code === 0x0a || code === 0x0d;
}
