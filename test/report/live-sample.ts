// A live run in which all happened that can be told of one.
import type { LiveAgent, LiveReport } from '#main/live/live-report';

function agentOf(change: Partial<LiveAgent>): LiveAgent {
  return {
    id: 'coo',
    name: 'COO',
    model: 'claude-opus-5-5',
    provider: 'anthropic',
    calls: { answered: 12, failed: 0, retried: 0, corrected: 0, unknown: 0 },
    failedTurns: 0,
    tokens: { input: 4_200, cacheRead: 38_000, cacheWrite: 3_100, output: 2_400 },
    spent: { nanoUsd: 412_000_000, tokens: 47_700, requests: 12 },
    estimate: {
      wakes: 12,
      usd: 0.39,
      tokens: 51_000,
      usdErrorPercent: 5.6,
      tokensErrorPercent: -6.5,
    },
    parked: null,
    ...change,
  };
}

export const LIVE: LiveReport = {
  id: '2026-11-29-1432-ship-the-beta-7f3a',
  folder: 'runs/2026-11-29-1432-ship-the-beta-7f3a',
  state: 'limit',
  reason: 'The run does not cover another call.',
  tick: 310,
  ticks: 2880,
  agents: [
    agentOf({}),
    agentOf({
      id: 'dev-1',
      name: 'Developer of very long names and titles 1',
      calls: { answered: 7, failed: 4, retried: 3, corrected: 1, unknown: 2 },
      tokens: { input: null, cacheRead: null, cacheWrite: null, output: null },
      failedTurns: 1,
      estimate: {
        wakes: 7,
        usd: 0.11,
        tokens: 20_000,
        usdErrorPercent: null,
        tokensErrorPercent: null,
      },
      spent: { nanoUsd: 220_000_000, tokens: 31_000, requests: 11 },
    }),
    agentOf({
      id: 'scout',
      name: 'Scout\u001b[2J',
      model: 'ollama/qwen\u202e',
      provider: 'ollama',
      calls: { answered: 3, failed: 2, retried: 1, corrected: 2, unknown: 0 },
      tokens: { input: 9_000, cacheRead: 0, cacheWrite: null, output: 800 },
      spent: { nanoUsd: null, tokens: 9_800, requests: 5 },
      estimate: {
        wakes: 3,
        usd: null,
        tokens: 6_000,
        usdErrorPercent: null,
        tokensErrorPercent: 63.3,
      },
      parked: '5 turns in a row failed, at last: two answers were not valid',
    }),
    agentOf({
      id: 'sleeper',
      name: 'Sleeper',
      calls: { answered: 0, failed: 0, retried: 0, corrected: 0, unknown: 0 },
    }),
  ],
  totals: {
    calls: { answered: 22, failed: 6, retried: 4, corrected: 3, unknown: 2 },
    tokens: { input: null, cacheRead: null, cacheWrite: null, output: null },
    spent: { nanoUsd: null, tokens: 88_500, requests: 28 },
    estimate: {
      wakes: 22,
      usd: null,
      tokens: 77_000,
      usdErrorPercent: null,
      tokensErrorPercent: null,
    },
  },
  spent: { nanoUsd: 693_000_000, tokens: 98_300, requests: 29 },
  inDoubt: [
    { id: '310.0.coo#1', reserved: { nanoUsd: 61_250_000, tokens: 9_800, requests: 1 } },
    { id: '310.0.scout#2', reserved: { nanoUsd: null, tokens: 4_100, requests: 1 } },
  ],
  limits: { maxUsd: 0.7, maxCalls: 100 },
  orders: [
    {
      task: 'order-1',
      text: 'Ship the beta',
      state: 'complete',
      result: 'results/order-1.md',
      spent: { nanoUsd: 500_000_000, tokens: 60_000, requests: 20 },
    },
    {
      task: 'order-2',
      text: `Write the \u202enotes\n${'and all of the rest of it '.repeat(12)}`,
      state: 'open',
      result: null,
      spent: { nanoUsd: 0, tokens: 0, requests: 0 },
    },
  ],
  waiting: [
    { kind: 'escalation', from: 'coo', task: 'order-2', text: 'Which of the\ntwo drafts?' },
    { kind: 'request', from: 'dev-1', task: null, text: 'Trigger: polling' },
    { kind: 'message', from: 'coo', task: null, text: 'All is well\u001b]52;c;cm0=\u0007' },
  ],
  stoppedChains: [{ root: 'order-2', why: 'it came to 32 messages in a row' }],
};
