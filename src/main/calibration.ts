// What was learnt from recorded runs, as a file that can be reviewed and kept with the org: tokens of a call, by agent and by
// model. Turns it into text and back; reads no file.

import { InputPlace } from '#behavior/input-place';
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

const EXAMPLE = 'what `orgsim calibrate RUN --out FILE` writes';
const AGAIN = 'Make it anew: orgsim calibrate RUN --out FILE';

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

/** Throws an OrgsimError of code `input-invalid` that names the place of what orgsim calibrate has not written. */
export function parseCalibration(text: string, file: string): Calibration {
  const place = new InputPlace(file, { agents: [] });
  const { version, from, to, agents, models } = place.readObject(place.readJson(text), EXAMPLE);
  if (version !== 1) place.fail('it is JSON, but no calibration of version 1', AGAIN);
  const entries = (part: unknown, name: string): Record<string, CalibrationEntry> =>
    Object.fromEntries(
      Object.entries(place.at(name).readObject(part, EXAMPLE)).map(([key, entry]) => [
        key,
        readEntry(place.at(name).at(key), entry),
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

function readEntry(place: InputPlace, value: unknown): CalibrationEntry {
  const { input, output, idle, ...counts } = place.readObject(value, EXAMPLE);
  const stats = (name: string, part: unknown): TokenStats | null =>
    part === null ? null : readCounts(place.at(name), part, ['mean', 'p5', 'median', 'p95']);
  return {
    ...readCounts(place, counts, ['calls', 'cacheRead', 'cacheWrite']),
    input: stats('input', input),
    output: stats('output', output),
    idle: idle === null ? null : readCounts(place.at('idle'), idle, ['calls', 'input', 'output']),
  };
}

/** Numbers from 0. */
function readCounts<Name extends string>(
  place: InputPlace,
  value: unknown,
  names: readonly Name[],
): Record<Name, number> {
  const fields = place.readObject(value, EXAMPLE);
  const entries = names.map((name): [Name, number] => {
    const count = fields[name];
    if (typeof count === 'number' && count >= 0 && count <= Number.MAX_SAFE_INTEGER)
      return [name, count];
    return place.at(name).fail('a number from 0 is expected here', AGAIN);
  });
  return Object.fromEntries(entries) as Record<Name, number>;
}

function rounded({ mean, p5, median, p95 }: TokenStats): TokenStats {
  return { mean: Math.round(mean), p5, median, p95 };
}

function byName<T>(entries: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1)));
}
