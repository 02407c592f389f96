import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RecordedCalls } from '#main/read-calls';
import { CallReader } from '#main/read-calls';

function read(...lines: readonly (string | object)[]): RecordedCalls {
  const reader = new CallReader();
  for (const line of lines) reader.readLine(typeof line === 'string' ? line : JSON.stringify(line));
  return reader.recorded;
}

const session = (id: string, output: number, rest: object = {}, message: object = {}) => ({
  type: 'assistant',
  requestId: `req_${id}`,
  uuid: `uuid ${id} ${output}`,
  timestamp: '2026-11-02T09:00:00.000Z',
  message: {
    id: `msg_${id}`,
    model: 'claude-opus-4-6',
    content: [{ type: 'text', text: 'private' }],
    usage: { input_tokens: 5, cache_read_input_tokens: 100, output_tokens: output },
    ...message,
  },
  ...rest,
});

const ledger = (rest: object = {}) => ({
  type: 'call',
  agent: 'coo',
  model: 'claude-opus-5-5',
  provider: 'anthropic',
  wake: 'timer',
  at: '2026-11-02T09:00:00.000Z',
  usage: { input_tokens: 5, output_tokens: 7 },
  ...rest,
});

describe('session logs of Claude Code', () => {
  it('count a call once, however many lines tell of it, at its last figures', () => {
    const { calls, repeated } = read(
      session('a', 1),
      session('a', 90),
      session('b', 4),
      session('a', 90),
    );
    expect(calls.map(({ usage }) => usage.output)).toEqual([90, 4]);
    expect(repeated).toBe(2);
  });

  it('know the call by its message, even without the id of a request, and by the line without either', () => {
    const withoutRequest = { requestId: undefined };
    expect(
      read(session('a', 1, withoutRequest), session('a', 9, withoutRequest)).calls,
    ).toHaveLength(1);
    const anonymous = { requestId: undefined };
    expect(
      read(
        session('a', 1, anonymous, { id: undefined }),
        session('a', 9, anonymous, { id: undefined }),
      ).calls,
    ).toHaveLength(2);
  });

  it('leave out what no model has said, and what is no answer', () => {
    const { calls, unreadable } = read(
      session('a', 0, {}, { model: '<synthetic>' }),
      session('b', 0, { isApiErrorMessage: true }),
      session('c', 0, {}, { usage: undefined }),
      { type: 'user', toolUseResult: { usage: 3 }, message: { role: 'user' } },
      { type: 'summary', summary: 'about "usage"' },
      { type: 'progress', data: { message: session('d', 5) } },
    );
    expect(calls).toEqual([]);
    expect(unreadable).toBe(0);
  });

  it('tell which calls an agent of an agent made', () => {
    expect(read(session('a', 1, { isSidechain: true })).calls[0]?.isSidechain).toBe(true);
  });

  it('give figures and names, and nothing that was said', () => {
    expect(JSON.stringify(read(session('a', 1)))).not.toContain('private');
  });
});

describe('the ledger of a run', () => {
  it('tells whose a call was, why, and when', () => {
    const head = { type: 'run', org: 'Team', ticks: 2880, tickSeconds: 30 };
    const { calls, runs } = read(head, ledger());
    expect(runs).toEqual([{ org: 'Team', ticks: 2880, tickSeconds: 30 }]);
    expect(calls[0]).toMatchObject({
      agent: 'coo',
      model: 'claude-opus-5-5',
      kind: 'timer',
      atMs: Date.UTC(2026, 10, 2, 9),
    });
  });

  it('names a local model as an ORG.md does', () => {
    const usage = { prompt_eval_count: 3, eval_count: 4 };
    expect(read(ledger({ provider: 'ollama', model: 'llama3', usage })).calls[0]?.model).toBe(
      'ollama/llama3',
    );
  });

  it('counts a call once that is told under one id', () => {
    expect(read(ledger({ id: 'c1' }), ledger({ id: 'c1' })).calls).toHaveLength(1);
    expect(read(ledger(), ledger()).calls).toHaveLength(2);
  });

  it('takes calls for what they say they are, unknown where they do not', () => {
    const { calls } = read(ledger({ agent: undefined, wake: 'dream', at: 'soon' }));
    expect(calls[0]).toMatchObject({ agent: null, kind: null, atMs: null });
  });

  it('says how many lines could not be read', () => {
    const broken = read(
      ledger({ provider: 'nobody' }),
      ledger({ model: '' }),
      ledger({ usage: {} }),
      JSON.stringify(ledger()).slice(0, -1),
      { type: 'run', org: 'Team', ticks: 0, tickSeconds: 30 },
    );
    expect(broken.calls).toEqual([]);
    expect(broken.unreadable).toBe(5);
  });
});

