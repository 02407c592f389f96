import { describe, expect, it } from 'vitest';
import { OrgsimError } from '#base/errors';
import { toJsonText } from '#base/json-text';
import { loadOrg } from '#main/load-org';
import type { RunOptions } from '#main/run-org';
import { RUN_DEFAULTS, runOrg } from '#main/run-org';
import { whyAgent } from '#main/why-agent';
import type { RecordedRun } from '#main/why-trace';
import { whyTrace } from '#main/why-trace';
import { PLAIN_STYLE } from '#report/style';
import { TraceCompactor } from '#report/trace-lines';
import { formatTraceText } from '#report/why-trace-text';

const ORG = {
  name: 'ORG.md',
  text: `# Mill
## Structure
### COO
- **Level:** 10
- **Trigger:** event-driven
- **Wake on:** orders, escalations, completions
### Line
#### Line Lead
- **Level:** 7
- **Trigger:** event-driven
- **Cooldown:** 4 ticks
#### Hands
- **Count:** 2
- **Trigger:** polling
- **Tick interval:** 4 ticks
`,
};
const TICKS = 1500;

function record(options: Partial<RunOptions> = {}): { trace: string[]; log: string[] } {
  const compactor = new TraceCompactor();
  const [trace, log]: [string[], string[]] = [[], []];
  const length = { kind: 'ticks', ticks: TICKS } as const;
  runOrg(
    ORG,
    { length, ...options },
    {
      wake: (wake) => trace.push(...compactor.add(wake)),
      log: (line) => log.push(toJsonText(line)),
    },
  );
  trace.push(...compactor.finish());
  return { trace, log };
}

const { trace, log } = record();
const { org } = loadOrg(ORG);

function recorded(wanted: Partial<RecordedRun> = {}): RecordedRun {
  return {
    trace: { name: 'trace.jsonl', lines: trace },
    log: { name: 'log.jsonl', lines: log },
    org,
    start: undefined,
    at: undefined,
    ...wanted,
  };
}

describe.each(['coo', 'line-lead', 'hand-1', 'hand-2'])('%s', (agent) => {
  it.each(['0', '3', '4', '171', '500', '1001', '1499'])('at %s it says what a run says', (at) => {
    const outcome = whyAgent(ORG, agent, { ...RUN_DEFAULTS, length: undefined, at });
    if (outcome.kind === 'refused') throw new Error('the org has errors');
    const { lastWake } = outcome.report;
    const said = whyTrace(agent, recorded({ at }));
    expect(said.at).toEqual(outcome.report.at);
    if (lastWake === null) {
      expect(said.lastWake).toBeNull();
      return;
    }
    const { costUsd: _, tokens: __, thresholds: ___, shown, actions, ...told } = lastWake;
    expect(said.lastWake).toMatchObject(told);
    expect(said.lastWake?.shown).toEqual({ count: shown.count, triggers: shown.triggers });
    expect(said.lastWake?.actions?.map(({ type }) => type)).toEqual(
      actions.map(({ type }) => type),
    );
    const next = whyAgent(ORG, agent, {
      ...RUN_DEFAULTS,
      length: undefined,
      at: String(said.nextWake?.tick ?? TICKS - 1),
    });
    if (next.kind === 'done' && said.nextWake !== null)
      expect(next.report.lastWake).toMatchObject(said.nextWake);
  });
});

it('counts every poll of a run of idle polls', () => {
  const idle = { wave: 0, reasons: ['poll'], triggers: {}, timers: [], thresholds: [], pending: 0 };
  const lines = [
    { tick: 10, agent: 'x', ...idle, slept: 10, idle: true, repeat: 5, every: 4 },
    { tick: 12, agent: 'y', ...idle, slept: 12, idle: true, repeat: 1, every: 1 },
  ].map((line) => JSON.stringify(line));
  const at = (tick: string | undefined) =>
    whyTrace('X', recorded({ trace: { name: 't', lines }, log: null, org: null, at: tick }));
  expect(at('9')).toMatchObject({ lastWake: null, nextWake: { tick: 10 } });
  expect(at('10')).toMatchObject({
    lastWake: { tick: 10, sleptTicks: 10 },
    nextWake: { tick: 14 },
  });
  expect(at('17')).toMatchObject({ lastWake: { tick: 14, sleptTicks: 4 }, nextWake: { tick: 18 } });
  expect(at('26')).toMatchObject({ lastWake: { tick: 26, sleptTicks: 4 }, nextWake: null });
  expect(at(undefined)).toMatchObject({ at: { tick: 26 }, lastWake: { tick: 26 } });
});

const NO_SUPERIOR = 'hand-2 is not a superior of hand-1';
const REFUSALS = [
  ['coo', ['line-lead is not a superior of coo']],
  ['line-lead', ['line-lead is not a superior of coo', 'coo rejected it']],
  ['hand-1', [NO_SUPERIOR, 'coo rejected it', NO_SUPERIOR, NO_SUPERIOR]],
  ['hand-2', [NO_SUPERIOR, NO_SUPERIOR, NO_SUPERIOR]],
] as const;

