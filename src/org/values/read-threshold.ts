// `Threshold`: `[scope] metric operator value [, cooldown D] [, over D]`. Knows no defaults but the scope's.
import type { Duration } from '#base/duration';
import type { ComparisonOperator, MetricName, MetricScope } from '#org/names';
import { METRIC_NAMES, METRIC_SCOPES } from '#org/names';
import type { Reading, ValueProblem } from '#org/problem';
import { METRIC_UNITS, METRICS, SCOPES } from '#org/vocabulary/metric-names';
import { parseMetricValue } from './metric-value.js';
import { readDuration, readTickInterval } from './read-duration.js';
import type { Piece } from './reading.js';
import {
  partOf,
  pieceOf,
  problemWith,
  readPiece,
  refused,
  splitAtCommas,
  understood,
} from './reading.js';

/** `cooldown` and `window` null: not stated. */
export interface ThresholdValue {
  readonly scope: MetricScope;
  readonly metric: MetricName;
  readonly operator: ComparisonOperator;
  readonly value: number;
  /** Whether the value was written with `%` (`30%` has the value 0.3). */
  readonly isPercent: boolean;
  readonly cooldown: Duration | null;
  readonly window: Duration | null;
}

const OPERATORS = new Map<string, ComparisonOperator>([
  ['>=', '>='],
  ['<=', '<='],
  ['==', '=='],
  ['>', '>'],
  ['<', '<'],
  ['=', '=='],
  ['≥', '>='],
  ['≤', '<='],
  ['above', '>'],
  ['over', '>'],
  ['below', '<'],
  ['under', '<'],
  ['at least', '>='],
  ['at most', '<='],
]);
const OPERATOR_SIGNS = ['>', '<', '>=', '<=', '=='];
/** Signs that are none here, and what was meant by them where that is sure. */
const SLIPS = new Map([
  ['=>', '>='],
  ['=<', '<='],
]);
// The first operator counts: a later `over` begins the window.
const OPERATOR =
  /\s*(>=|<=|==|[><=≥≤]|(?<=\s)(?:above|over|below|under|at\s+least|at\s+most)(?=\s))\s*/iu;
const EXAMPLES = ['org escalation rate > 30%', 'queue depth >= 10, cooldown 50 ticks'];

/** `agent cost per hour > $2 over 4h`; without a scope it is the team's. */
export function readThreshold(text: string): Reading<ThresholdValue> {
  const whole = pieceOf(text);
  const slip = /=>|=<|!=|<>/u.exec(whole.text);
  if (slip !== null) {
    const place = partOf(whole, slip.index, slip.index + slip[0].length);
    const meant = SLIPS.get(slip[0]) ?? null;
    const reason = 'it is not an operator';
    return refused(problemWith('threshold-invalid', place, reason, OPERATOR_SIGNS, meant));
  }
  const match = OPERATOR.exec(whole.text);
  const operator = OPERATORS.get(match?.[1]?.toLowerCase().replace(/\s+/gu, ' ') ?? '');
  if (match === null || operator === undefined) {
    const reason = 'it compares nothing: a threshold is a metric, an operator and a value';
    return refused(problemWith('threshold-invalid', whole, reason, EXAMPLES));
  }
  const left = readSubject(partOf(whole, 0, match.index));
  const [valuePiece, ...clauses] = splitClauses(partOf(whole, match.index + match[0].length));
  const durations = readClauses(clauses);
  const problems = [...left.problems, ...durations.problems];
  if (left.value === null || valuePiece === undefined) return { value: null, problems };
  const value = parseMetricValue(valuePiece.text, METRIC_UNITS[left.value.metric]);
  if ('reason' in value) {
    problems.push(problemWith('threshold-invalid', valuePiece, value.reason, value.expected));
  }
  if (problems.length > 0 || 'reason' in value) return { value: null, problems };
  const { cooldown, window } = durations;
  return understood({ ...left.value, operator, ...value, cooldown, window });
}

/** Where the parts of a threshold stand in its text. */
export interface ThresholdParts {
  /** `> 30%`. */
  readonly comparison: Piece;
  /** `30%`. */
  readonly value: Piece;
  /** `cooldown 0`, or null where none is stated. */
  readonly cooldown: Piece | null;
}

/** The parts of a text that `readThreshold` understands; null for one that compares nothing. */
export function locateThreshold(text: string): ThresholdParts | null {
  const whole = pieceOf(text);
  const match = OPERATOR.exec(whole.text);
  if (match === null) return null;
  const [value, ...clauses] = splitClauses(partOf(whole, match.index + match[0].length));
  if (value === undefined) return null;
  const end = value.start + value.text.length - whole.start;
  const cooldown = clauses.find((clause) => /^cooldown\s/iu.test(clause.text)) ?? null;
  return { comparison: partOf(whole, match.index, end), value, cooldown };
}

function readSubject(piece: Piece): Reading<{ scope: MetricScope; metric: MetricName }> {
  const whole = METRICS.find(piece.text);
  if (whole !== undefined) return understood({ scope: 'team', metric: whole });
  const [, first = '', gap = ''] = /^([^\s.]+)([\s.]+)/u.exec(piece.text) ?? [];
  const scope = SCOPES.find(first);
  const rest = partOf(piece, first.length + gap.length);
  const metric = METRICS.find(rest.text);
  if (scope !== undefined && metric !== undefined) return understood({ scope, metric });
  if (metric !== undefined) {
    const place = partOf(piece, 0, first.length);
    const reason = 'it is not a scope';
    return refused(
      problemWith('threshold-invalid', place, reason, METRIC_SCOPES, SCOPES.suggest(first)),
    );
  }
  const place = scope === undefined ? piece : rest;
  return refused(
    problemWith('threshold-unknown-metric', place, '', METRIC_NAMES, METRICS.suggest(place.text)),
  );
}

/** The value, then the clauses: at commas, and where `cooldown` or `over` begins. */
function splitClauses(piece: Piece): Piece[] {
  return splitAtCommas(piece).flatMap((part) => {
    const starts = [...part.text.matchAll(/\s(?=(?:cooldown|over)\s)/giu)].map(
      ({ index }) => index,
    );
    return [0, ...starts].map((start, i) => partOf(part, start, starts[i]));
  });
}

interface Clauses {
  readonly cooldown: Duration | null;
  readonly window: Duration | null;
  readonly problems: readonly ValueProblem[];
}

function readClauses(clauses: readonly Piece[]): Clauses {
  const found = new Map<string, Duration | null>();
  const problems: ValueProblem[] = [];
  for (const clause of clauses) {
    const match = /^(cooldown|over)\s+/iu.exec(clause.text);
    const name = match?.[1]?.toLowerCase() ?? '';
    if (match === null || found.has(name)) {
      const reason = match === null ? 'it is not part of a threshold' : `${name} stands twice`;
      const expected = ['cooldown 50 ticks', 'over 4h'];
      problems.push(problemWith('threshold-invalid', clause, reason, expected));
      continue;
    }
    const read = name === 'over' ? readTickInterval : readDuration;
    const duration = readPiece(partOf(clause, match[0].length), read);
    problems.push(...duration.problems);
    found.set(name, duration.value);
  }
  return { cooldown: found.get('cooldown') ?? null, window: found.get('over') ?? null, problems };
}
