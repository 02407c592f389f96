import { describe, expect, it } from 'vitest';
import { parseScript } from '#behavior/parse-script';
import type { Invocation, Message } from '#engine/types';
import { orgOf, simulate } from '../engine/simulate.js';
import { pyramid } from './orgs.js';
import { refusalOf } from './refusal.js';

const org = orgOf(pyramid());

function invocation(agent: string, given: Partial<Invocation>): Invocation {
  const base = { tick: 5, wave: 0, mode: 'event-driven', slept: 1, turnsTaken: 0 } as const;
  return { ...base, agent, reasons: [], messages: [], timers: [], thresholds: [], ...given };
}

function message(trigger: Message['trigger'], id = 1): Message {
  const base = { kind: 'message', from: 'x', to: 'coo', priority: 'normal', arrival: 5 } as const;
  const none = { task: null, body: '', attributes: null, escalationReason: null };
  return { ...base, ...none, id, trigger, dueAtOnce: false, chain: null };
}

describe('a script', () => {
  const script = parseScript(
    `{"coo": {
      "timer": [{"type": "order", "to": "sales-lead", "body": "by timer"}],
      "order_received": [
        {"type": "delegation", "to": "engineering-lead", "priority": "low", "body": "by order"},
        {"type": "code_changed", "to": "sales-lead", "attributes": {"repo": "acme/api"}},
        {"type": "completion"}
      ],
      "poll": []
    }, "sales-lead": {
      "safety": [{"type": "escalation", "escalationReason": "TIMEOUT"}, {"type": "approve"}],
      "task_assigned": [{"type": "config_request", "agent": "sales-worker-1", "reason": "quiet",
        "trigger": {"mode": "event-driven", "triggerOn": ["task_assigned"], "maxSleepTicks": null,
          "batchOverrides": {"priority:low": 4}}}]
    }}`,
    'script.json',
    org,
  );
  const sent = (agent: string, given: Partial<Invocation>) =>
    script.answer(invocation(agent, given)).actions;

  it('sends what stands under a key once a wake, however many messages bear it', () => {
    const messages = [message('order_received', 1), message('order_received', 2)];
    expect(sent('coo', { messages })).toEqual([
      { type: 'delegation', to: 'engineering-lead', priority: 'low', body: 'by order' },
      { type: 'code_changed', to: 'sales-lead', body: '', attributes: { repo: 'acme/api' } },
      { type: 'completion', to: 'human-principal', body: '' },
    ]);
  });

  it('takes the keys of a wake in the order of the file', () => {
    const given = { messages: [message('order_received')], reasons: ['message', 'timer'] } as const;
    expect(sent('coo', given).map((action) => action.type)).toEqual([
      'order',
      'delegation',
      'code_changed',
      'completion',
    ]);
  });

  it('sends completions and escalations to the manager unless it names somebody', () => {
    expect(sent('sales-lead', { reasons: ['safety'] })).toEqual([
      { type: 'escalation', to: 'coo', body: '', escalationReason: 'TIMEOUT' },
      { type: 'approve' },
    ]);
  });

  it('reads a request to trigger an agent otherwise', () => {
    expect(sent('sales-lead', { messages: [message('task_assigned')] })).toEqual([
      {
        type: 'config_request',
        agent: 'sales-worker-1',
        reason: 'quiet',
        trigger: {
          mode: 'event-driven',
          triggerOn: [{ trigger: 'task_assigned', filter: null }],
          maxSleepTicks: null,
          batchOverrides: { 'priority:low': 4 },
        },
      },
    ]);
  });

  it('does nothing at other wakes, for agents it does not name, and never has work left', () => {
    expect(sent('coo', { reasons: ['safety'] })).toEqual([]);
    expect(sent('finance-lead', { messages: [message('task_assigned')] })).toEqual([]);
    const wake = invocation('coo', { messages: [message('order_received')] });
    expect(script.answer(wake).workInProgress).toBe(false);
  });

  it('lets one order cascade through the org in one tick', () => {
    const leads = ['engineering-lead', 'support-lead', 'sales-lead', 'finance-lead'];
    const delegate = (to: string) => ({ type: 'delegation', to, body: '' });
    const text = JSON.stringify({
      coo: { order_received: leads.map(delegate) },
      ...Object.fromEntries(
        leads.map((lead) => [
          lead,
          { task_assigned: [1, 2, 3].map((n) => delegate(lead.replace('lead', `worker-${n}`))) },
        ]),
      ),
    });
    const awake = orgOf(`${pyramid()}\n## Culture\n- **Default trigger:** event-driven\n`);
    const run = simulate(awake, {
      ticks: 20,
      events: { 7: [{ type: 'order', to: 'coo', body: '' }] },
      answer: (wake) => parseScript(text, 'script.json', awake).answer(wake),
    });
    const wakes = [0, 1, 2, 3].map((wave) => run.trace.filter((wake) => wake.wave === wave).length);
    expect(wakes).toEqual([1, 4, 12, 0]);
    expect(new Set(run.trace.map(({ tick }) => tick))).toEqual(new Set([7]));
  });
});

