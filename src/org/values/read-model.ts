// `Model`: a known name, `provider/model`, or a relative one. Knows no prices: an unpriced model is a model.

import { canonicalKey } from '#document/canonical-key';
import type { Reading } from '#org/problem';
import type { ModelChoice } from '#org/vocabulary/model-names';
import {
  MODEL_NAMES,
  MODEL_NICKNAMES,
  MODELS_EXPECTED,
  PROVIDER_BY_FAMILY,
} from '#org/vocabulary/model-names';
import { pieceOf, problemWith, refused, understood } from './reading.js';

export type { ModelChoice } from '#org/vocabulary/model-names';

const PROVIDER_AND_MODEL = /^[a-z][a-z0-9._-]*\/[^\s/][^\s]*$/iu;

/** `provider/model` is kept as written; a known name gets its usual spelling. */
export function readModel(text: string): Reading<ModelChoice> {
  const piece = pieceOf(text);
  const known = MODEL_NAMES.find(piece.text);
  if (known !== undefined) return understood(known);
  if (PROVIDER_AND_MODEL.test(piece.text)) return understood({ kind: 'named', model: piece.text });
  const suggestion = suggestModel(piece.text);
  return refused(problemWith('model-unknown', piece, '', MODELS_EXPECTED, suggestion));
}

function suggestModel(written: string): string | null {
  const nickname = MODEL_NICKNAMES.get(canonicalKey(written));
  if (nickname !== undefined) return nickname;
  const name = written.toLowerCase();
  const family = PROVIDER_BY_FAMILY.find(([start]) => name.startsWith(start));
  const hasVersion = /^[a-z][-\w.:]*$/u.test(name) && /\d/u.test(name);
  const near = MODEL_NAMES.suggest(written);
  // Another number is another model: `gpt-5` is no slip of `gpt-4o`.
  const isOther = near !== null && hasVersion && digitsOf(near) !== digitsOf(name);
  if (isOther) return family === undefined ? null : `${family[1]}/${name}`;
  // A version is no slip: `claude-sonnet-4-5` is a model of its own.
  if (near !== null && (!hasVersion || near.length >= name.length)) return near;
  return family !== undefined && hasVersion ? `${family[1]}/${name}` : null;
}

function digitsOf(name: string): string {
  return name.replace(/\D/gu, '');
}
