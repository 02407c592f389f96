// Reads recorded calls from files, line by line, and says whose they are. Knows no price.

import { OrgsimError } from '#base/errors';
import type { CallRecord } from '#cost/calls/call-record';
import { readLines } from '#io/read-lines';
import type { Org } from '#org/types';
import { findOneAgent } from './find-agents.js';
import type { RecordedCalls } from './read-calls.js';
import { CallReader } from './read-calls.js';

export interface RecordOwners {
  /** All calls that name no agent are of this one; null leaves them nobody's. */
  readonly agent: string | null;
  /** The same for calls on one model, by its name as it is recorded. */
  readonly byModel: ReadonlyMap<string, string>;
  /** Calls of agents that an agent started are left out. */
  readonly withoutSidechains: boolean;
}

/**
 * The calls of all the files; `report` is told the share that is read. With an org, owners are found by any of their names. Throws an OrgsimError for a file that
 * cannot be read, an agent or a model that is not there, and of code `nothing-matched` where no call is recorded.
 */
export function recordCalls(
  files: readonly string[],
  owners: RecordOwners,
  org: Org | null,
  report: (share: number) => void = () => undefined,
): RecordedCalls {
  const reader = new CallReader();
  files.forEach((file, index) => {
    report(index / files.length);
    for (const line of readLines(file, 'patient')) reader.readLine(line);
  });
  const { recorded } = reader;
  if (recorded.calls.length === 0) {
    throw new OrgsimError(
      'nothing-matched',
      `${files.length === 1 ? `${files[0] ?? ''} records` : `${files.length} files record`} no call of a model${recorded.unreadable === 0 ? '' : ` (${recorded.unreadable} lines could not be read)`}.`,
      'Name the ledger of a run, or session logs of Claude Code: they have lines with "usage".',
    );
  }
  checkModels(owners, recorded.calls);
  const idOf = (name: string): string => (org === null ? name : findOneAgent(org, name).id);
  const all = owners.agent === null ? null : idOf(owners.agent);
  const byModel = new Map([...owners.byModel].map(([model, name]) => [model, idOf(name)]));
  const calls = recorded.calls.flatMap((call): CallRecord[] => {
    if (owners.withoutSidechains && call.isSidechain) return [];
    return [{ ...call, agent: call.agent ?? byModel.get(call.model) ?? all }];
  });
  return { ...recorded, calls };
}

function checkModels({ byModel }: RecordOwners, calls: readonly CallRecord[]): void {
  const models = new Set(calls.map(({ model }) => model));
  const missing = [...byModel.keys()].find((model) => !models.has(model));
  if (missing === undefined) return;
  throw new OrgsimError(
    'usage',
    `No call on ${missing} is recorded, so --map ${missing}=... would have no effect.`,
    `The models are: ${[...models].sort().join(', ')}.`,
  );
}