describe('a script that is wrong says where, what would come of it, and what to write', () => {
  const action = (text: string) => `{"coo": {"order_received": [${text}]}}`;
  it.each([
    [
      '{"cooo": {}}',
      'agent-unknown: s.json: cooo: there is no agent "cooo", and its script would never be used. Did you mean coo?',
    ],
    [
      '{"coo": {"orders_received": []}}',
      'input-invalid: s.json: coo: the key "orders_received" is not known here, and would have no effect. Did you mean order_received?',
    ],
    [
      action('{"type": "delegation", "to": "Engineering lead"}'),
      'agent-unknown: s.json: coo.order_received[0].to: there is no agent "Engineering lead", and the message would reach nobody (human-principal is the person). Did you mean engineering-lead?',
    ],
    [
      action('{"type": "delegation", "body": "x"}'),
      'input-invalid: s.json: coo.order_received[0].to: it is missing. Write the id of an agent.',
    ],
    [
      action('{"type": "delegate", "to": "coo"}'),
      'input-invalid: s.json: coo.order_received[0].type: "delegate" is no type of action. Did you mean delegation?',
    ],
    [
      action('{"type": "message", "to": "coo", "priority": "urgent"}'),
      'input-invalid: s.json: coo.order_received[0].priority: "urgent" is no priority. It can be: low, normal, high, critical.',
    ],
    [
      action('{"type": "message", "to": "coo", "attributes": {}}'),
      'input-invalid: s.json: coo.order_received[0]: the key "attributes" is not known here, and would have no effect. The keys are: type, to, body, priority, task.',
    ],
    [
      action('{"type": "message", "to": "coo", "body": 7}'),
      'input-invalid: s.json: coo.order_received[0].body: a number stands where a text is expected. Write "body": "what it says".',
    ],
    [
      action('{"type": "config_request", "agent": "sales-led", "reason": "", "trigger": {}}'),
      'agent-unknown: s.json: coo.order_received[0].agent: there is no agent "sales-led", and nothing would change. Did you mean sales-lead?',
    ],
    [
      action('{"type": "config_request", "agent": "sales-lead", "reason": "", "trigger": {}}'),
      'input-invalid: s.json: coo.order_received[0].trigger: it is empty, and would change nothing. Write {"mode": "event-driven", "triggerOn": ["task_assigned"]}.',
    ],
    [
      action(
        '{"type": "config_request", "agent": "coo", "reason": "", "trigger": {"tickInterval": 0.5}}',
      ),
      'input-invalid: s.json: coo.order_received[0].trigger.tickInterval: 0.5 is not a number of ticks from 1. Write a whole number from 1, such as 11.',
    ],
    [
      '{"coo": {"poll": {"type": "approve"}}}',
      'input-invalid: s.json: coo.poll: an object stands where a list is expected. Write a list: [{"type": "message", "to": "human-principal", "body": "..."}].',
    ],
    [
      '[]',
      'input-invalid: s.json: a list stands where an object is expected. Write {"coo": {"order_received": [{"type": "delegation", "to": "engineering-lead", "body": "..."}]}}.',
    ],
    [
      '{"coo": {\n  "poll": [],\n}}',
      'input-invalid: s.json: it is not JSON: nothing follows the comma before } (line 2, column 13). Mend it there; nothing of the file was used.',
    ],
  ])('%s', (text, refusal) => {
    expect(refusalOf(() => parseScript(text, 's.json', org))).toBe(refusal);
  });
});
