// `orgsim cost --from`: which recorded run the estimate is held against, and printing both.

import { OrgsimError } from '#base/errors';
import { findRecordFiles } from '#io/find-record-files';
import type { OutputStream } from '#io/terminal';
import type { PricedOrg } from '#main/price-org';
import { formatMeasuredJson } from '#report/cost-measured-json';
import { loadStyle } from '#report/style';
import { inGroup } from './command.js';
import type { FormatTarget } from './format-targets.js';
import type { RecordFlags } from './record-flags.js';
import { RECORD_OPTIONS, readOwners } from './record-flags.js';

export interface FromFlags extends Pick<RecordFlags, 'map'> {
  readonly from: readonly string[] | undefined;
}

export const FROM_OPTIONS = inGroup<FromFlags>('Beside a recorded run:', {
  from: {
    flags: '--from <run>',
    summary: 'hold a recorded run against it: ledger, trace, session logs, folder; may be repeated',
    parse: (text, previous) => [...(previous ?? []), text],
  },
  map: {
    ...RECORD_OPTIONS.map,
    summary: 'with --from: whose the calls on a model are; may be repeated',
  },
});

/** Before anything is read. Throws an OrgsimError of code `usage`. */
export function checkFrom(
  { from, map }: FromFlags,
  paths: readonly string[],
  targets: readonly FormatTarget<string>[],
): void {
  if (from === undefined) {
    if (map === undefined) return;
    throw usage(
      '--map says whose recorded calls are, and there is no --from.',
      'For instance: --from sessions',
    );
  }
  if (paths.length > 1)
    throw usage('--from is held against one org.', 'Name one file: orgsim cost ORG.md --from RUN');
  const other = targets.find(
    ({ format, file }) => file !== null || !['table', 'json'].includes(format),
  );
  if (other === undefined) return;
  throw usage(
    `--from is printed as a table or as JSON, not as ${other.format}${other.file === null ? '' : ' to a file'}.`,
    'For instance: --from RUN --format json',
  );
}

export async function printMeasured(
  { from = [], map }: FromFlags,
  { org, setup: { pricing }, estimate }: Pick<PricedOrg, 'org' | 'setup' | 'estimate'>,
  isJson: boolean,
  stdout: OutputStream,
): Promise<void> {
  const { measureCost } = await import('#main/measure-cost');
  const report = measureCost({
    files: findRecordFiles(from),
    owners: readOwners({ agent: undefined, map, sidechains: true }),
    org,
    estimate,
    pricing,
  });
  if (isJson) {
    stdout.write(formatMeasuredJson(report));
    return;
  }
  const { formatMeasuredText } = await import('#report/cost-measured-text');
  const look = { style: await loadStyle(stdout.color), columns: stdout.columns };
  stdout.write(formatMeasuredText(report, look));
}

function usage(message: string, hint: string): OrgsimError {
  return new OrgsimError('usage', message, hint);
}
