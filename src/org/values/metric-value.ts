// The number a metric is compared with, in the unit of that metric: `30%`, `$2`, `10`, `50 ticks`, `100K tokens`.
import type { MetricUnit } from '#org/vocabulary/metric-names';
import { AMOUNT, parseAmount } from './parse-amount.js';

interface MetricValue {
  readonly value: number;
  readonly isPercent: boolean;
}

interface NoMetricValue {
  readonly reason: string;
  readonly expected: readonly string[];
}

interface UnitForms {
  /** Marks and words that may stand around the number. */
  readonly marks: readonly string[];
  readonly sentence: string;
  readonly expected: readonly string[];
}

const FORMS: Readonly<Record<MetricUnit, UnitForms>> = {
  ratio: { marks: ['%'], sentence: 'it is a share', expected: ['30%', '0.3'] },
  usd: { marks: ['$'], sentence: 'it is measured in dollars', expected: ['$2', '0.05'] },
  ticks: {
    marks: ['tick', 'ticks'],
    sentence: 'it is measured in ticks',
    expected: ['10', '50 ticks'],
  },
  tokens: {
    marks: ['token', 'tokens'],
    sentence: 'it is a number of tokens',
    expected: ['50K', '1000'],
  },
  count: { marks: [], sentence: 'it is a plain number', expected: ['10', '2.5'] },
  score: { marks: [], sentence: 'it is a score from 0 to 100', expected: ['60'] },
};

const VALUE = new RegExp(String.raw`^(-?)(\$?)(${AMOUNT})\s*(%|[a-z]*)$`, 'iu');

/** `30%` of a share is 0.3. A mark that does not go with the metric is refused. */
export function parseMetricValue(text: string, unit: MetricUnit): MetricValue | NoMetricValue {
  const { marks, sentence, expected } = FORMS[unit];
  const [, minus, dollar = '', digits = '', after = ''] = VALUE.exec(text) ?? [];
  const amount = parseAmount(digits);
  if (amount === null) return { reason: 'it is not a number', expected };
  for (const mark of [dollar, after.toLowerCase()]) {
    if (mark !== '' && !marks.includes(mark)) return { reason: sentence, expected };
  }
  const isPercent = after === '%';
  // 29% is 0.29, which 29 / 100 gives and 29 * 0.01 does not.
  const value = isPercent ? amount / 100 : amount;
  return { value: minus === '-' ? -value : value, isPercent };
}
