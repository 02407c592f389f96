// Values of the options of `orgsim run`: turned into what the run wants, or refused in a sentence.

import type { Duration } from '#base/duration';
import { durationFault, isTickLength, isZeroDuration, parseDuration } from '#base/duration';
import { OrgsimError } from '#base/errors';
import { LONGEST_RUN } from '#main/run-limits';
import type { MetricsFormat } from '#report/metrics-lines';
import { METRICS_FORMATS } from '#report/metrics-lines';

/** `--for`: a duration above zero. */
export function runLength(text: string): Duration {
  return lengthAboveZero('--for', text, '--for 2880, --for 24h or --for 30d', LONGEST_RUN);
}

/** `--sample`: a duration above zero. */
export function sampleLength(text: string): Duration {
  return lengthAboveZero('--sample', text, '--sample 1h or --sample 120');
}

interface Sampled {
  readonly sample: Duration | undefined;
  readonly metrics: string | undefined;
}

/** Throws an OrgsimError of code `usage` for samples that nobody would see. */
export function checkSample({ sample, metrics }: Sampled): void {
  if (sample === undefined || metrics !== undefined) return;
  throw new OrgsimError(
    'usage',
    '--sample says how often --metrics is written, and there is no --metrics.',
    'For instance: --metrics metrics.csv --sample 1h',
  );
}

function lengthAboveZero(flag: string, text: string, examples: string, longest?: string): Duration {
  const duration = parseDuration(text);
  if (duration !== null && !isZeroDuration(duration)) return duration;
  const fault = durationFault(text, longest);
  const why = fault === null ? '' : `: ${fault}`;
  throw refused(
    `${flag} takes a number of ticks or a time above 0, not "${text}"${why}.`,
    `For instance: ${examples}`,
  );
}

/** `--metrics`: a file whose ending says how to write it. */
export function metricsFile(text: string): string {
  if (metricsFormat(text) !== null) return text;
  throw refused(
    `--metrics writes .csv or .jsonl, as the file's name ends, not "${text}".`,
    'For instance: --metrics metrics.csv',
  );
}

/** Null for an ending that means no format. */
export function metricsFormat(path: string): MetricsFormat | null {
  return METRICS_FORMATS.find((format) => path.toLowerCase().endsWith(`.${format}`)) ?? null;
}

/** `--tick`: a time from a second to a day. */
export function tickLength(text: string): Duration {
  const duration = parseDuration(text);
  if (duration?.kind !== 'time' || duration.seconds < 1 || !isTickLength(duration)) {
    throw refused(
      `--tick takes a time of at least a second, at most a day, not "${text}".`,
      'For instance: --tick 30s or --tick 1m',
    );
  }
  return duration;
}

/** `--load`: a share above 0, up to 1. */
export function workLoad(text: string): number {
  const match = /^(\d*\.?\d+)(%?)$/.exec(text.trim());
  const share = match === null ? Number.NaN : Number(match[1]) / (match[2] === '%' ? 100 : 1);
  if (share > 0 && share <= 1) return share;
  throw refused(
    `--load takes a share above 0 and up to 1, not "${text}".`,
    'For instance: --load 0.8 or --load 80%',
  );
}

/** `--order`: given once or several times. */
export function collectOrders(
  text: string,
  previous: readonly string[] | undefined,
): readonly string[] {
  if (text.trim() === '') {
    throw refused(
      '--order takes a text, and this one is empty.',
      'For instance: --order "Ship the beta"',
    );
  }
  return [...(previous ?? []), text];
}

/** `--behavior`: a name, or the path of a script. */
export function behaviorName(text: string): string {
  if (text === 'flow' || text === 'passive' || /\.json$/i.test(text) || text === '-') return text;
  throw refused(
    `--behavior takes flow, passive or a script in JSON, not "${text}".`,
    'For instance: --behavior passive or --behavior script.json',
  );
}

function refused(message: string, hint: string): OrgsimError {
  return new OrgsimError('usage', message, hint);
}
