// Looks at a run without touching it: from its journal, its lock and its summary. Never throws for a damaged one: it says so.

import { OrgsimError } from '#base/errors';
import { toUsd } from '#base/money';
import { lockHolder } from '#io/folder-lock';
import { pathIn } from '#io/new-files';
import { readBytes } from '#io/read-bytes';
import { hasJournal, JOURNAL_FILE } from '#io/run-folder';
import { foldCalls } from '#journal/fold-calls';
import { decodeJournal } from '#journal/line-codec';
import type { Amount, CallRecord, IntentRecord, JournalRecord, RunRecord } from '#journal/records';
import { factsOfCall, foldCallFigures, NO_CALLS } from './call-figures.js';
import { truthOf } from './estimate-beside.js';
import { readSummary } from './read-summary.js';
import type { CallsOfAgent, DoubtfulCall, RunState, SpentSum } from './run-state.js';

/** Calls of a run that is at work are not in doubt: they are under way. */
export function readRunState(runs: string, id: string): RunState {
  const folder = pathIn(runs, id);
  const seen = { id, folder };
  try {
    const holder = lockHolder(folder);
    const path = pathIn(folder, JOURNAL_FILE);
    const bytes = hasJournal(folder) ? readBytes(path) : new Uint8Array();
    const { records } = decodeJournal(bytes, path);
    const state = { ...seen, ...stateOf(records), summary: readSummary(folder) };
    if (holder === null) return state;
    const reason = `Process ${holder.pid} on ${holder.host} is at work on it since ${holder.since}.`;
    return { ...state, state: 'running', reason };
  } catch (error) {
    return { ...seen, ...stateOf([]), summary: null, ...trouble(error) };
  }
}

function trouble(error: unknown): Pick<RunState, 'state' | 'reason'> {
  const reason = error instanceof Error ? error.message : String(error);
  const hint = error instanceof OrgsimError ? ` ${error.hint}` : '';
  return { state: 'damaged', reason: `${reason}${hint}` };
}

function stateOf(records: readonly JournalRecord[]): Omit<RunState, 'id' | 'folder' | 'summary'> {
  const run = records.find((record) => record.type === 'run');
  const last = records.at(-1);
  const { settled, open } = foldCalls(records);
  const times = records.flatMap((record) => ('at' in record ? [record.at] : []));
  const resumes = records.filter((record) => record.type === 'resume');
  const options = Object.assign(wantedOf(run), ...resumes.map((resume) => resume.options));
  return {
    ...(last?.type === 'stop'
      ? { state: last.why, reason: last.reason }
      : { state: run === undefined ? 'not begun' : 'killed', reason: '' }),
    org: run?.org ?? null,
    tick: records.reduce((tick, record) => Math.max(tick, 'tick' in record ? record.tick : 0), 0),
    ticks: run?.ticks ?? null,
    startedAt: times[0] ?? null,
    lastAt: times.at(-1) ?? null,
    resumes: resumes.length,
    spent: sumOf([
      ...settled.map(({ call }) => call.spent),
      ...open.map(({ reserved }) => reserved),
    ]),
    inDoubt: doubtfulOf(open, records),
    limits: { maxUsd: numberOf(options.maxUsd), maxCalls: numberOf(options.maxCalls) },
    agents: agentsOf(
      settled.map(({ call }) => call),
      open,
    ),
    turns: records.filter(({ type }) => type === 'turn').length,
  };
}

function doubtfulOf(
  open: readonly IntentRecord[],
  records: readonly JournalRecord[],
): readonly DoubtfulCall[] {
  const decisions = new Map(
    records.flatMap((record) => (record.type === 'doubt' ? [[record.id, record.decision]] : [])),
  );
  return open.map(({ id, agent, model, reserved }) => ({
    id,
    agent,
    model,
    reserved,
    decision: decisions.get(id) ?? null,
  }));
}

function agentsOf(
  calls: readonly CallRecord[],
  open: readonly IntentRecord[],
): readonly CallsOfAgent[] {
  const figures = foldCallFigures(calls.map(factsOfCall));
  const names = new Set([...calls, ...open].map(({ agent }) => agent));
  return [...names].map((agent) => {
    const own = calls.filter((call) => call.agent === agent);
    const doubtful = open.filter((intent) => intent.agent === agent);
    return {
      agent,
      models: [...new Set([...own, ...doubtful].map(({ model }) => model))],
      ...truthOf(figures.get(agent) ?? NO_CALLS),
      spent: sumOf([...own.map(({ spent }) => spent), ...doubtful.map(({ reserved }) => reserved)]),
    };
  });
}

function sumOf(amounts: readonly Amount[]): SpentSum {
  let nano = 0;
  let unpricedCalls = 0;
  let tokens = 0;
  let calls = 0;
  for (const amount of amounts) {
    nano += amount.nanoUsd ?? 0;
    unpricedCalls += amount.nanoUsd === null ? amount.requests : 0;
    tokens += amount.tokens;
    calls += amount.requests;
  }
  return { usd: toUsd(nano), unpricedCalls, calls, tokens };
}

/** The options of the command stand in a part of their own; later ones are said anew where the run was taken up again. */
function wantedOf(run: RunRecord | undefined): Record<string, unknown> {
  const { wanted } = { wanted: {}, ...run?.options };
  return typeof wanted === 'object' && wanted !== null ? { ...wanted } : {};
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
