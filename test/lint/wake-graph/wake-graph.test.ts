// Who wakes whom, how long a message waits, what an agent costs at least and at most: by hand, on small orgs.

import { describe, expect, test } from 'vitest';
import { toUsd } from '#base/money';
import { cascadeFrom } from '#lint/wake-graph/cascade';
import { costBounds, orgCostBounds } from '#lint/wake-graph/cost-bounds';
import { escalationDelays } from '#lint/wake-graph/escalation-delay';
import { longestWait } from '#lint/wake-graph/longest-wait';
import { wakersOf } from '#lint/wake-graph/senders';
import type { WakeGraph } from '#lint/wake-graph/wake-graph';
import { wakeGraphOf } from '#lint/wake-graph/wake-graph';
import type { WakeNode } from '#lint/wake-graph/wake-node';
import { orgOf } from '../../engine/simulate.js';

const EVENTS = '- **Trigger:** event-driven\n';

/** A chief, below it a lead, below that a worker; the lines of each. */
function chain(chief: string, lead: string, worker: string, head = ''): WakeGraph {
  return wakeGraphOf(
    orgOf(
      `# Org\n${head}\n## Structure\n### Chief\n${chief}\n#### Lead\n${lead}\n##### Worker\n${worker}\n`,
    ),
  );
}

function nodeOf({ nodes }: WakeGraph, id: string): WakeNode {
  const node = nodes.find(({ agent }) => agent.id === id);
  if (node === undefined) throw new Error(`${id} is in the org`);
  return node;
}

describe('an agent is live', () => {
  const lifeOf = (graph: WakeGraph, id: string): string => {
    const { isLive, acts, selfWakes } = nodeOf(graph, id);
    return `${isLive ? 'live' : 'asleep'}, ${acts ? 'acts' : 'idle'}: ${selfWakes.join(' ')}`;
  };
  const worker = (lines: string, head = ''): string => lifeOf(chain('', '', lines, head), 'worker');

  test('when it wakes itself', () => {
    expect(worker('')).toBe('live, acts: poll');
    const deaf = `${EVENTS}- **Wake on:** completions\n- **Max sleep:** never\n`;
    expect(worker(deaf)).toBe('asleep, idle: ');
    expect(worker(`${deaf}- **Timer:** look at 09:00`)).toBe('live, acts: timer');
    expect(worker(`${deaf}- **Threshold:** queue depth > 3`)).toBe('live, acts: threshold');
    expect(worker(`${deaf}- **Runtime:** external`)).toBe('live, acts: external');
  });

  test('by a threshold only on a metric that can have a value', () => {
    const deaf = `${EVENTS}- **Wake on:** completions\n- **Max sleep:** never\n`;
    const limit = '## Policies\n### Budget\n- **Org limit:** $5/day\n';
    expect(worker(`${deaf}- **Threshold:** idle waste > 20%`)).toBe('asleep, idle: ');
    expect(worker(`${deaf}- **Threshold:** org idle waste > 20%`)).toBe('live, acts: threshold');
    expect(worker(`${deaf}- **Threshold:** org budget used > 50%`)).toBe('asleep, idle: ');
    expect(worker(`${deaf}- **Threshold:** org budget used > 50%`, limit)).toContain('live');
    expect(worker(`${deaf}- **Threshold:** budget used > 50%`, limit)).toContain('asleep');
  });

  test('not by polls that never fall into the working hours', () => {
    const hours =
      '## Policies\n### Working Hours\n- **Active hours:** 02:00-02:01\n- **Exceptions:** ';
    const polls = '- **Tick interval:** 9';
    expect(worker(polls, `${hours}none\n`)).toBe('asleep, idle: ');
    // What is critical runs it at a poll outside the hours.
    expect(worker(polls, `${hours}critical\n`)).toBe('asleep, acts: ');
    expect(worker('- **Tick interval:** 8', `${hours}none\n`)).toBe('live, acts: poll');
  });

  test('when somebody sends what it wakes on, whom the safety wake alone may run', () => {
    const asleep = `${EVENTS}- **Wake on:** completions\n`;
    const graph = chain('', asleep, `${EVENTS}- **Wake on:** tasks\n- **Max sleep:** never`);
    expect(lifeOf(graph, 'worker')).toBe('live, acts: ');
    const dead = chain(
      '',
      `${EVENTS}- **Wake on:** completions\n- **Max sleep:** never`,
      `${EVENTS}- **Wake on:** tasks\n- **Max sleep:** never`,
    );
    expect(lifeOf(dead, 'lead')).toBe('asleep, idle: ');
    expect(lifeOf(dead, 'worker')).toBe('asleep, idle: ');
  });

  test('not for a task of whoever may not delegate', () => {
    const permissions = '## Policies\n### Permissions\n- L9+ can delegate\n';
    const graph = chain('', '', `${EVENTS}- **Wake on:** tasks`, permissions);
    expect(lifeOf(graph, 'worker')).toBe('asleep, acts: ');
    expect(lifeOf(chain('', `${EVENTS}- **Wake on:** tasks`, '', permissions), 'lead')).toBe(
      'live, acts: ',
    );
  });

  test('by events from outside that it names', () => {
    expect(worker(`${EVENTS}- **Wake on:** completions, alerts (level: red)`)).toBe('live, acts: ');
  });
});

