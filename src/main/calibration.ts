// What was learnt from recorded runs, as a file that can be reviewed and kept with the org: tokens of a call, by agent and by
// model. Turns it into text and back; reads no file.

import { OrgsimError } from '#base/errors';
import type { Measured } from '#cost/calls/calibrated-tokens';
import type { CallSummary, TokenStats } from '#cost/calls/summarize-calls';

/** Means and shares are rounded to whole tokens: nobody reads more, and a change of one call should not touch every line. */
export interface Calibration {
  readonly version: 1;
  /** Days, in UTC, of the first and the last call; null where no record says. */
  readonly from: string | null;
  readonly to: string | null;
  /** By id. */
  readonly agents: Readonly<Record<string, CalibrationEntry>>;
  /** By the model's name as the provider gives it. */
  readonly models: Readonly<Record<string, CalibrationEntry>>;
}

export interface CalibrationEntry extends Measured {
  readonly calls: number;
}

export function entryOf({
  calls,
  input,
  output,
  idle,
  cacheRead,
  cacheWrite,
}: CallSummary): CalibrationEntry {
  return {
    calls,
    input: input === null ? null : rounded(input),
    output: output === null ? null : rounded(output),
    idle:
      idle === null
        ? null
        : { calls: idle.calls, input: Math.round(idle.input), output: Math.round(idle.output) },
    cacheRead: Math.round(cacheRead),
    cacheWrite: Math.round(cacheWrite),
  };
}

/** Sorted by name, so that the same records give the same bytes. Ends with a line feed. */
export function formatCalibration({ version, from, to, agents, models }: Calibration): string {
  const sorted = { version, from, to, agents: byName(agents), models: byName(models) };
  return `${JSON.stringify(sorted, null, 2)}\n`;
}

/** Throws an OrgsimError of code `input-invalid` for what orgsim calibrate has not written. */
export function parseCalibration(text: string, file: string): Calibration {
  const fail = (what: string): never => {
    throw new OrgsimError(
      'input-invalid',
      `${file} is no calibration: ${what}.`,
      'Make it anew: orgsim calibrate RUN --out FILE',
    );
  };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fail('it is not JSON');
  }
  const { version, from, to, agents, models } = objectIn(value) ?? fail('it is no object');
  if (version !== 1) fail('its version is not 1');
  const entries = (part: unknown, name: string): Record<string, CalibrationEntry> =>
    Object.fromEntries(
      Object.entries(objectIn(part) ?? fail(`"${name}" is no object`)).map(([key, entry]) => [
        key,
        readEntry(entry) ??
          fail(`the figures of "${key}" in "${name}" are not as they are written`),
      ]),
    );
  return {
    version: 1,
    from: typeof from === 'string' ? from : null,
    to: typeof to === 'string' ? to : null,
    agents: entries(agents, 'agents'),
    models: entries(models, 'models'),
  };
}

/** Whether orgsim calibrate wrote the text. */
export function isCalibration(text: string): boolean {
  try {
    parseCalibration(text, '');
    return true;
  } catch {
    return false;
  }
}

function readEntry(value: unknown): CalibrationEntry | null {
  const fields = objectIn(value);
  if (fields === null) return null;
  const { calls, cacheRead, cacheWrite } = fields;
  const input = readStats(fields.input);
  const output = readStats(fields.output);
  const idle = fields.idle === null ? null : readIdle(fields.idle);
  if (!isCount(calls) || !isCount(cacheRead) || !isCount(cacheWrite)) return null;
  if (input === undefined || output === undefined || idle === undefined) return null;
  return { calls, input, output, idle, cacheRead, cacheWrite };
}

/** Undefined where it is neither figures nor null. */
function readStats(value: unknown): TokenStats | null | undefined {
  if (value === null) return null;
  const { mean, p5, median, p95 } = objectIn(value) ?? {};
  return isCount(mean) && isCount(p5) && isCount(median) && isCount(p95)
    ? { mean, p5, median, p95 }
    : undefined;
}

function readIdle(value: unknown): CalibrationEntry['idle'] | undefined {
  const { calls, input, output } = objectIn(value) ?? {};
  return isCount(calls) && isCount(input) && isCount(output) ? { calls, input, output } : undefined;
}

function objectIn(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= Number.MAX_SAFE_INTEGER;
}

function rounded({ mean, p5, median, p95 }: TokenStats): TokenStats {
  return { mean: Math.round(mean), p5, median, p95 };
}

function byName<T>(entries: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1)));
}