it.each(REFUSALS)('%s: refusals are those of a run', (agent, expected) => {
  const ask = (about: string) => ({
    type: 'config_request',
    agent: about,
    trigger: { mode: 'event-driven' },
    reason: 'idle',
  });
  const script = {
    'line-lead': { order_received: [ask('hand-1'), ask('coo')] },
    coo: { message_received: [{ type: 'reject' }] },
    'hand-2': { poll: [ask('hand-1')] },
  };
  const behavior = { name: 's.json', text: JSON.stringify(script) };
  const options = { behavior, orders: ['line-lead: go'] };
  const length = { kind: 'ticks', ticks: 9 } as const;
  const run = record({ ...options, length });
  const said = whyTrace(
    agent,
    recorded({
      trace: { name: 'trace.jsonl', lines: run.trace },
      log: { name: 'log.jsonl', lines: run.log },
    }),
  );
  const outcome = whyAgent(ORG, agent, { ...options, at: '8' });
  if (outcome.kind === 'refused') throw new Error('the org has errors');
  expect(said.refusals).toEqual(outcome.report.refusals);
  expect(said.refusals?.map(({ why }) => why)).toEqual(expected);
});

it('shows its rules as the switches up to then have made them', () => {
  const script = {
    'line-lead': {
      order_received: [
        {
          type: 'config_request',
          agent: 'hand-1',
          trigger: { mode: 'event-driven', triggerOn: ['task_assigned'] },
          reason: 'idle',
        },
      ],
    },
    coo: { message_received: [{ type: 'approve' }] },
  };
  const options = {
    behavior: { name: 's.json', text: JSON.stringify(script) },
    orders: ['line-lead: go'],
  };
  const run = record({ ...options, length: { kind: 'ticks', ticks: 20 } });
  const log = { name: 'log.jsonl', lines: run.log };
  const trace = { name: 'trace.jsonl', lines: run.trace };
  const at = whyTrace('hand-1', recorded({ trace, log, at: '16' })).switches?.[0]?.tick ?? 0;
  expect(at).toBeGreaterThan(0);
  for (const tick of [at - 1, at, at + 2]) {
    const said = whyTrace('hand-1', recorded({ trace, log, at: String(tick) }));
    const mode = tick < at ? 'polling' : 'event-driven';
    expect(said.trigger?.mode).toBe(mode);
    const text = formatTraceText(said, { style: PLAIN_STYLE, columns: 80 });
    const rule = tick < at ? 'it polls every 4 ticks' : 'it wakes on task_assigned';
    expect(text).toMatch(new RegExp(`^Its rules +${rule}$`, 'mu'));
  }
  const bare = whyTrace('hand-1', recorded({ trace, log: null, at: String(at) }));
  const text = formatTraceText(bare, { style: PLAIN_STYLE, columns: null });
  expect(text).toContain('it polls every 4 ticks');
  expect(text).toContain('Its rules are those of the file, before any switch.');
});

it('says that the trace ends before the tick that is asked for', () => {
  const said = whyTrace('hand-1', recorded({ at: '999999' }));
  const end = said.traceEnd.tick;
  expect(said).toMatchObject({ at: { tick: 999_999 }, nextWake: null });
  expect(end).toBeLessThan(TICKS);
  const textOf = (why: typeof said) => formatTraceText(why, { style: PLAIN_STYLE, columns: null });
  expect(textOf(said)).toContain('trace.jsonl ends with a wake at tick 1,4');
  expect(textOf(said)).toContain(', before tick 999,999 (');
  expect(textOf(whyTrace('hand-1', recorded({ at: String(end) })))).toContain('After tick 1,4');
});

it('says what it cannot tell', () => {
  const bare = whyTrace('line-lead', recorded({ log: null, org: null, at: '500' }));
  expect(bare).toMatchObject({
    agent: { id: 'line-lead', name: null },
    tickSeconds: null,
    at: { tick: 500, time: null },
    lastWake: { actions: null },
    holds: null,
    switches: null,
    refusals: null,
    trigger: null,
  });
  const text = formatTraceText(bare, { style: PLAIN_STYLE, columns: 80 });
  expect(text).toContain('--log names the log of the run');
  expect(text).toContain('name the ORG.md behind the agent');
  expect(text).not.toMatch(/^Did|^Cost|\$/m);
});

it('with an org it knows names, times and rules', () => {
  const said = whyTrace('line lead', recorded({ at: '00:10' }));
  expect(said).toMatchObject({
    agent: { id: 'line-lead', name: 'Line Lead' },
    at: { tick: 20, time: '2026-01-05T00:10:00' },
    isStartSupposed: true,
  });
  const text = formatTraceText(said, { style: PLAIN_STYLE, columns: 80 });
  expect(text).toMatch(/^Its rules {4}it wakes on any message\n {13}batch window none, /m);
});

function refusal(wanted: string, given: Partial<RecordedRun>): string {
  try {
    whyTrace(wanted, recorded(given));
    return 'no error';
  } catch (error) {
    if (!(error instanceof OrgsimError)) throw error;
    return `${error.code}: ${error.message}`;
  }
}

