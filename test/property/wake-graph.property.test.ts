// The wake graph is tied to the engine: hundreds of random orgs under random traffic along the chart. The nightly has more.
// ORGSIM_RUNS sets how many, ORGSIM_SEED takes the seed that a failure names.

import { describe, expect, it, test } from 'vitest';
import { optionsFrom, TIMEOUT_MS } from './engines/check-engines.js';
import type { Claims } from './wake-graph/check-wake-graph.js';
import { CLAIMS } from './wake-graph/check-wake-graph.js';
import { judgeClaims, verdictText } from './wake-graph/judge-claims.js';

it(
  'what lint says of an org is what the engine does with it',
  () => {
    const verdict = judgeClaims(CLAIMS, optionsFrom(process.env, 200));
    console.info(verdictText(verdict));
    expect(verdict.contradictions.join('\n')).toBe('');
    // There was something to contradict.
    const { agents: _, ...evidence } = verdict.evidence;
    for (const [what, count] of Object.entries(evidence)) expect(count, what).toBeGreaterThan(0);
  },
  TIMEOUT_MS,
);

/** The graph with one thing forgotten: each must be found out. */
const FALSE_CLAIMS: Readonly<Record<string, Claims>> = {
  'who is written to by its peers alone is unwakeable': {
    ...CLAIMS,
    isLive: (node) => node.isLive && node.manager !== null,
  },
  'whom nothing but a threshold wakes is unwakeable': {
    ...CLAIMS,
    isLive: ({ isLive, selfWakes }) => isLive && !selfWakes.includes('threshold'),
  },
  'whom the safety wake alone runs never runs': { ...CLAIMS, acts: ({ isLive }) => isLive },
  'nobody waits for a cooldown': {
    ...CLAIMS,
    wait: (node, graph) => CLAIMS.wait(without(node, 'cooldownTicks'), graph),
  },
  'nobody waits for a window': {
    ...CLAIMS,
    wait: (node, graph) => {
      const open = without(node, 'batchWindow');
      const trigger = { ...open.agent.trigger, batchOverrides: {} };
      return CLAIMS.wait({ ...open, agent: { ...open.agent, trigger } }, graph);
    },
  },
  'an escalation takes the longest wait less a tick': {
    ...CLAIMS,
    delays: (graph) =>
      new Map(
        [...CLAIMS.delays(graph)].map(([node, ticks]) => [node, ticks === null ? 0 : ticks - 1]),
      ),
  },
  'everybody wakes once more without events': {
    ...CLAIMS,
    floor: (node, graph, ticks) => CLAIMS.floor(node, graph, ticks) + 1,
  },
  'everybody wakes once less in a storm': {
    ...CLAIMS,
    ceiling: (node, graph, ticks) => CLAIMS.ceiling(node, graph, ticks) - 1,
  },
};

function without<N extends Parameters<Claims['isLive']>[0]>(
  node: N,
  setting: 'cooldownTicks' | 'batchWindow',
): N {
  const trigger = { ...node.agent.trigger, [setting]: 0 };
  return { ...node, agent: { ...node.agent, trigger } };
}

describe('a graph that is wrong is found out when it says that', () => {
  test.each(Object.entries(FALSE_CLAIMS))('%s', (_, claims) => {
    const { contradictions } = judgeClaims(claims, { numRuns: 400, seed: 1 }, false);
    expect(contradictions.length).toBeGreaterThan(0);
  });
});
