// Runs in every state, for the reports on them.
import type { RunState } from '#main/live/run-state';

export const NOW = '2026-11-29T17:40:00.000Z';

export const INTERRUPTED: RunState = {
  id: '2026-11-29-1432-ship-the-beta-7f3a',
  folder: 'runs/2026-11-29-1432-ship-the-beta-7f3a',
  state: 'interrupted',
  reason: 'Stopped by Ctrl-C; what was under way is finished.',
  org: 'Acme',
  tick: 1204,
  ticks: 2880,
  startedAt: '2026-11-29T14:32:05.000Z',
  lastAt: '2026-11-29T17:39:30.000Z',
  resumes: 1,
  spent: { usd: 0.4211, unpricedCalls: 0, calls: 33, tokens: 412_900 },
  inDoubt: [
    {
      id: '310.0.coo#1',
      agent: 'coo',
      model: 'claude-opus-5-5',
      reserved: { nanoUsd: 61_250_000, tokens: 9_800, requests: 1 },
      decision: 'hold',
    },
    {
      id: '310.0.dev\u001b[2J#1',
      agent: 'dev',
      model: 'ollama/qwen',
      reserved: { nanoUsd: null, tokens: 4_100, requests: 1 },
      decision: null,
    },
  ],
  limits: { maxUsd: 5, maxCalls: null },
  agents: [
    {
      agent: 'coo',
      models: ['claude-opus-5-5'],
      calls: { answered: 20, failed: 2, retried: 2, corrected: 1, unknown: 0 },
      tokens: { input: 120_000, cacheRead: 240_000, cacheWrite: 8_000, output: 12_000 },
      spent: { usd: 0.4, unpricedCalls: 0, calls: 23, tokens: 380_000 },
    },
    {
      agent: 'dev',
      models: ['claude-haiku-5-5', 'ollama/qwen'],
      calls: { answered: 9, failed: 0, retried: 0, corrected: 0, unknown: 1 },
      tokens: { input: 30_000, cacheRead: null, cacheWrite: null, output: 2_900 },
      spent: { usd: 0.0211, unpricedCalls: 1, calls: 10, tokens: 32_900 },
    },
  ],
  turns: 28,
  summary: {
    orders: [
      { task: 'order-1', text: 'Ship the beta', state: 'complete', result: 'results/order-1.md' },
      { task: null, text: 'Write the \u202enotes', state: 'open', result: null },
    ],
    parked: [{ name: 'Scout', reason: 'three answers in a row were no actions' }],
    waiting: [
      { kind: 'escalation', from: 'coo', task: 'order-2', text: 'Which of the two drafts?' },
      { kind: 'request', from: 'cto', task: null, text: 'Budget: $5/day' },
    ],
  },
};

function like(id: string, changes: Partial<RunState>): RunState {
  return { ...INTERRUPTED, id, folder: `runs/${id}`, inDoubt: [], summary: null, ...changes };
}

export const DONE = like('2026-11-01-0900-write-the-notes-01ab', {
  state: 'done',
  reason: 'All orders are complete.',
  startedAt: '2026-11-01T09:00:00.000Z',
  lastAt: '2026-11-01T09:20:00.000Z',
  limits: { maxUsd: null, maxCalls: 100 },
  resumes: 0,
});

export const AT_LIMIT = like('2026-11-29-1100-ship-the-beta-22cd', {
  state: 'limit',
  reason: 'The next call could cost $0.06, and $4.97 of $5.00 is spent.',
  startedAt: '2026-11-29T11:00:00.000Z',
  spent: { usd: 4.97, unpricedCalls: 3, calls: 80, tokens: 900_000 },
});

export const KILLED = like('2026-11-29-1200-ship-the-beta-33ef', {
  state: 'killed',
  reason: '',
  startedAt: '2026-11-29T17:39:40.000Z',
  lastAt: '2026-11-29T17:39:50.000Z',
  inDoubt: INTERRUPTED.inDoubt.slice(0, 1).map((call) => ({ ...call, decision: null })),
});

export const RUNNING = like('2026-11-29-1738-ship-the-beta-44aa', {
  state: 'running',
  reason: 'Process 4711 on build-7 is at work on it since 2026-11-29T17:38:00.000Z.',
  startedAt: '2026-11-29T17:38:00.000Z',
  spent: { usd: 0, unpricedCalls: 4, calls: 4, tokens: 4_000 },
  inDoubt: INTERRUPTED.inDoubt.slice(0, 1),
});

const NOTHING = {
  org: null,
  tick: 0,
  ticks: null,
  startedAt: null,
  lastAt: null,
  resumes: 0,
  spent: { usd: 0, unpricedCalls: 0, calls: 0, tokens: 0 },
  limits: { maxUsd: null, maxCalls: null },
  agents: [],
  turns: 0,
} satisfies Partial<RunState>;

export const NOT_BEGUN = like('2026-11-29-1739-ship-the-beta-55bb', {
  ...NOTHING,
  state: 'not begun',
  reason: '',
});

export const DAMAGED = like('2026-11-29-1740-ship-the-beta-66cc', {
  ...NOTHING,
  state: 'damaged',
  reason:
    'runs/2026-11-29-1740-ship-the-beta-66cc/journal.jsonl is damaged in line 12, at byte 4096: its checksum does not match what it says.',
});

export const ALL: readonly RunState[] = [
  DONE,
  AT_LIMIT,
  KILLED,
  INTERRUPTED,
  RUNNING,
  NOT_BEGUN,
  DAMAGED,
];