const lines = fc.array(
  fc.oneof(
    fc
      .tuple(fc.constantFrom('a', 'b', 'c'), fc.nat(99))
      .map(([id, output]) => JSON.stringify(session(id, output))),
    fc.constant(JSON.stringify(ledger())),
    fc.json().map((text) => `{"usage":${text},"type":"call"}`),
    fc.string(),
  ),
  { maxLength: 12 },
);
const torn = fc
  .tuple(lines, fc.nat(), fc.constantFrom('', '"', '{', '\0', '"usage"'))
  .map(([all, at, insert]) => {
    const text = all.join('\n');
    const place = text === '' ? 0 : at % text.length;
    return `${text.slice(0, place)}${insert}${text.slice(place + 3)}`.split('\n');
  });

describe('whatever a file holds', () => {
  it('is read without an error, and no figure comes out that is no count', () => {
    fc.assert(
      fc.property(fc.oneof(lines, torn), (all) => {
        const { calls, unreadable, repeated } = read(...all);
        expect(calls.length + unreadable + repeated).toBeLessThanOrEqual(all.length);
        for (const { usage } of calls) {
          const { isBatch: _, unknown, ...counts } = usage;
          expect(unknown).toEqual([]);
          for (const tokens of Object.values(counts)) {
            expect(Number.isSafeInteger(tokens) && tokens >= 0).toBe(true);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is worth the same when lines are told twice, or later', () => {
    const total = ({ calls }: RecordedCalls): number =>
      calls.reduce((sum, { usage }) => sum + usage.output, 0);
    const sessions = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.nat(99)), {
      minLength: 1,
      maxLength: 9,
    });
    fc.assert(
      fc.property(sessions, fc.nat(), (pairs, by) => {
        const all = pairs.map(([id, output]) => session(id, output));
        const turned = [...all.slice(by % all.length), ...all, ...all.slice(0, by % all.length)];
        expect(total(read(...turned))).toBe(total(read(...all)));
      }),
    );
  });
});

describe('journals of live runs', () => {
  const run = (id: string) => ({ type: 'run', id, org: 'Acme', ticks: 2880, tickSeconds: 30 });
  const call = (id: string, tick: number, rest: object = {}) => ledger({ id, tick, ...rest });

  it('number their calls alike, and each counts', () => {
    const { calls, repeated } = read(
      run('a'),
      call('0.0.coo#1', 0),
      run('b'),
      call('0.0.coo#1', 0),
    );
    expect(calls).toHaveLength(2);
    expect(repeated).toBe(0);
  });

  it('are measured over the ticks that passed, not over those that they might have had', () => {
    const stop = { type: 'stop', why: 'done', tick: 3 };
    const ticks = read(run('a'), call('0.0.coo#1', 0), call('2.0.coo#1', 2), stop).runs;
    expect(ticks).toEqual([{ org: 'Acme', ticks: 4, tickSeconds: 30 }]);
    expect(read(run('a'), call('2.0.coo#1', 2)).runs).toMatchObject([{ ticks: 3 }]);
    expect(read(run('a'), { ...stop, tick: 2880 }).runs).toMatchObject([{ ticks: 2880 }]);
    expect(read(run('a')).runs).toMatchObject([{ ticks: 2880 }]);
  });

  it('pass over requests that failed before anything was used, and what a dry run answers itself', () => {
    const { calls, unreadable } = read(
      run('a'),
      call('0.0.coo#1', 0, { usage: null }),
      call('0.0.dev#1', 0, { provider: 'dry-run', model: 'dry-run' }),
    );
    expect(calls).toEqual([]);
    expect(unreadable).toBe(0);
  });
});
