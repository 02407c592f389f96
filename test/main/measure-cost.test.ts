import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MeasuredReport } from '#main/measure-cost';
import { measureCost } from '#main/measure-cost';
import { priceOrg } from '#main/price-org';
import type { RecordOwners } from '#main/record-calls';
import { callOrgsim } from '../orgs/call-orgsim.js';
import { LIST_PRICING } from './list-pricing.js';
import { POLLING } from './sample-orgs.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'orgsim-measure-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const NOBODY: RecordOwners = { agent: null, byModel: new Map(), withoutSidechains: false };

function write(name: string, lines: readonly object[]): string {
  const path = join(folder, name);
  writeFileSync(path, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return path;
}

function measure(files: readonly string[], owners = NOBODY): MeasuredReport {
  const outcome = priceOrg({ name: 'ORG.md', text: POLLING }, { pricing: LIST_PRICING });
  if (outcome.kind !== 'done') throw new Error('the org has errors');
  const { estimate, loaded } = outcome;
  return measureCost({ files, owners, org: loaded.org, estimate, pricing: LIST_PRICING });
}

const HEAD = { type: 'run', org: 'Team', ticks: 240, tickSeconds: 30 };
const call = (agent: string | undefined, rest: object = {}) => ({
  type: 'call',
  agent,
  model: 'm',
  provider: 'anthropic',
  usage: { input_tokens: 1000, output_tokens: 100 },
  ...rest,
});
const rowOf = ({ rows }: MeasuredReport, name: string) => rows.find((row) => row.name === name);

describe('recorded calls', () => {
  it('are rates over the time that the run says, tokens and dollars of what was used', () => {
    const report = measure([
      write('a.jsonl', [HEAD, call('lead'), call('lead'), call('worker-1')]),
    ]);
    expect(report).toMatchObject({ hours: 2, hoursFrom: 'run', calls: 3, unpriced: 0 });
    expect(rowOf(report, 'Lead')?.measured).toEqual({
      wakesPerHour: 1,
      tokensPerWake: 1100,
      // $1 and $10 for a million.
      costPerWake: 0.002,
      costPerHour: 0.002,
    });
    expect(rowOf(report, 'Worker 1-2')?.measured.wakesPerHour).toBe(0.5);
    expect(report.total.measured.costPerHour).toBeCloseTo(0.003, 9);
  });

  it('add up over several runs', () => {
    const files = ['b.jsonl', 'c.jsonl'].map((name) => write(name, [HEAD, call('lead')]));
    expect(measure(files)).toMatchObject({ hours: 4, calls: 2 });
  });

  it('take the time from their own, where no run says it, and say nothing by the hour without', () => {
    const at = (hour: number) => ({ at: `2026-11-02T0${hour}:00:00.000Z` });
    const timed = measure([write('d.jsonl', [call('lead', at(1)), call('lead', at(5))])]);
    expect(timed).toMatchObject({ hours: 4, hoursFrom: 'timestamps' });
    const timeless = measure([write('e.jsonl', [call('lead'), call('lead', at(5))])]);
    expect(timeless).toMatchObject({ hours: null, hoursFrom: null });
    expect(rowOf(timeless, 'Lead')?.measured).toMatchObject({
      wakesPerHour: null,
      costPerWake: 0.002,
      costPerHour: null,
    });
  });

  it('of nobody in the org are rows of their own, in the total too', () => {
    const file = write('f.jsonl', [HEAD, call('ghost'), call(undefined)]);
    const report = measure([file]);
    expect(report.rows.slice(-2).map(({ name, estimated }) => [name, estimated])).toEqual([
      ['ghost', null],
      ["nobody's, on m", null],
    ]);
    expect(report.total.measured.wakesPerHour).toBe(1);
    const owned = measure([file], { ...NOBODY, byModel: new Map([['m', 'Lead']]) });
    expect(rowOf(owned, 'Lead')?.measured.wakesPerHour).toBe(0.5);
  });

  it('of an agent that was never called are none, not unknown', () => {
    const report = measure([write('g.jsonl', [HEAD, call('lead')])]);
    expect(rowOf(report, 'Worker 1-2')?.measured).toMatchObject({
      wakesPerHour: 0,
      costPerHour: 0,
      tokensPerWake: null,
    });
  });
});

describe('a trace', () => {
  it('gives the wakes that the run counted', async () => {
    const [org, trace] = [join(folder, 'ORG.md'), join(folder, 'trace.jsonl')];
    writeFileSync(org, POLLING);
    const run = await callOrgsim('run', org, '--for', '6h', '--trace', trace, '--format', 'json');
    const { agents } = JSON.parse(run.stdout) as { agents: { id: string; invocations: number }[] };
    const report = measure([trace]);
    expect(report.source).toBe('trace');
    for (const { ids, measured } of report.rows) {
      const counted = agents
        .filter(({ id }) => ids.includes(id))
        .reduce((sum, { invocations }) => sum + invocations, 0);
      expect((measured.wakesPerHour ?? 0) * (report.hours ?? 0)).toBeCloseTo(counted, 6);
      expect(measured.tokensPerWake).toBeNull();
    }
    expect(report.hours).toBeCloseTo(6, 1);
    expect(() => measure([trace, trace.replace('trace', 'a')])).toThrow(/stands for all of it/);
  });
});
