import { describe, expect, it } from 'vitest';
import type { Invocation } from '#engine/types';
import { rootOfScope } from '#live/chains/causal-chains';
import { loadOrg } from '#main/load-org';
import type { Org } from '#org/types';
import { driveDesk } from '../desk/drive-desk.js';

/** So many who are all beside each other. */
function ringOf(size: number, trigger = 'event-driven'): Org {
  const roles = Array.from(
    { length: size },
    (_, index) => `### Node ${index}\n\n- **Trigger:** ${trigger}\n- **Max sleep:** never\n`,
  );
  return loadOrg({ name: 'ORG.md', text: `# Ring\n\n## Structure\n\n${roles.join('\n')}` }).org;
}

const passOn = ({ agent }: Pick<Invocation, 'agent'>, size: number): string => {
  const next = (Number(agent.slice('node-'.length)) + 1) % size;
  return JSON.stringify({
    actions: [{ action: 'message', to: `node-${next}`, body: 'Your turn' }],
  });
};

describe.each([2, 3, 7])('a ring of %i that always answers', (size) => {
  it('stops at the depth', () => {
    const { calls, chains, desk } = driveDesk({
      org: ringOf(size),
      ticks: 2880,
      orders: ['node-0'],
      think: (invocation) => passOn(invocation, size),
    });
    // The order is the cause; 32 messages follow, each wakes one.
    expect(calls).toBe(33);
    expect(chains.stops).toEqual([{ root: 'order-1', why: 'it is 32 messages deep' }]);
    expect(desk.openOrders).toBe(1);
  });

  it('stops at the wakes', () => {
    const { calls, chains, setAside } = driveDesk({
      org: ringOf(size),
      ticks: 2880,
      orders: ['node-0'],
      caps: { depthMax: 1_000_000, wakesMax: 100 },
      think: (invocation) => passOn(invocation, size),
    });
    expect(calls).toBe(100);
    expect(chains.stops).toEqual([{ root: 'order-1', why: '100 wakes were for it' }]);
    expect(setAside[0]).toBe('Nobody was asked. order-1 was ended: 100 wakes were for it.');
    expect(chains.messagesSetAside).toBe(1);
  });

  it('stops at the dollars', () => {
    const { calls, chains } = driveDesk({
      org: ringOf(size),
      ticks: 2880,
      orders: ['node-0'],
      caps: { depthMax: 1_000_000, nanoUsdMax: 10_000 },
      costNano: 1000,
      think: (invocation) => passOn(invocation, size),
    });
    expect(calls).toBe(10);
    expect(chains.spentOn('order-1')).toEqual({ nanoUsd: 10_000, tokens: 100, requests: 10 });
  });

  it('costs no more than its polls where it polls', () => {
    const ticks = 500;
    const { calls, applied } = driveDesk({
      org: ringOf(size, 'polling'),
      ticks,
      orders: ['node-0'],
      think: (invocation) => passOn(invocation, size),
    });
    expect(calls).toBeLessThanOrEqual(ticks * size);
    // A chain for the order and one for what each does of itself.
    expect(applied).toBeLessThanOrEqual(1000 * (size + 1) + size);
  });
});

const PAIR = `# Pair

## Structure

### COO

- **Trigger:** event-driven
- **Max sleep:** never

### Lead

- **Reports to:** COO
- **Level:** 7
- **Trigger:** event-driven
- **Max sleep:** never

### Dev

- **Reports to:** Lead
- **Trigger:** event-driven
- **Max sleep:** never
`;
const { org: PAIR_ORG } = loadOrg({ name: 'ORG.md', text: PAIR });

it('tasks that are given again and again stop at the depth', () => {
  const { calls, chains } = driveDesk({
    org: PAIR_ORG,
    ticks: 500,
    orders: ['coo'],
    think({ agent }, desk) {
      const [task] = desk.tasksOf(agent);
      if (agent === 'coo')
        return '{"actions":[{"action":"delegate","to":"lead","body":"Once more"}]}';
      return JSON.stringify({ actions: [{ action: 'complete', task: task?.id, body: 'x' }] });
    },
  });
  expect(calls).toBe(33);
  expect(chains.stops).toHaveLength(1);
});

it('requests that are refused and asked again stop', () => {
  const ask = {
    action: 'request_config_change',
    agent: 'dev',
    trigger: { mode: 'event-driven' },
    reason: 'x',
  };
  const { calls } = driveDesk({
    org: PAIR_ORG,
    ticks: 500,
    orders: ['lead'],
    caps: { wakesMax: 40 },
    think({ agent }, desk) {
      const isAsked = desk.factsOf(agent).openRequests > 0;
      return JSON.stringify({ actions: [isAsked ? { action: 'refuse', reason: 'no' } : ask] });
    },
  });
  expect(calls).toBeLessThanOrEqual(80);
});

it('an order that is done in depth reaches the human principal, whatever the cap', () => {
  const { outward, desk } = driveDesk({
    org: PAIR_ORG,
    ticks: 10,
    orders: ['coo'],
    caps: { depthMax: 2 },
    think({ agent }, books) {
      const [task] = books.factsOf(agent).openTasks;
      if (agent === 'coo' && task?.given === 0)
        return '{"actions":[{"action":"delegate","to":"lead","body":"Do it"}]}';
      return JSON.stringify({ actions: [{ action: 'complete', task: task?.id, body: 'done' }] });
    },
  });
  expect(outward).toEqual(['completion coo done']);
  expect(desk.openOrders).toBe(0);
});

it('one cause that was ended does not end another, and a wake for both is split', () => {
  const { chains } = driveDesk({
    org: PAIR_ORG,
    ticks: 5,
    orders: ['coo', 'coo', 'lead'],
    costNano: 1001,
    think: () => '{"actions":[]}',
  });
  expect(chains.spentOn('order-1')).toEqual({ nanoUsd: 501, tokens: 5, requests: 1 });
  expect(chains.spentOn('order-2')).toEqual({ nanoUsd: 500, tokens: 5, requests: 0 });
  expect(chains.spentOn('order-3').nanoUsd).toBe(1001);
  expect(chains.stops).toEqual([]);
});

it('from a journal gives the same answers, stops and sums', () => {
  const drive = {
    org: ringOf(3),
    ticks: 100,
    orders: ['node-0', 'node-1'],
    caps: { depthMax: 9, nanoUsdMax: 1_000_000 },
    think: (invocation: Invocation) => passOn(invocation, 3),
  };
  const first = driveDesk(drive);
  const journal = new Map(
    [...first.journal].map(([key, answer]) => [key, JSON.parse(JSON.stringify(answer))] as const),
  );
  const again = driveDesk({ ...drive, journal });
  expect(again.calls).toBe(0);
  expect(again.journal).toEqual(first.journal);
  expect(again.chains.stops).toEqual(first.chains.stops);
  expect(again.chains.spentOn('order-1')).toEqual(first.chains.spentOn('order-1'));
  expect(again.setAside).toEqual(first.setAside);
});

it('each cause has a scope of its own in the ledger, where dollars are capped', () => {
  expect(rootOfScope({ key: 'order order-1' })).toBe('order-1');
  expect(rootOfScope({ key: 'run' })).toBeNull();
});