it.each([
  ['it is not JSON', 'nonsense', /^input-invalid: trace\.jsonl:2: it is not JSON: /],
  [
    'a key is new',
    '{"tick":1,"colour":"red"}',
    /trace\.jsonl:2: the key "colour" is not known here/,
  ],
  ['a list', '[]', /trace\.jsonl:2: a list stands where an object is expected/],
  ['half a line', trace[1]?.slice(0, 40) ?? '', /trace\.jsonl:2: it is not JSON: /],
  [
    'an earlier tick',
    trace[0]?.replace('"tick":0', '"tick":-1') ?? '',
    /:2: tick: -1 is not a number of ticks/,
  ],
  [
    'a reason that is none',
    trace[0]?.replace('["message"]', '["boredom"]') ?? '',
    /:2: reasons\[0\]: "boredom" is no reason/,
  ],
  ['no reason', trace[0]?.replace('["message"]', '[]') ?? '', /:2: reasons: no reason is given/],
  [
    'counts that differ',
    trace[0]?.replace('"pending":1', '"pending":2') ?? '',
    /:2: the triggers stand for 1 messages, and 2 are pending/,
  ],
  ['an empty line', '', /:2: it is not JSON: it ends too early/],
  [
    'a repeat that is not idle',
    trace[0]?.replace('"slept"', '"repeat":2,"slept"') ?? '',
    /:2: idle: only true stands here/,
  ],
])('a broken line is named: %s', (_, line, message) => {
  expect(trace[0]).toContain('["message"]');
  const lines = [trace[0] ?? '', line, ...trace.slice(2)];
  expect(refusal('coo', { trace: { name: 'trace.jsonl', lines } })).toMatch(message);
});

it('ticks that go back, a stranger, and a broken log are named', () => {
  const back = { name: 't', lines: [trace.at(-1) ?? '', trace[0] ?? ''] };
  expect(refusal('coo', { trace: back })).toMatch(
    /^input-invalid: t:2: tick 0 stands after tick \d+/,
  );
  const stranger = { name: 't', lines: [(trace[0] ?? '').replace('"coo"', '"cfo"')] };
  expect(refusal('coo', { trace: stranger })).toMatch(
    /^input-invalid: t:1: there is no agent "cfo"/,
  );
  const broken = { name: 'l', lines: ['{"type":"hold","tick":1,"agent":"coo","hold":"mood"}'] };
  expect(refusal('coo', { log: broken })).toMatch(/^input-invalid: l:1: hold: "mood" is no hold/);
  const switched = (change: object) => {
    const by = { requestedBy: 'coo', approvedBy: 'coo', reason: '' };
    return {
      name: 'l',
      lines: [JSON.stringify({ type: 'switch', tick: 1, agent: 'coo', change, ...by })],
    };
  };
  expect(refusal('coo', { log: switched({ mode: 'dozing' }) })).toMatch(
    /^input-invalid: l:1: change: mode "dozing" must be polling or event-driven/,
  );
  expect(refusal('coo', { log: switched({ triggerOn: [null] }) })).toMatch(
    /^input-invalid: l:1: change: triggerOn must be all or list events/,
  );
  expect(refusal('cooo', { org: null })).toBe(
    'agent-unknown: No agent "cooo" wakes in trace.jsonl.',
  );
});

describe('a turn that failed', () => {
  const failed = { tick: 10, wave: 0, agent: 'coo', hold: 'parked', until: null };
  const wake = {
    reasons: ['message'],
    triggers: { order_received: 1 },
    timers: [],
    thresholds: [],
  };
  const trace = {
    name: 't',
    lines: [JSON.stringify({ tick: 10, wave: 0, agent: 'coo', ...wake, pending: 1, slept: 10 })],
  };
  const why = (at: string) => {
    const lines = [
      { type: 'failure', ...failed, reason: 'two answers were not valid' },
      { type: 'hold', ...failed },
      { type: 'release', tick: 30, agent: 'coo', hold: 'parked', until: 31 },
    ].map((line) => JSON.stringify(line));
    return whyTrace('coo', recorded({ trace, log: { name: 'l', lines }, at }));
  };
  const textOf = (at: string) => formatTraceText(why(at), { style: PLAIN_STYLE, columns: null });

  it('is told with its reason, its hold and the mail that is kept', () => {
    const said = why('20');
    expect(said.lastWake?.failure).toBe('two answers were not valid');
    expect(said.holds).toMatchObject([
      { tick: 10, kind: 'parked', until: null, reason: 'two answers were not valid' },
    ]);
    expect(textOf('20')).toMatch(/^Did +it failed: two answers were not valid$/mu);
    expect(textOf('20')).toMatch(
      /^Held since +parked: two answers were not valid; it keeps its mail until it is released$/mu,
    );
  });

  it('is held no longer than until its release', () => {
    expect(why('30').holds).toMatchObject([{ kind: 'parked', until: { tick: 31 } }]);
    expect(textOf('30')).toContain('it keeps its mail until tick 31');
  });
});