test('who wakes an agent, by what', () => {
  const graph = chain(
    '',
    `${EVENTS}- **Wake on:** all, builds`,
    `${EVENTS}- **Wake on:** tasks, completions, messages`,
  );
  const told = (id: string): string[] =>
    wakersOf(nodeOf(graph, id)).map(({ trigger, from }) => `${trigger}: ${from.join(' ')}`);
  expect(told('chief')).toEqual([]);
  expect(told('lead')).toEqual([
    'task_assigned: manager',
    'escalation_received: reports',
    'completion_received: reports',
    'message_received: manager reports',
    'order_received: principal',
    'build_failed: outside',
    'build_succeeded: outside',
  ]);
  expect(told('worker')).toEqual(['task_assigned: manager', 'message_received: manager']);
});

describe('the longest wait of an escalation', () => {
  const waitAt = (lead: string, head = ''): number | null => {
    const graph = chain('', lead, '', head);
    const { trigger } = nodeOf(graph, 'lead').agent;
    return longestWait(trigger, graph.clock, 'escalation_received');
  };
  const hours = '## Policies\n### Working Hours\n- **Active hours:** 08:00-20:00\n';

  test.each<[lines: string, ticks: number | null]>([
    // What comes after the wake of a tick is seen in the next one.
    [EVENTS, 1],
    [`${EVENTS}- **Cooldown:** 7 ticks`, 7],
    [`${EVENTS}- **Batch window:** 3 ticks`, 3],
    [`${EVENTS}- **Batch window:** 3 ticks (for completions)`, 1],
    [`${EVENTS}- **Batch window:** 3 ticks, 9 ticks for escalations`, 9],
    [`${EVENTS}- **Batch window:** 9 ticks for escalations, 2 ticks for high priority`, 2],
    [`${EVENTS}- **Wake on:** tasks`, 500],
    [`${EVENTS}- **Wake on:** tasks\n- **Max sleep:** 40\n- **Cooldown:** 60`, 60],
    [`${EVENTS}- **Wake on:** tasks\n- **Max sleep:** never`, null],
    [`${EVENTS}- **Wake on:** tasks\n- **Max sleep:** never\n- **Timer:** look at 09:00`, 2880],
    [`${EVENTS}- **Wake on:** tasks\n- **Timer:** look hourly`, 120],
    ['', 1],
    ['- **Tick interval:** 10', 10],
    ['- **Tick interval:** 10\n- **Cooldown:** 25', 34],
  ])('%s is %s', (lines, ticks) => expect(waitAt(lines)).toBe(ticks));

  test('grows by the night', () => {
    // Twelve hours and the tick that is cut by the hour.
    expect(waitAt(EVENTS, hours)).toBe(1 + 1441);
    expect(waitAt('- **Tick interval:** 10', hours)).toBe(1 + 1441 + 18);
    const zone = '## Culture\n- **Timezone:** Europe/Berlin\n';
    expect(waitAt(EVENTS, zone + hours)).toBe(1 + 1441 + 120);
  });
});

describe('an escalation reaches the human principal', () => {
  const delaysOf = (graph: WakeGraph): (number | null)[] => [...escalationDelays(graph).values()];

  test('after the waits of all managers above', () => {
    const lead = `${EVENTS}- **Batch window:** 3 ticks`;
    expect(delaysOf(chain('- **Tick interval:** 10', lead, ''))).toEqual([0, 10, 13]);
  });

  test('never past one whom it does not wake', () => {
    const deaf = `${EVENTS}- **Wake on:** orders\n- **Max sleep:** never`;
    expect(delaysOf(chain(deaf, EVENTS, ''))).toEqual([0, null, null]);
    expect(delaysOf(chain(EVENTS, deaf, ''))).toEqual([0, 1, null]);
  });

  test('past the depth of the hierarchy at once, and when Culture lets it go', () => {
    const deaf = `${EVENTS}- **Wake on:** orders\n- **Max sleep:** never`;
    const depth = '## Culture\n- **Hierarchy depth:** 1\n- **Escalation:** ';
    expect(delaysOf(chain(deaf, EVENTS, '', `${depth}immediate\n`))).toEqual([0, null, 1]);
    expect(delaysOf(chain(EVENTS, EVENTS, '', `${depth}delayed\n`))).toEqual([10, 11, 11]);
    expect(delaysOf(chain(EVENTS, EVENTS, '', `${depth}batched (hourly)\n`))).toEqual([
      120, 121, 121,
    ]);
  });
});

