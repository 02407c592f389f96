// Lines of Permissions and Department Caps. Knows not what is granted without them.
import type { Reading } from '#org/problem';
import type { PermissionVerb } from '#org/types';
import { nameTable } from '#org/vocabulary/name-table';
import { readLevelSelector } from './level-selector.js';
import { readCount } from './read-number.js';
import type { Piece } from './reading.js';
import { partOf, pieceOf, problemWith, readPiece, refused, understood } from './reading.js';

export interface PermissionGrant {
  /** The least level that may. */
  readonly level: number;
  readonly verbs: readonly PermissionVerb[];
}

const VERB_NAMES: readonly PermissionVerb[] = [
  'delegate',
  'request config changes',
  'approve config changes',
  'give orders',
];
const VERBS = nameTable<PermissionVerb>(VERB_NAMES.map((verb) => [verb, verb]));
const CAP =
  /^(?:(?:max(?:imum)?|at\s+most|up\s+to|no(?:t)?\s+more\s+than)\s+)?(\d+)(?:\s+agents?)?$/iu;
const HIGHEST_LEVEL = 10;

/** `L7+ can request config changes`; several verbs with commas or `and`. */
export function readPermission(text: string): Reading<PermissionGrant> {
  const piece = pieceOf(text);
  const match = /^(.*?)\s+(?:can|may)\s+/iu.exec(piece.text);
  if (match === null) {
    const example = ['L7+ can request config changes'];
    return refused(problemWith('value-invalid', piece, 'it does not say who can do what', example));
  }
  const who = partOf(piece, 0, match[1]?.length);
  const selector = readPiece(who, readLevelSelector);
  if (selector.value === null) return { value: null, problems: selector.problems };
  if (selector.value.high !== HIGHEST_LEVEL) {
    const reason = 'a permission holds from a level upward';
    const suggestion = `L${selector.value.low}+`;
    return refused(problemWith('selector-invalid', who, reason, [suggestion], suggestion));
  }
  const level = selector.value.low;
  const verbs = readVerbs(partOf(piece, match[0].length));
  return { value: verbs.value && { level, verbs: verbs.value }, problems: verbs.problems };
}

function readVerbs(piece: Piece): Reading<PermissionVerb[]> {
  const verbs: PermissionVerb[] = [];
  let start = 0;
  for (const written of piece.text.split(/(\s*,\s*(?:and\s+)?|\s+and\s+)/iu)) {
    const part = partOf(piece, start, start + written.length);
    start += written.length;
    if (/^(?:,|and|,\s*and)$/iu.test(part.text)) continue;
    const verb = VERBS.find(part.text);
    if (verb === undefined) {
      const suggestion = VERBS.suggest(part.text);
      return refused(problemWith('value-invalid', part, '', VERB_NAMES, suggestion));
    }
    verbs.push(verb);
  }
  return understood([...new Set(verbs)]);
}

/** Most agents of a department: `max 10 agents`, `at most 10`, `10`. */
export function readDepartmentCap(text: string): Reading<number> {
  const piece = pieceOf(text);
  const digits = CAP.exec(piece.text)?.[1];
  const count = digits === undefined ? null : readCount(digits).value;
  if (count !== null) return understood(count);
  const reason = 'it is not a number of agents';
  return refused(problemWith('value-invalid', piece, reason, ['max 10 agents']));
}