describe('the bounds of the cost', () => {
  const boundsOf = (lines: string, head = ''): (number | null)[] => {
    const graph = chain('', '', `- **Model:** claude-haiku\n${lines}`, head);
    const bounds = costBounds(graph, nodeOf(graph, 'worker').agent, 24);
    return [bounds.floorNano, bounds.ceilingNano].map((nano) =>
      nano === null ? null : Math.round(toUsd(nano) / 0.003),
    );
  };
  const hours = '## Policies\n### Working Hours\n- **Active hours:** 08:00-20:00\n';

  test.each<[lines: string, floor: number, ceiling: number]>([
    ['', 2880, 2880],
    ['- **Tick interval:** 10\n- **Cooldown:** 25', 96, 96],
    ['- **Tick interval:** 10\n- **Timer:** odd `*/7 * * * *`', 456, 504],
    [EVENTS, 6, 2880],
    [`${EVENTS}- **Cooldown:** 10 ticks`, 6, 288],
    [`${EVENTS}- **Max sleep:** never`, 0, 2880],
    [`${EVENTS}- **Max sleep:** never\n- **Timer:** look hourly`, 24, 2880],
    [`${EVENTS}- **Max sleep:** 60 ticks\n- **Timer:** look at 09:10`, 48, 2880],
    [`${EVENTS}- **Threshold:** queue depth > 3`, 6, 2880],
    ['- **Tick interval:** 100\n- **Threshold:** queue depth > 3, cooldown 90', 29, 61],
  ])('%s: calls a day', (lines, floor, ceiling) => {
    expect(boundsOf(lines)).toEqual([floor, ceiling]);
  });

  test('leave out the night', () => {
    expect(boundsOf('', hours)).toEqual([1440, 1440]);
    expect(boundsOf(`${EVENTS}- **Max sleep:** 60 ticks`, hours)).toEqual([24, 1440]);
    // Polls at 12:00 and 18:00, and the timer at opening.
    expect(boundsOf('- **Timer:** night at 03:00\n- **Tick interval:** 720', hours)[0]).toBe(3);
  });

  test('name whom no price covers', () => {
    const graph = chain('- **Model:** claude-opus', `- **Model:** acme/large`, '');
    const { floorNano, ceilingNano, unpriced } = orgCostBounds(graph, 1);
    expect(unpriced).toEqual(['Lead']);
    expect([toUsd(floorNano), toUsd(ceilingNano)]).toEqual([14.76, 14.76]);
  });
});

test('an order sets off whoever a message wakes, on its way down', () => {
  const down = `${EVENTS}- **Model:** claude-haiku\n- **Count:** 4\n`;
  const toll = (lead: string): [number, number] => {
    const { wakes, costNano } = cascadeFrom(
      nodeOf(chain(`${EVENTS}- **Model:** claude-opus\n`, lead, down), 'chief'),
    );
    return [wakes, toUsd(costNano)];
  };
  expect(toll(`${EVENTS}- **Model:** claude-sonnet`)).toEqual([6, 0.162]);
  // A polling lead passes it on, at a call that it makes anyway.
  expect(toll('')).toEqual([5, 0.132]);
  expect(toll(`${EVENTS}- **Wake on:** messages`)).toEqual([1, 0.12]);
});

test('one graph is made for an org, in the order of the chart', () => {
  const { org, topDown, roots } = chain('', '', '');
  expect(wakeGraphOf(org)).toBe(wakeGraphOf(org));
  expect(topDown.map(({ agent }) => agent.id)).toEqual(['chief', 'lead', 'worker']);
  expect(roots.map(({ agent }) => agent.id)).toEqual(['chief']);
});

test('a chart of 5,000 levels needs no stack', () => {
  const roles = Array.from(
    { length: 5000 },
    (_, place) =>
      `### Head ${place}\n${place === 0 ? '' : `- **Reports to:** Head ${place - 1}\n`}`,
  );
  const graph = wakeGraphOf(orgOf(`# Deep\n## Structure\n${roles.join('')}`));
  expect(Math.max(...[...escalationDelays(graph).values()].map((ticks) => ticks ?? 0))).toBe(4999);
});
